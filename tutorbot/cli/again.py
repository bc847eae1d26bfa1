"""`tutorbot regrade`: every stored answer graded again, and whether the grade is the same."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from tutorbot.cli.desk import Desk
from tutorbot.cli.parts import Parts
from tutorbot.core.regrading import Regraded
from tutorbot.tutor import Tutor

MOST_SHOWN = 20


@dataclass(slots=True)
class Count:
    """How the answers came out, and those that came out otherwise."""

    same: int = 0
    lost: int = 0
    changed: list[Regraded] = field(default_factory=list)

    @property
    def unexplained(self) -> int:
        """Those that differ although neither bank nor grader has changed."""
        return sum(not (one.bank_changed or one.grader_changed) for one in self.changed)

    def add(self, one: Regraded) -> None:
        """Count an answer."""
        if one.credit is None:
            self.lost += 1
        elif one.is_same:
            self.same += 1
        else:
            self.changed.append(one)


def regrade(parts: Parts, *, as_json: bool) -> int:
    """Grade all again and print how many are the same; status 1 for a difference without cause."""
    with Desk(parts.tutor(*parts.graded_bank())) as desk:
        count = desk.wait(_counted(desk.tutor))
    if as_json:
        print(json.dumps(_data(count), indent=2))
    else:
        _print(count)
    return int(count.unexplained > 0)


async def _counted(tutor: Tutor) -> Count:
    count = Count()
    async for one in tutor.graded_again():
        count.add(one)
    return count


def _data(count: Count) -> dict[str, object]:
    return {
        "same": count.same,
        "changed": len(count.changed),
        "without_cause": count.unexplained,
        "cannot_be_graded": count.lost,
        "changes": [
            {
                "round": one.attempt.round,
                "item": one.attempt.item,
                "number": one.attempt.number,
                "credit_then": one.attempt.credit,
                "credit_now": one.credit,
                "bank_changed": one.bank_changed,
                "grader_changed": one.grader_changed,
            }
            for one in count.changed
        ],
    }


def _print(count: Count) -> None:
    print(f"{count.same} answers get the same grade again, bit for bit.")
    if count.lost:
        print(
            f"{count.lost} cannot be graded again: their words are forgotten, or their item gone."
        )
    if not count.changed:
        return
    print(f"{len(count.changed)} get another grade now:")
    for one in count.changed[:MOST_SHOWN]:
        print(
            f"  round {one.attempt.round}, {one.attempt.item}, answer {one.attempt.number}: "
            f"then {one.attempt.credit:.0%} {one.attempt.verdict}, "
            f"now {one.credit:.0%} {one.verdict}; {_cause(one)}"
        )
    if len(count.changed) > MOST_SHOWN:
        print(f"  and {len(count.changed) - MOST_SHOWN} more")


def _cause(one: Regraded) -> str:
    causes = [
        name
        for name, changed in (("bank", one.bank_changed), ("grader", one.grader_changed))
        if changed
    ]
    if not causes:
        return "and nothing has changed since, so this is a fault: please report it"
    return f"the {' and the '.join(causes)} {'have' if len(causes) > 1 else 'has'} changed since"
