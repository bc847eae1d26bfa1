"""What an answer earns against a drafted rubric."""

from __future__ import annotations

import itertools
import json
import sys
from pathlib import Path
from types import FrameType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutorbot.core.drafted import thesaurus
from tutorbot.core.drafted.coverage import grade_drafted
from tutorbot.core.drafted.drafting import draft_item
from tutorbot.core.drafted.statements import statements
from tutorbot.core.model import Difficulty, EmptyAnswerError, Item, ItemId

QUESTION = "Why does a neural network need an activation function?"
REFERENCE = (
    "Without a nonlinear activation function, stacked layers collapse into a single linear map. "
    "The nonlinearity lets the network approximate curved decision boundaries."
)
SAID = (
    "The layers collapse into one linear map.",
    "It can then approximate curved boundaries.",
    "Otherwise depth buys nothing.",
    "Bananas are yellow.",
    "The nonlinearity does not matter.",
)
MOST_CALLS_A_CHARACTER = 100  # of functions, Python's and C's; 45 for the worst of the hostile
GRADED = Path(__file__).parent.parent.parent / "shared" / "grading" / "dev"


def drafted(question: str, reference: str) -> Item:
    return draft_item(
        ItemId("T0001"), "Drafted", "deep-learning", Difficulty.EASY, question, reference
    )


ITEM = drafted(QUESTION, REFERENCE)


def credit(answer: str, item: Item = ITEM) -> float:
    return grade_drafted(item, answer).credit


