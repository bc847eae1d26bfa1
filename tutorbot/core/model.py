"""The values that everything else speaks in, and the errors that a learner may see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

LearnerId = NewType("LearnerId", int)
ServerId = NewType("ServerId", int)
ChannelId = NewType("ChannelId", int)
MessageId = NewType("MessageId", int)
ItemId = NewType("ItemId", str)
RoundId = NewType("RoundId", int)
SessionId = NewType("SessionId", int)

NO_SERVER = ServerId(0)  # direct messages and the terminal
TERMINAL_LEARNER = LearnerId(0)
CORRECT_FROM, PARTIAL_FROM = 0.75, 0.35  # credit


class TutorError(Exception):
    """A mistake that we can explain; its message is written for the learner and shown as it is."""


class EmptyAnswerError(TutorError):
    """The answer had no words in it."""


class AnswerTooLongError(TutorError):
    """The answer is longer than a modal takes."""


class UnknownItemError(TutorError):
    """No item fits what was asked for."""


class NoItemsError(TutorError):
    """The bank has no item of that topic and difficulty."""


class RoundClosedError(TutorError):
    """The round has ended, or never was."""


class NoHintsError(TutorError):
    """The learner has had every hint of the item."""


class NoServerError(TutorError):
    """A board belongs to a server, and this is none."""


class NotAllowedError(TutorError):
    """Only the session's starter or a moderator may do that; or the learner whose answer it is."""


class ForgottenError(TutorError):
    """The text of an answer is no longer kept."""


class SessionRunningError(TutorError):
    """The channel has a session already."""

    def __init__(self, message: str, running: Round) -> None:
        super().__init__(message)
        self.running = running


class Difficulty(StrEnum):
    """How hard an item is."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class Verdict(StrEnum):
    """What a credit means in one word."""

    CORRECT = "correct"
    PARTIAL = "partial"
    INCORRECT = "incorrect"


def verdict_for(credit: float) -> Verdict:
    """Say a credit in one word, the grader's and a person's alike."""
    if credit >= CORRECT_FROM:
        return Verdict.CORRECT
    return Verdict.PARTIAL if credit >= PARTIAL_FROM else Verdict.INCORRECT


@dataclass(frozen=True, slots=True)
class Idea:
    """A part of a key point: any one of its wordings expresses it.

    `wordings` are written in the rubric language (docs/rubrics.md). An idea that only supports
    (`earns` is False) completes a point but earns nothing alone. `about` names the side of the
    item (Item.sides) that it must be said of. `bind` pairs wordings that must stand together
    where they could be swapped ("x axis" with "FPR", "y axis" with "TPR"): one right pair
    expresses the idea too, a swapped pair denies it.
    """

    wordings: tuple[str, ...]
    earns: bool = True
    about: str | None = None
    bind: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One fact worth credit: all of its ideas, said near one another, earn its weight.

    A wording of `whole` says all of the point at once; one of `named` names it without its meaning
    and earns half.
    """

    id: str
    weight: float
    says: str
    ask: str
    ideas: tuple[Idea, ...]
    whole: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    about: str | None = None  # the side that all of the point is said of


