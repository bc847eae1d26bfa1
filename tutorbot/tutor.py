"""What a learner can do; the only place that joins the core and the store."""

from __future__ import annotations

import random
import re
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta

from tutorbot.core.ledger import Answering, Asked, Earned, Practised, Raced, Recount
from tutorbot.core.model import (
    NO_SERVER,
    Attempt,
    Bank,
    ChannelId,
    Ending,
    ForgottenError,
    Grade,
    Item,
    ItemId,
    LearnerId,
    MessageId,
    NoHintsError,
    NoItemsError,
    NoServerError,
    NotAllowedError,
    Place,
    Round,
    RoundClosedError,
    RoundId,
    RoundState,
    ServerId,
    SessionRunningError,
    Topic,
)
from tutorbot.core.outcomes import (
    Board,
    Closing,
    Explanation,
    Hint,
    Outcome,
    Score,
    TopicMastery,
    results,
    weeks,
)
from tutorbot.core.regrading import Regraded, regrade
from tutorbot.core.rounds import (
    EMPTY_ROUNDS_END_SESSION,
    Wish,
    check_length,
    check_may_end,
    fits,
    follow_up,
    goes_on,
    longest_unasked,
    together,
    worth,
)
from tutorbot.core.scoring import Period, mastery, period_key, points_for, streak
from tutorbot.examiner import Examiner
from tutorbot.ports import Store

BOARD_PAGE = 10  # learners
PLAIN_WORD = re.compile("[A-Za-z0-9]")  # who writes one has not answered nothing


