"""What holds for every answer, whoever writes it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutorbot.bank import open_bank, shipped_path
from tutorbot.core.grader.grading import Grader
from tutorbot.core.model import EmptyAnswerError, Grade, Item, ItemId

BANK, LEXICON = open_bank(shipped_path())
GRADER = Grader(LEXICON)
ITEMS = [
    BANK[ItemId(name)] for name in ("ML0005", "ML0006", "ML0007", "ML0015", "ML0019", "ML0024")
]
ONE_SIDED = [item for item in ITEMS if not item.sides]  # in the others "they" needs its sentence

items = st.sampled_from(ITEMS)
words = st.sampled_from(
    sorted({word for item in ITEMS for word in re.findall(r"\S+", item.reference_answer)})
)
answers = st.one_of(
    st.lists(words, min_size=1, max_size=60).map(" ".join),
    st.text(max_size=300),
    st.text(alphabet="TPFN()/+=-^_{}\\ .,xyσ∑|'", max_size=80),
)


@st.composite
def said(draw: st.DrawFn) -> tuple[Item, list[str]]:
    """An item, and some statements of its key points in any order."""
    item = draw(st.sampled_from(ONE_SIDED))
    says = [point.says for point in item.rubric]
    return item, draw(st.lists(st.sampled_from(says), min_size=1, unique=True))


def graded(item: Item, answer: str) -> Grade | None:
    try:
        return GRADER.grade(item, answer)
    except EmptyAnswerError:
        return None


def credit(item: Item, answer: str) -> float:
    grade = graded(item, answer)
    return grade.credit if grade else 0.0


@settings(max_examples=300, deadline=None)
@given(items, answers)
def test_a_grade_is_sound(item: Item, answer: str) -> None:
    grade = graded(item, answer)
    if grade is None:
        return

    assert 0 <= grade.credit <= 1
    assert [p.point for p in grade.points] == list(item.rubric)
    for point in grade.points:
        assert 0 <= point.share <= 1
        assert bool(point.receipts) == (point.share > 0)
        ends = [(span.start, span.end) for span in point.receipts]
        assert all(0 <= start < end <= len(answer) for start, end in ends)
        assert ends == sorted(ends)
        assert all(a[1] <= b[0] for a, b in pairwise(ends))


@settings(max_examples=30, deadline=None)  # each compiles an item
@given(items, answers)
def test_the_same_answer_gets_the_same_grade(item: Item, answer: str) -> None:
    fresh = Grader(LEXICON)

    try:
        again = fresh.grade(item, answer)
    except EmptyAnswerError:
        assert graded(item, answer) is None
    else:
        assert again == graded(item, answer)


@settings(max_examples=150, deadline=None)
@given(said(), st.randoms(use_true_random=False))
def test_the_order_of_sentences_does_not_matter(
    case: tuple[Item, list[str]], chance: st.DataObject
) -> None:
    item, says = case
    shuffled = list(says)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert credit(item, " ".join(shuffled)) == pytest.approx(credit(item, " ".join(says)))


@settings(max_examples=150, deadline=None)
@given(said(), st.data())
def test_a_correct_sentence_added_never_lowers_the_credit(
    case: tuple[Item, list[str]], data: st.DataObject
) -> None:
    item, says = case
    more = data.draw(st.sampled_from([point.says for point in item.rubric]))

    assert credit(item, " ".join([*says, more])) >= credit(item, " ".join(says)) - 1e-9


@settings(max_examples=100, deadline=None)
@given(said())
def test_case_spaces_and_an_emoji_change_nothing(case: tuple[Item, list[str]]) -> None:
    item, says = case
    answer = " ".join(says)
    wanted = pytest.approx(credit(item, answer))

    assert credit(item, answer.upper()) == wanted
    assert credit(item, "  " + answer.replace(" ", "   ") + " 🎉") == wanted


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_british_spelling_changes_nothing(item: Item) -> None:
    american = item.reference_answer.replace("isation", "ization").replace("ise", "ize")

    assert credit(item, american) == pytest.approx(credit(item, item.reference_answer))


@settings(max_examples=150, deadline=None)
@given(said(), st.data())
def test_one_typo_costs_at_most_what_the_word_earned(
    case: tuple[Item, list[str]], data: st.DataObject
) -> None:
    item, says = case
    answer = " ".join(says)
    long = list(re.finditer(r"[a-z]{7,}", answer))
    if not long:
        return
    match = data.draw(st.sampled_from(long))
    slip = match.start() + data.draw(st.integers(1, len(match.group()) - 2))
    typed = answer[:slip] + answer[slip + 1 :]

    before, after = GRADER.grade(item, answer), GRADER.grade(item, typed)
    touched = sum(
        p.point.weight * p.share
        for p in before.points
        if any(span.start <= match.end() and match.start() <= span.end for span in p.receipts)
    )
    touched += sum(p.point.weight * p.share for p in before.points if p.in_favour)
    total = sum(point.weight for point in item.rubric)
    assert after.credit >= before.credit - touched / total - 1e-9
