"""What the learner has reached in the terminal."""

from __future__ import annotations

import json

from tutorbot.cli.desk import Desk
from tutorbot.cli.page import Page
from tutorbot.cli.parts import Parts
from tutorbot.core.model import NO_SERVER, TERMINAL_LEARNER
from tutorbot.core.outcomes import Score

BAR = 20  # characters


def score(parts: Parts, *, as_json: bool) -> int:
    """Print points, rounds, mean credit, streak, topics and weeks."""
    with Desk(parts.tutor(*parts.graded_bank())) as desk:
        reached = desk.wait(desk.tutor.score(NO_SERVER, TERMINAL_LEARNER, desk.now()))
    if as_json:
        print(json.dumps(_data(reached), ensure_ascii=False, indent=2))
    else:
        _show(reached, Page())
    return 0


def _data(reached: Score) -> dict[str, object]:
    standing = reached.standing
    return {
        "points": standing.points if standing else 0,
        "rounds": standing.rounds if standing else 0,
        "mean_credit": standing.credit if standing else None,
        "streak_days": reached.streak_days,
        "topics": [
            {"topic": t.topic.slug, "mastery": t.mastery, "rounds": t.rounds}
            for t in reached.topics
        ],
        "weeks": [{"week": w.week, "credit": w.credit, "rounds": w.rounds} for w in reached.weeks],
    }


def _show(reached: Score, page: Page) -> None:
    standing = reached.standing
    if standing is None:
        page.say("No answer is kept yet. Begin with `tutorbot play`.")
        return
    rounds = "round" if standing.rounds == 1 else "rounds"
    days = "day" if reached.streak_days == 1 else "days"
    page.say((f"{standing.points} points", "bold"), f" in {standing.rounds} {rounds}")
    page.say(f"mean credit {standing.credit:.0%}, streak {reached.streak_days} {days}")
    if reached.topics:
        page.gap()
        page.say(("Topics, the strongest first", "bold"))
        width = max(len(held.topic.name) for held in reached.topics)
        for held in reached.topics:
            bar = "█" * round(BAR * held.mastery)
            page.say(f"{held.topic.name:{width}}  {held.mastery:4.0%}  ", (bar, "cyan"), indent=2)
    if len(reached.weeks) > 1:
        page.gap()
        page.say(("Weeks", "bold"))
        for week in reached.weeks[-8:]:
            bar = "█" * round(BAR * week.credit)
            page.say(f"{week.week}  {week.credit:4.0%}  ", (bar, "cyan"), indent=2)
