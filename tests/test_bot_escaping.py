"""Learners' words on a card: shown as they are, whatever they hold."""

from __future__ import annotations

import random
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cards import (
    outcome_of,
    words_of,
)
from tests.stage import DROPOUT
from tutorbot.bot.escaping import as_typed, escaped, excerpts, visible
from tutorbot.bot.grade_views import grade_card
from tutorbot.core.model import (
    Span,
)


def test_what_an_answer_repeats_is_quoted_once() -> None:
    answer = f"drop units {'and so on, ' * 9} Drop units"

    assert excerpts(answer, [Span(0, 10), Span(len(answer) - 10, len(answer))], 200) == (
        "**drop units**"
    )


HOSTILE = [
    "@everyone **drop** random units",
    "[click](https://evil.example) drop random units <@123> <#4> </quiz:5> <t:0:R>",
    "```py\ndrop random units\n``` `code` ||spoiler|| > quote",
    "\u202edrop\u202c random\u200b units\u2066",
    "# heading\n- list\n> quote\n-# small drop random units",
    "d\u0301\u0302\u0303\u0304\u0305rop random units",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_learners_words_cannot_break_the_card(text: str) -> None:
    answer = f"{text}. Random units are dropped at random; {text} overfitting."

    words = words_of(grade_card(outcome_of(DROPOUT, answer)))

    assert not re.search(r"(?<!\\)(<@123>|\]\(|`|\|\||@everyone|<#|</|<t:)", words)
    assert not any(c in words for c in "\u202e\u200b\u2066\u202c")


@given(st.text(max_size=300))
def test_escaped_words_show_themselves_on_one_line(text: str) -> None:
    shown = escaped(text)

    assert "\n" not in shown
    for before, sign in pairwise(f" {shown}"):
        if sign in "*_~|<>[]()@#`":
            assert before == "\\"


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=200))
def test_what_is_kept_can_be_kept(text: str) -> None:
    kept = as_typed(text)

    kept.encode()
    assert "\0" not in kept


@given(st.text(max_size=4000), st.integers(20, 400), st.randoms(use_true_random=False))
def test_excerpts_keep_to_their_length(text: str, most: int, chance: random.Random) -> None:
    cuts = sorted(chance.sample(range(len(text) + 1), min(len(text) + 1, 8)))
    spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]

    assert len(excerpts(text, spans, most)) <= most + 4


def test_an_excerpt_shows_what_counted_in_bold_and_leaves_out_what_lies_between() -> None:
    answer = f"It drops units {'very ' * 20}often, at random."
    spans = [Span(3, 14), Span(answer.index("random"), answer.index("random") + 6)]

    assert excerpts(answer, spans, 200) == "**drops units** … **random**"


def test_right_to_left_words_are_set_apart() -> None:
    answer = "שלום drop units"

    assert excerpts(answer, [Span(0, len(answer))], 100).startswith("\u2068")


def test_an_excerpt_keeps_the_spaces_of_the_answer() -> None:
    answer = "TPR against FPR, one point each"

    assert excerpts(answer, [Span(0, 15), Span(17, 26)], 99) == "**TPR against FPR**, **one point**"


def test_piled_accents_and_hidden_signs_are_not_shown() -> None:
    assert visible("a\u200bb\u202ec" + "\u0301" * 9) == "abc\u0301\u0301"
