"""Acronyms: words whose letters are the first letters of others, as in ALU and LIFO."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tutorbot.core.drafted.thesaurus import is_listed
from tutorbot.core.language.content import Word

SHORTEST, LONGEST = 3, 5  # letters
SENTENCE_END = re.compile(r"[.!?;](?:\s|$)|\n")


def is_in_capitals(word: Word, text: str) -> bool:
    """Tell whether a word is typed as acronyms are."""
    typed = text[word.start : word.end]
    return SHORTEST <= len(typed) <= LONGEST and typed.isalpha() and typed.isupper()


def may_be_acronym(word: Word, text: str) -> bool:
    """Tell whether a word is typed as acronyms are, or is no word of any explanation: "srs"."""
    if is_in_capitals(word, text):
        return True
    fits = SHORTEST <= len(word.plain) <= LONGEST and word.plain.isalpha()
    return fits and word.is_content and not is_listed(word.stem)


def spelled_out(
    said: Sequence[Word], text: str, acronyms: Iterable[str]
) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """Find the words that acronyms stand for: "arithmetic logic unit", "last in first out".

    They follow one another in a sentence; words that carry grammar alone may stand between them.
    """
    plain = [word for word in said if word.plain[0].isalpha()]
    telling = [word for word in plain if word.is_content]
    for some in (plain, telling):
        initials = "".join(word.plain[0] for word in some)
        for acronym in acronyms:
            for at in (found.start() for found in re.finditer(re.escape(acronym), initials)):
                meant = tuple(some[at : at + len(acronym)])
                if not SENTENCE_END.search(text, meant[0].start, meant[-1].start):
                    yield acronym, meant
