"""Finds wordings that will not do what their author means, and where each of them stands."""

from __future__ import annotations

from collections.abc import Iterator

from tutorbot.bank.faults import Place
from tutorbot.bank.lint.findings import Finding, Level
from tutorbot.bank.loading import BankFile
from tutorbot.core.language.lexicon import Lexicon
from tutorbot.core.lint import lint_item
from tutorbot.core.model import ItemId

REMEDIES = {  # a part of the message -> what to do
    "the question already says": "let it only support (supports: true), or ask without it",
    "as well": "keep it in one of them, or let it only support (supports: true)",
    "": "write it as docs/rubrics.md tells",
}


def phrasing(read: BankFile, lexicon: Lexicon) -> Iterator[Finding]:
    """Find wordings that shrink to a common word, never match, or earn what they should not."""
    places = _places(read)
    for item in read.bank:
        if item.drafted:
            continue
        for found in lint_item(item, lexicon):
            message, _, remedy = found.message.partition("; ")
            wrong = f"the wording “{found.wording}”: {message}"
            remedy = remedy or next(r for part, r in REMEDIES.items() if part in message)
            place = places[item.id, found.wording]
            yield Finding(place, Level.WARNING, "wording", wrong, remedy, item.id)


def _places(read: BankFile) -> dict[tuple[ItemId, str], Place]:
    """Return where each wording of each item stands; of those that stand twice, the last."""
    return {
        (item, text): Place(read.file, node.line, node.column)
        for item, texts, nodes in read.wordings
        if item is not None
        for text, node in zip(texts, nodes, strict=True)
    }
