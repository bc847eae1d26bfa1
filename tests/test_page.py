import pytest

from tutorbot.cli.page import own_words, reflowed, styled
from tutorbot.core.model import Span


@pytest.mark.parametrize(
    ("plain", "flowing"),
    [
        ("one line\nand its end", "one line and its end"),
        ("one\n\ntwo\nand more", "one\n\ntwo and more"),
        ("so:\n- a\n  b\n- c", "so:\n- a b\n- c"),
        ("1. a\n2. b\nc", "1. a\n2. b c"),
        ("so\n\n    y = x\n\nand\non", "so\n\n    y = x\n\nand on"),
        ("    y = x\nthen", "    y = x\nthen"),
        ("# Head\ntext", "# Head\ntext"),
        ("", ""),
    ],
)
def test_paragraphs_flow_and_what_stands_alone_stays_so(plain: str, flowing: str) -> None:
    assert reflowed(plain) == flowing


def test_markdown_becomes_styles() -> None:
    text = styled("# Why\n**Bold** and `code`, 2*3*4")

    assert text.plain == "Why\nBold and code, 2*3*4"
    assert [str(span.style) for span in text.spans] == ["bold", "bold", "italic"]


@pytest.mark.parametrize(
    ("answer", "quoted"),
    [
        ("drop random units", "“drop random units”"),
        ("drop, as it is said here and there, units", "“drop … units”"),
        ("drop\nunits", "“drop … units”"),
    ],
)
def test_receipts_near_one_another_are_quoted_together(answer: str, quoted: str) -> None:
    receipts = [Span(0, 4), Span(answer.index("units"), len(answer))]

    assert own_words(answer, receipts).plain == quoted
