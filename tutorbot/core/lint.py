"""What is likely to go wrong with a rubric, and how its wordings were understood: for authors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tutorbot.core.grader.rubric import Slot, Wording, WordingError, parse
from tutorbot.core.language.lexicon import Lexicon
from tutorbot.core.language.text import fold, plain_word, tokens
from tutorbot.core.language.words import Part
from tutorbot.core.model import Item, KeyPoint

COMMON = frozenset(
    [
        "more",
        "most",
        "less",
        "least",
        "not",
        "no",
        "all",
        "each",
        "every",
        "any",
        "one",
        "some",
        "only",
        "same",
        "other",
        "many",
        "much",
        "few",
    ]
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that an author should look at: which wording, and what to do about it."""

    wording: str
    message: str


def understood(text: str, lexicon: Lexicon) -> str:
    """Say how a wording is read, in one line: its slots, their order, the gap."""
    wording = parse(text, lexicon)
    join = " then " if wording.ordered else " + "
    said = join.join(_slot(slot) for slot in wording.slots)
    barred = "".join(f", without {_slot(slot)}" for slot in wording.absent)
    return f"{said}{barred}" + (f" (gap {wording.gap // 3})" if len(wording.slots) > 1 else "")


def lint_wording(text: str, lexicon: Lexicon) -> Finding | None:
    """Find what is wrong with one wording: it cannot be read, shrinks to nothing, never matches."""
    try:
        wording = parse(text, lexicon)
    except WordingError as error:
        return Finding(text, str(error))
    if (word := _shrunk(text, wording, lexicon)) is not None:
        return Finding(
            text, f"only “{word}” is left of it, and everybody says that; join its words with _"
        )
    if dead := _dead(wording, lexicon):
        return Finding(text, f"“{dead}” never stands alone: the lexicon makes it part of a term")
    return None


def lint_item(item: Item, lexicon: Lexicon) -> list[Finding]:
    """Find what is wrong with the rubric of an item.

    Besides each wording by itself: those that the question already says, and those that earn two
    key points at once.
    """
    texts = [(point, text) for point in item.rubric for text in _wordings(point)]
    wrong = [text for misconception in item.misconceptions for text in misconception.wrong]
    findings = [lint_wording(text, lexicon) for _, text in texts]
    findings += [lint_wording(text, lexicon) for text in wrong]
    return [
        *(finding for finding in findings if finding),
        *_echoes(item, lexicon),
        *_twice(texts),
    ]


def _slot(slot: Slot) -> str:
    ways = [
        *(symbol.removeprefix("t:") for symbol in sorted(slot.symbols)),
        *(prefix + "*" for prefix in slot.prefixes),
        *(" ".join(phrase) for phrase in slot.phrases),
    ]
    return "|".join(f"<{way[2:]}>" if way.startswith("c:") else way for way in ways)


def _wordings(point: KeyPoint) -> Iterator[str]:
    yield from point.whole
    for idea in point.ideas:
        if idea.earns:
            yield from idea.wordings


def _shrunk(text: str, wording: Wording, lexicon: Lexicon) -> str | None:
    written = [plain_word(token) for token in tokens(fold(text.replace("_", " ")))]
    if (
        len(wording.slots) > 1
        or len(written) < 2
        or wording.slots[0].phrases
        or set("_<$|*~") & set(text)
    ):
        return None
    (symbol, *_) = sorted(wording.slots[0].symbols) or [""]
    word = lexicon.word(symbol)
    return symbol if not word.is_content or symbol in COMMON else None


def _dead(wording: Wording, lexicon: Lexicon) -> str | None:
    for slot in wording.slots:
        symbols = [s for s in slot.symbols if s.startswith("=")]
        for symbol in symbols:
            if not tokens(symbol[1:]) or lexicon.word(symbol[1:]).part == Part.SENTENCE:
                return symbol[1:]
    return None


def _echoes(item: Item, lexicon: Lexicon) -> Iterator[Finding]:
    asked = {symbol for word in lexicon.row(item.question) for symbol in word.symbols}
    for point in item.rubric:
        for text in _wordings(point):
            wording = _parsed(text, lexicon)
            if wording and all(slot.symbols & asked for slot in wording.slots):
                yield Finding(text, f"the question already says it, so an echo earns {point.id}")


def _twice(texts: Sequence[tuple[KeyPoint, str]]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for point, text in texts:
        if first.setdefault(text, point.id) != point.id:
            yield Finding(text, f"it earns {point.id}, and {first[text]} as well")


def _parsed(text: str, lexicon: Lexicon) -> Wording | None:
    try:
        return parse(text, lexicon)
    except WordingError:
        return None
