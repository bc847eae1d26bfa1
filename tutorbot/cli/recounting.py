"""`tutorbot recount`: the leaderboards and scores made again from the attempts."""

from __future__ import annotations

import json
from dataclasses import asdict

from tutorbot.cli.desk import Desk
from tutorbot.cli.parts import Parts
from tutorbot.core.ledger import Recount


def recount(parts: Parts, *, as_json: bool) -> int:
    """Add all up again and print how much there is, and what had been wrong."""
    with Desk(parts.tutor(*parts.graded_bank())) as desk:
        counted = desk.wait(desk.tutor.recount())
    print(json.dumps(asdict(counted), indent=2) if as_json else _told(counted))
    return 0


def _told(counted: Recount) -> str:
    made = (
        f"The attempts that are kept add up to {_number(counted.standings, 'standing')} "
        f"on {_number(counted.boards, 'board')}."
    )
    if not counted.wrong_boards:
        return f"{made} All stood so already."
    wrong = _number(counted.wrong_standings, "standing")
    boards = _number(counted.wrong_boards, "board")
    return f"{made} {wrong} had been wrong, on {boards}: mended."


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
