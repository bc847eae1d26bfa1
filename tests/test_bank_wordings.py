from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.test_bank_loading import SMALL
from tutorbot.bank import BankError, load_lexicon, open_bank
from tutorbot.bank.wordings import SIMPLE
from tutorbot.core.grader.grading import Grader
from tutorbot.core.grader.rubric import parse
from tutorbot.core.language.lexicon import Lexicon
from tutorbot.core.model import ItemId

LEXICON = """\
lexicon:
  terms: {cut-off: [cutoff, decision boundary]}
  concepts: {moves: [shift, slide, "go > along"]}
  confusables: [[threshold, thresher]]
  spellings: {thr: threshold}
  verbs: [slide]
items:"""
EXTENDED = SMALL.replace("items:", LEXICON).replace("[threshold, cut-off]", "[<moves>, cut-off]")


def written(text: str, folder: Path) -> Path:
    path = folder / "bank.yaml"
    path.write_text(text)
    return path


def test_a_bank_may_add_to_the_lexicon(tmp_path: Path) -> None:
    bank, lexicon = open_bank(written(EXTENDED, tmp_path))

    item = bank[ItemId("ML0015")]
    grade = Grader(lexicon).grade(item, "You slide it.")
    assert [point.point.id for point in grade.covered] == ["thresholds"]


@pytest.mark.parametrize(
    ("written_so", "instead", "told"),
    [
        ("<moves>, cut-off", "<movs>, cut-off", "33:18: ML0015: the lexicon has no concept <movs>"),
        ("<moves>, cut-off", "<movs>, cut-off", "did you mean moves? Or add it under lexicon:"),
        ("<moves>, cut-off", "a b c d e f g h", "the most; write it as docs/rubrics.md tells"),
        ("<moves>, cut-off", "'|'", "has no word to look for"),
        ("terms: {", "termes: {", "the lexicon has no key termes; did you mean terms?"),
        ("[[threshold, thresher]]", "[[threshold]]", "has fewer than two terms; name what must"),
        ('[shift, slide, "go > along"]', "[]", "concepts.moves is empty; write one wording"),
        ('"go > along"', "<gone>", "6:36: the lexicon has no concept <gone>"),
        ("{cut-off: [", "{Cut Off: [", "terms names something “Cut Off”; use small letters"),
        ("{thr: threshold}", "{thr: [threshold]}", "a spelling is a list; write a text"),
        ("verbs: [slide]", "verbs: slide", "verbs is “slide”; write a list"),
    ],
)
def test_a_fault_of_a_wording_or_of_the_lexicon_is_told(
    written_so: str, instead: str, told: str, tmp_path: Path
) -> None:
    assert written_so in EXTENDED

    with pytest.raises(BankError) as caught:
        open_bank(written(EXTENDED.replace(written_so, instead, 1), tmp_path))

    assert told in str(caught.value)


def test_the_version_changes_with_the_lexicon_of_the_bank(tmp_path: Path) -> None:
    version = open_bank(written(EXTENDED, tmp_path))[0].version
    same = EXTENDED.replace("[shift, slide,", "[slide, shift,")
    other = EXTENDED.replace("[shift, slide,", "[shift,")

    assert open_bank(written(same, tmp_path))[0].version == version
    assert open_bank(written(other, tmp_path))[0].version != version


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


WORDS = st.sampled_from(["is", "of", "the", "not", "and", "as", "drop", "cut", "tpr", "plus", "xq"])
SLOTS = st.lists(WORDS, min_size=1, max_size=3, unique=True).map("|".join)


@settings(max_examples=100, deadline=None)
@given(slots=st.lists(SLOTS, min_size=1, max_size=5), start=st.sampled_from(["", "> "]))
def test_what_passes_as_simple_can_always_be_read(
    lexicon: Lexicon, slots: list[str], start: str
) -> None:
    text = start + " ".join(slots)
    assert SIMPLE.fullmatch(text)

    assert parse(text, lexicon).slots
