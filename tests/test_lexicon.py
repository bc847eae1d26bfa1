from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest
import yaml

from tutorbot.bank.shipped import load_lexicon
from tutorbot.core.grader.grading import Grader
from tutorbot.core.language.lexicon import Lexicon
from tutorbot.core.lint import lint_wording
from tutorbot.core.model import Difficulty, Idea, Item, ItemId, KeyPoint

SHARED = Path(__file__).parents[2] / "shared" / "bank" / "confusables.yaml"
LEXICON = load_lexicon()


def item_about(wording: str) -> Item:
    point = KeyPoint("p", 1, "It is said.", "What?", (Idea((wording,)),))
    return Item(ItemId(f"C-{wording}"), "t", "t", Difficulty.EASY, "And?", "r", (point,))


def credit(grader: Grader, wording: str, said: str) -> float:
    return grader.grade(item_about(wording), f"We use {said} in this case.").credit


def slips(word: str) -> Iterator[str]:
    """One letter missing, or two letters in each other's place."""
    if len(word) >= 6 and word.isalpha():
        for i in range(1, len(word)):
            yield word[:i] + word[i + 1 :]
            if i + 1 < len(word):
                yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def groups() -> list[tuple[str, ...]]:
    """Our own groups, and those of the file beside the project where there is one."""
    found = [tuple(group) for group in LEXICON.confusables]
    if SHARED.exists():
        shared = yaml.safe_load(SHARED.read_text(encoding="utf-8"))
        for name in ("lookalikes", "opposites", "polarity"):
            # a name with a bracket tells two senses of one string apart: no text can
            found += [tuple(m for m in group if "(" not in m) for group in shared[name]]
    return [group for group in found if "is not" not in group]


@pytest.mark.parametrize("group", groups(), ids="-".join)
def test_confusables_never_cross(group: tuple[str, ...]) -> None:
    grader = Grader(LEXICON)

    for wanted, said in permutations(group, 2):
        assert credit(grader, wanted, wanted) == 1, wanted
        assert credit(grader, wanted, said) == 0, (wanted, said)
        members = {member.lower() for member in group}
        for slip in slips(said):
            if slip.lower() not in members:
                assert credit(grader, wanted, slip) == 0, (wanted, slip)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("true positive rate", "TPR"),
        ("TPR", "true positives rate"),
        ("generalise", "generalization"),
        ("overfitting", "over-fitting"),
        ("overfitting", "overfiting"),
        ("cross-validation", "crossvalidation"),
        ("behaviour", "behavior"),
        ("sigmoid", "sigmoids"),
        ("hidden Markov model", "HMMs"),
        ("matrix", "matrices"),
        ("initialization", "initialisaton"),
        ("learn", "learnt"),
        ("training", "traning"),  # a letter left out, rather than "tracing"
        ("predictions", "predictons"),
        ("false", "fals"),
    ],
)
def test_spellings_forms_and_slips_are_one(wanted: str, said: str) -> None:
    assert credit(Grader(LEXICON), wanted, said) == 1


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("generative", "generated"),
        ("sensitivity", "sensitive"),
        ("specificity", "specific"),
        ("mean", "means"),
        ("regularization", "regular"),
        ("general", "generalize"),
        ("air", "chair"),
        ("training", "straining"),
        ("positive", "false positive"),
        ("L1", "L2"),
        ("later", "latter"),
        ("hard", "hardly"),
    ],
)
def test_what_only_looks_alike_does_not_meet(wanted: str, said: str) -> None:
    assert credit(Grader(LEXICON), wanted, said) == 0


def test_ordinary_words_are_not_repaired() -> None:
    for word in ("health", "weather", "women", "father", "reading"):
        assert LEXICON.word(word).stem == Lexicon({}).word(word).stem


def test_every_way_of_the_shipped_lexicon_can_be_read() -> None:
    findings = [lint_wording(way, LEXICON) for ways in LEXICON.concepts.values() for way in ways]

    assert [finding for finding in findings if finding] == []


def test_the_version_tells_whether_anything_changed() -> None:
    data = {"terms": {"tpr": ["TPR"]}, "concepts": {"small": ["tiny"]}}
    other = {"concepts": {"small": ["tiny"]}, "terms": {"tpr": ["TPR"]}}

    assert Lexicon(data).version == Lexicon(other).version
    assert Lexicon(data).version != Lexicon({**data, "deny": ["not"]}).version


def test_a_bank_adds_to_the_shipped_lexicon() -> None:
    lexicon = Lexicon.merged([{"concepts": {"small": ["tiny"]}}, {"concepts": {"small": ["wee"]}}])

    assert lexicon.concepts["small"] == ("tiny", "wee")
