"""What is kept of learners: the server's leaderboard, and one learner's score."""

from __future__ import annotations

from tutorbot.bot.card import BLUE, Card, Row, Shown
from tutorbot.bot.escaping import mention
from tutorbot.bot.round_views import MEDALS
from tutorbot.core.model import LearnerId
from tutorbot.core.outcomes import Board, Score, TopicMastery
from tutorbot.core.scoring import Period, Standing
from tutorbot.pictures.sketch import Drawn

PERIODS = {Period.WEEK: "this week", Period.MONTH: "this month", Period.ALL: "all time"}
MOST_TOPICS = 3  # strongest, and weakest
BAR = 10  # squares


def board_card(board: Board, caller: LearnerId, *rows: Row) -> Shown:
    """Return a page of a leaderboard, the caller's own place always on it."""
    card = Card(BLUE)
    topic = f" · {board.topic.name}" if board.topic else ""
    card.text(f"## 🏆 Leaderboard, {PERIODS[board.period]}{topic}")
    if not board.rows:
        card.text("Nobody is on this board yet. /quiz is where points come from.")
        return card.shown()
    card.text("\n".join(_place(standing, caller) for standing in board.rows))
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
    days = f"{score.streak_days} day{'s' * (score.streak_days != 1)}"
    card.text(
        f"**{standing.points:,} points** · place {standing.rank:,} of {score.learners:,}\n"
        f"**{standing.rounds:,}** round{'s' * (standing.rounds != 1)}, mean credit "
        f"**{standing.credit:.0%}** · streak **{days}**"
    )
    if score.topics:
        card.rule()
        card.text("\n".join(_topics(score.topics)))
    if picture:
        card.picture(picture)
    return card.shown()


def _place(standing: Standing, caller: LearnerId) -> str:
    place = MEDALS.get(standing.rank, f"**{standing.rank:,}.**")
    you = " ← you" if standing.learner == caller else ""
    rounds = f"{standing.rounds:,} round{'s' * (standing.rounds != 1)}"
    return (
        f"{place} {mention(standing.learner)} **{standing.points:,}** · {rounds} · "
        f"{standing.credit:.0%}{you}"
    )


def _topics(topics: tuple[TopicMastery, ...]) -> list[str]:
    if len(topics) <= 2 * MOST_TOPICS:
        return ["**Topics, strongest first**", *map(_topic, topics)]
    return [
        "**Strongest**",
        *map(_topic, topics[:MOST_TOPICS]),
        "**Weakest**",
        *map(_topic, reversed(topics[-MOST_TOPICS:])),
    ]


def _topic(held: TopicMastery) -> str:
    full = round(held.mastery * BAR)
    bar = "■" * full + "□" * (BAR - full)
    return f"`{bar}` {held.mastery:.0%} {held.topic.name}"