def credit_and_calls(answer: str) -> tuple[float, int]:
    """Grade an answer, and count the calls of functions that it took."""
    calls = 0

    def count(frame: FrameType, event: str, about: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        earned = credit(answer)
    finally:
        sys.setprofile(None)
    return earned, calls


@pytest.mark.parametrize(
    ("question", "reference"),
    [
        (QUESTION, REFERENCE),
        ("What is a leaf?", "A node that has no children."),
        ("What are the two operations of a stack?", "push and pop"),
        ("Which optimizer?", "SGD"),
        ("Is recall one minus precision?", "No. Recall is TP/(TP+FN)."),
        ("Name ways against overfitting.", "- dropout\n- early stopping\n- weight decay"),
        ("What is the mean?", "The mean."),
    ],
)
def test_the_reference_answer_earns_everything(question: str, reference: str) -> None:
    assert credit(reference, drafted(question, reference)) >= 0.95


@pytest.mark.parametrize("nothing", ["i don't know", "no idea", "idk", "?!?! ok", "👍 sure"])
def test_saying_nothing_earns_nothing(nothing: str) -> None:
    assert credit(nothing) <= 0.01


def test_an_answer_without_words_is_refused() -> None:
    with pytest.raises(EmptyAnswerError):
        grade_drafted(ITEM, " … \n")


def test_more_of_the_reference_earns_more() -> None:
    less = credit("Otherwise it is a linear map.")
    more = credit("Otherwise the stacked layers collapse into one linear map.")

    assert 0 < less < more < 1


@pytest.mark.parametrize(
    ("answer", "bound"),
    [
        (QUESTION, 0.05),
        ("boundaries, collapse, curved, decision, layers, linear, map, approximate", 0.25),
        ("boundaries collapse curved decision layers linear map approximate stacked", 0.25),
        ("Gradient descent walks downhill on the loss surface with small steps.", 0.05),
    ],
)
def test_what_says_nothing_earns_next_to_nothing(answer: str, bound: float) -> None:
    assert credit(answer) <= bound


@pytest.mark.parametrize(
    ("reference", "other"),
    [
        ("The layers collapse to one map.", "The layers do not collapse to one map."),
        ("It learns from supervised examples.", "It learns from unsupervised examples."),
        ("The error increases with depth.", "The error decreases with depth."),
        ("The model overfits noisy data.", "The model underfits noisy data."),
    ],
)
def test_the_opposite_earns_less(reference: str, other: str) -> None:
    assert credit(other, drafted("What happens?", reference)) <= 0.9


@pytest.mark.parametrize(
    ("reference", "same", "other"),
    [
        (
            "Sound comes from vibrations.",
            "There is no sound without vibrations.",
            "There is no sound from vibrations.",
        ),
        (
            "A large batch makes the gradient accurate.",
            "It not only makes the gradient accurate.",
            "It does not make the gradient accurate.",
        ),
        (
            "The error increases when the rate is high.",
            "The error decreases when the rate is low.",
            "The error decreases when the rate is high.",
        ),
    ],
)
def test_what_is_turned_round_twice_is_said(reference: str, same: str, other: str) -> None:
    item = drafted("What happens?", reference)

    assert credit(same, item) >= credit(other, item) + 0.05


@pytest.mark.parametrize(
    ("reference", "answer"),
    [
        ("Elements leave last in first out.", "LIFO"),
        ("A support vector machine.", "an SVM"),
        ("An SVM.", "It is a support vector machine."),
        ("Arithmetic logic unit (ALU)", "the ALU"),
    ],
)
def test_an_acronym_says_its_words(reference: str, answer: str) -> None:
    item = drafted("Which is it?", reference)

    assert credit(answer, item) >= 0.35
    assert credit("a DNS", item) == 0


def test_opposites_are_not_alike() -> None:
    alike = [
        (word, other)
        for word, others in thesaurus.opposites().items()
        for other in others
        if set(thesaurus.groups_of(word)) & set(thesaurus.groups_of(other))
    ]

    assert alike == []


def test_another_number_earns_little_in_a_short_answer() -> None:
    item = drafted("Which layers are frozen?", "Layers 1 and 4 are frozen.")

    right = credit("Layers 1 and 4.", item)
    assert credit("Layers 1 and 2.", item) <= 0.5 * right


def test_yes_where_the_reference_says_no_earns_little() -> None:
    item = drafted("Is it stable?", "No, the gradient explodes through the layers.")

    right = credit("No, the gradient explodes.", item)
    assert credit("Yes, the gradient explodes.", item) <= 0.3 * right


def test_synonyms_relatives_and_slips_count() -> None:
    item = drafted("What happens?", "The error decreases quickly during optimization.")

    assert credit("Bananas are yellow there.", item) == 0
    for word in ("the eror", "a faster process", "it is reduced", "while we optimize"):
        assert credit(word, item) > 0, word


def test_a_denied_point_is_named_as_denied() -> None:
    grade = grade_drafted(ITEM, "The layers never collapse.")

    assert any(point.denied for point in grade.points)


def test_receipts_are_words_of_the_answer() -> None:
    answer = "The LAYERS collapse to a linear map!"

    shown = {
        answer[s.start : s.end] for p in grade_drafted(ITEM, answer).points for s in p.receipts
    }
    assert {"LAYERS", "collapse", "linear", "map"} <= shown


@given(answer=st.text(min_size=1, max_size=300) | st.lists(st.sampled_from(SAID)).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_answer_gets_a_sound_grade(answer: str) -> None:
    try:
        grade = grade_drafted(ITEM, answer)
    except EmptyAnswerError:
        return

    total = sum(point.weight for point in ITEM.rubric)
    assert 0 <= grade.credit <= 1
    assert grade == grade_drafted(ITEM, answer)
    share = sum(p.point.weight * p.share for p in grade.points) / total
    assert grade.credit == pytest.approx(share)
    for point in grade.points:
        spans = point.receipts
        assert all(0 <= s.start < s.end <= len(answer) for s in spans)
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
        assert bool(spans) or point.share == 0


@given(order=st.permutations(SAID))
@settings(max_examples=40, deadline=None)
def test_the_order_of_sentences_does_not_matter(order: list[str]) -> None:
    assert credit(" ".join(order)) == pytest.approx(credit(" ".join(SAID)))


@given(
    said=st.lists(st.sampled_from((*SAID, QUESTION, "linear, map, layers")), min_size=1),
    added=st.sampled_from([one.says for one in statements(REFERENCE)]),
)
@settings(max_examples=80, deadline=None)
def test_a_correct_sentence_added_never_lowers_the_credit(said: list[str], added: str) -> None:
    before = "\n".join(said)

    assert credit(f"{before}\n{added}") >= credit(before) - 1e-9


@given(
    dressed=st.sampled_from(
        [str.upper, lambda s: f"  {s}\n\n", lambda s: f"{s} 🎉", lambda s: s.replace(" ", "   ")]
    )
)
@settings(deadline=None)
def test_dress_does_not_matter(dressed: object) -> None:
    assert callable(dressed)
    answer = "Stacked layers collapse into one linear map"

    assert credit(dressed(answer)) == credit(answer)


def test_british_spelling_does_not_matter() -> None:
    item = drafted("What does it do?", "It normalizes the modeled behavior around its center.")

    assert credit("It normalises the modelled behaviour around its centre.", item) >= 0.95


@pytest.mark.parametrize(
    "hostile",
    [
        "layers " * 570,
        " ".join(f"w{n}x" for n in range(900))[:4000],
        "not " * 1000,
        "a" * 4000,
        "," * 3999 + "x",
        " ".join(f"linear{chr(97 + n % 26)}{chr(97 + n // 26)}map" for n in range(350))[:4000],
    ],
)
def test_the_work_on_a_hostile_answer_grows_with_its_length_alone(hostile: str) -> None:
    earned, calls = credit_and_calls(hostile)

    assert calls <= MOST_CALLS_A_CHARACTER * len(hostile)
    assert earned <= 0.6


@pytest.mark.skipif(not GRADED.is_dir(), reason="teachers' grades are not here")
@pytest.mark.parametrize(("name", "least"), [("mohler", 0.60), ("digiklausur", 0.48)])
def test_agreement_with_teachers_stays(name: str, least: float) -> None:
    lines = (GRADED / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    items = {(r["question"], r["reference"]): drafted(r["question"], r["reference"]) for r in rows}

    mine = [credit(r["answer"], items[r["question"], r["reference"]]) for r in rows]
    assert np.corrcoef(mine, [row["score"] for row in rows])[0, 1] >= least
