"""What an import finds: questions with answers, and notes on all that was not taken as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tutorbot.bank.faults import Place
from tutorbot.core.drafted.drafting import draft_item
from tutorbot.core.model import Difficulty, Item, ItemId, Topic

IMPORTED = Topic("imported", "Imported")  # for items that name no topic of the bank
TITLE_WORDS = 8  # of a question without a title
PREFIX = "Q"  # of ids that are made up
ASKING = ("what is", "what are", "what does", "explain", "describe", "define", "how does", "how do")
EASY = ("easy", "beginner", "basic", "junior")
MEDIUM = ("medium", "intermediate", "moderate", "middle")
HARD = ("hard", "advanced", "difficult", "expert", "senior")


class Fate(StrEnum):
    """What became of something that was not taken as it is."""

    DROPPED = "dropped"  # furniture of the site, left out knowingly
    UNREAD = "not read"  # nothing could be made of it
    KNOWN = "not taken"  # the bank has it already
    CHANGED = "changed"  # taken, in another form


@dataclass(frozen=True, slots=True)
class Note:
    """What became of a part of the page, told so that nothing is lost unseen."""

    place: Place
    fate: Fate
    text: str
    why: str

    def __str__(self) -> str:
        return f"{self.place}: {self.fate}: “{self.text}”: {self.why}"


@dataclass(frozen=True, slots=True)
class Draft:
    """A question and its answer as found, in Markdown; what was not told is empty.

    `topics` are words that may name its topic, the likeliest first.
    """

    place: Place
    question: str
    answer: str
    id: str = ""
    title: str = ""
    topics: tuple[str, ...] = ()
    difficulty: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import gave: items with drafted rubrics, and notes in the order of the file."""

    items: tuple[Item, ...]
    notes: tuple[Note, ...]


def difficulty_of(text: str) -> Difficulty | None:
    """Return the difficulty that a category such as “Medium” names; None if it names none."""
    words = text.lower().replace(",", " ").split()
    for names, difficulty in (
        (EASY, Difficulty.EASY),
        (MEDIUM, Difficulty.MEDIUM),
        (HARD, Difficulty.HARD),
    ):
        if any(word in names for word in words):
            return difficulty
    return None


def items_from(
    drafts: Iterable[Draft], known: Iterable[ItemId], topics: Sequence[Topic], topic: str
) -> Imported:
    """Make items of drafts.

    Args:
        drafts: as found.
        known: the ids that the bank has; an item with one of them is told and not taken.
        topics: of the bank; a draft's topic that is none of them becomes `topic`.
        topic: for all drafts that name none.
    """
    taken = set(known)
    items: list[Item] = []
    notes: list[Note] = []
    for draft in drafts:
        if draft.id and draft.id in taken:
            why = "the bank, or this page before, has this id already; it was not overwritten"
            notes.append(Note(draft.place, Fate.KNOWN, f"{draft.id} {draft.title}".strip(), why))
            continue
        item_id = ItemId(draft.id) if draft.id else _free_id(taken)
        taken.add(item_id)
        difficulty = difficulty_of(draft.difficulty)
        if difficulty is None:
            why = "it names no difficulty; the item is taken for medium"
            named = draft.difficulty or item_id
            notes.append(Note(draft.place, Fate.CHANGED, named, why))
        items.append(
            draft_item(
                item_id,
                draft.title or title_from(draft.question),
                _topic_of(draft.topics, topics) or topic,
                difficulty or Difficulty.MEDIUM,
                draft.question,
                draft.answer,
            )
        )
    return Imported(tuple(items), tuple(notes))


def title_from(question: str) -> str:
    """Return a short name for a question that has none: its first words, without the asking."""
    plain = " ".join(question.replace("$", "").split())
    for asking in ASKING:
        if plain.lower().startswith(asking + " "):
            plain = plain[len(asking) + 1 :]
            break
    words = plain.rstrip("?.! ").split()
    short = " ".join(words[:TITLE_WORDS]) or plain or question
    return short[:1].upper() + short[1:]


def _topic_of(named: Iterable[str], topics: Sequence[Topic]) -> str:
    known = {name: topic.slug for topic in topics for name in (topic.slug, topic.name.lower())}
    return next((known[name] for text in named if (name := text.strip().lower()) in known), "")


def _free_id(taken: set[ItemId]) -> ItemId:
    return next(free for n in range(1, 10_000) if (free := ItemId(f"{PREFIX}{n:04}")) not in taken)
