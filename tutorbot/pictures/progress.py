"""Pictures of a learner's progress: mastery by topic, and the credit of the last weeks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tutorbot.core.outcomes import TopicMastery, WeekCredit
from tutorbot.pictures.canvas import (
    BLUE,
    FAINT,
    GREEN,
    MUTED,
    ORANGE,
    Axes,
    box,
    label,
    line,
    title,
)
from tutorbot.pictures.sketch import WIDTH, Sketch, shortened

MOST_TOPICS = 10
MOST_WEEKS = 12
CLOSE_WEEKS = 8  # of more than that, every third has its date below it
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_LEFT, _RIGHT = 16, WIDTH - 16


def score_chart(topics: Sequence[TopicMastery], weeks: Sequence[WeekCredit]) -> Sketch | None:
    """Sketch what a learner has reached, in one picture; None where there is nothing to show."""
    if not topics:
        return None
    upper = mastery_chart(topics)
    if len(weeks) < 2:
        return upper
    lower = credit_chart(weeks)
    body = f'{upper.body}<g transform="translate(0 {upper.height:g})">{lower.body}</g>'
    alt = shortened(f"{upper.alt} {lower.alt}")
    return Sketch(body, WIDTH, upper.height + lower.height, alt)


def mastery_chart(topics: Sequence[TopicMastery]) -> Sketch:
    """Sketch mastery by topic as bars, the strongest first; of many, the two ends are shown."""
    half = MOST_TOPICS // 2
    many = len(topics) > MOST_TOPICS
    shown = [*topics[:half], *topics[-half:]] if many else list(topics)
    heading = f"Mastery: {half} strongest, {half} weakest topics" if many else "Mastery by topic"
    body = [title(heading)]
    for i, topic in enumerate(shown):
        body += _topic_row(52 + i * 40, topic)
    height = 52 + len(shown) * 40 + 8
    alt = f"{heading}: " + "; ".join(
        f"{t.topic.name} {_percent(t.mastery)} ({_counted(t.rounds, 'round')})" for t in shown
    )
    return Sketch("".join(body), WIDTH, height, shortened(alt + "."))


def _topic_row(y: float, topic: TopicMastery) -> list[str]:
    share = min(1.0, max(0.0, topic.mastery))
    full = _RIGHT - _LEFT - 48
    return [
        label(_LEFT, y, _fitted(topic.topic.name, 42)),
        label(_RIGHT, y, _counted(topic.rounds, "round"), anchor="end", fill=MUTED),
        box((_LEFT, y + 7), full, 14, FAINT, radius=7),
        box((_LEFT, y + 7), full * share, 14, _colour(share), radius=min(7, full * share / 2)),
        label(_RIGHT, y + 19, _percent(share), anchor="end", bold=True),
    ]


def credit_chart(weeks: Sequence[WeekCredit]) -> Sketch:
    """Sketch the mean credit by week, oldest first, for the last 12 weeks up to the latest."""
    shown = _every_week(weeks)
    axes = Axes(64, 54, WIDTH - 92, 170, (0, max(1, len(shown))), (0, 1))
    foot = axes.top + axes.height
    body = [title("Mean credit by week"), _percent_grid(axes)]
    body.append(label(axes.left - 6, foot + 18, "rounds", anchor="end", fill=MUTED))
    wide = min(46.0, axes.width / max(1, len(shown)) * 0.66)
    every = 3 if len(shown) > CLOSE_WEEKS else 2
    for i, (day, week) in enumerate(shown):
        body += _week_column(axes, i + 0.5, wide, week)
        if (len(shown) - 1 - i) % every == 0:
            middle = axes.at(i + 0.5, 0)[0]
            body.append(label(middle, foot + 38, _day(day), anchor="middle", fill=MUTED))
    alt = "Mean credit by week: " + "; ".join(
        f"{_day(day)} {_percent(week.credit)} ({_counted(week.rounds, 'round')})"
        if week
        else f"{_day(day)} no rounds"
        for day, week in shown
    )
    return Sketch("".join(body), WIDTH, 278, shortened(alt + "."))


def _every_week(weeks: Sequence[WeekCredit]) -> list[tuple[date, WeekCredit | None]]:
    """Give each week its Monday, and fill in the weeks without rounds."""
    known = {date.fromisoformat(f"{week.week}-1"): week for week in weeks}
    if not known:
        return []
    first, last = min(known), max(known)
    count = (last - first).days // 7 + 1
    mondays = [first + timedelta(weeks=i) for i in range(max(0, count - MOST_WEEKS), count)]
    return [(monday, known.get(monday)) for monday in mondays]


def _week_column(axes: Axes, x: float, wide: float, week: WeekCredit | None) -> list[str]:
    middle, foot = axes.at(x, 0)
    if week is None:
        return [label(middle, foot - 6, "–", anchor="middle", fill=MUTED)]
    top = axes.at(x, min(1.0, max(0.0, week.credit)))[1]
    return [
        box((middle - wide / 2, top), wide, foot - top, _colour(week.credit)),
        label(middle, top - 6, f"{100 * week.credit:.0f}", anchor="middle", bold=True),
        label(middle, foot + 18, f"{week.rounds}", anchor="middle", fill=MUTED),
    ]


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def _percent_grid(axes: Axes) -> str:
    strokes = []
    for share in (0, 0.5, 1):
        near, far = axes.at(axes.xs[0], share), axes.at(axes.xs[1], share)
        strokes.append(line(near, far, MUTED if share == 0 else FAINT))
        strokes.append(label(near[0] - 6, near[1] + 4, _percent(share), anchor="end", fill=MUTED))
    return "".join(strokes)


def _colour(share: float) -> str:
    """Colour a bar by what it means; its length and its number say the same."""
    return GREEN if share >= 0.75 else BLUE if share >= 0.4 else ORANGE


def _percent(share: float) -> str:
    return f"{100 * min(1.0, max(0.0, share)):.0f}%"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _fitted(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
