"""Asks back about a statement of a reference answer without giving it away."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from tutorbot.core.drafted.statements import FORMULA, Statement
from tutorbot.core.language.content import Word, words

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
ORDINALS = tuple(_ORDINALS.split())
LONGEST_ABOUT = 4  # words of the question that a follow-up names
STEPS = re.compile(
    r"\b(?:steps?|stages?|phases?|procedure|process|algorithm|pipeline|work|works)\b", re.IGNORECASE
)
_ASKING = """
bad between briefly call called common compare define describe differ difference differences
different discuss example examples explain five four good happen happens help important key know
known list main mean means name occur often possible purpose reason reasons role sentence sentences
tell term three two type types typical way ways word words work works
"""
ASKING = frozenset(_ASKING.split())
# The kinds of statements by what gives them away, the most telling first, and what to ask of each.
KINDS = tuple(
    (re.compile(sign, re.IGNORECASE), asks.split(" | "))
    for sign, asks in (
        (
            r"\bfor (?:example|instance)\b|\be\.g\.|\bsuch as\b",
            "Can you give an example of {about}? | Which case shows it in practice?"
            " | Where would one meet {about}?",
        ),
        (
            r"\bbecause\b|\bdue to\b|\bsince\b|\bthe reason\b|\bowing to\b",
            "Why is that so with {about}? | What is behind it? | What brings it about?",
        ),
        (
            r"\$[^$]*=[^$]*\$|\s=\s",
            "How would you write {about} as a formula? | Which equation belongs here?"
            " | How is it worked out?",
        ),
        (
            r"\b(?:therefore|thus|hence|consequently|leads? to|results? in|as a result)\b",
            "What follows from it for {about}? | What is the consequence? | What does it end in?",
        ),
        (
            r"\b(?:but|however|whereas|unlike|although|while|on the other hand|instead)\b",
            "What is the contrast when it comes to {about}? | What is the other side of it?"
            " | What sets it apart?",
        ),
        (
            r"\b(?:if|when|whenever|unless|once)\b",
            "When, or under which condition, does it hold for {about}? | When does it matter?"
            " | In which situation?",
        ),
        (
            r"\b(?:not|never|cannot|can't|no longer|fails?|hardly)\b",
            "What is not the case with {about}? | Where is the limit? | What is excluded?",
        ),
        (
            r"\b(?:than|more|less|better|worse|higher|lower|larger|smaller)\b",
            "How does {about} compare? | In which direction does it change?"
            " | Which is the greater, and which the smaller?",
        ),
        (
            r"\b(?:in order to|so that|allows?|lets?|enables?|helps?|to avoid|to prevent)\b",
            "What is it good for in {about}? | What does one gain by it? | What is the aim?",
        ),
        (
            r"\b(?:by \w+ing|using|through|via|by means of)\b",
            "How is {about} brought about? | By what means? | How does one go about it?",
        ),
        (
            r"(?<![A-Za-z\d])\d",
            "Which number belongs to {about}? | How much, or how many? | Which figure is missing?",
        ),
        (
            r"^\W*(?:\w+\W+){1,4}?(?:is|are|means|refers to)\s+(?:an?|the|when|any|some)\b",
            "How would you define {about}? | What else defines {about}?"
            " | How would you put it to a beginner?",
        ),
    )
)
PLAIN = (
    "What else holds for {about}?",
    "What more does a full answer tell of {about}?",
    "What happens next in {about}?",
    "Which property of {about} have you left out?",
    "What would round off your account of {about}?",
    "What else is there to say?",
)
STEP = (
    "What does the {nth} step do?",
    "What happens at step {place} of {entries}?",
    "What is done {nth}?",
)
UNDER = (
    "What else belongs to “{heading}”?",
    "What is the {nth} entry under “{heading}”?",
    "What do you know of “{heading}” beyond that?",
)
ENTRY = (
    "What is the {nth} of {entries} parts for {about}?",
    "Which entry, the {nth} of {entries}, is missing?",
    "What belongs in place {place} of {entries}?",
)


class FollowUps:
    """Asks back about the statements of one reference answer, of each in other words."""

    def __init__(self, question: str) -> None:
        self._question = question
        self._masked = FORMULA.sub(lambda match: "|" * len(match.group()), question)
        self._words = words(self._masked)
        self._asked = {word.stem for word in words(question)}
        self._used: set[str] = set()

    def ask(self, statement: Statement, place: int, of: int) -> str:
        """Ask about a statement, `place` of `of`, with no word that is only its own."""
        own = {word.stem for word in words(statement.own)}
        ask = next(
            ask
            for ask in self._wordings(statement, own, place, of)
            if ask not in self._used and not self._gives_away(ask, own)
        )
        self._used.add(ask)
        return ask

    def _gives_away(self, ask: str, own: Collection[str]) -> bool:
        told = {word.stem for word in words(ask) if word.is_content}
        return bool((told & set(own)) - self._asked)

    def _wordings(
        self, statement: Statement, own: Collection[str], place: int, of: int
    ) -> Iterator[str]:
        """Name what may be asked, the most telling first; the last cannot give anything away."""
        about = self._about(own)
        for wording in self._patterns(statement):
            if about or "{about}" not in wording:
                yield wording.format(
                    about=f"“{about}”",
                    heading=statement.heading,
                    nth=_nth(statement.place),
                    place=statement.place,
                    entries=statement.entries,
                )
        yield f"What does a full answer say at point {place} of {of}?"
        yield from (f"What else is there{' still' * times}?" for times in range(of + 1))

    def _patterns(self, statement: Statement) -> Iterator[str]:
        kind = next((asks for sign, asks in KINDS if sign.search(statement.own)), ())
        if statement.is_numbered and STEPS.search(f"{statement.heading} {self._question}"):
            yield from STEP
        if statement.heading and statement.entries:
            yield from UNDER[statement.place > 1 :]  # the first as such, the next by their place
        yield from kind
        yield from ENTRY if statement.entries > 1 else ()
        yield from UNDER[2:] if statement.heading else ()
        yield from PLAIN

    def _about(self, own: Collection[str]) -> str:
        """Return the words of the question that a statement shares, or else its longest phrase."""
        runs = list(self._runs())
        shared = [run for run in runs if any(word.stem in own for word in run)]
        best = max(shared or runs, key=len, default=())
        return self._question[best[0].start : best[-1].end] if best else ""

    def _runs(self) -> Iterator[Sequence[Word]]:
        """Part the question into runs of telling words; what a hyphen joins stays together."""
        run: list[Word] = []
        for word in self._words:
            gap = self._masked[run[-1].end : word.start] if run else ""
            typed = self._masked[word.start : word.end].lower()
            tells = word.is_content and typed.isalpha() and typed not in ASKING
            if gap == "-" or (tells and gap == " " and len(run) < LONGEST_ABOUT):
                run.append(word)
                continue
            if _is_name(run):
                yield run
            run = [word] if tells else []
        if _is_name(run):
            yield run


def _is_name(run: Sequence[Word]) -> bool:
    return sum(word.end - word.start for word in run) > 1


def _nth(place: int) -> str:
    return ORDINALS[place - 1] if 0 < place <= len(ORDINALS) else f"{place}th"
