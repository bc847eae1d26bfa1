import pytest

from tutorbot.bank.shipped import load_lexicon
from tutorbot.core.grader.grading import Grader
from tutorbot.core.model import (
    Difficulty,
    EmptyAnswerError,
    Idea,
    Item,
    ItemId,
    KeyPoint,
    Misconception,
    Verdict,
)

DROPOUT = Item(
    ItemId("X1"),
    "Dropout",
    "training",
    Difficulty.EASY,
    "What is dropout?",
    "Random units are switched off.",
    (
        KeyPoint(
            "random-units",
            2,
            "Random units are switched off.",
            "What happens to the units?",
            (
                Idea(("drop|switch_off|turn_off unit|neuron",)),
                Idea(("random",), earns=False),
            ),
        ),
        KeyPoint("overfit", 1, "It fights overfitting.", "Why?", (Idea(("overfitting",)),)),
    ),
    (
        Misconception(
            "at-test",
            ("drop|switch_off > test|test_time ~3",),
            ("random-units",),
            "Only in training.",
        ),
    ),
)


@pytest.fixture
def grader() -> Grader:
    return Grader(load_lexicon())


@pytest.mark.parametrize(
    ("answer", "credit"),
    [
        ("It drops units at random, against overfitting.", 1.0),
        ("Random units are switched off!", 2 / 3),
        ("It drops units.", 1 / 3),
        ("Random things happen.", 0.0),
        ("It does not drop random units.", 0.0),
        ("It drops random units at test time.", 0.0),
    ],
)
def test_an_answer_earns_the_share_that_it_says(grader: Grader, answer: str, credit: float) -> None:
    assert grader.grade(DROPOUT, answer).credit == pytest.approx(credit)


def test_every_point_shows_the_words_that_earned_it(grader: Grader) -> None:
    answer = "Overfitting! Hence neurons are dropped randomly."

    grade = grader.grade(DROPOUT, answer)

    receipts = [[answer[s.start : s.end] for s in p.receipts] for p in grade.points]
    assert receipts == [["neurons are dropped randomly"], ["Overfitting"]]
    assert grade.verdict is Verdict.CORRECT


def test_a_receipt_tells_no_words_twice(grader: Grader) -> None:
    answer = "Neurons. It drops neurons at random. The neurons are random."

    spans = grader.grade(DROPOUT, answer).points[0].receipts

    assert [answer[s.start : s.end] for s in spans] == ["drops neurons", "random"]


FORMULA = Item(
    ItemId("X3"),
    "Bayes",
    "stats",
    Difficulty.EASY,
    "What does it state?",
    "A formula.",
    (KeyPoint("formula", 1, "It is so.", "How?", (Idea(("P(b|a)P(a)/P(b)",)),)),),
)


@pytest.mark.parametrize(
    ("answer", "is_list"),
    [
        ("P(a|b) = P(b|a)P(a)/P(b)", False),
        ("p(a|b)=p(b|a)p(a)/p(b)", False),
        ("P(b|a)P(a)/P(b), prior, posterior, likelihood, evidence", True),
    ],
)
def test_an_equation_is_a_statement(grader: Grader, answer: str, is_list: bool) -> None:
    assert grader.grade(FORMULA, answer).word_list == is_list


@pytest.mark.parametrize(
    "answer",
    [
        "It = overfitting, dropout, momentum, folds, average",
        "overfitting; dropout; momentum; folds; average",
        "this one = overfitting, adaptive dropout, learned momentum",
    ],
)
def test_a_list_with_its_name_before_it_is_a_list(grader: Grader, answer: str) -> None:
    grade = grader.grade(FIVE_POINTS, answer)

    assert grade.word_list
    assert grade.credit <= 0.25


def test_what_it_does_is_a_statement_even_with_a_rare_verb(grader: Grader) -> None:
    answer = "dropout is noise and it thwarts overfitting"

    assert not grader.grade(DROPOUT, answer).word_list


def test_an_answer_without_words_is_refused(grader: Grader) -> None:
    with pytest.raises(EmptyAnswerError):
        grader.grade(DROPOUT, " ... ?! 🙂")


