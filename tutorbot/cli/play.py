"""The tutor in a terminal: one learner, one question after another, until they have had enough."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace

from tutorbot.cli.desk import Desk, terminal_place
from tutorbot.cli.keyboard import Keyboard, Leaving, keyboard
from tutorbot.cli.lookup import by_id, topic_name, topic_named
from tutorbot.cli.page import Page
from tutorbot.cli.parts import Parts
from tutorbot.core.model import (
    TERMINAL_LEARNER,
    Bank,
    Difficulty,
    Ending,
    Item,
    Round,
    SessionRunningError,
    TutorError,
    Verdict,
)
from tutorbot.core.outcomes import Outcome
from tutorbot.core.rounds import LONGEST_ROUND_S, Wish

UNBOUNDED = 1_000_000  # questions: until the learner quits
HOW_TO = """\
Answer in your own words, in one line or several: an empty line ends it.
Or type hint, skip (shows the answer), or quit. Partial credit counts."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for on the command line; None leaves it open."""

    items: tuple[str, ...] = ()
    topic: str | None = None
    difficulty: str | None = None
    questions: int | None = None
    in_order: bool = False


@dataclass(slots=True)
class Sitting:
    """What was reached since the program began."""

    asked: int = 0
    answered: int = 0
    correct: int = 0
    credit: float = 0.0
    points: int = 0

    def count(self, outcomes: list[Outcome]) -> None:
        """Add a question that was answered."""
        self.answered += 1
        self.credit += outcomes[-1].attempt.credit
        self.correct += outcomes[-1].attempt.verdict is Verdict.CORRECT
        self.points += sum(outcome.attempt.points for outcome in outcomes)

    def __str__(self) -> str:
        if not self.answered:
            return "no question answered."
        questions = "question" if self.answered == 1 else "questions"
        mean = self.credit / self.answered
        return (
            f"{self.answered} {questions} answered, {self.correct} correct, "
            f"mean credit {mean:.0%}, {self.points} points."
        )


def play(parts: Parts, wanted: Wanted) -> int:
    """Ask, grade, ask back and explain, question after question, until the learner quits."""
    bank, grading = parts.graded_bank()
    topic = topic_named(bank, wanted.topic)
    if wanted.items:
        chosen = [by_id(bank, typed) for typed in wanted.items]
        bank = replace(bank, items={item.id: item for item in chosen})
        wanted = replace(wanted, questions=wanted.questions or len(bank))
    keys = keyboard()
    in_order = wanted.in_order or bool(wanted.items) or not keys.asks_back
    difficulty = Difficulty(wanted.difficulty) if wanted.difficulty else None
    wish = Wish(topic, difficulty, wanted.questions or UNBOUNDED, LONGEST_ROUND_S)
    with Desk(parts.tutor(bank, grading, in_order=in_order)) as desk:
        Play(desk, bank, Page(), keys, wish).run()
    return 0


