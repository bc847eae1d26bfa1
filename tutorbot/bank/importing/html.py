"""Fields of Anki notes, which are HTML with formulas of several notations -> Markdown."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from tutorbot.bank.importing.markdown import markdown, plain_line

BREAKS = frozenset({"br", "div", "p", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4"})
FORMULAS = (  # a notation -> what it becomes
    (re.compile(r"\[\$\$\](.+?)\[/\$\$\]", re.S), r"\\[\1\\]"),
    (re.compile(r"\[\$\](.+?)\[/\$\]", re.S), r"\\(\1\\)"),
    (re.compile(r"\[latex\](.+?)\[/latex\]", re.S), r"\\(\1\\)"),
    (re.compile(r'<anki-mathjax block="true">(.+?)</anki-mathjax>', re.S), r"\\[\1\\]"),
    (re.compile(r"<anki-mathjax[^>]*>(.+?)</anki-mathjax>", re.S), r"\\(\1\\)"),
)
SOUND = re.compile(r"\[sound:([^\]]*)\]")
CLOZE = re.compile(r"\{\{c\d+::(.*?)(?:::(.*?))?\}\}", re.S)
BREAK_IN_FORMULA = re.compile(r"\\[(\[].+?\\[)\]]", re.S)


def markdown_of(field: str) -> tuple[str, tuple[str, ...]]:
    """Return a field as Markdown, and the names of the pictures and sounds that were left out."""
    for pattern, instead in FORMULAS:
        field = pattern.sub(instead, field)
    media = tuple(SOUND.findall(field))
    reader = _Reader()
    reader.feed(SOUND.sub("", field))
    reader.close()
    text = BREAK_IN_FORMULA.sub(lambda m: " ".join(m[0].split()), "".join(reader.parts))
    return markdown([plain_line(line) for line in text.split("\n")]), (*media, *reader.media)


def cloze(field: str) -> tuple[str, str] | None:
    """Return a cloze text with its gaps open, and filled; None if it has no gaps."""
    if not CLOZE.search(field):
        return None
    return CLOZE.sub(lambda m: f"[{m[2] or '…'}]", field), CLOZE.sub(lambda m: m[1], field)


class _Reader(HTMLParser):
    """Takes the text out of HTML: breaks become lines, entries of lists keep their mark."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.media: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BREAKS:
            self.parts.append("\n")
        if tag == "li":
            self.parts.append("- ")
        if tag in ("sub", "sup"):
            self.parts.append("_" if tag == "sub" else "^")
        if tag == "img":
            self.media.append(dict(attrs).get("src") or "a picture")

    def handle_endtag(self, tag: str) -> None:
        if tag in BREAKS - {"br", "li"}:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
