from pathlib import Path

import pytest

from tutorbot.pictures.formulas import (
    Formula,
    Text,
    as_markdown,
    as_plain,
    as_text,
    faults,
    segments,
)

FIELD = Path(__file__).with_name("formulas_of_the_field.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\mathrm{TPR} = \frac{\mathrm{TP}}{\mathrm{TP}+\mathrm{FN}}", "TPR = TP / (TP + FN)"),
        (r"TPR = \frac{TP}{TP+FN}", "TPR = TP / (TP + FN)"),
        (r"\sigma'(z) = \sigma(z)(1-\sigma(z))", "σ′(z) = σ(z)(1 − σ(z))"),
        (r"\sigma(z) = \frac{1}{1+e^{-z}}", "σ(z) = 1 / (1 + e⁻ᶻ)"),
        (r"P(y \mid x)", "P(y | x)"),
        (r"\sum_i x_i", "Σᵢ xᵢ"),
        (r"\frac{1}{n}\sum_{i=1}^{n}(y_i-\hat{y}_i)^2", "(1/n) Σᵢ₌₁ⁿ (yᵢ − ŷᵢ)²"),
        (r"\lVert w \rVert_2^2", "‖w‖₂²"),
        (r"\nabla_w L", "∇_w L"),
        (r"\operatorname*{arg\,max}_\theta p(x)", "argmax_θ p(x)"),
        (r"\softmax", "softmax"),
        (r"\frac{e^{z_i}}{\sum_{j=1}^{K} e^{z_j}}", "e^(zᵢ) / (Σⱼ₌₁ᴷ e^(zⱼ))"),
        (r"\frac{QK^\top}{\sqrt{d_k}}", "QKᵀ/√dₖ"),
        (r"\mathbb{E}_{x \sim p}[\mathcal{L}(x)]", "𝔼_{x∼p}[ℒ(x)]"),
        (r"D_{\mathrm{KL}}(q \,\|\, p)", "D_KL(q ‖ p)"),
        (r"\begin{cases} x & x > 0 \\ 0 & \text{otherwise} \end{cases}", "{ x, x > 0; 0 otherwise"),
        (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "(a, b; c, d)"),
        (r"\begin{aligned} a &= b + c \\ &= d \end{aligned}", "a = b + c = d"),
        (r"\frac{\partial L}{\partial y}\frac{\partial y}{\partial w}", "(∂L/∂y) (∂y/∂w)"),
        (r"\exp\left(-\frac{(x-\mu)^2}{2\sigma^2}\right)", "exp(−(x − μ)² / (2σ²))"),
        (r"\bar x, \tilde{x}, \vec{v}, \widehat{TP}", "x̄, x̃, v⃗, hat(TP)"),
        (r"\lim_{n \to \infty} |\bar X_n - \mu|", "lim_{n→∞} |X̄ₙ − μ|"),
        (r"\frac{|A \cap B|}{|A \cup B|}", "|A ∩ B| / |A ∪ B|"),
        (r"\left(\frac{z}{\Delta}\right)^2 2\sigma^2", "(z/Δ)² 2σ²"),
        (r"\frac{x-\mu}{\sigma/\sqrt{n}}, \text{NDCG@}k", "(x − μ) / (σ/√n), NDCG@k"),
        (r"1{,}000 + x^12", "1,000 + x¹ 2"),
        (r"\sqrt[3]{x+1} \times 10^{-3}", "³√(x + 1) × 10⁻³"),
        (r"50\% \text{ of } \$10", "50% of $10"),
    ],
)
def test_a_formula_reads_as_text(latex: str, text: str) -> None:
    assert as_text(latex) == text


@pytest.mark.parametrize("latex", FIELD)
def test_the_formulas_of_the_field_read_without_latex(latex: str) -> None:
    text = as_text(latex)

    assert text
    assert "\\" not in text
    assert not faults(latex)


@pytest.mark.parametrize(
    ("latex", "fault"),
    [
        (r"\foo{x}", r"\foo"),
        (r"\frac{1}{", "{"),
        (r"x}", "}"),
        ("x^", "missing"),
        ("x" * 1001, "1001 characters"),
        ("{" * 50 + "x" + "}" * 50, "deep"),
        ("", "empty"),
        ("x = " * 60 + "x", "too wide"),
    ],
)
def test_a_formula_that_cannot_be_drawn_has_a_fault(latex: str, fault: str) -> None:
    assert any(fault in said for said in faults(latex))


def test_a_reference_answer_splits_at_its_display_formulas() -> None:
    found = segments("The rate is $ x_i $:\n\n$$\\frac{a}{b}$$\n\nand `$x$` costs $5 or $6.")

    assert found == (
        Text("The rate is xᵢ:"),
        Formula(r"\frac{a}{b}", "a/b"),
        Text("and `$x$` costs $5 or $6."),
    )


def test_a_full_stop_after_a_display_formula_is_left_out() -> None:
    assert segments("It is\n$$a$$.\nSo there.") == (
        Text("It is"),
        Formula("a", "a"),
        Text("So there."),
    )


def test_inline_formulas_are_escaped_for_discord() -> None:
    said = as_markdown(r"maximise $p_\theta(x)$ and $q_\phi * r$")

    assert said == r"maximise p\_θ(x) and q\_ϕ \* r"


def test_a_reference_answer_reads_plainly_in_a_terminal() -> None:
    plain = as_plain("The rate\n$$\\mathrm{TPR} = \\frac{TP}{TP+FN}$$\nfor $x_i$ costs \\$5.")

    assert plain == "The rate\n\n    TPR = TP / (TP + FN)\n\nfor xᵢ costs $5."
