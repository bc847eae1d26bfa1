"""What is kept of learners: the server's leaderboard, and one learner's score."""

from __future__ import annotations

from collections.abc import Callable

from tutorbot.bot.card import BLUE, Card, Row, Shown
from tutorbot.bot.escaping import mention
from tutorbot.bot.round_views import MEDALS, rank_mark
from tutorbot.core.model import LearnerId
from tutorbot.core.outcomes import Board, Score, TopicMastery
from tutorbot.core.scoring import Period, Standing
from tutorbot.pictures.sketch import Drawn

PERIODS = {Period.WEEK: "this week", Period.MONTH: "this month", Period.ALL: "all time"}
MOST_TOPICS = 3  # strongest, and weakest
MOST_WEEKS = 4
BAR = 10  # squares


def board_card(board: Board, caller: LearnerId, *rows: Row) -> Shown:
    """Return a page of a leaderboard, the caller's own place always on it."""
    card = Card(BLUE)
    topic = f" · {board.topic.name}" if board.topic else ""
    card.text(f"## 🏆 Leaderboard, {PERIODS[board.period]}{topic}")
    if not board.rows:
        card.text("Nobody is on this board yet. /quiz is where points come from.")
        return card.shown()
    places = "\n".join(_place(standing, caller) for standing in board.rows)
    card.text(f"-# Points · mean credit\n{places}")
    if all(standing.learner != caller for standing in board.rows):
        card.rule()
        own = _place(board.own, caller) if board.own else "You are not on this board yet: /quiz."
        card.text(own)
    learners = f"{board.learners:,} learner{'s' * (board.learners != 1)}"
    card.text(f"-# Page {board.page} of {board.pages} · {learners}")
    return card.shown(*rows)


def score_card(score: Score, own: bool, picture: Drawn | None = None) -> Shown:
    """Return what a learner has reached."""
    card = Card(BLUE)
    card.text(f"## 📈 {'Your score' if own else 'Score'}\n{mention(score.learner)}")
    standing = score.standing
    if standing is None:
        who = "You have" if own else "This learner has"
        card.text(f"{who} not answered for points here yet. /quiz is where to begin.")
        return card.shown()
    card.text("\n".join(_reached(standing, score)))
    if score.topics:
        card.rule()
        card.text("\n".join(_topics(score.topics, _charted if picture else _barred)))
    if len(score.weeks) > 1:
        latest = ", ".join(f"{week.credit:.0%}" for week in score.weeks[-MOST_WEEKS:])
        card.text(f"Mean credit by week, to the latest: {latest}")
    if picture:
        card.picture(picture)
    return card.shown()


def _reached(standing: Standing, score: Score) -> list[str]:
    days = "**1 day**" if score.streak_days == 1 else f"**{score.streak_days} days** in a row"
    return [
        f"**{standing.points:,} points** · place {standing.rank:,} of {score.learners:,}",
        f"**{standing.rounds:,}** round{'s' * (standing.rounds != 1)} · mean credit "
        f"**{standing.credit:.0%}**",
        *[f"Streak: {days}"] * bool(score.streak_days),
    ]


def _place(standing: Standing, caller: LearnerId) -> str:
    place = MEDALS.get(standing.rank, rank_mark(standing.rank))
    you = " ← you" if standing.learner == caller else ""
    # The name last: a long one breaks its line without tearing the figures apart.
    return (
        f"{place} **{standing.points:,}** · {standing.credit:.0%} {mention(standing.learner)}{you}"
    )


def _topics(topics: tuple[TopicMastery, ...], line: Callable[[TopicMastery], str]) -> list[str]:
    if len(topics) <= 2 * MOST_TOPICS:
        return ["**Topics, strongest first**", *map(line, topics)]
    return [
        "**Strongest**",
        *map(line, topics[:MOST_TOPICS]),
        "**Weakest**",
        *map(line, reversed(topics[-MOST_TOPICS:])),
    ]


def _charted(held: TopicMastery) -> str:
    """Name a topic whose bar is in the picture."""
    return f"{held.mastery:.0%} {held.topic.name}"


def _barred(held: TopicMastery) -> str:
    full = round(held.mastery * BAR)
    bar = "■" * full + "□" * (BAR - full)
    return f"`{bar}` {_charted(held)}"
