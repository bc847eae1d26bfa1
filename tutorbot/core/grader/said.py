"""What the sentences of an answer say of an item: where each wording stands, and about whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tutorbot.core.grader.placing import Place, union
from tutorbot.core.grader.plan import Bound, Plan, WrongPlan
from tutorbot.core.grader.prose import is_echo, is_equation, is_list, is_scrambled
from tutorbot.core.grader.sides import Sides, pairing
from tutorbot.core.language.negation import is_denied
from tutorbot.core.language.reading import Reading, Sentence
from tutorbot.core.language.words import Word


@dataclass(slots=True)
class Said:
    """What one sentence says: for each target, where; and which side each word is about."""

    sentence: Sentence
    places: Mapping[int, list[Place]]
    sides: Sequence[str | None]
    is_list: bool

    def affirmed(self, target: int, about: str | None, used: int) -> list[Place]:
        """Return where a target is said of a side and not denied."""
        return [p for p in self.about(target, about) if not self.denies(p, used)]

    def is_about(self, place: Place, side: str | None) -> bool:
        """Tell whether a place speaks of this side, and not only of none."""
        return side is None or self.sides[place.start] == side

    def about(self, target: int, about: str | None) -> list[Place]:
        """Return where a target is said of a side, or of none that is named."""
        places = self.places.get(target)
        if not places:
            return []
        if about is None:
            return places
        return [place for place in places if self.sides[place.start] in (None, about)]

    def denies(self, place: Place, used: int) -> bool:
        """Tell whether a place is denied; the words in `used` belong to what it says."""
        return bool(self.sentence.denials) and is_denied(
            self.sentence.denials, place.mask, used | place.mask
        )

    def denying(self, words: int) -> int:
        """Return the words that deny what stands at any of these places."""
        return union(d.cue for d in self.sentence.denials if d.scope & words)

    def words_of(self, place: Place) -> list[Word]:
        """Return the words that stand at a place."""
        row = self.sentence.row
        return [row[i] for i in range(place.start, place.end) if place.mask >> i & 1]

    def pairs(self, bound: Bound) -> tuple[list[Place], list[Place]]:
        """Return where roles stand with their own partners, and where with another's."""
        return pairing(
            self.sentence.row,
            [self.places.get(target, ()) for target in bound.roles],
            [self.places.get(target, ()) for target in bound.partners],
        )


def listen(plan: Plan, reading: Reading) -> Iterator[Said]:
    """Yield what each sentence says of the item; sentences that say nothing are left out."""
    sides = Sides(tuple(plan.sides))
    scrambled = is_scrambled(reading.words)
    for sentence in reading.sentences:
        places = plan.matcher.find(sentence.row, sentence.formulas, sentence.costs)
        about: Sequence[str | None] = ()
        if plan.sides:
            named = {side: places.get(target, ()) for side, target in plan.sides.items()}
            about = sides.of(sentence.row, named)
        if places and not is_echo(sentence.row, plan.asked):
            listed = is_list(sentence.row) and not is_equation(sentence.row, sentence.formulas)
            yield Said(sentence, places, about, scrambled or listed)


def is_said(wrong: WrongPlan, said: Sequence[Said]) -> bool:
    """Tell whether a misconception is stated anywhere."""
    for one in said:
        if wrong.targets.isdisjoint(one.places):
            continue
        about = wrong.misconception.about
        if any(one.is_about(p, about) for p in one.affirmed(wrong.target, about, 0)):
            return True
        if wrong.bound and any(not one.denies(p, 0) for p in one.pairs(wrong.bound)[1]):
            return True
    return False
