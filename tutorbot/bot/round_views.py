"""What a channel sees of a round: the question, and what is told when it closes."""

from __future__ import annotations

from datetime import datetime

from discord.utils import format_dt

from tutorbot.bot.card import BLUE, GREY, Card, Row, Shown, fitted, size
from tutorbot.bot.escaping import mention
from tutorbot.bot.lesson import Lesson, reflowed
from tutorbot.core.model import NO_SERVER, Ending, Item, Round, Topic
from tutorbot.core.outcomes import Closing, Explanation, Result
from tutorbot.pictures.formulas import as_markdown
from tutorbot.pictures.session import ordinal, session_chart
from tutorbot.pictures.sketch import Drawn, Sketch

MOST_LARGE, MOST_HEADING = 120, 300  # characters of a heading: a title, or a short question
MOST_QUESTION = 2000
MOST_POINTS = 1100
MOST_REFERENCE = 1700
MOST_LEARNERS = 10
ENDINGS = {
    Ending.TIME: "time is up",
    Ending.REVEAL: "revealed",
    Ending.STOP: "stopped",
    Ending.LOST: "ended",
}
MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}
DOTS = {"easy": "●○○ easy", "medium": "●●○ medium", "hard": "●●● hard"}


def question_card(round_: Round, item: Item, topic: Topic | None, buttons: Row) -> Shown:
    """Return the card that puts a question to a channel."""
    card = Card(BLUE)
    card.text(_head(round_, item, topic))
    card.text(_question(item))
    closes = format_dt(round_.closes_at, "R")
    card.text(f"⏳ **Closes {closes}.** Answer in your own words: {_how(round_)}")
    return card.shown(buttons)


def closed_question(round_: Round, item: Item, topic: Topic | None) -> Shown:
    """Return the same card once the round is over: no button, and where to read on."""
    card = Card(GREY)
    card.text(_head(round_, item, topic))
    card.text(_question(item))
    card.text(f"🔒 **Closed** ({ENDINGS[round_.ending or Ending.LOST]}). The answer is below.")
    return card.shown()


def closing_card(
    closing: Closing,
    topic: Topic | None,
    lesson: Lesson,
    next_at: datetime,
    final: Drawn | None = None,
) -> Shown:
    """Return what the channel is told when a round closes."""
    card = Card(BLUE)
    item = closing.item
    card.text(f"{_head(closing.round, item, topic)}\n{_title(item)}")
    says = [f"- {as_markdown(point.says)}" for point in item.rubric]
    if not item.drafted:
        card.lines("**A full answer says**", says, MOST_POINTS, "key points")
        card.rule()
    solo = closing.round.session.place.server == NO_SERVER
    results = "\n".join(_results(closing.results, solo))
    standings = "\n".join(_standings(closing, solo))
    next_ = _what_next(closing, next_at)
    told = size(results) + size(standings) + size(next_)
    more = f" /explain {item.id} shows more of it."
    _teach(card, item, lesson, min(MOST_REFERENCE, card.room - told), more)
    card.rule()
    card.text(results)
    if standings:
        card.rule()
        card.text(standings)
    if final:
        card.picture(final)
    card.text(next_)
    return card.shown()


def final_chart(closing: Closing) -> Sketch | None:
    """Sketch credit by question at the end of a session of several questions; None before."""
    asked = closing.round.number
    if not closing.last or asked < 2 or not closing.standings:
        return None
    credits = {(c.learner, c.number): c.credit for c in closing.credits}
    points = [tally.points for tally in closing.standings]
    solo = closing.round.session.place.server == NO_SERVER
    rows = [
        (
            "you" if solo else ordinal(_place(points, tally.points)),
            [credits.get((tally.learner, number)) for number in range(1, asked + 1)],
        )
        for tally in closing.standings
    ]
    means = _means(closing)
    return session_chart(rows, [means.get(number) for number in range(1, asked + 1)])


def _means(closing: Closing) -> dict[int, float]:
    """Return the mean credit of each question that somebody answered, by its number."""
    by_number: dict[int, list[float]] = {}
    for one in closing.credits:
        by_number.setdefault(one.number, []).append(one.credit)
    return {number: sum(credits) / len(credits) for number, credits in by_number.items()}


def _hardest(closing: Closing) -> list[str]:
    """Say which question the session found hardest, where they differ."""
    means = _means(closing)
    if len({round(mean, 2) for mean in means.values()}) < 2:
        return []
    number = min(means, key=lambda n: means[n])
    return [f"-# Hardest: question {number}, mean credit {means[number]:.0%}"]


