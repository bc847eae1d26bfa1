"""An item as its author wants to see it: as a learner meets it, as understood, as graded."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence

from tutorbot.bank.prose import unwrapped
from tutorbot.core.agreement import Compared, MarkedAnswer, compare, figures
from tutorbot.core.grader.grading import Grader
from tutorbot.core.language.lexicon import Lexicon
from tutorbot.core.lint import understood
from tutorbot.core.model import Idea, Item, KeyPoint, Misconception

WIDTH = 96
SHOWN_OF_ANSWER = 160  # characters


def shown(
    item: Item,
    topic: str,
    lexicon: Lexicon,
    marked: Sequence[MarkedAnswer] = (),
    as_plain: Callable[[str], str] = str,
) -> str:
    """Return an item as plain text for a terminal.

    Args:
        item: whose wordings can be read (see `open_bank`).
        topic: the name of its topic.
        lexicon: of its bank.
        marked: marked answers; those of other items are left out.
        as_plain: writes Markdown for a terminal (pictures.formulas.as_plain).
    """
    parts = [_as_met(item, topic, as_plain), _as_understood(item, lexicon)]
    own = [one for one in marked if one.item == item.id]
    if own:
        parts.append(_as_graded(item, compare(Grader(lexicon).grade, {item.id: item}, own)))
    return "\n\n".join(parts) + "\n"


def _as_met(item: Item, topic: str, as_plain: Callable[[str], str]) -> str:
    also = f"\nAlso found as: {', '.join(item.also)}" if item.also else ""
    also += f"\nShares facts with: {', '.join(item.near)}" if item.near else ""
    head = f"{item.id} {item.title} ({topic}, {item.difficulty}){also}"
    hints = [f"Hint {number}: {hint}" for number, hint in enumerate(item.hints, 1)]
    asks = [f"If {point.id} is missing: {point.ask}" for point in item.rubric]
    if item.drafted:
        asks = []
    picture = [f"Picture {item.picture.name}: {item.picture.alt}"] if item.picture else []
    sources = [f"Source: {source}" for source in item.sources]
    texts = [item.question, *hints, *asks, item.reference_answer, *picture, *sources]
    return "\n".join(
        [head, "", *(_filled(as_plain(unwrapped(text))) + "\n" for text in texts)]
    ).rstrip()


def _as_understood(item: Item, lexicon: Lexicon) -> str:
    total = sum(point.weight for point in item.rubric)
    drafted = " (drafted from the reference answer)" if item.drafted else ""
    lines = [f"Rubric{drafted}"]
    for point in item.rubric:
        lines += ["", f"{point.id}, {point.weight / total:.0%} of the credit: {point.says}"]
        lines += _ideas(item, point, lexicon)
    for misconception in item.misconceptions:
        lines += ["", *_misconception(misconception, lexicon)]
    for side, names in item.sides.items():
        lines += ["", f"Side {side}: {', '.join(understood(name, lexicon) for name in names)}"]
    return "\n".join(_filled(line, "    ") for line in lines)


def _ideas(item: Item, point: KeyPoint, lexicon: Lexicon) -> Iterator[str]:
    if item.drafted:
        yield "  words: " + ", ".join(word for idea in point.ideas for word in idea.wordings)
        return
    for idea in point.ideas:
        yield f"  {_kind(idea)}: " + "; ".join(understood(w, lexicon) for w in idea.wordings)
        for role, partner in idea.bind:
            yield f"  or {understood(role, lexicon)} with {understood(partner, lexicon)}"
    for name, wordings in (("all at once", point.whole), ("named only", point.named)):
        if wordings:
            yield f"  {name}: " + "; ".join(understood(w, lexicon) for w in wordings)


def _kind(idea: Idea) -> str:
    about = f", said of {idea.about}" if idea.about else ""
    return ("idea" if idea.earns else "supports") + about


def _misconception(misconception: Misconception, lexicon: Lexicon) -> Iterator[str]:
    cancels = f", cancels {', '.join(misconception.cancels)}" if misconception.cancels else ""
    yield f"Misconception {misconception.id}{cancels}: {misconception.refute}"
    if misconception.wrong:
        yield "  wrong: " + "; ".join(understood(w, lexicon) for w in misconception.wrong)
    for role, partner in misconception.swaps:
        yield f"  swapped: {understood(role, lexicon)} with {understood(partner, lexicon)}"


def _as_graded(item: Item, compared: Sequence[Compared]) -> str:
    told = figures(compared)
    r = "none" if told.r is None else f"{told.r:.2f}"
    lines = [
        f"{told.count} marked answers: r {r}, RMSE {told.rmse:.2f}, "
        f"verdict agreement {told.verdicts:.0%}",
        "given  marked  answer",
    ]
    for one in compared:
        words = " ".join(one.marked.answer.split())
        answer = textwrap.shorten(words, SHOWN_OF_ANSWER, placeholder=" …")
        kind = f" ({one.marked.kind})" if one.marked.kind else ""
        lines.append(f"{one.credit:5.2f}  {one.marked.credit:6.2f}  {answer}{kind}")
        shares = zip(item.rubric, one.shares, strict=True)
        earned = [f"{point.id} {share:.0%}" for point, share in shares if share]
        lines.append(" " * 15 + (", ".join(earned) or "nothing"))
    return "\n".join(lines)


def _filled(text: str, indent: str = "") -> str:
    lines = text.split("\n")
    return "\n".join(
        textwrap.fill(line, WIDTH, subsequent_indent=indent, replace_whitespace=False)
        for line in lines
    )
