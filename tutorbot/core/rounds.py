"""What may happen to a round: who may end it, what an answer in it is worth, what follows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from tutorbot.core.model import (
    AnswerTooLongError,
    Attempt,
    Difficulty,
    Grade,
    Item,
    ItemId,
    LearnerId,
    NotAllowedError,
    PointGrade,
    Round,
    Session,
)

PRACTICE_AFTER = timedelta(days=1)  # an item seen or answered more recently is practice only
SECOND_ANSWER_SHARE = 0.5  # of what a second answer adds
EMPTY_ROUNDS_END_SESSION = 2  # in a row
LONGEST_ANSWER = 4000  # characters: what a modal takes
FEWEST_QUESTIONS, MOST_QUESTIONS = 1, 20
SHORTEST_ROUND_S, LONGEST_ROUND_S = 15, 3600
DEFAULT_QUESTIONS = 3
DEFAULT_ROUND_S = 180


@dataclass(frozen=True, slots=True)
class Wish:
    """What the starter of a session asked for; None leaves it open."""

    topic: str | None = None
    difficulty: Difficulty | None = None
    questions: int = DEFAULT_QUESTIONS
    seconds: int = DEFAULT_ROUND_S


@dataclass(frozen=True, slots=True)
class Worth:
    """What a learner's next answer to a round is worth: its number, and the credit it builds on."""

    number: int
    credit_before: float
    practice: bool

    def credit(self, combined: float) -> float:
        """Return the round's credit for answers that together deserve `combined`, both in 0..1.

        A first answer earns what it deserves; a second, half of what it adds; later ones nothing.
        """
        if self.number == 1:
            return combined
        added = max(0.0, combined - self.credit_before)
        return self.credit_before + (SECOND_ANSWER_SHARE * added if self.number == 2 else 0.0)


def worth(earlier: Iterable[Attempt], practised_at: datetime | None, now: datetime) -> Worth:
    """Tell what the learner's next answer to a round is worth.

    Args:
        earlier: the learner's attempts in this round, in order.
        practised_at: when the learner last answered the item in another round or saw its
            explanation; None if never.
        now: aware, UTC.
    """
    attempts = tuple(earlier)
    seen = practised_at is not None and now - practised_at < PRACTICE_AFTER
    before = attempts[-1].credit if attempts else 0.0
    return Worth(len(attempts) + 1, before, practice=seen or len(attempts) >= 2)


def together(earlier: Iterable[Attempt], text: str) -> str:
    """Join the learner's answers to a round, as one text to grade."""
    return "\n".join([*(attempt.answer or "" for attempt in earlier), text])


def check_length(answer: str) -> None:
    """Refuse (AnswerTooLongError) an answer that no interviewer would sit through."""
    if len(answer) > LONGEST_ANSWER:
        raise AnswerTooLongError(
            f"Your answer has {len(answer):,} characters; {LONGEST_ANSWER:,} is the most. "
            "Say it shorter: that is part of the interview."
        )


def check_may_end(session: Session, learner: LearnerId, *, moderates: bool) -> None:
    """Refuse (NotAllowedError) to end a round for anybody but its starter and the moderators."""
    if learner != session.starter and not moderates:
        raise NotAllowedError(
            f"Only <@{session.starter}>, who started this session, or a moderator "
            "(Manage Messages) can do that. The round also ends by itself when time is up."
        )


def goes_on(round_: Round, *, stopped: bool, answered: bool, answered_before: bool) -> bool:
    """Tell whether the session goes on after a round.

    Args:
        round_: the round that closed.
        stopped: it was closed by Stop, or its channel is lost.
        answered: somebody answered it.
        answered_before: somebody answered the round before it, or there was none.
    """
    deserted = not answered and not answered_before
    return not stopped and not deserted and round_.number < round_.session.questions


def fits(item: Item, topic: str | None, difficulty: Difficulty | None) -> bool:
    """Tell whether an item is what the session's starter wished for."""
    return topic in (None, item.topic) and difficulty in (None, item.difficulty)


def longest_unasked(items: Iterable[Item], asked_at: Mapping[ItemId, datetime]) -> tuple[Item, ...]:
    """Return the items that tie for the next question: never asked, or else asked longest ago."""
    candidates = tuple(items)
    never = tuple(item for item in candidates if item.id not in asked_at)
    if never or not candidates:
        return never
    oldest = min(asked_at[item.id] for item in candidates)
    return tuple(item for item in candidates if asked_at[item.id] == oldest)


def follow_up(grade: Grade) -> str | None:
    """Return the question about the point that most credit is missing of, the first if equal."""

    def missing(p: PointGrade) -> float:
        return p.point.weight * (1.0 - p.share)

    heaviest = max(grade.points, key=missing)
    return heaviest.point.ask if missing(heaviest) > 0 else None
