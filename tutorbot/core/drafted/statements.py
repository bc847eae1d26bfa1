"""Takes a reference answer apart into its statements, each readable on its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

FORMULA = re.compile(r"\\.|\$\$.+?\$\$|\$[^$\n]+\$|`[^`\n]+`", re.DOTALL)  # and code
FENCE = re.compile(r"^[ \t]*```[^\n]*\n(.*?)^[ \t]*```[ \t]*$", re.DOTALL | re.MULTILINE)
HELD = re.compile("\ue000(\\d+)\ue001")  # stands for a formula while the text around it is cut
ENTRY = re.compile(r"\s*(?:[-*+•●○–]|(\(?\d{1,2}[.)])|\(?[a-z]\))\s+(?=\S)")
TITLE = re.compile(r"\s*#+\s+(.+?)[\s#]*|\s*(?:\*\*|__)([^*_]+?)(?:\*\*|__)\s*:?\s*")
RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}|[\s|:-]*\|[\s|:-]*")
INLINE_ENTRY = re.compile(r"\s[•●○]\s+|\s[-*–]\s+(?=[A-Z])")
SENTENCE = re.compile(
    r"(?<=[.!?])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bvs\.)(?<!\betc\.)(?<!\bcf\.)(?<!\bFig\.)(?<!\bEq\.)"
    r"[*_]*\s+(?=[^a-z])|;\s+"
)
MARKDOWN = (
    (re.compile(r"!\[([^]]*)\]\([^)]*\)|\[([^]]+)\]\([^)]*\)"), r"\1\2"),
    (re.compile(r"</?[a-zA-Z][^<>]{0,80}>"), " "),
    (re.compile(r"\*\*|__|~~"), ""),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"^\s*(?:>\s*)+"), ""),
    (re.compile(r"\s+"), " "),
)
BARE_TITLE = re.compile(r"[A-Z][^.!?:;,\ue000]*")
LONGEST_BARE = 4  # words of a line that looks like a heading, with no mark that it is one
DEFINES = re.compile(r"\b(?:is|are|means) (?:an?|the|one)\s+\S+")  # tells more than a name does
LONGEST_NAME = 7  # words of a line that ends in a colon and only names what follows
SHORT_ENTRY = 5  # words of an entry that needs its heading to be understood
WRAPPED_FROM = 50  # characters of a line that may have been wrapped in mid-sentence
HANGING = (",", "(", " and", " or", " the", " of", " as in", " a")
_EMPTY = """
answer conclusion definition details explanation in introduction key long note notes points short
solution summary overview
"""
EMPTY_NAMES = frozenset(_EMPTY.split())


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a reference answer: a sentence, an entry of a list, a row of a table.

    `says` can be read alone: it begins with its heading where that is needed. `own` is what it
    says by itself. `place` counts from 1 in its list of `entries`; both are 0 in running text.
    """

    says: str
    own: str
    heading: str = ""
    place: int = 0
    entries: int = 0
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    kind: str  # title, entry, text
    is_numbered: bool = False


def statements(text: str) -> tuple[Statement, ...]:
    """Split a text into its statements, free of Markdown; formulas and code stay as they are.

    An entry of a list is one statement. A heading over a text is joined to its first sentence, one
    over a list to the entries that are too short without it; a heading over nothing is left out.
    """
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(" ".join(match.group().split()))
        return f"\ue000{len(held) - 1}\ue001"

    text = FENCE.sub(lambda m: _as_code(m[1]), text.translate({0xE000: None, 0xE001: None}))
    lines = list(_titled(list(_joined(_lines(FORMULA.sub(hold, text))))))
    found = list(_placed(_told(lines)))
    if not found:  # headings alone are the answer
        found = [Statement(line.text, line.text) for line in lines if line.text]
    return tuple(
        replace(
            one,
            says=_released(one.says, held),
            own=_released(one.own, held),
            heading=_released(one.heading, held),
        )
        for one in found
    )


def _as_code(block: str) -> str:
    code = " ".join(f"`{line.strip()}`" for line in block.splitlines() if line.strip("` \t"))
    return f"\n{code}\n"


def _released(text: str, held: list[str]) -> str:
    return HELD.sub(lambda match: held[int(match[1])], text)


def _cleaned(text: str) -> str:
    for mark, kept in MARKDOWN:
        text = mark.sub(kept, text)
    return text.strip()


def _lines(text: str) -> Iterator[_Line]:
    """Read each line for what it is; entries that stand in one line are parted."""
    raws = text.splitlines()
    for raw, under in zip_longest(raws, raws[1:], fillvalue=""):
        if "|" in raw and "|" in under and RULE.fullmatch(under):
            cells = [_cleaned(cell) for cell in raw.strip().strip("|").split("|")]
            yield _Line(", ".join(filter(None, cells)), "title")
            continue
        first, *rest = INLINE_ENTRY.split(raw)
        few = len(rest) == 1 and not first.rstrip().endswith(":") and not ENTRY.match(raw)
        parts = [raw] if few else [first, *(f"- {part}" for part in rest)]
        yield from (_line(part) for part in parts)


