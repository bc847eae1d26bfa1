"""Finds what is missing, too long or cannot be drawn in an item."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tutorbot.bank.lint.findings import Case, Finding, FormulaFaults
from tutorbot.bank.places import Step
from tutorbot.bank.prose import formulas

# What the cards of a round have room for, in characters (bot/round_views.py cuts the rest).
QUESTION_ROOM = 2000
REFERENCE_ROOM = 1700
STATEMENTS_ROOM = 1100
TITLE_ROOM = 80  # an autocomplete choice holds 100, with the id and the topic
ASIDE_ROOM = 500  # a hint, a follow-up, a refutation: read at a glance
SPOKEN_WORDS = (100, 250)  # a reference answer, said aloud in one to two minutes
FEWEST_HINTS = 2
SHORTEST_ALT = 15  # characters; less only names the picture


def form(case: Case, formula_faults: FormulaFaults, pictures: Collection[str]) -> Iterator[Finding]:
    """Find what is missing, too long or cannot be drawn.

    Args:
        case: the item.
        formula_faults: says why a formula cannot be drawn; gives nothing if it can.
        pictures: the names of the pictures there are; empty: none is looked for.
    """
    yield from _lengths(case)
    yield from _gaps(case)
    yield from _picture(case, pictures)
    for text, steps in _texts(case):
        for formula in formulas(text):
            for fault in formula_faults(formula.latex):
                wrong = f"the formula ${formula.latex}$ cannot be drawn: {fault}"
                remedy = "write it in plainer LaTeX"
                yield case.error("formula", wrong, remedy, *steps, offset=formula.start)


def _texts(case: Case) -> Iterator[tuple[str, tuple[Step, ...]]]:
    item = case.item
    yield item.question, ("question",)
    yield item.reference_answer, ("reference_answer",)
    for number, hint in enumerate(item.hints):
        yield hint, ("hints", number)
    for number, point in enumerate(() if item.drafted else item.rubric):
        yield point.says, ("rubric", number, "says")
        yield point.ask, ("rubric", number, "ask")
    for number, misconception in enumerate(item.misconceptions):
        yield misconception.refute, ("misconceptions", number, "refute")


def _lengths(case: Case) -> Iterator[Finding]:
    item = case.item
    rooms = {
        "title": TITLE_ROOM,
        "question": QUESTION_ROOM,
        "reference_answer": REFERENCE_ROOM,
    }
    for text, steps in [(item.title, ("title",)), *_texts(case)]:
        room = rooms.get(str(steps[0]), ASIDE_ROOM)
        if len(text) > room:
            wrong = f"{' '.join(map(str, steps))} has {len(text)} characters"
            remedy = f"shorten it: its card has room for {room}"
            tell = case.error if steps == ("question",) else case.warning
            yield tell("too-long", wrong, remedy, *steps)
    said = sum(len(point.says) + 3 for point in item.rubric)
    if said > STATEMENTS_ROOM and not item.drafted:
        wrong = f"the statements of the key points have {said} characters together"
        remedy = f"shorten them: the closing card has room for {STATEMENTS_ROOM}"
        yield case.warning("too-long", wrong, remedy, "rubric")


def _gaps(case: Case) -> Iterator[Finding]:
    item, check = case.item, "missing"
    if item.drafted:
        wrong = "the rubric is drafted, so it knows no wording but the reference answer's"
        yield case.warning("drafted", wrong, f"write one: tutorbot bank show {item.id} begins it")
        return
    least, most = SPOKEN_WORDS
    if not least <= (words := len(item.reference_answer.split())) <= most:
        wrong = f"the reference answer has {words} words"
        remedy = f"{least} to {most} can be said aloud in one to two minutes"
        yield case.warning("spoken-length", wrong, remedy, "reference_answer")
    if len(item.hints) < FEWEST_HINTS:
        wrong = f"the item has {len(item.hints) or 'no'} hint{'s' * (len(item.hints) != 1)}"
        remedy = "write two or three, from general to near"
        yield case.warning(check, wrong, remedy, "hints")
    if not item.sources:
        remedy = "name a paper or textbook: author, title, year"
        yield case.warning(check, "the item has no source", remedy)
    if not item.misconceptions:
        remedy = "name what learners often have the wrong way round, and what is right"
        yield case.warning(check, "the item has no misconception", remedy)
    for number, point in enumerate(item.rubric):
        if not point.ask.rstrip().endswith("?"):
            wrong = f"the ask of {point.id} is not a question"
            yield case.warning(check, wrong, "end it with ?", "rubric", number, "ask")


def _picture(case: Case, pictures: Collection[str]) -> Iterator[Finding]:
    picture = case.item.picture
    if picture is None:
        return
    if len(picture.alt) < SHORTEST_ALT:
        wrong = f"the alternative text “{picture.alt}” does not say what the picture shows"
        remedy = "say it for somebody who cannot see it"
        yield case.warning("alternative-text", wrong, remedy, "picture", "alt")
    if pictures and picture.name not in pictures:
        remedy = f"choose from {', '.join(sorted(pictures))}"
        wrong = f"there is no picture {picture.name}"
        yield case.error("picture", wrong, remedy, "picture", "name")
