"""Looking items up: search and explain, and what to suggest where an id is unknown."""

from __future__ import annotations

import difflib
import json
import sys

from tutorbot.cli.desk import Desk, terminal_place
from tutorbot.cli.page import Page
from tutorbot.cli.parts import Parts
from tutorbot.core.model import TERMINAL_LEARNER, Bank, Item, TutorError, UnknownItemError
from tutorbot.core.search import Search

SUGGESTIONS = 4


class UnknownTopicError(TutorError):
    """The bank has no such topic."""


def search(parts: Parts, words: str, limit: int, *, as_json: bool) -> int:
    """Print the items that the words may mean, best first."""
    found = Search(parts.bank()).find(words, limit)
    if as_json:
        print(json.dumps([_facts(item) for item in found], ensure_ascii=False, indent=2))
        return 0
    for item in found:
        print(f"{item.id}  {item.title}  ({item.topic}, {item.difficulty})")
    if not found:
        print(f"Nothing fits “{words}”. Try fewer or other words.", file=sys.stderr)
    return 0


def explain(parts: Parts, words: str) -> int:
    """Print an item's question, key points and reference answer."""
    bank, grading = parts.graded_bank()
    item = meant(bank, words)
    with Desk(parts.tutor(bank, grading)) as desk:
        desk.wait(desk.tutor.explain(item.id, TERMINAL_LEARNER, terminal_place(), desk.now()))
    page = Page()
    page.question(item, topic_name(bank, item.topic))
    page.laid_open(item.rubric)
    page.reference(item)
    return 0


def meant(bank: Bank, words: str) -> Item:
    """Return the item of that id, in any spelling, or else the best match of the words.

    Raises:
        UnknownItemError: nothing fits; it suggests what is near.
    """
    found = Search(bank).find(words, 1)
    return found[0] if found else by_id(bank, words)


def by_id(bank: Bank, typed: str) -> Item:
    """Return the item of that id, in any spelling.

    Raises:
        UnknownItemError: there is none; it suggests what is near.
    """
    search = Search(bank)
    item = search.of_id(typed)
    if item is not None:
        return item
    ids = {str(item.id): item for item in bank}
    alike = difflib.get_close_matches(typed.strip().upper(), ids, SUGGESTIONS)
    near = [*search.find(typed, SUGGESTIONS), *(ids[i] for i in alike)][:SUGGESTIONS]
    listed = "".join(f"\n  {item.id}  {item.title}" for item in {i.id: i for i in near}.values())
    hint = f"Did you mean:{listed}" if near else "`tutorbot search WORDS` finds items by words."
    raise UnknownItemError(f"There is no item {typed} in this question bank. {hint}")


def topic_named(bank: Bank, typed: str | None) -> str | None:
    """Return the slug of the topic somebody means by its slug or name, or the start of one.

    Raises:
        UnknownTopicError: there is none, or several; it lists them.
    """
    if typed is None:
        return None
    wanted = typed.strip().lower()
    for fits in (str.__eq__, str.startswith):
        found = [
            t.slug for t in bank.topics if any(fits(n, wanted) for n in (t.slug, t.name.lower()))
        ]
        if len(found) == 1:
            return found[0]
    width = max(len(topic.slug) for topic in bank.topics)
    listed = "".join(f"\n  {topic.slug:{width}}  {topic.name}" for topic in bank.topics)
    raise UnknownTopicError(f"There is no topic {typed} in this question bank. It has:{listed}")


def topic_name(bank: Bank, slug: str) -> str:
    """Return a topic's name."""
    return next((topic.name for topic in bank.topics if topic.slug == slug), slug)


def _facts(item: Item) -> dict[str, str]:
    return {
        "id": item.id,
        "title": item.title,
        "topic": item.topic,
        "difficulty": str(item.difficulty),
    }
