"""The tools for those who write items: check, show, new, import, export."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tutorbot.bank import load_bank, open_bank
from tutorbot.bank.exporting import as_anki, as_csv
from tutorbot.bank.importing import IMPORTED, Format, Imported, import_file
from tutorbot.bank.lint import Level, check_bank
from tutorbot.bank.marked import marked_beside, read_marked
from tutorbot.bank.showing import shown
from tutorbot.bank.skeleton import free_id, skeleton
from tutorbot.bank.writing import bank_yaml, with_items
from tutorbot.cli.lookup import meant, topic_name, topic_named
from tutorbot.cli.parts import Parts
from tutorbot.core.agreement import MarkedAnswer
from tutorbot.core.model import Bank, Difficulty, Topic, TutorError
from tutorbot.pictures.formulas import as_plain, faults
from tutorbot.pictures.teaching import PICTURES

GENERAL = Topic("general", "General")  # of a new bank, where none is named


class NoTopicError(TutorError):
    """An import into a bank names no topic of it."""


def check(parts: Parts, marked: Sequence[str], *, strict: bool) -> int:
    """Print every finding of a bank; status 1 for an error, or where strict for any."""
    path = parts.bank_path
    found = check_bank(path, marked_paths(path, marked), faults, PICTURES)
    for finding in found:
        print(finding)
    errors = sum(finding.level is Level.ERROR for finding in found)
    told = f"{_counted(errors, 'error')}, {_counted(len(found) - errors, 'warning')}"
    print(told if found else "Nothing to mend.", file=sys.stderr)
    return 1 if errors or (strict and found) else 0


def marked_paths(bank: Path, given: Sequence[str]) -> tuple[Path, ...]:
    """Return the files of marked answers: those given, or else those beside the bank."""
    return tuple(map(Path, given)) or marked_beside(bank)


def marked_answers(bank: Path, given: Sequence[str]) -> tuple[MarkedAnswer, ...]:
    """Read the marked answers that were given, or else those beside the bank."""
    return read_marked(marked_paths(bank, given))


def show(parts: Parts, words: str, marked: Sequence[str]) -> int:
    """Print an item as a learner meets it, as understood, and its marked answers as graded."""
    bank, lexicon = open_bank(parts.bank_path)
    item = meant(bank, words)
    answers = marked_answers(parts.bank_path, marked)
    print(shown(item, topic_name(bank, item.topic), lexicon, answers, as_plain), end="")
    return 0


def new(parts: Parts, topic: str | None, title: str, difficulty: str, prefix: str) -> int:
    """Print a skeleton with the next free id, to be pasted under `items:`.

    Where the bank's file is empty still, what a bank begins with comes first.
    """
    if not (prefix.isascii() and prefix.isalpha() and len(prefix) <= 8):
        raise TutorError(f"An id begins with one to eight letters, not with {prefix}.")
    if parts.bank_path.is_file() and not parts.bank_path.stat().st_size:
        bank = Bank({}, (_own_topic(topic) if topic else GENERAL,), "")
        print(bank_yaml((), bank.topics), end="")
    else:
        bank = parts.bank()
    slug = topic_named(bank, topic) or bank.topics[0].slug
    item_id = free_id(bank.items, prefix.upper())
    print(skeleton(item_id, slug, title, Difficulty(difficulty)), end="")
    return 0


def export(parts: Parts, format_: str) -> int:
    """Print the items as CSV or Anki's text."""
    write = as_anki if format_ == "anki" else as_csv
    sys.stdout.write(write(parts.bank()))
    return 0


def import_page(
    parts: Parts, page: str, into: str | None, topic: str | None, format_: str | None
) -> int:
    """Make items of a file: print them as a bank of their own, or add them to a bank."""
    read_as = Format(format_) if format_ else None
    if into is None:
        return _import_alone(parts.bank(), Path(page), topic, read_as)
    bank = load_bank(Path(into))
    slug = topic_named(bank, topic) or ""
    imported = import_file(Path(page), tuple(bank.items), bank.topics, slug, read_as)
    if any(not item.topic for item in imported.items):
        listed = "".join(f"\n  {one.slug}  {one.name}" for one in bank.topics)
        raise NoTopicError(f"Say with --topic which topic the items belong to:{listed}")
    _tell(imported)
    source = Path(into).read_text(encoding="utf-8-sig")
    if imported.items:
        _replace(Path(into), with_items(source, imported.items))
    print(f"{_counted(len(imported.items), 'item')} added to {into}.", file=sys.stderr)
    return 0


def _import_alone(bank: Bank, page: Path, topic: str | None, read_as: Format | None) -> int:
    own = _topic(bank, topic)
    imported = import_file(page, (), bank.topics, own.slug, read_as)
    _tell(imported)
    used = {item.topic for item in imported.items}
    topics = [one for one in bank.topics if one.slug in used]
    print(bank_yaml(imported.items, topics if own in topics else [*topics, own]), end="")
    if both := [item.id for item in imported.items if item.id in bank.items]:
        print(f"The bank in use has these ids already: {', '.join(both)}.", file=sys.stderr)
    print(f"{_counted(len(imported.items), 'item')} imported.", file=sys.stderr)
    return 0


def _topic(bank: Bank, typed: str | None) -> Topic:
    """Return the topic of an import: one of the bank in use, or a new one."""
    if typed is None:
        return IMPORTED
    known = next((t for t in bank.topics if typed.lower() in (t.slug, t.name.lower())), None)
    return known or _own_topic(typed)


def _own_topic(typed: str) -> Topic:
    slug = "-".join(re.findall(r"[a-z0-9]+", typed.lower()))
    if not slug:
        raise TutorError(f"A topic needs letters or digits; {typed} has none.")
    return Topic(slug, typed)


def _tell(imported: Imported) -> None:
    for note in imported.notes:
        print(note, file=sys.stderr)


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    try:
        mode = path.stat().st_mode
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as new_file:
            new_file.write(text)
        Path(new_file.name).chmod(mode & 0o7777)
        Path(new_file.name).replace(path)
    except OSError as error:
        raise TutorError(f"{path} cannot be written: {error.strerror}.") from None


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
