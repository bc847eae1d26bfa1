import pytest

from tutorbot.pictures.progress import (
    TopicMastery,
    WeekCredit,
    closing_card,
    credit_chart,
    mastery_chart,
    places,
)
from tutorbot.pictures.sketch import LONGEST_ALT, Sketch, paint


def test_mastery_is_said_in_words_as_well() -> None:
    sketch = mastery_chart([TopicMastery("Linear Models", 0.784, 31), TopicMastery("RL", 0, 1)])

    assert sketch.alt == "Mastery by topic: Linear Models 78% (31 answers); RL 0% (1 answer)."


def test_a_week_without_answers_has_no_credit() -> None:
    sketch = credit_chart([WeekCredit("3 Nov", 0, 0), WeekCredit("10 Nov", 0.5, 2)])

    assert sketch.alt == "Mean credit by week: 3 Nov no answers; 10 Nov 50% (2 answers)."


def test_a_closing_card_says_places_and_credits() -> None:
    sketch = closing_card([31, 24, 24, 1], [0.9, 0.4])

    assert sketch.alt == (
        "Session closed. By place: 1st 31 points, 2nd 24 points, 2nd 24 points, 4th 1 point."
        " Mean credit by question: 1 90%, 2 40%."
    )


@pytest.mark.parametrize(
    ("points", "expected"), [((), ()), ((5,), (1,)), ((9, 9, 4, 4, 0), (1, 1, 3, 3, 5))]
)
def test_equal_points_share_a_place(points: tuple[int, ...], expected: tuple[int, ...]) -> None:
    assert places(points) == expected


@pytest.mark.parametrize(
    "sketch",
    [
        mastery_chart([TopicMastery("W" * 200, 2.0, 10**6)] * 40),
        mastery_chart([]),
        credit_chart([WeekCredit("28 Sep", 1.0, 12345)] * 40),
        credit_chart([]),
        closing_card([10**6] * 40, [1.0] * 40),
        closing_card([0, 0], [0.0]),
        closing_card([], []),
        mastery_chart([TopicMastery("<b>&'\"", 0.5, 3)]),
    ],
)
def test_the_longest_and_the_emptiest_are_painted(sketch: Sketch) -> None:
    assert paint(sketch).startswith(b"\x89PNG")
    assert len(sketch.alt) <= LONGEST_ALT
