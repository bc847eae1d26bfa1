"""The picture at a session's end: what each learner's answer to each question came to.

It carries no name: its rows are in the order of the standings, where the message says who is who.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from tutorbot.core.model import Verdict, verdict_for
from tutorbot.pictures.canvas import BLUE, FAINT, GREEN, MUTED, ORANGE, box, label, line, title
from tutorbot.pictures.sketch import PAPER, WIDTH, Sketch, shortened

MOST_ROWS = 10
MOST_NUMBERED = 8  # questions; of more, the cells are too narrow for numbers

COLOURS = {Verdict.CORRECT: GREEN, Verdict.PARTIAL: BLUE, Verdict.INCORRECT: ORANGE}
WORDS = {
    Verdict.CORRECT: "correct",
    Verdict.PARTIAL: "partly there",
    Verdict.INCORRECT: "not yet",
}
# The credits of one learner by question, 0..1; None where there was no answer.
Credits: TypeAlias = Sequence[float | None]

_LEFT, _RIGHT = 16, WIDTH - 16
_CELLS = 66  # from here to the right
_TOP, _ROW, _CELL = 66.0, 32, 26


def session_chart(rows: Sequence[tuple[str, Credits]], mean: Credits) -> Sketch:
    """Sketch credit by learner and question as a grid of cells.

    Args:
        rows: each learner's place and credits, in the order of the standings; ten are shown.
        mean: of each question over all learners who answered it.
    """
    shown = rows[:MOST_ROWS]
    body = [title("Credit by question"), *_question_numbers(len(mean))]
    y = _TOP
    for name, credits in shown:
        body += _row(y, name, credits)
        y += _ROW
    if len(rows) > 1:
        body.append(line((_LEFT, y + 1), (_RIGHT, y + 1)))
        y += 8
        body += _row(y, "mean", mean)
        y += _ROW
    body += _legend(y + 18)
    return Sketch("".join(body), WIDTH, y + 34, _said(shown, mean if len(rows) > 1 else ()))


def _question_numbers(count: int) -> list[str]:
    wide = (_RIGHT - _CELLS) / max(1, count)
    every = 1 if count <= MOST_NUMBERED else 2 if count <= 2 * MOST_NUMBERED else 4
    return [
        label(_CELLS + (i + 0.5) * wide, _TOP - 10, f"{i + 1}", anchor="middle", fill=MUTED)
        for i in range(count)
        if i % every == 0
    ]


def _row(y: float, name: str, credits: Credits) -> list[str]:
    wide = (_RIGHT - _CELLS) / max(1, len(credits))
    strokes = [label(_CELLS - 10, y + 18, name, anchor="end")]
    for i, credit in enumerate(credits):
        strokes += _cell(_CELLS + i * wide, y, wide - min(4, wide / 6), credit, len(credits))
    return strokes


def _cell(x: float, y: float, wide: float, credit: float | None, count: int) -> list[str]:
    """Draw one credit: its number where there is room for it, else how high the cell is filled."""
    middle = x + wide / 2
    if credit is None:
        return [line((middle - 4, y + _CELL / 2), (middle + 4, y + _CELL / 2), MUTED, 2)]
    share = min(1.0, max(0.0, credit))
    colour = COLOURS[verdict_for(share)]
    if count > MOST_NUMBERED:
        high = max(3.0, _CELL * share)
        return [
            box((x, y), wide, _CELL, FAINT),
            box((x, y + _CELL - high), wide, high, colour),
        ]
    number = f"{100 * share:.0f}"
    return [
        box((x, y), wide, _CELL, colour),
        label(middle, y + 18, number, anchor="middle", fill=PAPER, bold=True, on=colour),
    ]


def _legend(y: float) -> list[str]:
    strokes = []
    for x, verdict in zip((_LEFT, 106, 214), COLOURS, strict=True):
        strokes.append(box((x, y - 10), 12, 12, COLOURS[verdict]))
        strokes.append(label(x + 18, y, WORDS[verdict], fill=MUTED))
    strokes.append(line((295, y - 4), (305, y - 4), MUTED, 2))
    strokes.append(label(311, y, "no answer", fill=MUTED))
    return strokes


def _said(rows: Sequence[tuple[str, Credits]], mean: Credits) -> str:
    told = [f"{name}: {_listed(credits)}" for name, credits in rows]
    told += [f"mean: {_listed(mean)}"] if mean else []
    return shortened(f"Credit by question, in per cent. {'; '.join(told)}.")


def _listed(credits: Credits) -> str:
    return " ".join("–" if c is None else f"{100 * c:.0f}" for c in credits)


def ordinal(place: int) -> str:
    """Return a place as it is said: 1st, 2nd, 11th."""
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"
