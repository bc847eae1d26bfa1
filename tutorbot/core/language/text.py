"""Raw text -> tokens: characters folded, words and symbols cut out, and where each one stood."""

from __future__ import annotations

import re
import unicodedata

ZERO_WIDTH = "\u200b"  # what invisible and combining characters fold to; dropped from words

# Letters of other alphabets that look like Latin ones, and symbols with a plain twin.
_TWINS = str.maketrans(
    "аеорсухіѕјкмтнвАЕОРСУХІЅЈКМТНВΑΒΕΖΗΙΚΜΝΟΡΤΥΧο‘’ʼ′`´“”„−–‐‑‒×·∙⋅÷∕⁄∣│⇒⟶⟹➔➜",
    "aeopcyxisjkmthbAEOPCYXISJKMTHBABEZHIKMNOPTYXo''''''\"\"\"-----****///||→→→→→",
)
GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu",
    "ξ": "xi", "π": "pi", "ρ": "rho", "ς": "sigma", "σ": "sigma", "τ": "tau", "υ": "upsilon",
    "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
}  # fmt: skip
# What LaTeX writes with a backslash and people without.
LATEX = {f"\\{name}": name for name in {
    *GREEK.values(), "log", "ln", "exp", "max", "min", "tanh", "sum", "prod", "softmax",
    "argmax", "argmin",
}} | {
    "\\varepsilon": "epsilon", "\\varphi": "phi", "\\vartheta": "theta", "∑": "sum", "∏": "prod",
}  # fmt: skip
TOKEN = re.compile(
    r"\b(?:e\.g|i\.e|vs|etc|approx|cf|resp)\b\.?"  # an abbreviation does not end a sentence
    r"|[a-z][a-z0-9\u200b]*(?:'[a-z\u200b]+)*"
    r"|\d+(?:[.,]\d+)*%?"
    r"|\.\d+"
    r"|\\[a-z]+|\\[,;:! ]"
    r"|\s-{1,3}\s|--+"  # a dash between clauses
    r"|\.{2,}|[-=]+>|[<>!=]=|\n\s*"
    r"|[α-ω.!?;:,()\[\]{}/|+*^_=<>~'—…•→∝≈≤≥≠∏∑√]"
    r"|(?<=[0-9])-(?=(?:alpha|beta|gamma|delta|epsilon|theta|lambda|sigma)\b)"
    r"|(?<![a-z0-9])-|-(?![a-z]{2,}(?!\w*\())"  # minus; a hyphen between words is none
)

WRAPPED = re.compile(r"(?<=[^\n]{60})\n(?=[ ]{0,3}[a-z(\\$])")  # a long line goes on in the next
FEWEST_WRAPPED = 2  # such lines; after a single one, people begin a new thought


class _Folding(dict[int, str]):
    """Maps each character to one of its plain form, worked out when it is first seen."""

    def __missing__(self, code: int) -> str:
        plain = self[code] = _folded(chr(code))
        return plain


def _folded(char: str) -> str:
    twin = char.translate(_TWINS)
    if twin != char or char in "\n\t≠":  # "≠" is no "=" with a stroke
        return twin
    if unicodedata.category(char) in {"Cf", "Mn", "Me", "Cc"}:
        return ZERO_WIDTH
    if char.isspace():
        return " "
    plain = unicodedata.normalize("NFKD", char)
    if plain[0].isascii() and (len(plain) == 1 or unicodedata.combining(plain[1])):
        return plain[0]
    if len(plain) == 1 and len(plain.lower()) == 1:
        return plain
    return char if len(char.lower()) == 1 else " "


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return the text in lower case and plain characters, each at the place where it stood."""
    if not text.isascii():
        text = text.translate(_FOLDING)
    if "\n" in text and len(WRAPPED.findall(text)) >= FEWEST_WRAPPED:
        text = WRAPPED.sub(" ", text)
    return text.lower()


def tokens(folded: str) -> list[str]:
    """Cut a folded text into words, numbers and symbols; what says nothing is left out."""
    return TOKEN.findall(folded)


def spans(folded: str) -> list[tuple[int, int]]:
    """Return where each of `tokens(folded)` stands."""
    return [match.span() for match in TOKEN.finditer(folded)]


def dash(token: str) -> str:
    """Return a token, with the dashes that people type in one form; a minus may be a short one."""
    if "-" in token and token.strip("- ") == "" and len(token) > 1:
        return "–" if token.strip() == "-" else "—"
    return token


def plain_word(token: str) -> str:
    """Return a token as it is looked up: bare, and letters of Greek and LaTeX by their names."""
    word = token.replace(ZERO_WIDTH, "")
    if "'" in word and word != "'":
        word = word.removesuffix("'s").replace("'", "")
    if word[:1] == "\\" or not word.isascii():
        return GREEK.get(word) or LATEX.get(word, word)
    return word
