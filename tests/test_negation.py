import pytest

from tutorbot.bank.shipped import load_lexicon
from tutorbot.core.language.lexicon import Lexicon
from tutorbot.core.language.negation import is_denied
from tutorbot.core.language.reading import Reading


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def denied_words(lexicon: Lexicon, text: str) -> list[str]:
    return [
        word.text
        for sentence in Reading(lexicon, text).sentences
        for i, word in enumerate(sentence.row)
        if word.is_content and is_denied(sentence.denials, 1 << i, 1 << i)
    ]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("It does not drop units.", ["drop", "units"]),
        ("It drops units, not layers.", ["layers"]),
        ("It never drops units, but it masks inputs.", ["drops", "units"]),
        ("It is not only fast but good.", []),
        ("It is not just noise.", []),
        ("Not without dropout.", []),
        ("It does not rely on one unit and learns features.", ["rely", "unit"]),
        ("It cant lean on one unit and has to learn features.", ["lean", "unit"]),
        ("It drops units rather than layers.", ["layers"]),
        ("Instead of layers it drops units.", ["layers"]),
        ("It fails to reject errors.", ["reject", "errors"]),
        ("Errors ≠ noise.", ["noise"]),
        ("It is not true that units never learn.", ["units"]),
        ("Units have nothing to do with layers.", ["units", "layers"]),
        ("Sampling is useless.", ["sampling"]),
        ("It drops units. That is a myth.", ["drops", "units"]),
        ("Myth: it drops units.", ["drops", "units"]),
        ("It drops layers, no wait, it drops units.", ["drops", "layers"]),
        ("It drops layers... no wait, units.", ["drops", "layers"]),
        ("The unit cannot learn because it saturates.", ["learn"]),
        ("It has no labels just finds groups.", ["labels"]),
        ("Noise you cannot remove, ever more depth = less bias.", ["remove"]),
        ("Noise you cannot remove more flexible depth = less bias.", ["remove"]),
    ],
)
def test_a_denial_reaches_so_far(lexicon: Lexicon, text: str, denied: list[str]) -> None:
    assert denied_words(lexicon, text) == denied
