"""Formulas made to hurt: absurd sizes, nestings, repetitions, broken and random LaTeX."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

FIELD = Path(__file__).with_name("formulas_of_the_field.txt").read_text("utf-8").splitlines()

COMMANDS = tuple(
    part
    for line in (
        r"\frac \sqrt \hat \overline \underbrace \binom \left( \right) \left. \right| \sum \prod",
        r"\mathbb \mathcal \text \operatorname* \begin{cases} \end{cases} \begin{pmatrix} \int",
        r"\end{pmatrix} \begin{aligned} \end{aligned} \begin{array}{cc} \\ & ^ _ { } [ ] $ $$ ' |",
        r"\hspace{-99999em} \kern9999999em \rule{9999999em}{9999999em} \raisebox{-9999em}{x}",
        r"\Huge \color{red} \def\a{\a\a} \a \newcommand \not \xrightarrow \substack \tag \overset",
        r"\phantom \smash \genfrac{}{}{99pt}{}{1}{2} \ce{H2O} \chemfig{*6(=-=-=-)} \url \verb",
        r"\input{/etc/passwd} \includegraphics \middle| \big \Bigg \over \atop \choose \limits",
    )
    for part in line.split()
)
SIZES = ("9" * 9, "-" + "9" * 9, "1e308", "0", "-1", "NaN", "2147483648")
UNITS = ("em", "pt", "ex", "mu", "in", "")
ODD = '\x00\t\n\u202e\u0301\ufeff\ud83d\U0001f600ﷺ中ا%#~"<>&;'


def hostile(seed: int) -> str:
    """Return the hostile formula of a seed: mostly short of the limits, sometimes beyond."""
    return MAKERS[seed % len(MAKERS)](random.Random(seed))


def _nested(chance: random.Random) -> str:
    opening, closing = chance.choice(
        [("{", "}"), (r"\frac{1}{", "}"), (r"\sqrt{", "}"), ("x^{", "}"), ("x_{", "}"),
         (r"\left(", r"\right)"), (r"\begin{pmatrix}", r"\end{pmatrix}"), (r"\hat{", "}"),
         (r"\overset{", "}{y}"), (r"\sqrt", ""), (r"\frac", "1"), (r"\sqrt[", "]{x}"),
         (r"\text{", "}"), (r"\underbrace{", "}_{y}"), ("x^", "")]
    )  # fmt: skip
    deep = chance.choice([3, 10, 20, 30, 40, 60, 100, 300])
    return opening * deep + "x" + closing * chance.choice([deep, deep, deep // 2, 0])


def _repeated(chance: random.Random) -> str:
    parts: list[str] = [*COMMANDS, *FIELD, *"x1+&^_{}$\\", r"\sum_{i}^{n}", r"\frac{a}{b}"]
    return chance.choice(parts) * chance.choice([2, 20, 100, 1000])


def _oversized(chance: random.Random) -> str:
    size = chance.choice(SIZES) + chance.choice(UNITS)
    template = chance.choice(
        [r"\hspace{%s} x", r"x \kern%s y", r"\rule{%s}{1em}", r"\rule{1em}{%s}", r"\\[%s] x",
         r"\raisebox{%s}{x}", r"\vspace{%s}", r"\begin{array}{p{%s}} x \end{array}",
         r"\genfrac{}{}{%s}{}{a}{b}", r"\chemfig{A-[:%s]B}", r"\SI{%s}{\meter}", r"\mkern%s x",
         r"\begin{tikzcd} A \arrow[r, bend left=%s] & B \end{tikzcd}", r"\above%s"]
    )  # fmt: skip
    return chance.choice(FIELD) + template.replace("%s", size)


def _mutated(chance: random.Random) -> str:
    letters = list(chance.choice(FIELD))
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(letters))
        letters[at : at + chance.randint(0, 6)] = [chance.choice([*COMMANDS, *ODD, "", "{", "}"])]
        letters = letters or ["x"]
    return "".join(letters)


def _shuffled(chance: random.Random) -> str:
    parts = [*COMMANDS, *"xyz01+-=(),", *ODD]
    return " ".join(chance.choices(parts, k=chance.choice([3, 10, 40, 150])))


def _noise(chance: random.Random) -> str:
    return "".join(
        chr(chance.choice([chance.randrange(32, 127), chance.randrange(1, 0x11000)]))
        for _ in range(chance.choice([5, 50, 500, 2000]))
    )


MAKERS: tuple[Callable[[random.Random], str], ...] = (
    _nested,
    _repeated,
    _oversized,
    _mutated,
    _shuffled,
    _noise,
)
