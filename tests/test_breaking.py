import pytest

from tutorbot.pictures.breaking import broken
from tutorbot.pictures.renderers import typeset
from tutorbot.pictures.sketch import WIDEST


def letters(latex: str) -> float:
    return sum(not char.isspace() for char in latex)


@pytest.mark.parametrize(
    ("formula", "lines"),
    [
        ("aaa = bbb = ccc", r"\begin{aligned}aaa &= bbb  \\ &= ccc\end{aligned}"),
        ("a = bb + cc + dd", r"\begin{aligned}a &= bb + cc  \\ &\quad + dd\end{aligned}"),
        (r"a = b, \quad c = d", r"\begin{aligned}a &= b,  \\  c &= d\end{aligned}"),
        ("a = (b + c + d + e + f + g)", "a = (b + c + d + e + f + g)"),
        ("a = x^{b + c + d + e + f}", "a = x^{b + c + d + e + f}"),
        ("aaaaaa = -bbbb", "aaaaaa = -bbbb"),
        (r"a &= b \\ &= cccccccccc", r"a &= b \\ &= cccccccccc"),
        ("a + " * 60 + "a", "a + " * 60 + "a"),
    ],
)
def test_a_wide_formula_breaks_at_its_outermost_relations_and_signs(
    formula: str, lines: str
) -> None:
    assert broken(formula, letters, 8) == lines


def test_a_formula_of_many_terms_is_drawn_at_full_size_on_several_lines() -> None:
    union = r"P(A \cup B \cup C) = P(A) + P(B) + P(C) - P(A \cap B) - P(A \cap C) - P(B \cap C)"
    narrow, wide = typeset("P(A) = 1"), typeset(union)

    assert wide.height > 1.5 * narrow.height
    assert wide.width < WIDEST
