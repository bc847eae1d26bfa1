"""Does a sentence say something, or only list terms? Does it only echo the question?"""

from __future__ import annotations

from collections.abc import Sequence

from tutorbot.core.words import Word

ENOUGH_SAID = 0.2  # what the words of a sentence say, for each word of content in it
HOLLOW = frozenset({"there", "which", "these", "those", "that", "and", "of", "this", "also"})
BE = frozenset({"is", "are", "it", "its", "was", "were"})


def is_list(row: Sequence[Word]) -> bool:
    """Tell whether a sentence only lists terms.

    Verbs, and the small words and signs that put one thing in relation to another ("by", "when",
    "less than", "="), say something; "and", "with", "of", "there is" and "which are" only join.
    """
    content = said = 0
    before = ""
    for word in row:
        said += word.says
        if word.text in BE and before in HOLLOW:
            said -= word.says
        content += word.is_content
        before = word.text
    return said < ENOUGH_SAID * content


def is_echo(row: Sequence[Word], asked: frozenset[str]) -> bool:
    """Tell whether a sentence only says words of the question again."""
    return all(word.stem in asked for word in row if word.is_content)
