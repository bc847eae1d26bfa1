"""A round's cards at their extremes: questions, closings and explanations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cards import (
    BUTTONS,
    ID,
    LONG,
    MANY,
    MOST_FORMULAS,
    NOW,
    PICTURE,
    ROUND,
    SESSION,
    closing_of,
    long_item,
    picture,
    words_of,
)
from tests.stage import DROPOUT, TOPICS
from tutorbot.bot.buttons import round_buttons
from tutorbot.bot.lesson import Lesson
from tutorbot.bot.round_views import closing_card, explanation_card, final_chart, question_card
from tutorbot.core.ledger import RoundCredit, Tally
from tutorbot.core.model import (
    NO_SERVER,
    ChannelId,
    LearnerId,
    Picture,
    Place,
)
from tutorbot.core.outcomes import Explanation, Result
from tutorbot.pictures.formulas import Formula, segments
from tutorbot.pictures.sketch import Drawn


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
    cut = "too long for one message" in words
    assert cut == ("/explain ML0007 shows more" in words)
    assert cut == (texts_left_out > 0 or formulas_left_out)
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
    assert places[6:] == ["🥇", "🥈", "🥈", "4\\.", "4\\.", "6\\."]  # a bare 4. makes a list


def test_a_right_to_left_name_does_not_turn_round_the_points() -> None:
    words = words_of(
        closing_card(closing_of(DROPOUT, 3), None, Lesson(segments("Yes.")), NOW),
    )

    assert words.count("<@") == words.count("\u2068<@") == words.count(">\u2069\n") == 6


def test_a_question_that_is_too_long_says_so() -> None:
    words = words_of(question_card(ROUND, replace(DROPOUT, question=LONG * 40), None, BUTTONS))

    assert " …\n⏳" in words


def test_a_picture_that_is_not_drawn_is_said_in_words() -> None:
    item = replace(DROPOUT, picture=Picture("dropout", "A net with units struck out."))
    drawn = Drawn(b"png", 800, 600, "A net with units struck out.")
    told = Explanation(item, False)

    said = explanation_card(told, None, Lesson(segments("Yes.")))
    shown = explanation_card(told, None, Lesson(segments("Yes."), (), drawn))

    assert "-# A net with units struck out." in words_of(said)
    assert "A net" not in words_of(shown)
    assert shown.pictures == (drawn,)


def test_the_end_of_a_session_is_charted_by_learner_and_question() -> None:
    first, second = LearnerId(ID), LearnerId(ID + 1)
    round_ = replace(ROUND, number=3)
    credits = (
        RoundCredit(first, 1, 1.0),
        RoundCredit(second, 1, 0.5),
        RoundCredit(first, 3, 0.4),
    )
    closing = replace(closing_of(DROPOUT, 2), round=round_, credits=credits)

    chart = final_chart(closing)
    words = words_of(closing_card(closing, None, Lesson(segments("Yes.")), NOW))

    assert chart is not None
    assert chart.alt == (
        "Credit by question, in per cent. 1st: 100 – 40; 1st: 50 – –; mean: 75 – 40."
    )
    assert "Hardest: question 3, mean credit 40%" in words
    assert final_chart(replace(closing, last=False)) is None
    assert final_chart(replace(closing, standings=())) is None
    assert final_chart(replace(closing, round=replace(round_, number=1))) is None


def test_where_all_questions_were_as_hard_none_is_called_the_hardest() -> None:
    credits = tuple(RoundCredit(LearnerId(ID), number, 0.5) for number in (1, 2))
    closing = replace(closing_of(DROPOUT, 1), credits=credits)

    words = words_of(closing_card(closing, None, Lesson(segments("Yes.")), NOW))

    assert "Hardest" not in words


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Why $R^2$ grows", "## Why R² grows"),
        ("word " * 40, "### " + " ".join(["word"] * 40)),
        ("word " * 400, "### " + " ".join(["word"] * 58) + " …"),
    ],
)
def test_a_title_of_any_length_is_one_heading(title: str, shown: str) -> None:
    item = replace(DROPOUT, title=title)
    lesson = Lesson(segments("Yes."))

    told = words_of(explanation_card(Explanation(item, False), None, lesson))
    closed = words_of(closing_card(closing_of(item, 1), None, lesson, NOW))

    assert shown in told.splitlines()
    assert shown in closed.splitlines()
