"""How a round looks in a terminal: words and shapes first, colour where there is any."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.text import Text

from tutorbot.core.model import Grade, Item, KeyPoint, Span, Verdict
from tutorbot.pictures.formulas import as_plain

SHAPES = {Verdict.CORRECT: "✔", Verdict.PARTIAL: "◐", Verdict.INCORRECT: "✘"}
COLOURS = {Verdict.CORRECT: "green", Verdict.PARTIAL: "yellow", Verdict.INCORRECT: "red"}
OWN_WORDS = "bold cyan"
BAR = 20  # characters
WIDEST = 96  # columns: longer lines are hard to read
JOINED_GAP = 24  # characters between two receipts that are shown with what stands between them
WIDE_ENOUGH = 10_000  # columns: where nobody reads on a screen, lines are left whole
OWN_LINE = re.compile(r" {4}|\s*([-*+•]|\d+[.)])\s|#|\||```")
MARK = re.compile(r"\s*(?:[-*+•✔◐✘]\s+|\d+[.)]\s+|“)")  # wrapped lines begin below what follows
MARKUP = re.compile(r"\*\*(?P<bold>[^*\n]+)\*\*|`(?P<code>[^`\n]+)`|^#+ (?P<head>.+)$", re.M)
CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160), *range(8234, 8239)))


class Page:
    """Writes to standard output."""

    def __init__(self) -> None:
        self.console = Console(highlight=False, markup=False, emoji=False)
        if not self.console.is_terminal:
            self.console.width = WIDE_ENOUGH
        elif self.console.width > WIDEST:
            self.console.width = WIDEST

    def say(self, *parts: str | tuple[str, str], indent: int = 0) -> None:
        """Write a line of parts, each plain or with its style."""
        self._write(Text.assemble(*parts), indent)

    def gap(self) -> None:
        """Leave a line empty."""
        self.console.print()

    def _write(self, text: Text, indent: int = 0) -> None:
        if not self.console.is_terminal:
            lines = text.plain.splitlines() or [""]
            self.console.print("\n".join(f"{' ' * indent}{line}".rstrip() for line in lines))
            return
        for line in text.split("\n", allow_blank=True):
            mark = MARK.match(line.plain)
            hang = len(mark[0]) if mark else 0
            for n, part in enumerate(line.wrap(self.console, self.console.width - indent - hang)):
                whole = Text(" " * (indent + (hang if n else 0))) + part
                whole.rstrip()
                self.console.print(whole)

    def question(self, item: Item, topic: str, label: str = "") -> None:
        """Put an item's question."""
        about = f"{item.id}  {item.title}  ·  {topic}  ·  {item.difficulty}"
        self.say((f"{label}  " if label else "", "bold"), (about, "dim"))
        self.gap()
        self.prose(item.question)
        self.gap()

    def prose(self, markdown: str, indent: int = 0) -> None:
        """Write Markdown, its formulas as text."""
        self._write(styled(reflowed(as_plain(markdown))), indent)

    def verdict(self, verdict: Verdict, credit: float, more: str = "") -> None:
        """Tell a verdict and its credit, 0..1, in a word, a shape, a figure and a bar."""
        colour = COLOURS[verdict]
        full = round(BAR * credit)
        bar = (("█" * full, colour), ("░" * (BAR - full), "dim"), "  ")
        self.say(
            (f"{SHAPES[verdict]} {verdict}", f"bold {colour}"),
            f"  credit {credit:.0%}  ",
            *(bar if self.console.is_terminal else ()),
            more,
        )

    def covered(self, grade: Grade, answer: str) -> None:
        """Show what an answer covered, with its own words, and no word of what it missed."""
        for earned in grade.covered:
            full = earned.share >= 1
            shape = Verdict.CORRECT if full else Verdict.PARTIAL
            says = (
                as_plain(earned.point.says) if full else f"one point in part ({earned.share:.0%})"
            )
            self.say((f"{SHAPES[shape]} ", COLOURS[shape]), says, indent=2)
            self._write(own_words(answer, earned.receipts), indent=4)
        missing = len(grade.missed)
        if missing:
            verb = "point is" if missing == 1 else "points are"
            self.say((f"{missing} {verb} missing.", "dim"), indent=2)
        if grade.misconceptions:
            self.say("Something in it is not so: more below.", indent=2)
        if grade.word_list:
            self.say("A list of terms earns little: say what they have to do with it.", indent=2)

    def laid_open(self, rubric: Iterable[KeyPoint]) -> None:
        """List the key points of an item."""
        self.say(("A full answer says", "bold"))
        for point in rubric:
            self.say("• ", as_plain(point.says), indent=2)

    def points(self, grade: Grade, answer: str) -> None:
        """List all key points: what each earned and by which words, or that it is missing."""
        said, of = len(grade.covered), len(grade.points)
        self.say(("A full answer says", "bold"), (f"  ({said} of {of} in yours)", "dim"))
        for one in grade.points:
            verdict = _verdict(one.share)
            part = f"  ({one.share:.0%})" if verdict is Verdict.PARTIAL else ""
            part += "  (in your favour)" if one.in_favour else ""
            denied = "  (yours says otherwise)" if one.denied else ""
            shape = (f"{SHAPES[verdict]} ", COLOURS[verdict])
            self.say(shape, as_plain(one.point.says), (part or denied, COLOURS[verdict]), indent=2)
            if one.receipts:
                self._write(own_words(answer, one.receipts), indent=4)

    def refutations(self, grade: Grade) -> None:
        """Say what is right where the answer held a misconception."""
        for wrong in grade.misconceptions:
            self.say(("Not so: ", "bold red"), as_plain(wrong.refute))

    def reference(self, item: Item) -> None:
        """Show the reference answer, and where to read on."""
        self.gap()
        self.say(("Reference answer", "bold"))
        self.prose(item.reference_answer, indent=2)
        for source in item.sources:
            self.say((f"Read on: {source}", "dim"), indent=2)


