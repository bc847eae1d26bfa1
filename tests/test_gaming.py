"""Attacks on the grader: what somebody may try who knows nothing, and how much it may earn."""

from __future__ import annotations

import random
import re

import pytest

from tutorbot.bank import open_bank, shipped_path
from tutorbot.core.grader.grading import LIST_CAP, Grader
from tutorbot.core.grader.rubric import parse
from tutorbot.core.model import EmptyAnswerError, Item

FIRST_SIX = ("ML0005", "ML0006", "ML0007", "ML0015", "ML0019", "ML0024")
BANK, LEXICON = open_bank(shipped_path())
GRADER = Grader(LEXICON)
ITEMS = [item for item in BANK if item.id in FIRST_SIX]

A_HAIR = 1e-9
NOTHING = 0.02  # what stray words may earn


def credit(item: Item, answer: str) -> float:
    try:
        return GRADER.grade(item, answer).credit
    except EmptyAnswerError:
        return 0.0


def sentences(text: str) -> list[str]:
    joined = " ".join(text.replace("**", "").split())
    return [part for part in re.split(r"(?<=[.!?:])\s+(?=[A-Z-])", joined) if part]


def key_terms(item: Item) -> list[str]:
    """The words that an attacker would list: those of each point's statement and its wordings."""
    words = []
    for point in item.rubric:
        words += re.findall(r"[A-Za-z]{5,}", point.says)
        for idea in point.ideas:
            for wording in idea.wordings:
                slots = parse(wording, LEXICON).slots
                words += [s for slot in slots for s in sorted(slot.symbols) if s.isalpha()]
    return list(dict.fromkeys(words))


each_item = pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)


@each_item
def test_the_reference_answer_earns_everything(item: Item) -> None:
    assert credit(item, item.reference_answer) >= 0.95


@each_item
def test_an_echo_of_the_question_earns_nothing(item: Item) -> None:
    assert credit(item, item.question) <= NOTHING
    assert credit(item, f"You ask me: {item.question.lower()} {item.title}!") <= 0.1


@each_item
@pytest.mark.parametrize("glue", [", ", " ", " and ", ". ", "\n", " of the ", "; there is the "])
def test_a_list_of_key_terms_earns_a_quarter_at_most(item: Item, glue: str) -> None:
    terms = key_terms(item)
    random.Random(7).shuffle(terms)

    assert credit(item, glue.join(terms)) <= LIST_CAP + A_HAIR


@each_item
def test_the_key_terms_of_the_whole_bank_earn_a_quarter_at_most(item: Item) -> None:
    terms = [term for other in ITEMS for term in key_terms(other)]

    assert credit(item, ", ".join(terms)) <= LIST_CAP + A_HAIR


@each_item
def test_a_list_and_one_true_sentence_earn_little_more(item: Item) -> None:
    terms = ", ".join(key_terms(item))

    assert credit(item, f"{item.rubric[0].says} {terms}.") <= 0.66


@each_item
def test_the_reference_answer_of_another_item_earns_next_to_nothing(item: Item) -> None:
    earned = [credit(item, other.reference_answer) for other in ITEMS if other is not item]

    assert sum(earned) / len(earned) <= 0.1
    assert max(earned) <= 0.45  # two items may share a fact


@each_item
def test_an_answer_denied_sentence_by_sentence_earns_little(item: Item) -> None:
    denied = " ".join(f"It is not true that {point.says}" for point in item.rubric)

    assert credit(item, denied) <= 0.25


@each_item
@pytest.mark.parametrize(
    "answer",
    [
        "I don't know",
        "no idea, sorry",
        "idk lol",
        "🙂🙂🙂",
        "?",
        "next one please",
        "asdf qwer zxcv",
    ],
)
def test_who_says_nothing_earns_nothing(item: Item, answer: str) -> None:
    assert credit(item, answer) <= NOTHING


@each_item
def test_modesty_in_front_costs_nothing(item: Item) -> None:
    modest = "I don't know this very well, but here goes. " + item.reference_answer

    assert credit(item, modest) >= credit(item, item.reference_answer) - A_HAIR


def test_shuffled_words_of_the_reference_earn_half_on_average() -> None:
    earned = []
    for seed in range(5):
        for item in ITEMS:
            words = item.reference_answer.split()
            random.Random(seed).shuffle(words)
            earned.append(credit(item, " ".join(words)))

    assert sum(earned) / len(earned) <= 0.5


@each_item
def test_length_earns_nothing(item: Item) -> None:
    chatter = (
        "Well, this is a really important topic that people in my team discuss all the time, and "
        "I think that a good engineer should always keep it in mind when a project is planned. "
    )

    assert credit(item, (chatter * 30)[:4000]) <= NOTHING


@each_item
def test_letters_that_look_alike_or_hide_change_nothing(item: Item) -> None:
    plain = item.rubric[0].says
    disguised = plain.replace("e", "е").replace("a", "а").replace("o", "о\u200b")

    assert credit(item, disguised) == pytest.approx(credit(item, plain))


SWAPPED = [
    ("ML0005", "Generative models learn P(y|x). Discriminative models learn P(x,y).", 0.0),
    (
        "ML0005",
        "Naive Bayes and GANs are discriminative, SVM and logistic regression generative.",
        0.0,
    ),
    (
        "ML0006",
        "You train on one fold and test on the k-1 others, and you keep the best score.",
        0.1,
    ),
    ("ML0015", "FPR is on the y-axis and TPR is on the x-axis.", 0.2),
    ("ML0015", "TPR = TP/(TP+FP) and FPR = FP/(FP+TP).", 0.2),
    ("ML0019", "Oversample the majority class and undersample the minority class.", 0.0),
    ("ML0019", "Give the majority class a higher weight than the minority.", 0.05),
    ("ML0024", "Gradients become huge as they flow backwards.", 0.05),
]


@pytest.mark.parametrize(("item_id", "answer", "bound"), SWAPPED)
def test_swapped_roles_earn_next_to_nothing(item_id: str, answer: str, bound: float) -> None:
    (item,) = (item for item in ITEMS if item.id == item_id)

    assert credit(item, answer) <= bound + A_HAIR
