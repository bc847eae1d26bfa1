import pytest

from tutorbot.bank.shipped import load_lexicon
from tutorbot.core.language.formulas import formulas
from tutorbot.core.language.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def read(lexicon: Lexicon, text: str) -> set[str]:
    return {symbol for symbol, _, _ in formulas(lexicon.row(text))}


@pytest.mark.parametrize(
    "text",
    [
        "TP/(TP+FN)",
        "TP / (FN + TP)",
        "TP÷(TP + FN)",
        r"\frac{TP}{TP+FN}",
        r"$\frac{TP}{FN + TP}$",
        "TPR = TP/(TP+FN), recall",
        "true positives over true positives plus false negatives",
        "true positives divided by the sum of true positives and false negatives",
        "TP/TP+FN",
    ],
)
def test_one_formula_in_many_spellings(lexicon: Lexicon, text: str) -> None:
    (wanted,) = read(lexicon, "TP/(TP+FN)")

    assert wanted in read(lexicon, text)
    assert not read(lexicon, "TP/(TP+FP)") & read(lexicon, text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("σ(z)(1−σ(z))", "sigmoid(x) * (1 - sigmoid(x))"),
        (r"\sigma(z)\,(1 - \sigma(z))", "(1-σ(z))·σ(z)"),
        ("s(1-s)", "y (1 - y)"),
        ("P(y|x)", "p(label given features)"),
        ("P(x,y)", "P(y, x)"),
        ("P(x|y)P(y)", "p(y) p(x|y)"),
        ("0.25^n", "0.25 ^ n"),
        (r"\text{tf} \cdot \log\frac{N}{df}", "tf * log(N/df)"),
        (r"\sum_{x} p(x) \log \frac{p(x)}{q(x)}", "sum over x of p(x) * log(p(x)/q(x))"),
        (r"\sum_{i=1}^{n} p_i \log q_i", "p_i log(q_i)"),
        (r"1 - \beta", "1-β"),
        (r"p_\theta(x \mid z)", "p(x|z)"),
        (r"\sigma(w^\top x + b)", "σ(w^T x + b)"),
    ],
)
def test_these_are_equal(lexicon: Lexicon, one: str, other: str) -> None:
    assert read(lexicon, one) & read(lexicon, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("P(y|x)", "P(x|y)"),
        ("q(z|x)", "p(z|x)"),
        (r"\log\frac{N}{df}", r"\frac{\log N}{df}"),
        ("P(y|x)", "P(x,y)"),
        ("FP/(FP+TN)", "FP/(FP+TP)"),
        ("s(1-s)", "s(1+s)"),
        ("a/b", "b/a"),
        ("n-1", "1-n"),
    ],
)
def test_these_are_not(lexicon: Lexicon, one: str, other: str) -> None:
    assert not read(lexicon, one) & read(lexicon, other)


@pytest.mark.parametrize(
    "text", ["and/or", "the model learns over time", "((((", "= = =", "1 +", "/"]
)
def test_prose_and_broken_formulas_give_nothing(lexicon: Lexicon, text: str) -> None:
    assert read(lexicon, text) == set()
