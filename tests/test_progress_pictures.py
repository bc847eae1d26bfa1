import pytest

from tutorbot.core.model import Topic
from tutorbot.core.outcomes import TopicMastery, WeekCredit
from tutorbot.pictures.progress import (
    credit_chart,
    mastery_chart,
    places,
    score_chart,
    session_chart,
)
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


def test_a_session_chart_says_places_and_credits() -> None:
    sketch = session_chart([31, 24, 24, 1], [0.9, 0.4])

    assert sketch.alt == (
        "Final standings: 1st 31 points, 2nd 24 points, 2nd 24 points, 4th 1 point."
        " Mean credit by question: 1 90%, 2 40%."
    )


@pytest.mark.parametrize(
    ("points", "expected"), [((), ()), ((5,), (1,)), ((9, 9, 4, 4, 0), (1, 1, 3, 3, 5))]
)
def test_equal_points_share_a_place(points: tuple[int, ...], expected: tuple[int, ...]) -> None:
    assert places(points) == expected


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
        session_chart([10**6] * 40, [1.0] * 40),
        session_chart([0, 0], [0.0]),
        session_chart([], []),
        mastery_chart([held("<b>&'\"", 0.5, 3)]),
    ],
)
def test_the_longest_and_the_emptiest_are_painted(sketch: Sketch) -> None:
    assert paint(sketch).startswith(b"\x89PNG")
    assert sketch.height <= TALLEST
    assert len(sketch.alt) <= LONGEST_ALT
