"""Lines as copied from a web page -> Markdown with LaTeX between dollars."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from itertools import islice

from tutorbot.bank.prose import unclosed

SIZES = re.compile(
    r"\\(?:tiny|scriptsize|footnotesize|small|normalsize|large|Large|LARGE|huge|Huge"
    r"|displaystyle|textstyle|scriptstyle)(?![A-Za-z])\s*"
)
MATH = re.compile(r"\\[A-Za-z]|[\^_]|^\s*[A-Za-z]\s*$")  # what makes a group in braces a formula
# Pandoc's rule: what stands between dollars is a formula if it touches both, and no digit follows.
DOLLARS = re.compile(r"\\.|\$\$.*?\$\$|\$\$|\$(?=\S)[^$]*?(?<=\S)\$(?!\d)|(\$)")
ROUND = re.compile(r"\\\((.{1,1000}?)\\\)")  # bounded: one that never closes costs little
SQUARE = re.compile(r"\\\[(.{1,1000}?)\\\]")
ESCAPED = re.compile(r"\\.|\$", re.DOTALL)
DOLLAR = re.compile(r"(?<!\\)\$")
SIGNS = "[•●○◦▪▫■□◆◇‣►▶➤➢➔✓✔∙*·–-]"  # of an entry of a list
BULLET = re.compile(rf"\s*{SIGNS}\s+(?=\S)")
NUMBER = re.compile(r"\s*\(?(\d{1,2})[.)]\s+(?=\S)")
LETTER = re.compile(r"\s*\(?[a-z][.)]\s+(?=\S)")
HEADING = re.compile(r"[A-Z0-9][^.!?:]{0,70}:")
NAMED = re.compile(r"([A-Z][^.!?:*$]{0,40}):\s+(?=\S)")
MOST_NAME_WORDS = 6
LONGEST_FORMULA = 12  # lines
LONGEST_NAME = 30  # characters of a command
ENDS = tuple(".!?:;")
QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "\u00a0": " "})
INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x200E, 0x200F))
SPACES = dict.fromkeys(
    (0x2002, 0x2003, 0x2005, 0x2007, 0x2008, 0x2009, 0x200A, 0x202F, 0x3000), " "
)


def plain_line(line: str) -> str:
    """Return a line with straight quotes and plain spaces, without invisible signs."""
    return line.translate(QUOTES).translate(INVISIBLE).translate(SPACES).replace("\t", " ").strip()


def markdown(lines: Sequence[str]) -> str:
    """Write lines of a page as Markdown.

    Each line is a paragraph, unless it goes on in the next one; entries of a list stay together;
    a heading that ends in a colon and a name before a colon become bold; formulas in braces with
    sizes, between backslashed brackets or between dollars come to stand between dollars.
    """
    blocks: list[str] = []
    kind = ""
    for line in _whole(lines):
        written, is_entry = _block(line, within=kind == "entry")
        if not written:
            kind = ""
            continue
        if is_entry and kind == "entry":
            blocks[-1] += "\n" + written
        elif kind == "text" and not is_entry and _goes_on(blocks[-1], written):
            blocks[-1] += " " + written
        else:
            blocks.append(written)
        kind = "entry" if is_entry else "text"
    return _sound("\n\n".join(blocks))


def kept_markdown(text: str) -> str:
    """Return Markdown as it is, but for formulas in other notations and dollars left open."""
    lines = [line.translate(INVISIBLE).rstrip() for line in text.splitlines()]
    return _sound(formulas_in_dollars("\n".join(lines).strip()))


def formulas_in_dollars(text: str) -> str:
    r"""Write each formula of a line as $...$, or as $$...$$ if it is all of the line.

    A formula stands in balanced braces and begins with a size or holds LaTeX, or stands between
    \( and \), or \[ and \].
    """
    text = DOLLARS.sub(lambda m: r"\$" if m[1] else m[0], text)
    text = ROUND.sub(lambda m: f"${m[1].strip()}$", text)
    text = SQUARE.sub(lambda m: f"$${m[1].strip()}$$", text)
    parts: list[str] = []
    end = dollars = 0
    begin, last = len(text) - len(text.lstrip()), len(text.rstrip(" .,;"))
    for start, stop in _groups(text):
        dollars += len(DOLLAR.findall(text, end, start))
        latex = text[start + 1 : stop - 1]
        if dollars % 2 or not MATH.search(latex):
            continue
        shown = SIZES.sub("", latex).strip()
        alone = start == begin and stop >= last
        sign = "$$" if alone else "$"
        parts += [text[end:start], f"{sign}{shown}{sign}" if shown else ""]
        end = stop
    return "".join(parts) + text[end:]


def _groups(text: str) -> list[tuple[int, int]]:
    """Return where the outermost groups in braces stand that LaTeX of a line did not open."""
    found: list[tuple[int, int]] = []
    depth = start = 0
    for i, sign in enumerate(text):
        if i and text[i - 1] == "\\":
            continue
        if sign == "{":
            start, depth = (i, 1) if depth == 0 else (start, depth + 1)
        elif sign == "}" and depth:
            depth -= 1
            if (
                depth == 0
                and not (start and text[start - 1] in "}_^")
                and not _is_argument(text, start)
            ):
                found.append((start, i + 1))
    return found


def _is_argument(text: str, start: int) -> bool:
    return re.search(r"\\[A-Za-z]+$", text[max(0, start - LONGEST_NAME) : start]) is not None


def _whole(lines: Sequence[str]) -> list[str]:
    """Join the lines of a formula whose brace closes on one of the next lines."""
    whole: list[str] = []
    rest = deque(lines)
    while rest:
        line = rest.popleft()
        if "{\\" in line and _open_braces(line) > 0:
            for more in range(1, min(LONGEST_FORMULA, len(rest) + 1)):
                joined = " ".join([line, *islice(rest, more)])
                if _open_braces(joined) == 0:
                    line = joined
                    for _ in range(more):
                        rest.popleft()
                    break
        whole.append(line)
    return whole


def _open_braces(text: str) -> int:
    return text.count("{") - text.count("}")


def _block(line: str, *, within: bool) -> tuple[str, bool]:
    """Return a line as Markdown, and whether it is an entry of a list.

    Args:
        line: as copied.
        within: the line before is such an entry, so that "a." is one below it.
    """
    if number := NUMBER.match(line):
        return f"{number[1]}. {_inline(line[number.end() :])}", True
    if bullet := BULLET.match(line) or (within and LETTER.match(line)):
        return f"- {_inline(line[bullet.end() :])}", True
    return _inline(line), False


def _inline(text: str) -> str:
    text = formulas_in_dollars(text.strip())
    if HEADING.fullmatch(text) and "$" not in text and len(text.split()) <= MOST_NAME_WORDS:
        return f"**{text}**"
    named = NAMED.match(text)
    if named and len(named[1].split()) <= MOST_NAME_WORDS:
        return f"**{named[1]}:** {text[named.end() :]}"
    return text


def _goes_on(before: str, line: str) -> bool:
    """Tell whether a line continues the one before it: no end there, no beginning here."""
    last = before.rsplit("\n", 1)[-1].rstrip()
    if last.endswith((*ENDS, "$$", "**")) or line.startswith(("$$", "**")):
        return False
    return (
        line[:1].islower()
        or line[:1] in "($,;"
        or last.endswith((",", "-", "(", "and", "or", "the"))
    )


def _sound(text: str) -> str:
    """Escape the dollars where they would open a formula that nothing closes."""
    if not unclosed(text):
        return text
    return ESCAPED.sub(lambda m: r"\$" if m[0] == "$" else m[0], text)
