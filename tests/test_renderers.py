import sys

import pytest

from tests.hostile_formulas import FIELD, hostile
from tutorbot.pictures.renderers import lettered, sketch_formula, typeset
from tutorbot.pictures.sketch import PAPER, TALLEST, WIDEST, WIDTH, CannotDrawError, paint, svg

BOTH = ("typeset", "lettered")


@pytest.mark.parametrize("latex", FIELD)
def test_a_formula_of_the_field_is_typeset_at_a_size_that_can_be_read(latex: str) -> None:
    sketch = typeset(latex)

    assert WIDTH <= sketch.width <= WIDEST
    assert 40 <= sketch.height < WIDTH


def test_letters_have_one_size_in_narrow_and_wide_formulas() -> None:
    scales = {
        typeset(latex).body.split("scale(")[1].split(")")[0]
        for latex in FIELD
        if "DPO" not in latex
    }

    assert scales == {"0.02200"}


def test_without_mathra_formulas_are_set_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mathra", None)

    sketch = sketch_formula(r"\frac{a}{b}", BOTH)

    assert ">a/b</text>" in sketch.body
    with pytest.raises(CannotDrawError, match="not installed"):
        sketch_formula(r"\frac{a}{b}", ("typeset",))


def test_without_resvg_nothing_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)

    with pytest.raises(CannotDrawError, match="not installed"):
        paint(typeset("x"))


def test_letters_that_the_font_lacks_are_set_plainly() -> None:
    assert ">x ∼ N(0, 1)</text>" in lettered(r"x \sim \mathcal{N}(0, 1)").body


def test_a_long_text_is_broken_into_lines() -> None:
    sketch = lettered(r"\text{word} + " * 30 + "1")

    assert sketch.body.count("<text") > 3
    assert sketch.width <= WIDEST


@pytest.mark.parametrize(
    "latex",
    [
        "",
        r"\hspace{99999em} x",
        r"\rule{9999999em}{9999999em}",
        r"\rule{1em}{1e308pt}",
        r"\begin{matrix}" + r"x \\" * 100 + r"\end{matrix}",
        "x" * 1001,
        "{" * 60 + "x" + "}" * 60,
    ],
)
def test_a_formula_of_absurd_size_is_refused_before_it_is_painted(latex: str) -> None:
    with pytest.raises(CannotDrawError):
        sketch_formula(latex, ("typeset",))


def test_no_hostile_formula_makes_a_sketch_out_of_bounds() -> None:
    for seed in range(300):
        try:
            sketch = sketch_formula(hostile(seed), BOTH)
        except CannotDrawError:
            continue
        assert 0 < sketch.width <= WIDEST, f"seed {seed}"
        assert 0 < sketch.height <= TALLEST, f"seed {seed}"


def test_all_pictures_are_painted_on_one_paper() -> None:
    assert f'fill="{PAPER}"' in svg(typeset("x"))
