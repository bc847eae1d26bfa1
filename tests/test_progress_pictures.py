import re

import pytest

from tutorbot.core.model import Topic
from tutorbot.core.outcomes import TopicMastery, WeekCredit
from tutorbot.pictures.canvas import FAINT
from tutorbot.pictures.progress import (
    credit_chart,
    mastery_chart,
    score_chart,
)
from tutorbot.pictures.session import Credits, ordinal, session_chart
from tutorbot.pictures.sketch import LONGEST_ALT, TALLEST, Sketch, paint


def held(name: str, mastery: float, rounds: int) -> TopicMastery:
    return TopicMastery(Topic("slug", name), mastery, rounds)


def test_mastery_is_said_in_words_as_well() -> None:
    sketch = mastery_chart([held("Linear Models", 0.784, 31), held("RL", 0, 1)])

    assert sketch.alt == "Mastery by topic: Linear Models 78% (31 rounds); RL 0% (1 round)."


def test_of_many_topics_the_strongest_and_the_weakest_are_shown() -> None:
    sketch = mastery_chart([held(f"Topic {i:02d}", 1 - i / 18, 3) for i in range(18)])

    assert sketch.alt.startswith("Mastery: 5 strongest, 5 weakest topics: Topic 00 100%")
    assert "Topic 04" in sketch.alt
    assert "Topic 05" not in sketch.alt
    assert "Topic 12" not in sketch.alt
    assert "Topic 17" in sketch.body


def test_weeks_without_rounds_are_gaps_over_the_turn_of_the_year() -> None:
    sketch = credit_chart([WeekCredit("2026-W52", 0.25, 1), WeekCredit("2027-W01", 0.5, 2)])

    assert sketch.alt == (
        "Mean credit by week: 21 Dec 25% (1 round); 28 Dec no rounds; 4 Jan 50% (2 rounds)."
    )


def test_a_score_without_rounds_has_no_picture_and_one_week_no_curve() -> None:
    topics = [held("RL", 0.5, 2)]

    assert score_chart((), ()) is None
    assert score_chart(topics, [WeekCredit("2026-W47", 0.5, 2)]) == mastery_chart(topics)


def session(learners: int, questions: int, credit: float | None = 1.0) -> Sketch:
    rows: list[tuple[str, Credits]] = [("1st", [credit] * questions)] * learners
    return session_chart(rows, [credit] * questions)


def test_a_session_chart_says_each_credit_in_the_order_of_the_standings() -> None:
    rows: list[tuple[str, Credits]] = [("1st", [1.0, 0.5]), ("1st", [None, 1.0]), ("3rd", [0, 0.2])]

    sketch = session_chart(rows, [0.5, 0.567])

    assert sketch.alt == (
        "Credit by question, in per cent. 1st: 100 50; 1st: – 100; 3rd: 0 20; mean: 50 57."
    )
    assert ">100<" in sketch.body
    assert ">–<" not in sketch.body


def test_alone_there_is_no_mean_and_many_questions_have_no_numbers() -> None:
    assert "mean" not in session(1, 2).alt
    assert "mean" in session(2, 2).body
    assert ">100<" in session(2, 8).body
    assert ">100<" not in session(2, 9).body


@pytest.mark.parametrize(("credit", "height"), [(1.0, "26.00"), (0.5, "13.00"), (0.0, "3.00")])
def test_a_cell_without_a_number_is_filled_as_high_as_the_credit(
    credit: float, height: str
) -> None:
    cells = re.findall(r'height="([\d.]+)" rx="3" fill="(#\w+)"', session(1, 9, credit).body)

    assert [high for high, colour in cells if colour != FAINT][:9] == [height] * 9


@pytest.mark.parametrize(
    ("place", "said"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (22, "22nd")]
)
def test_places_are_said_as_people_say_them(place: int, said: str) -> None:
    assert ordinal(place) == said


MANY_TOPICS = [held("W" * 200, 2.0, 10**6)] * 40
MANY_WEEKS = [WeekCredit(f"2026-W{week:02d}", 1.0, 12345) for week in range(1, 53)]


@pytest.mark.parametrize(
    "sketch",
    [
        mastery_chart(MANY_TOPICS),
        mastery_chart([]),
        credit_chart(MANY_WEEKS),
        credit_chart([WeekCredit("2001-W01", 0.5, 1), WeekCredit("2026-W47", 0.5, 1)]),
        credit_chart([]),
        score_chart(MANY_TOPICS, MANY_WEEKS) or mastery_chart([]),
        session(40, 20),
        session(2, 20, None),
        session(1, 1, 0),
        mastery_chart([held("<b>&'\"", 0.5, 3)]),
    ],
)
def test_the_longest_and_the_emptiest_are_painted(sketch: Sketch) -> None:
    assert paint(sketch).startswith(b"\x89PNG")
    assert sketch.height <= TALLEST
    assert len(sketch.alt) <= LONGEST_ALT