def _line(raw: str) -> _Line:
    if RULE.fullmatch(raw):
        return _Line("", "text")
    if raw.strip().startswith("|"):
        name, *cells = [_cleaned(cell) for cell in raw.strip().strip("|").split("|")]
        return _Line(f"{name}: {', '.join(cells)}" if cells else name, "entry")
    if title := TITLE.fullmatch(raw):
        return _Line(_cleaned(title[1] or title[2]).rstrip(":"), "title")
    if entry := ENTRY.match(raw):
        return _Line(_cleaned(raw[entry.end() :]), "entry", entry[1] is not None)
    clean = _cleaned(raw)
    if clean.endswith(":") and _is_name(clean):
        return _Line(clean.rstrip(":"), "title")
    return _Line(clean, "text")


def _joined(lines: Iterable[_Line]) -> Iterator[_Line]:
    """Join what goes on in the next line: wrapped lines, and a formula with what it stands in."""
    last = _Line("", "text")
    blank = False
    for line in lines:
        if not line.text:
            blank = True
            continue
        if line.kind == "text" and last.text and _goes_on(last, line.text, blank):
            joint = ": " if last.kind == "title" else " "
            kind = "text" if last.kind == "title" else last.kind
            last = replace(last, text=f"{last.text}{joint}{line.text}", kind=kind)
        else:
            yield from [last] if last.text else []
            last = line
        blank = False
    yield from [last] if last.text else []


def _goes_on(last: _Line, text: str, blank: bool) -> bool:
    alone = HELD.fullmatch(text.rstrip(".,;")) is not None
    if last.kind == "title":
        return alone
    if alone and last.text[-1] not in ".!?;":
        return last.kind == "text" or not blank
    if text.startswith(("where ", "with ")) and last.text.rstrip(".,;").endswith("\ue001"):
        return True
    if blank or last.text[-1] in ".!?:;":
        return False
    return last.text.endswith(HANGING) or (text[0].islower() and len(last.text) >= WRAPPED_FROM)


def _titled(lines: Sequence[_Line]) -> Iterator[_Line]:
    """Find the headings that only their shape tells: short, and over a list or a sentence."""
    for line, under in zip_longest(lines, lines[1:]):
        heads = under is not None and (
            under.kind == "entry"
            or under.text.endswith((".", "!"))
            or len(under.text.split()) > LONGEST_NAME
        )
        brief = len(line.text.split()) <= LONGEST_BARE and BARE_TITLE.fullmatch(line.text)
        yield replace(line, kind="title") if line.kind == "text" and brief and heads else line


def _told(lines: Sequence[_Line]) -> Iterator[Statement]:
    """Give each line its heading, and part running text into sentences."""
    heading, is_new, before = "", False, ""
    for line, after in zip_longest(lines, [one.kind for one in lines[1:]]):
        if line.kind == "title":
            heading, is_new = _name(line.text), True
        elif line.kind == "entry":
            short = len(line.text.split()) <= SHORT_ENTRY and ":" not in line.text
            says = f"{heading}: {line.text}" if short and heading else line.text
            yield Statement(says, line.text, heading, 1, 1, line.is_numbered)
        else:
            heading = "" if before == "entry" else heading  # a list ends what its heading heads
            *sentences, last = filter(None, map(str.strip, SENTENCE.split(line.text)))
            leads = last.endswith(":") and after == "entry"
            if not leads or not _is_name(last):
                sentences.append(last)
            for sentence in sentences:
                yield _sentence(sentence, heading, is_new=is_new)
                is_new = False
            heading = last.rstrip(":") if leads else heading
        is_new = is_new and line.kind == "title"
        before = line.kind


def _sentence(text: str, heading: str, *, is_new: bool) -> Statement:
    """Join a sentence to its heading if it is the first under it, or a formula alone."""
    if heading and text.lower().startswith(heading.lower()):
        return Statement(text, text)
    if heading and (is_new or HELD.fullmatch(text.rstrip(".,;"))):
        return Statement(f"{heading}: {text}", f"{heading}: {text}" if is_new else text)
    return Statement(text, text, _brief(heading))


def _name(heading: str) -> str:
    return "" if set(heading.lower().split()) <= EMPTY_NAMES else heading


def _is_name(text: str) -> bool:
    return len(text.split()) <= LONGEST_NAME and not DEFINES.search(text)


def _brief(heading: str) -> str:
    return heading if _is_name(heading) else ""


def _placed(found: Iterable[Statement]) -> Iterator[Statement]:
    """Count the entries of each list."""
    for (_, is_entry), group in groupby(found, key=lambda one: (one.heading, one.entries > 0)):
        some = list(group)
        for place, one in enumerate(some, start=1):
            entry = replace(one, heading=_brief(one.heading), place=place, entries=len(some))
            yield entry if is_entry else one
