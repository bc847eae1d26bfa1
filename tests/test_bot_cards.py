"""Cards at their extremes: long, many, hostile; always within Discord's limits."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from discord.ui import TextDisplay
from hypothesis import given
from hypothesis import strategies as st

from tests.requests_checked import check_layout
from tests.stage import DROPOUT, FULL, HALF, TOPICS, grader
from tutorbot.bot.buttons import round_buttons
from tutorbot.bot.card import BLUE, Card, Shown, fitted, size, whole_lines
from tutorbot.bot.escaping import as_typed, escaped, excerpts, visible
from tutorbot.bot.grade_views import grade_card, public_reply
from tutorbot.bot.lesson import Lesson, reflowed
from tutorbot.bot.round_views import closing_card, explanation_card, final_chart, question_card
from tutorbot.bot.views import missing_permissions
from tutorbot.core.ledger import Tally
from tutorbot.core.model import (
    NO_SERVER,
    Attempt,
    ChannelId,
    Ending,
    Item,
    KeyPoint,
    LearnerId,
    Picture,
    Place,
    Round,
    RoundId,
    RoundState,
    ServerId,
    Session,
    SessionId,
    Span,
)
from tutorbot.core.outcomes import Closing, Explanation, Outcome, Result
from tutorbot.pictures.formulas import Formula, segments
from tutorbot.pictures.sketch import Drawn

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PLACE = Place(ServerId(1), ChannelId(2))
SESSION = Session(SessionId(1), PLACE, LearnerId(7), None, None, 20, 180, NOW)
ROUND = Round(
    RoundId(1),
    SESSION,
    20,
    DROPOUT.id,
    RoundState.CLOSED,
    NOW,
    NOW + timedelta(minutes=3),
    None,
    Ending.TIME,
)
PICTURE = Drawn(b"png", 100, 50, "What the item is about.")
BUTTONS = round_buttons(ROUND.id)
MANY = 20
MOST_FORMULAS = 40
LONG = "Units are switched off at random, in each step anew, and that is all there is to it. "
ID = 10**18


def long_item(paragraphs: int, formulas: int) -> Item:
    """Return an item with more of everything than a message holds."""
    answer = "\n\n".join(
        [LONG * 3] * paragraphs + [f"$$x_{{{n}}} = {n}$$" for n in range(formulas)]
    )
    points = tuple(KeyPoint(f"p{n}", 1, LONG, LONG, ()) for n in range(30))
    return replace(
        DROPOUT,
        title=LONG[:80],
        question=LONG * 40,
        reference_answer=answer,
        rubric=points,
        sources=(LONG,) * 9,
    )


def picture(formula: Formula) -> Drawn:
    """Return a drawn formula; what it shows matters not here."""
    return Drawn(b"png", 100, 50, formula.text)


def closing_of(item: Item, learners: int) -> Closing:
    """Return how a round ended for some learners."""
    ids = [LearnerId(ID + n) for n in range(learners)]
    results = tuple(Result(i, 0.5, 50, 2, practice=False) for i in ids)
    return Closing(item, ROUND, results, tuple(Tally(i, 900, 20) for i in ids), True, False)


def words_of(shown: Shown) -> str:
    """Return all text of a card, its layout checked."""
    layout = {"components": shown.view.to_components()}  # type: ignore[no-untyped-call]
    check_layout(layout)
    assert len(shown.files()) <= 10
    return "\n".join(
        item.content for item in shown.view.walk_children() if hasattr(item, "content")
    )


def outcome_of(item: Item, answer: str) -> Outcome:
    """Grade an answer as the tutor does."""
    grade = grader().grade(item, answer)
    attempt = Attempt(
        round=ROUND.id,
        learner=LearnerId(7),
        server=ServerId(1),
        item=item.id,
        topic=item.topic,
        number=1,
        source="modal:1",
        answer=answer,
        credit=grade.credit,
        verdict=grade.verdict,
        points=10,
        hints=0,
        practice=False,
        bank_version="b",
        grader_version="g",
        at=NOW,
    )
    return Outcome(item, ROUND, attempt, grade, answer, item.rubric[0].ask, True)


@pytest.mark.parametrize("paragraphs", [0, 1, 5, 40])
@pytest.mark.parametrize("formulas", [0, 9, 10, MOST_FORMULAS])
@pytest.mark.parametrize("learners", [0, 1, MANY])
def test_a_closing_stays_within_limits_and_says_what_it_leaves_out(
    paragraphs: int, formulas: int, learners: int
) -> None:
    item = replace(long_item(paragraphs, formulas), picture=Picture("p", "Alt."))
    parts = segments(item.reference_answer)
    drawn = tuple(picture(p) for p in parts if isinstance(p, Formula))
    closing = closing_of(item, learners)

    words = words_of(closing_card(closing, TOPICS[0], Lesson(parts, drawn, PICTURE), NOW))

    assert "more key points" in words
    assert ("more learners" in words) == (learners == MANY)
    texts_left_out = paragraphs - words.count((LONG * 3).strip())
    formulas_left_out = formulas == MOST_FORMULAS and "x₃₉" not in words
    assert ("too long for one message" in words) == (texts_left_out > 0 or formulas_left_out)
    assert "That was the session" in words


@pytest.mark.parametrize("paragraphs", [1, 40])
@pytest.mark.parametrize("drawable", [True, False])
def test_an_explanation_stays_within_limits(paragraphs: int, drawable: bool) -> None:
    item = replace(long_item(paragraphs, 12), picture=Picture("p", "Alt."))
    parts = segments(item.reference_answer)
    drawn = tuple(picture(p) if drawable else None for p in parts if isinstance(p, Formula))

    words = words_of(
        explanation_card(Explanation(item, False), TOPICS[0], Lesson(parts, drawn, PICTURE))
    )

    assert "for practice, without points" in words


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


def test_a_question_card_holds_the_longest_question() -> None:
    words = words_of(question_card(ROUND, long_item(1, 1), TOPICS[0], round_buttons(ROUND.id)))

    assert "Answer in your own words" in words


def test_alone_in_a_direct_message_the_session_is_summed_up_without_standings() -> None:
    place = Place(NO_SERVER, ChannelId(2))
    round_ = replace(ROUND, session=replace(SESSION, place=place))
    closing = replace(closing_of(DROPOUT, 1), round=round_)

    words = words_of(closing_card(closing, None, Lesson(segments("Yes.")), NOW))

    assert "You earned **+50** · 50%" in words
    assert "/score" in words  # a leaderboard belongs to a server
    assert "/leaderboard" not in words
    assert "**Your session** 900 points · 20 of 20" in words
    assert "tandings" not in words


@pytest.mark.parametrize("number", [1, 2, 19, 20])
@pytest.mark.parametrize("learners", [1, 2, MANY])
def test_from_the_second_round_on_each_closing_has_the_standings(
    number: int, learners: int
) -> None:
    closing = closing_of(DROPOUT, learners)
    closing = replace(closing, round=replace(ROUND, number=number), last=number == 20)

    words = words_of(closing_card(closing, TOPICS[0], Lesson(segments("Yes.")), NOW))

    assert ("tandings**" in words) == (number > 1)
    assert words.count("900") == (number > 1) * min(learners, 10)


def test_who_has_as_many_points_shares_the_place_and_nothing_earns_no_medal() -> None:
    points = [90, 70, 70, 40, 40, 0]
    ids = [LearnerId(ID + n) for n in range(len(points))]
    results = tuple(Result(i, p / 100, p, 0, False) for i, p in zip(ids, points, strict=True))
    tallies = tuple(Tally(i, p, 2) for i, p in zip(ids, points, strict=True))
    closing = replace(closing_of(DROPOUT, 1), results=results, standings=tallies)

    lines = words_of(closing_card(closing, None, Lesson(segments("Yes.")), NOW)).splitlines()

    places = [line.split()[0] for line in lines if "<@" in line]
    assert places[:6] == ["🥇", "🥈", "🥈", "▫️", "▫️", "▫️"]
    assert places[6:] == ["🥇", "🥈", "🥈", "**4.**", "**4.**", "**6.**"]  # a bare 4. makes a list


def test_a_right_to_left_name_does_not_turn_round_the_points() -> None:
    words = words_of(
        closing_card(closing_of(DROPOUT, 3), None, Lesson(segments("Yes.")), NOW),
    )

    assert words.count("<@") == words.count("\u2068<@") == words.count(">\u2069 **") == 6


def test_a_question_that_is_too_long_says_so() -> None:
    words = words_of(question_card(ROUND, replace(DROPOUT, question=LONG * 40), None, BUTTONS))

    assert " …\n⏳" in words


def test_in_practice_a_second_answer_is_not_said_to_count() -> None:
    outcome = outcome_of(DROPOUT, HALF)
    practice = replace(outcome, attempt=replace(outcome.attempt, practice=True))

    assert "counts half" in words_of(grade_card(outcome))
    assert "Answer again to add to it." in words_of(grade_card(practice))
    assert "counts half" not in words_of(grade_card(practice))


def test_the_public_line_counts_what_is_missing_as_the_learners_own_card_does() -> None:
    outcome = outcome_of(DROPOUT, "It drops units.")
    first, second = outcome.grade.points
    grade = replace(outcome.grade, points=(replace(first, share=0.5), replace(second, share=0.0)))
    outcome = replace(outcome, grade=grade)

    assert "1 key point missing · 1 in part" in words_of(public_reply(outcome, BUTTONS))
    assert "1 key point still missing" in words_of(grade_card(outcome))


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


@pytest.mark.parametrize("length", [10, 400, 4000])
def test_a_long_answer_is_quoted_within_limits(length: int) -> None:
    answer = (f"{FULL} " * 60)[:length]

    words_of(grade_card(outcome_of(DROPOUT, answer)))


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


def test_an_excerpt_keeps_the_spaces_of_the_answer() -> None:
    answer = "TPR against FPR, one point each"

    assert excerpts(answer, [Span(0, 15), Span(17, 26)], 99) == "**TPR against FPR**, **one point**"


def test_piled_accents_and_hidden_signs_are_not_shown() -> None:
    assert visible("a\u200bb\u202ec" + "\u0301" * 9) == "abc\u0301\u0301"


def test_a_picture_that_is_not_drawn_is_said_in_words() -> None:
    item = replace(DROPOUT, picture=Picture("dropout", "A net with units struck out."))
    drawn = Drawn(b"png", 800, 600, "A net with units struck out.")
    told = Explanation(item, False)

    said = explanation_card(told, None, Lesson(segments("Yes.")))
    shown = explanation_card(told, None, Lesson(segments("Yes."), (), drawn))

    assert "-# A net with units struck out." in words_of(said)
    assert "A net" not in words_of(shown)
    assert shown.pictures == (drawn,)


def test_the_end_of_a_session_is_charted_by_place() -> None:
    closing = closing_of(DROPOUT, 3)
    chart = final_chart(replace(closing, last=True))

    assert final_chart(replace(closing, last=False)) is None
    assert final_chart(replace(closing_of(DROPOUT, 1), last=True)) is None
    assert chart is not None
    assert chart.alt.startswith("Final standings: 1st ")


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
