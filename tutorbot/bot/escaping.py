"""Learners' words made harmless: nothing that they type may format, ping, link or hide."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from tutorbot.core.model import LearnerId, Span

MOST_ACCENTS = 2  # combining marks on one letter; more of them are drawn over other lines
LONGEST_GAP = 40  # characters between two receipts shown as one excerpt

# Whatever Discord's Markdown might take for itself: emphasis, code, quotes, links, mentions.
_SPECIAL = re.compile(r"([\\`*_~|<>\[\]()@#:/!+-])")
_UNKEPT = re.compile("[\0\ud800-\udfff]")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


def as_typed(text: str) -> str:
    """Return a learner's text without what no store can keep: NUL and lone surrogates."""
    return _UNKEPT.sub("", text)


def visible(text: str) -> str:
    """Return a text on one line, without hidden signs and piled accents."""
    return re.sub(" {2,}", " ", text if text.isascii() and text.isprintable() else _plain(text))


def _plain(text: str) -> str:
    shown: list[str] = []
    accents = 0
    for character in text:
        category = unicodedata.category(character)
        accents = accents + 1 if category in {"Mn", "Me"} else 0
        if character.isspace() or category == "Cc":
            shown.append(" ")
        elif category not in {"Cf", "Cs", "Co", "Cn"} and accents <= MOST_ACCENTS:
            shown.append(character)
    return "".join(shown)


def escaped(text: str) -> str:
    """Return a learner's words as Markdown that shows just these words, on one line."""
    return _marked(text).strip()


def _marked(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", visible(text))


def isolated(markdown: str) -> str:
    """Keep right-to-left words from turning round the rest of their line."""
    if not markdown.isascii() and any(
        unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in set(markdown)
    ):
        return f"{_ISOLATE}{markdown}{_END_ISOLATE}"
    return markdown


def mention(learner: LearnerId) -> str:
    """Name a learner, set apart: a right-to-left name would turn round the numbers after it."""
    return f"{_ISOLATE}<@{learner}>{_END_ISOLATE}"


def excerpts(answer: str, receipts: Iterable[Span], most: int) -> str:
    """Quote an answer where it earned something, those words in bold.

    Args:
        answer: the learner's own words.
        receipts: spans of it, sorted, which do not overlap.
        most: characters that the quotation may take.
    """
    quoted = ""
    had = set()
    for group in _near(receipts):
        excerpt = _excerpt(answer, group)
        if excerpt.casefold() in had:  # said once more: quoted once
            continue
        had.add(excerpt.casefold())
        longer = f"{quoted} … {excerpt}" if quoted else excerpt
        if len(longer) > most:
            return isolated(f"{quoted} …" if quoted else f"{escaped(_said(answer, group))[:most]}…")
        quoted = longer
    return isolated(quoted)


def _near(receipts: Iterable[Span]) -> list[list[Span]]:
    """Group spans that stand so near one another that they read as one excerpt."""
    groups: list[list[Span]] = []
    for span in receipts:
        if groups and span.start - groups[-1][-1].end <= LONGEST_GAP:
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def _said(answer: str, group: list[Span]) -> str:
    return answer[group[0].start : group[-1].end]


def _excerpt(answer: str, group: list[Span]) -> str:
    excerpt = ""
    at = group[0].start
    for span in group:
        words = escaped(answer[span.start : span.end])
        excerpt += _marked(answer[at : span.start]) + (f"**{words}**" if words else "")
        at = span.end
    return excerpt.replace("****", "").strip()
