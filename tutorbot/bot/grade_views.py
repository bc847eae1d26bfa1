"""What an answer earned: the learner's own card with the receipts, and the public line."""

from __future__ import annotations

from tutorbot.bot.card import AMBER, GREEN, RED, Card, Row, Shown, fitted, whole_lines
from tutorbot.bot.escaping import escaped, excerpts, isolated
from tutorbot.core.model import Grade, PointGrade, Verdict
from tutorbot.core.outcomes import Outcome
from tutorbot.pictures.formulas import as_markdown

MOST_RECEIPT = 240  # characters of the answer quoted for one key point
MOST_POINTS = 2600
MOST_COVERED = 15  # key points shown one by one: each is a component
MOST_ECHO = 200
MOST_FOLLOW_UP = 600
WHOLE = 0.995  # of a key point's share: the rest would round to full marks

MARKS = {
    Verdict.CORRECT: "✅ Correct",
    Verdict.PARTIAL: "🌗 Partly there",
    Verdict.INCORRECT: "❌ Not yet",
}
COLOURS = {Verdict.CORRECT: GREEN, Verdict.PARTIAL: AMBER, Verdict.INCORRECT: RED}


def grade_card(outcome: Outcome) -> Shown:
    """Return what the learner alone sees: credit, receipts, what is missing, the follow-up."""
    grade, attempt = outcome.grade, outcome.attempt
    card = Card(COLOURS[attempt.verdict])
    card.text(f"## {MARKS[attempt.verdict]}: {grade.credit:.0%}\n{_counted(outcome)}")
    covered = [_covered(point, outcome.answer) for point in _best_first(grade)]
    if covered:
        card.rule()
        card.text("**Your words that counted**")
        for line in whole_lines(covered[:MOST_COVERED], MOST_POINTS, "key points"):
            card.text(line)
        if len(covered) > MOST_COVERED:
            card.text(f"-# … and {len(covered) - MOST_COVERED} more key points")
    card.rule()
    card.text("\n".join(_missing(grade)))
    if not covered:
        echo = isolated(escaped(outcome.attempt.answer or "")[:MOST_ECHO])
        card.text(f"-# You wrote: {echo}")
    if outcome.follow_up:
        asked = fitted(as_markdown(outcome.follow_up), MOST_FOLLOW_UP)
        counts = "." if attempt.practice else ": what you add counts half."
        card.text(f"### ↪ {asked}\n-# Answer again to add to it{counts}")
    return card.shown()


def public_reply(outcome: Outcome, buttons: Row) -> Shown:
    """Return the short line that all may see: it gives nothing away."""
    card = Card(COLOURS[outcome.attempt.verdict])
    missed, partial = len(outcome.grade.missed), len(_in_part(outcome.grade))
    left = f" · {_count(missed)} missing" * bool(missed) + f" · {partial} in part" * bool(partial)
    card.text(
        f"**{MARKS[outcome.attempt.verdict]}: {outcome.grade.credit:.0%}**{left}\n"
        f"{_counted(outcome)}"
    )
    return card.shown(below=[buttons])


def _counted(outcome: Outcome) -> str:
    attempt = outcome.attempt
    if attempt.practice and attempt.number > 2:
        return "-# A third answer and later ones are practice: no points."
    if attempt.practice:
        return "-# Practice, no points: you had this question, or its answer, within a day."
    hints = f" after {attempt.hints} hint{'s' * (attempt.hints != 1)}" if attempt.hints else ""
    if attempt.number == 2:
        return f"**+{attempt.points} points**{hints} for what your second answer added"
    return f"**+{attempt.points} points**{hints}"


def _covered(point: PointGrade, answer: str) -> str:
    """Return a covered key point; of one covered in part, only the learner's own words."""
    quoted = excerpts(answer, point.receipts, MOST_RECEIPT)
    if point.share >= WHOLE:
        favour = "\n-# Taken in your favour, since you know most of the rest." * point.in_favour
        return f"✅ {as_markdown(point.point.says)}\n> “{quoted}”{favour}"
    return f"🌗 Counts in part ({point.share:.0%}): there is more to say here.\n> “{quoted}”"


def _best_first(grade: Grade) -> list[PointGrade]:
    """Return the covered points, whole ones before those covered in part."""
    return sorted(grade.covered, key=lambda point: point.share < WHOLE)


def _in_part(grade: Grade) -> list[PointGrade]:
    return [point for point in grade.points if 0 < point.share < WHOLE]


def _missing(grade: Grade) -> list[str]:
    lines = []
    if grade.missed:
        lines.append(f"⬜ **{_count(len(grade.missed))} still missing**")
    elif not _in_part(grade):
        lines.append("You said all of it. Well done!")
    if grade.misconceptions:
        lines.append(
            "⚠️ Something you wrote is not so; the explanation comes when the round closes."
        )
    elif any(point.denied for point in grade.points):
        lines.append("⚠️ You denied something that is so, or turned it round.")
    if grade.word_list:
        lines.append(
            "📝 A bare list of terms earns little: say in sentences how they hang together."
        )
    return lines or ["Nearly there: say a little more where it counted in part."]


def _count(number: int) -> str:
    return f"{number} key point{'s' * (number != 1)}"