class Tutor:
    """Asks, grades, remembers and tells. Holds no state of its own but chance."""

    def __init__(
        self,
        bank: Bank,
        store: Store,
        grade: Callable[[Item, str], Grade],
        grader_version: str,
        chance: random.Random,
    ) -> None:
        self._bank = bank
        self._store = store
        self._grade = grade
        self._examiner = Examiner(grade)
        self._grader_version = grader_version
        self._chance = chance

    @property
    def bank(self) -> Bank:
        """The question bank."""
        return self._bank

    async def prepare(self, most_s: float) -> None:
        """Get ready what first answers to items would wait for, within so many seconds."""
        await self._examiner.prepare(self._bank, most_s)

    async def start(self, place: Place, starter: LearnerId, wish: Wish, now: datetime) -> Round:
        """Start a session in a channel and open its first round.

        Raises:
            NoItemsError: nothing in the bank fits the wish.
            SessionRunningError: one is running there; it carries the latest round.
        """
        running = await self._store.running_in(place.channel)
        if running is not None:
            raise SessionRunningError("A session is already running in this channel.", running)
        return await self._store.start_session(
            place, starter, wish, await self._choose(place.channel, wish, now)
        )

    async def _choose(self, channel: ChannelId, wish: Wish, now: datetime) -> Asked:
        items = [i for i in self._bank if fits(i, wish.topic, wish.difficulty)]
        if not items:
            raise NoItemsError(
                "The question bank has nothing of that topic and difficulty. "
                "Leave one of them empty to draw from more."
            )
        tied = longest_unasked(items, await self._store.asked_at(channel))
        item = self._chance.choice(tied)
        return Asked(item.id, now, now + timedelta(seconds=wish.seconds))

    async def posted(self, round_id: RoundId, message: MessageId) -> None:
        """Remember the message that puts a round's question."""
        await self._store.set_message(round_id, message)

    async def round(self, round_id: RoundId) -> Round | None:
        """Return a round as it stands."""
        return await self._store.round(round_id)

    async def round_of_message(self, message: MessageId) -> Round | None:
        """Return the round whose question a message is."""
        return await self._store.round_of_message(message)

    async def running_in(self, channel: ChannelId) -> Round | None:
        """Return the latest round of the session that runs in a channel."""
        return await self._store.running_in(channel)

    async def running(self) -> list[Round]:
        """Return the latest round of each running session: what a restart has to take up."""
        return await self._store.running()

    def item_of(self, round_: Round) -> Item:
        """Return the item that a round asks; UnknownItemError if the bank no longer has it."""
        return self._bank[round_.item]

    async def answer(
        self, round_id: RoundId, learner: LearnerId, text: str, source: str, now: datetime
    ) -> Outcome:
        """Grade an answer to a round, remember the attempt, and tell what came of it.

        Args:
            round_id: the round it answers.
            learner: who answers.
            text: the answer as typed.
            source: names the delivery; the same one is counted once, however often it comes.
            now: aware, UTC.

        Raises:
            RoundClosedError: the round is over, or never was.
            EmptyAnswerError: there are no words in the text.
            AnswerTooLongError: there are too many.
        """
        check_length(text)
        while True:
            known = await self._store.answering(round_id, learner, source)
            if known is None:
                raise RoundClosedError("That question is no longer known here. Try /quiz.")
            if known.counted is not None:
                return await self._told_again(known, known.counted)
            if known.round.state is not RoundState.OPEN:
                raise RoundClosedError("This round has ended; its answer is below the question.")
            grade = await self._graded(known, text)
            attempt, earned = self._attempt(known, grade, learner, text, source, now)
            try:
                added = await self._store.add_attempt(attempt, earned)
            except Raced:
                continue
            if added is not attempt:
                return await self._told_again(known, added)
            return self._outcome(known, attempt, grade, fresh=True)

    async def _graded(self, known: Answering, text: str) -> Grade:
        item = self.item_of(known.round)
        if known.earlier and not PLAIN_WORD.search(text):
            await self._examiner.grade(item, text)  # refuses an empty one, even as a second
        return await self._examiner.grade(item, together(known.earlier, text))

    def _attempt(
        self,
        known: Answering,
        grade: Grade,
        learner: LearnerId,
        text: str,
        source: str,
        now: datetime,
    ) -> tuple[Attempt, Earned]:
        item = self._bank[known.round.item]
        value = worth(known.earlier, known.practised_at, now)
        credit = value.credit(grade.credit)
        before = sum(a.points for a in known.earlier)
        points = max(0, points_for(item.difficulty, credit, known.hints) - before)
        attempt = Attempt(
            round=known.round.id,
            learner=learner,
            server=known.round.session.place.server,
            item=item.id,
            topic=item.topic,
            number=value.number,
            source=source,
            answer=text,
            credit=credit,
            verdict=grade.verdict,
            points=0 if value.practice else points,
            hints=known.hints,
            practice=value.practice,
            bank_version=self._bank.version,
            grader_version=self._grader_version,
            at=now,
        )
        if value.practice:
            return attempt, Earned(0, 0, 0.0)
        return attempt, Earned(points, int(value.number == 1), credit - value.credit_before)

    async def _told_again(self, known: Answering, attempt: Attempt) -> Outcome:
        earlier = tuple(a for a in known.earlier if a.number < attempt.number)
        answer = together(earlier, attempt.answer or "")
        grade = await self._examiner.grade(self.item_of(known.round), answer)
        return self._outcome(known, attempt, grade, fresh=False)

    def _outcome(self, known: Answering, attempt: Attempt, grade: Grade, *, fresh: bool) -> Outcome:
        earlier = tuple(a for a in known.earlier if a.number < attempt.number)
        answer = together(earlier, attempt.answer or "")
        asked_back = follow_up(grade) if attempt.number == 1 else None
        return Outcome(
            self.item_of(known.round), known.round, attempt, grade, answer, asked_back, fresh
        )

    async def outcome(self, round_id: RoundId, learner: LearnerId, source: str) -> Outcome:
        """Tell again what came of a learner's own answer, named by its delivery.

        Raises:
            NotAllowedError: no answer of theirs came that way.
            ForgottenError: its text is no longer kept.
        """
        known = await self._store.answering(round_id, learner, source)
        counted = known.counted if known else None
        if known is None or counted is None or counted.learner != learner:
            raise NotAllowedError("This is for the learner who gave the answer, and nobody else.")
        if counted.answer is None:
            raise ForgottenError("The text of this answer is no longer kept. Its grade stays.")
        return await self._told_again(known, counted)

    async def asked(self, round_id: RoundId) -> Item:
        """Return the item that an open round asks.

        Raises:
            RoundClosedError: the round is over, or never was.
        """
        return self.item_of(await self._open_round(round_id))

    async def hint(self, round_id: RoundId, learner: LearnerId) -> Hint:
        """Give the learner the next hint of an open round.

        Raises:
            RoundClosedError: the round is over, or never was.
            NoHintsError: there are no more.
        """
        round_ = await self._open_round(round_id)
        item = self.item_of(round_)
        number = await self._store.take_hint(round_id, learner, len(item.hints))
        if number is None:
            raise NoHintsError(
                "You have had every hint for this question. Answer with what you have: "
                "partial credit counts."
                if item.hints
                else "This question has no hints. Answer with what you have: partial credit counts."
            )
        return Hint(item, number, len(item.hints), item.hints[number - 1])

    async def _open_round(self, round_id: RoundId) -> Round:
        round_ = await self._store.round(round_id)
        if round_ is None or round_.state is not RoundState.OPEN:
            raise RoundClosedError("This round has ended; its answer is below the question.")
        return round_

    async def reveal(
        self, round_id: RoundId, learner: LearnerId, now: datetime, *, moderates: bool
    ) -> Closing | None:
        """Close a round before its time, as its starter or a moderator; None if it is closed."""
        check_may_end((await self._open_round(round_id)).session, learner, moderates=moderates)
        return await self.close(round_id, Ending.REVEAL, now)

    async def stop(
        self, round_id: RoundId, learner: LearnerId, now: datetime, *, moderates: bool
    ) -> Closing | None:
        """Close a round and end its session, as its starter or a moderator; None if closed."""
        check_may_end((await self._open_round(round_id)).session, learner, moderates=moderates)
        return await self.close(round_id, Ending.STOP, now)

    async def close(self, round_id: RoundId, ending: Ending, now: datetime) -> Closing | None:
        """Close a round, once: the one call that closes it is told how it ended, others None."""
        if not await self._store.close_round(round_id, ending, now):
            return None
        return await self.closing(round_id)

    async def abandon(self, round_id: RoundId, now: datetime) -> None:
        """End a round and its session quietly: its channel is gone, or its item."""
        await self._store.close_round(round_id, Ending.LOST, now)
        await self._store.finish_round(round_id, None)

    async def closing(self, round_id: RoundId) -> Closing:
        """Tell how a closed round ended; the same each time it is asked."""
        round_ = await self._store.round(round_id)
        if round_ is None:
            raise RoundClosedError("That question is no longer known here. Try /quiz.")
        answered = await self._store.answered_rounds(round_.session)
        last_rounds = range(round_.number, round_.number - EMPTY_ROUNDS_END_SESSION, -1)
        deserted = round_.number >= EMPTY_ROUNDS_END_SESSION and answered.isdisjoint(last_rounds)
        last = not self._goes_on(round_, answered)
        return Closing(
            self.item_of(round_),
            round_,
            results(await self._store.attempts_in(round_id)),
            tuple(await self._store.standings_of(round_.session)),
            last=last,
            deserted=deserted,
            credits=tuple(await self._store.credits_of(round_.session)) if last else (),
        )

    def _goes_on(self, round_: Round, answered: set[int]) -> bool:
        return goes_on(
            round_,
            stopped=round_.ending in (Ending.STOP, Ending.LOST),
            answered=round_.number in answered,
            answered_before=round_.number == 1 or round_.number - 1 in answered,
        )

    async def told(self, round_id: RoundId, now: datetime) -> Round | None:
        """Go on once the channel has been told how a round ended.

        Returns:
            The next round, opened; None where the session has ended. Asked again, the same.
        """
        round_ = await self._store.round(round_id)
        if round_ is None:
            return None
        session = round_.session
        following = None
        if self._goes_on(round_, await self._store.answered_rounds(session)):
            wish = Wish(session.topic, session.difficulty, session.questions, session.seconds)
            following = await self._choose(session.place.channel, wish, now)
        return await self._store.finish_round(round_id, following)

    async def explain(
        self, item_id: ItemId, learner: LearnerId, place: Place, now: datetime
    ) -> Explanation:
        """Lay an item open to a learner, who then answers it for practice for a day."""
        item = self._bank[item_id]
        private = await self._store.is_open(item_id, place)
        await self._store.mark_seen(learner, item_id, now)
        return Explanation(item, private)

    async def leaderboard(
        self,
        server: ServerId,
        learner: LearnerId,
        period: Period,
        topic: str | None,
        page: int,
        now: datetime,
    ) -> Board:
        """Return a page of the server's board; a page out of range gives the nearest there is."""
        if server == NO_SERVER:
            raise NoServerError("A leaderboard belongs to a server. Use /score here.")
        key, of = period_key(period, now), topic or ""
        learners = await self._store.learners(server, key, of)
        pages = max(1, -(-learners // BOARD_PAGE))
        page = min(max(page, 1), pages)
        return Board(
            period,
            self.topic(topic),
            page,
            pages,
            learners,
            tuple(await self._store.board(server, key, of, (page - 1) * BOARD_PAGE, BOARD_PAGE)),
            await self._store.place_of(server, learner, key, of),
        )

    def topic(self, slug: str | None) -> Topic | None:
        """Return the topic of that slug; None for none, or one that the bank does not have."""
        return next((t for t in self._bank.topics if t.slug == slug), None)

    async def score(self, server: ServerId, learner: LearnerId, now: datetime) -> Score:
        """Tell what a learner has reached on a server (NO_SERVER: in direct messages)."""
        practised = await self._store.practised(server, learner)
        days = await self._store.days_of(learner)
        return Score(
            learner,
            await self._store.place_of(server, learner, "all", ""),
            await self._store.learners(server, "all", ""),
            streak((d.date() for d in days), now.date()),
            self._masteries(practised),
            weeks(practised),
        )

    def _masteries(self, practised: list[Practised]) -> tuple[TopicMastery, ...]:
        credits: dict[str, list[float]] = {}
        for one in practised:
            credits.setdefault(one.topic, []).append(one.credit)
        held = [
            TopicMastery(topic, mastery(credits[topic.slug]), len(credits[topic.slug]))
            for topic in self._bank.topics
            if topic.slug in credits
        ]
        return tuple(sorted(held, key=lambda t: (-t.mastery, t.topic.name)))

    async def graded_again(self) -> AsyncIterator[Regraded]:
        """Grade all that was ever answered again, with the bank and the grader as they are now."""
        last = RoundId(0)
        while answered := await self._store.answered_after(last):
            for last in answered:
                attempts = await self._store.attempts_in(last)
                for one in regrade(attempts, self._bank, self._grade, self._grader_version):
                    yield one

    async def recount(self) -> Recount:
        """Make the leaderboards and scores again from the attempts; tell what had been wrong."""
        return await self._store.rebuild_standings()

    async def forget_answers(self, now: datetime, keep_days: int) -> int:
        """Drop the texts of answers older than that; return how many. The grades stay."""
        return await self._store.forget_answers(now - timedelta(days=keep_days))