def own_words(answer: str, receipts: Sequence[Span]) -> Text:
    """Quote the words of an answer that earned something, those far apart with … between."""
    text = Text().append("“", style="dim")
    for n, (before, words) in enumerate(_quoted(answer, receipts)):
        if n:
            text.append(before, style="dim")
        text.append(words, style=OWN_WORDS)
    text.append("”", style="dim")
    return text


def _quoted(answer: str, receipts: Sequence[Span]) -> Iterator[tuple[str, str]]:
    end = 0
    for span in receipts:
        between = answer[end : span.start]
        before = between if len(between) <= JOINED_GAP and "\n" not in between else " … "
        yield shown(before), shown(answer[span.start : span.end])
        end = span.end


def shown(words: str) -> str:
    """Return a text without the signs that would steer a terminal, on one line."""
    return " ".join(words.translate(CONTROLS).splitlines()) if words.strip() else words


def reflowed(plain: str) -> str:
    """Make one line of each paragraph and list entry; indented lines and headings stay alone."""
    lines: list[str] = []
    for line in plain.split("\n"):
        before = lines[-1] if lines else ""
        alone = not line.strip() or not before.strip() or OWN_LINE.match(line)
        if alone or before.startswith(("    ", "#", "|")):
            lines.append(line)
        else:
            lines[-1] = f"{before.rstrip()} {line.strip()}"
    return "\n".join(lines)


def styled(plain: str) -> Text:
    """Turn **bold**, `code` and # headings into styles."""
    text, end = Text(), 0
    for mark in MARKUP.finditer(plain):
        text.append(plain[end : mark.start()])
        text.append(mark[mark.lastgroup or 0], style="italic" if mark["code"] else "bold")
        end = mark.end()
    return text.append(plain[end:])


def _verdict(share: float) -> Verdict:
    if share <= 0:
        return Verdict.INCORRECT
    return Verdict.CORRECT if share >= 1 else Verdict.PARTIAL