@dataclass(frozen=True, slots=True)
class Misconception:
    """A wrong idea that the rubric names: it cancels points, and carries what is right instead.

    `swaps` are pairs of wordings that belong together and are said the other way round. One that
    turns the item's central idea round (`central`) caps the credit of the whole answer.
    """

    id: str
    wrong: tuple[str, ...]
    cancels: tuple[str, ...]
    refute: str
    about: str | None = None
    swaps: tuple[tuple[str, str], ...] = ()
    central: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that ships with the bank, and what it shows in words."""

    name: str
    alt: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A part of the field that items belong to."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Item:
    """A bank entry, as checked by the bank: a key point or more, weights above 0, ids unique."""

    id: ItemId
    title: str
    topic: str
    difficulty: Difficulty
    question: str
    reference_answer: str
    rubric: tuple[KeyPoint, ...]
    misconceptions: tuple[Misconception, ...] = ()
    sides: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hints: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    also: tuple[str, ...] = ()  # other names that people look it up by
    near: tuple[ItemId, ...] = ()  # items that ask for some of the same facts
    picture: Picture | None = None
    drafted: bool = False  # the rubric was made from the reference answer, not by an author


@dataclass(frozen=True, slots=True)
class Bank:
    """All items, by id, in the bank's order. `version` changes whenever what grades them does.

    `lexicon` is what the bank adds to the shipped lexicon (docs/rubrics.md), as plain data.
    """

    items: Mapping[ItemId, Item]
    topics: tuple[Topic, ...]
    version: str
    lexicon: Mapping[str, object] = field(default_factory=dict)

    def __getitem__(self, item_id: ItemId) -> Item:
        """Return an item; an unknown id raises UnknownItemError with what to try."""
        try:
            return self.items[item_id]
        except KeyError:
            raise UnknownItemError(
                f"There is no item {item_id} in this question bank. "
                "Search by words instead, such as “roc curve”."
            ) from None

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items.values())

    def __len__(self) -> int:
        return len(self.items)


@dataclass(frozen=True, slots=True)
class Span:
    """Where something stands in the answer as typed: `answer[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PointGrade:
    """What one key point earned: its share of full marks, 0..1, and the words that earned it.

    `receipts` are sorted, do not overlap, and are empty when `share` is 0. `denied` says that the
    answer denied the point or that a misconception cancelled it. `in_favour` says that the share
    is higher than its words alone deserve, since the answer covers most of the other points.
    """

    point: KeyPoint
    share: float
    receipts: tuple[Span, ...] = ()
    denied: bool = False
    in_favour: bool = False


@dataclass(frozen=True, slots=True)
class Grade:
    """What an answer earned, and why.

    `points` keeps the rubric's order; `credit` is the weighted share, 0..1. `word_list` says that
    the answer was a bare list of terms, whose credit is capped; short statements are not told so
    where that took nothing from them.
    """

    credit: float
    verdict: Verdict
    points: tuple[PointGrade, ...]
    misconceptions: tuple[Misconception, ...] = ()
    word_list: bool = False

    @property
    def covered(self) -> tuple[PointGrade, ...]:
        """The points that earned something."""
        return tuple(p for p in self.points if p.share > 0)

    @property
    def missed(self) -> tuple[PointGrade, ...]:
        """The points that earned nothing."""
        return tuple(p for p in self.points if p.share <= 0)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a session runs. In direct messages and the terminal the server is NO_SERVER."""

    server: ServerId
    channel: ChannelId


@dataclass(frozen=True, slots=True)
class Session:
    """An unbroken run of rounds in one channel, as its starter wished it."""

    id: SessionId
    place: Place
    starter: LearnerId
    topic: str | None
    difficulty: Difficulty | None
    questions: int
    seconds: int
    started_at: datetime
    running: bool = True


class RoundState(StrEnum):
    """Where a round stands: CLOSED, it takes no answer; DONE, its channel has been told."""

    OPEN = "open"
    CLOSED = "closed"
    DONE = "done"


class Ending(StrEnum):
    """Why a round closed."""

    TIME = "time"
    REVEAL = "reveal"
    STOP = "stop"
    LOST = "lost"  # its channel or message is gone


@dataclass(frozen=True, slots=True)
class Round:
    """One question put to a channel. `number` counts from 1 within its session."""

    id: RoundId
    session: Session
    number: int
    item: ItemId
    state: RoundState
    opened_at: datetime
    closes_at: datetime
    message: MessageId | None = None  # None until the post of the question is known
    ending: Ending | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One graded answer. Attempts are only added.

    `number` counts from 1 within the learner's answers to the round. `source` names the delivery
    that brought the answer (a message, a modal), so that the same one is never counted twice.
    `credit` is what the round's answers up to this one earn together; `points` what this one added.
    """

    round: RoundId
    learner: LearnerId
    server: ServerId
    item: ItemId
    topic: str
    number: int
    source: str
    answer: str | None  # None once its text has been forgotten
    credit: float
    verdict: Verdict
    points: int
    hints: int
    practice: bool
    bank_version: str
    grader_version: str
    at: datetime