FIVE_POINTS = Item(
    ItemId("X2"),
    "Five points",
    "training",
    Difficulty.EASY,
    "What is it?",
    "It is all of these.",
    (
        *(
            KeyPoint(word, 1, f"It is {word}.", "What is it?", (Idea((word,)),))
            for word in ("overfitting", "dropout", "momentum")
        ),
        KeyPoint("split", 1, "Folds.", "How?", (Idea(("fold",)), Idea(("average",)))),
        KeyPoint(
            "depth", 1, "Deep.", "How?", (Idea(("layer",), earns=False), Idea(("deep|deeper",)))
        ),
    ),
    (Misconception("wrong", ("cheese",), (), "It is no cheese."),),
)
KNOWN = "It helps against overfitting. We use dropout for that. The optimizer keeps momentum. "


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        ("It makes folds.", 0.5),
        ("The layers matter.", 0.0),
        (KNOWN, 3.0),
        (KNOWN + "It makes folds.", 4.0),  # half of a point, said in words of their own
        (KNOWN + "The layers matter.", 3.5),  # what only supports
        (KNOWN + "It does not make folds.", 3.0),
        (KNOWN + "It makes folds. It eats cheese.", 3.5),  # no benefit for a misconception
        (
            "It helps against overfitting. We use dropout for that. It makes folds.",
            2.5,
        ),  # too little else
    ],
)
def test_an_answer_that_covers_most_gets_the_benefit_of_the_doubt(
    grader: Grader, answer: str, points: float
) -> None:
    assert grader.grade(FIVE_POINTS, answer).credit == pytest.approx(points / 5)


def test_only_who_denies_the_whole_point_is_told_so(grader: Grader) -> None:
    whole = grader.grade(DROPOUT, "It does not drop random units. It helps against overfitting.")
    part = grader.grade(DROPOUT, "Nothing random happens. It helps against overfitting.")

    assert [point.denied for point in whole.points] == [True, False]
    assert [point.denied for point in part.points] == [False, False]


PULLS = Item(
    ItemId("X4"),
    "Pulls",
    "linear",
    Difficulty.EASY,
    "How do they pull?",
    "One stays, the other fades.",
    (
        KeyPoint("stays", 1, "It stays.", "What?", (Idea(("gradient > <not> > fade ~4",)),)),
        KeyPoint("fades", 1, "It fades.", "What?", (Idea(("gradient > fade ~4",)),)),
    ),
)


def test_words_that_say_another_point_deny_nothing(grader: Grader) -> None:
    grade = grader.grade(PULLS, "The gradient does not fade.")

    assert [(point.share, point.denied) for point in grade.points] == [(1.0, False), (0.0, False)]


GATES = Item(
    ItemId("X2"),
    "Gates",
    "architectures",
    Difficulty.EASY,
    "What do the gates do?",
    "One erases, the other shows.",
    (
        KeyPoint("forget", 1, "It erases.", "What?", (Idea(("erase|delete",), about="forget"),)),
        KeyPoint("output", 1, "It shows.", "What?", (Idea(("show|expose",), about="output"),)),
    ),
    sides={"forget": ("forget-gate",), "output": ("output-gate",)},
)


@pytest.mark.parametrize(
    ("answer", "credit"),
    [
        ("The forget gate deletes, the output gate shows.", 1.0),
        ("The forget gate says what to delete, output gate says what to show.", 1.0),
        ("The forget gate deletes stuff from it, the output gate shows the rest.", 1.0),
        ("The forget gate deletes. With the output gate it is the other way round: it shows.", 1.0),
        ("The forget gate shows, the output gate deletes.", 0.0),
        ("Compared to the output gate, the forget gate deletes.", 0.5),
    ],
)
def test_a_point_about_one_side_is_earned_where_that_side_is_spoken_of(
    answer: str, credit: float, grader: Grader
) -> None:
    assert grader.grade(GATES, answer).credit == pytest.approx(credit)


def test_what_is_taken_in_favour_is_told(grader: Grader) -> None:
    grade = grader.grade(FIVE_POINTS, KNOWN + "It makes folds. The layers matter.")

    assert [p.point.id for p in grade.points if p.in_favour] == ["split", "depth"]


def test_a_phrase_of_many_words_is_found(grader: Grader) -> None:
    long = KeyPoint("long", 1, "Long.", "How?", (Idea(("one_by_one_all_units_go_to_sleep",)),))
    item = Item(ItemId("X3"), "L", "t", Difficulty.EASY, "What?", "Long.", (long,))

    assert grader.grade(item, "Then one by one all units go to sleep.").credit == 1
    assert grader.grade(item, "Then all units go.").credit == 0
