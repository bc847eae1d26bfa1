"""What an answer earns against a drafted rubric."""

from __future__ import annotations

import pytest

from tutorbot.core.coverage import grade_drafted
from tutorbot.core.drafting import draft_item
from tutorbot.core.model import Difficulty, EmptyAnswerError, Item, ItemId

QUESTION = "Why does a neural network need an activation function?"
REFERENCE = (
    "Without a nonlinear activation function, stacked layers collapse into a single linear map. "
    "The nonlinearity lets the network approximate curved decision boundaries."
)


@pytest.fixture
def item() -> Item:
    return draft_item(
        ItemId("T0001"), "Activation", "deep-learning", Difficulty.EASY, QUESTION, REFERENCE
    )


def test_the_reference_answer_earns_nearly_everything(item: Item) -> None:
    assert grade_drafted(item, REFERENCE).credit >= 0.95


@pytest.mark.parametrize("nothing", ["i don't know", "no idea", "idk", "?!?! ok"])
def test_saying_nothing_earns_nothing(item: Item, nothing: str) -> None:
    assert grade_drafted(item, nothing).credit <= 0.01


def test_an_answer_without_words_is_refused(item: Item) -> None:
    with pytest.raises(EmptyAnswerError):
        grade_drafted(item, " … \n")


def test_more_of_the_reference_earns_more(item: Item) -> None:
    half = grade_drafted(item, "Otherwise the layers collapse into one linear map.").credit
    less = grade_drafted(item, "Otherwise it is linear.").credit

    assert 0 < less < half < 1


def test_receipts_are_words_of_the_answer(item: Item) -> None:
    answer = "The LAYERS collapse to a linear map!"
    grade = grade_drafted(item, answer)

    shown = {answer[s.start : s.end] for point in grade.points for s in point.receipts}
    assert {"LAYERS", "collapse", "linear", "map"} <= shown
