"""What a card holds: texts, lists, formulas and pictures cut to Discord's limits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from discord.ui import TextDisplay
from hypothesis import given
from hypothesis import strategies as st

from tests.cards import (
    NOW,
    closing_of,
    long_item,
    picture,
    words_of,
)
from tests.stage import TOPICS
from tutorbot.bot.card import BLUE, Card, fitted, size, whole_lines
from tutorbot.bot.lesson import Lesson, reflowed
from tutorbot.bot.round_views import closing_card
from tutorbot.bot.views import missing_permissions
from tutorbot.core.model import (
    Picture,
)
from tutorbot.pictures.formulas import Formula, segments
from tutorbot.pictures.sketch import Drawn


def test_formulas_stand_next_to_their_text_in_order() -> None:
    parts = segments("First:\n\n$$a$$\n\nthen\n\n$$b$$\n\nand last.")
    drawn = [picture(part) for part in parts if isinstance(part, Formula)]
    card = Card(BLUE)
    card.explained(parts, drawn, 1000)

    kinds = [type(item).__name__ for item in card.shown().view.walk_children()]

    assert kinds == [
        "Container",
        "TextDisplay",
        "MediaGallery",
        "TextDisplay",
        "MediaGallery",
        "TextDisplay",
    ]
    assert [p.alt for p in card.shown().pictures] == ["a", "b"]


@given(st.text(max_size=500), st.integers(12, 300))
def test_texts_are_cut_to_their_room(text: str, most: int) -> None:
    assert size(fitted(text, most)) <= most


@given(st.lists(st.text("ab 😀", max_size=60), max_size=40), st.integers(40, 600))
def test_lists_are_cut_to_whole_lines(lines: list[str], most: int) -> None:
    kept = whole_lines(lines, most, "key points")

    assert size("\n".join(kept)) <= most
    if len(kept) < len(lines):
        assert "more key points" in kept[-1]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("one\ntwo\n\nthree", "one two\n\nthree"),
        ("- a\n  b\n- c\n\n1. d\n   e", "- a b\n- c\n\n1. d e"),
        ("# Head\ntext\nmore", "# Head\ntext more"),
        ("```py\na\nb\n```\nc\nd", "```py\na\nb\n```\nc d"),
        ("as\n$$\nx\n= y\n$$\nwhere\nx", "as\n$$\nx\n= y\n$$\nwhere x"),
        ("> quoted\nafter", "> quoted after"),
    ],
)
def test_paragraphs_become_one_line_and_blocks_stay(written: str, shown: str) -> None:
    assert reflowed(written) == shown


def test_a_message_attaches_no_more_pictures_than_discord_takes() -> None:
    item = replace(long_item(0, 12), picture=Picture("dropout", "A net with units struck out."))
    parts = segments(item.reference_answer)
    drawn = tuple(picture(p) for p in parts if isinstance(p, Formula))
    more = Drawn(b"png", 800, 600, "A net with units struck out.")

    lesson = Lesson(parts, drawn, more)
    shown = closing_card(closing_of(item, 3), TOPICS[0], lesson, NOW, more)

    assert len(shown.pictures) == 10
    assert words_of(shown)


def test_what_to_do_about_permissions_stands_apart_from_their_list() -> None:
    card = missing_permissions(["send_messages", "embed_links"])

    texts = [i.content for i in card.view.walk_children() if isinstance(i, TextDisplay)]

    assert texts[0].endswith("- **Embed Links**")
    assert texts[1].startswith("Somebody who may edit the channel")
