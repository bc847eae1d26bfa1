"""Cards built as the bot builds them, from content of any length, and the words they show."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.requests_checked import check_layout
from tests.stage import DROPOUT, grader
from tutorbot.bot.buttons import round_buttons
from tutorbot.bot.card import Shown
from tutorbot.core.ledger import Tally
from tutorbot.core.model import (
    Attempt,
    ChannelId,
    Ending,
    Item,
    KeyPoint,
    LearnerId,
    Place,
    Round,
    RoundId,
    RoundState,
    ServerId,
    Session,
    SessionId,
)
from tutorbot.core.outcomes import Closing, Outcome, Result
from tutorbot.pictures.formulas import Formula
from tutorbot.pictures.sketch import Drawn

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PLACE = Place(ServerId(1), ChannelId(2))
SESSION = Session(SessionId(1), PLACE, LearnerId(7), None, None, 20, 180, NOW)
ROUND = Round(
    RoundId(1),
    SESSION,
    20,
    DROPOUT.id,
    RoundState.CLOSED,
    NOW,
    NOW + timedelta(minutes=3),
    None,
    Ending.TIME,
)
PICTURE = Drawn(b"png", 100, 50, "What the item is about.")
BUTTONS = round_buttons(ROUND.id)
MANY = 20
MOST_FORMULAS = 40
LONG = "Units are switched off at random, in each step anew, and that is all there is to it. "
ID = 10**18


def long_item(paragraphs: int, formulas: int) -> Item:
    """Return an item with more of everything than a message holds."""
    answer = "\n\n".join(
        [LONG * 3] * paragraphs + [f"$$x_{{{n}}} = {n}$$" for n in range(formulas)]
    )
    points = tuple(KeyPoint(f"p{n}", 1, LONG, LONG, ()) for n in range(30))
    return replace(
        DROPOUT,
        title=LONG[:80],
        question=LONG * 40,
        reference_answer=answer,
        rubric=points,
        sources=(LONG,) * 9,
    )


def picture(formula: Formula) -> Drawn:
    """Return a drawn formula; what it shows matters not here."""
    return Drawn(b"png", 100, 50, formula.text)


def closing_of(item: Item, learners: int) -> Closing:
    """Return how a round ended for some learners."""
    ids = [LearnerId(ID + n) for n in range(learners)]
    results = tuple(Result(i, 0.5, 50, 2, practice=False) for i in ids)
    return Closing(item, ROUND, results, tuple(Tally(i, 900, 20) for i in ids), True, False)


def words_of(shown: Shown) -> str:
    """Return all text of a card, its layout checked."""
    layout = {"components": shown.view.to_components()}  # type: ignore[no-untyped-call]
    check_layout(layout)
    assert len(shown.files()) <= 10
    return "\n".join(
        item.content for item in shown.view.walk_children() if hasattr(item, "content")
    )


def outcome_of(item: Item, answer: str) -> Outcome:
    """Grade an answer as the tutor does."""
    grade = grader().grade(item, answer)
    attempt = Attempt(
        round=ROUND.id,
        learner=LearnerId(7),
        server=ServerId(1),
        item=item.id,
        topic=item.topic,
        number=1,
        source="modal:1",
        answer=answer,
        credit=grade.credit,
        verdict=grade.verdict,
        points=10,
        hints=0,
        practice=False,
        bank_version="b",
        grader_version="g",
        at=NOW,
    )
    return Outcome(item, ROUND, attempt, grade, answer, item.rubric[0].ask, True)