class Play:
    """One sitting at the terminal."""

    def __init__(self, desk: Desk, bank: Bank, page: Page, keys: Keyboard, wish: Wish) -> None:
        self._desk = desk
        self._tutor = desk.tutor
        self._bank = bank
        self._page = page
        self._keys = keys
        self._wish = wish
        self._place = terminal_place()
        self._sitting = Sitting()

    def run(self) -> None:
        """Play until the questions asked for are over, the input ends, or the learner quits."""
        try:
            self._end_stale()
            if self._keys.asks_back:
                self._page.say((HOW_TO, "dim"))
            round_ = None
            while self._sitting.asked < self._wish.questions and self._keys.has_more():
                round_ = self._one_round(round_ or self._start())
                if self._sitting.asked < self._wish.questions and self._keys.has_more():
                    self._page.say((f"So far: {self._sitting}", "dim"))
                    self._keys.pause("Enter for the next question, quit to stop: ")
        except (KeyboardInterrupt, Leaving):
            self._page.gap()
        finally:
            self._end_stale()
        self._page.say((f"Score: {self._sitting}", "bold"))
        if self._sitting.answered:
            self._page.say(("It is kept: see `tutorbot score`.", "dim"))
        elif not self._keys.asks_back:
            print("No answer came in.", file=sys.stderr)

    def _end_stale(self) -> None:
        """End the session that an earlier process of the same number, or this one, left open."""
        running = self._desk.wait(self._tutor.running_in(self._place.channel))
        if running is not None:
            self._desk.wait(self._tutor.close(running.id, Ending.STOP, self._desk.now()))
            self._desk.wait(self._tutor.told(running.id, self._desk.now()))

    def _start(self) -> Round:
        now = self._desk.now()
        try:
            start = self._tutor.start(self._place, TERMINAL_LEARNER, self._wish, now)
            return self._desk.wait(start)
        except SessionRunningError as error:
            return error.running

    def _one_round(self, round_: Round) -> Round | None:
        """Ask, grade and explain; return the next round if the session goes on."""
        item = self._tutor.item_of(round_)
        self._sitting.asked += 1
        self._page.gap()
        label = f"Question {self._sitting.asked}"
        self._page.question(item, topic_name(self._bank, item.topic), label)
        outcomes: list[Outcome] = []
        try:
            self._answers(round_, item, outcomes)
        finally:  # what is graded is kept, also where the learner leaves in the middle
            if outcomes:
                self._sitting.count(outcomes)
        self._desk.wait(self._tutor.close(round_.id, Ending.REVEAL, self._desk.now()))
        self._explain(item, outcomes)
        return self._desk.wait(self._tutor.told(round_.id, self._desk.now()))

    def _answers(self, round_: Round, item: Item, outcomes: list[Outcome]) -> None:
        """Take the learner's answer, and one to the follow-up; none if they skip."""
        first = self._graded(round_, 1)
        if first is None:
            seen = self._tutor.explain(item.id, TERMINAL_LEARNER, self._place, self._desk.now())
            self._desk.wait(seen)
            return
        outcomes.append(first)
        self._show(first)
        if first.follow_up is None or not self._keys.asks_back:
            return
        self._page.covered(first.grade, first.answer)
        self._page.gap()
        self._page.say(("Follow-up: ", "bold"), first.follow_up)
        self._page.say(("What you add counts half; an empty line skips it.", "dim"))
        second = self._graded(round_, 2)
        if second is not None:
            outcomes.append(second)
            self._show(second)

    def _graded(self, round_: Round, number: int) -> Outcome | None:
        """Take an answer and grade it; give hints meanwhile; None if the learner skips it."""
        while True:
            typed = self._keys.answer()
            if typed == "skip" or (not typed and number > 1):
                return None
            try:
                if typed == "hint":
                    self._hint(round_)
                else:
                    return self._desk.wait(
                        self._tutor.answer(
                            round_.id,
                            TERMINAL_LEARNER,
                            typed,
                            f"terminal:{round_.id}:{number}",
                            self._desk.now(),
                        )
                    )
            except TutorError as error:
                self._page.say((str(error), "yellow"))
                if not self._keys.has_more():
                    raise Leaving from None

    def _hint(self, round_: Round) -> None:
        hint = self._desk.wait(self._tutor.hint(round_.id, TERMINAL_LEARNER))
        self._page.say((f"Hint {hint.number} of {hint.of}: ", "bold"), hint.text)
        self._page.say(("Each hint lowers the points by a fifth.", "dim"))

    def _show(self, outcome: Outcome) -> None:
        attempt = outcome.attempt
        counted = "1 point" if attempt.points == 1 else f"{attempt.points} points"
        points = "practice, no points" if attempt.practice else f"+{counted}"
        half = ", as what is added counts half" if attempt.number > 1 and attempt.points else ""
        self._page.verdict(outcome.grade.verdict, outcome.grade.credit, points + half)

    def _explain(self, item: Item, outcomes: list[Outcome]) -> None:
        self._page.gap()
        if outcomes:
            self._page.points(outcomes[-1].grade, outcomes[-1].answer)
            self._page.refutations(outcomes[-1].grade)
        else:
            self._page.laid_open(item.rubric)
        self._page.reference(item)
        self._page.gap()