def explanation_card(
    told: Explanation,
    topic: Topic | None,
    lesson: Lesson,
) -> Shown:
    """Return an item laid open."""
    item = told.item
    card = Card(BLUE)
    name = topic.name if topic else item.topic
    card.text(f"-# {item.id} · {name} · {DOTS[item.difficulty]}\n{_title(item)}")
    card.text(as_markdown(reflowed(item.question)), MOST_QUESTION // 2)
    card.rule()
    sources = "\n".join(f"-# {source}" for source in item.sources[:3])
    practice = "-# For a day you answer this one for practice, without points."
    _teach(card, item, lesson, card.room - len(sources) - len(practice) - 4)
    card.text(f"{sources}\n{practice}".strip())
    return card.shown()


def _teach(card: Card, item: Item, lesson: Lesson, most: int, more: str = "") -> None:
    shows = len(item.picture.alt) + 8 if item.picture else 0
    card.explained(lesson.parts, lesson.drawn, most - shows, more)
    if item.picture:
        card.illustrated(item.picture.alt, lesson.picture)


def _head(round_: Round, item: Item, topic: Topic | None) -> str:
    of = round_.session.questions
    number = f"Question {round_.number} of {of} · " if of > 1 else ""
    return f"-# {number}{topic.name if topic else item.topic} · {DOTS[item.difficulty]}"


def _title(item: Item) -> str:
    """Set a title as a heading; a long one smaller and cut, so that it stays above the text."""
    title = as_markdown(" ".join(item.title.split()))
    return f"## {title}" if len(title) <= MOST_LARGE else f"### {fitted(title, MOST_HEADING)}"


def _question(item: Item) -> str:
    question = as_markdown(reflowed(item.question)).strip()
    if "\n" in question or len(question) > MOST_HEADING:
        return fitted(question, MOST_QUESTION)
    return f"## {question}" if len(question) <= MOST_LARGE else f"### {question}"


def _how(round_: Round) -> str:
    if round_.session.place.server == NO_SERVER:
        return "just write it here, or press **Answer**."
    return (
        "press **Answer** (it stays private until the round closes), or reply to this message "
        "for all to see."
    )


def _results(results: tuple[Result, ...], solo: bool) -> list[str]:
    if not results:
        return ["Nobody answered this one."]
    if solo:
        return [f"You earned {_earned(results[0])}"]
    points = [result.points for result in results]
    lines = [
        f"{_medal(points, r.points, '▫️')} {_earned(r)} {mention(r.learner)}"
        for r in results[:MOST_LEARNERS]
    ]
    return ["**This round**", *lines, *_more(len(results))]


def _earned(result: Result) -> str:
    hints = f", {result.hints} hint{'s' * (result.hints != 1)}" if result.hints else ""
    points = "practice" if result.practice else f"**+{result.points}**"
    return f"{points} · {result.credit:.0%}{hints}"


def _standings(closing: Closing, solo: bool) -> list[str]:
    """Return the session's points; after its first round they would only say the same again."""
    tallies, rounds = closing.standings, closing.round.number
    if rounds < 2 or not tallies:
        return []
    if solo:
        return [
            f"**Your session** {tallies[0].points:,} points · {tallies[0].rounds} of {rounds}",
            *_hardest(closing),
        ]
    points = [tally.points for tally in tallies]
    lines = [
        f"{_medal(points, t.points, rank_mark(_place(points, t.points)))} "
        f"**{t.points:,}** · {t.rounds} of {rounds} {mention(t.learner)}"
        for t in tallies[:MOST_LEARNERS]
    ]
    heading = "**Final standings**" if closing.last else "**Standings**"
    return [heading, *lines, *_more(len(tallies)), *_hardest(closing)]


def _place(all_points: list[int], points: int) -> int:
    """Return the place that some points reach; who has as many shares it."""
    return 1 + sum(others > points for others in all_points)


def rank_mark(place: int) -> str:
    """Write a place that has no medal. Escaped, or Discord would make a list of it."""
    return f"{place:,}\\."


def _medal(all_points: list[int], points: int, otherwise: str) -> str:
    """Return the medal of a place; for nothing there is none."""
    return MEDALS.get(_place(all_points, points), otherwise) if points else otherwise


def _more(count: int) -> list[str]:
    return [f"-# … and {count - MOST_LEARNERS} more learners"] * (count > MOST_LEARNERS)


def _what_next(closing: Closing, next_at: datetime) -> str:
    if not closing.last:
        return f"-# Next question {format_dt(next_at, 'R')}"
    if closing.deserted:
        return "-# Nobody answered twice in a row, so the session ends here. /quiz starts another."
    if closing.round.ending is Ending.STOP:
        return "-# The session was stopped. /quiz starts another."
    if closing.round.session.place.server == NO_SERVER:
        return "-# That was the session. /quiz starts another, /score shows what you have reached."
    return "-# That was the session. /quiz starts another, /leaderboard shows the server's board."
