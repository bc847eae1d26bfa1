"""Checks that every wording of a bank can be read with the lexicon that it will be graded with."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tutorbot.bank.faults import Faults
from tutorbot.bank.items import Said
from tutorbot.bank.reading import nearest
from tutorbot.core.grader.rubric import MOST_SLOTS, NOT, WordingError
from tutorbot.core.grader.rubric import parse as parse_wording
from tutorbot.core.language.lexicon import Lexicon

# Words, alternatives and concepts, an order, a gap and what must be absent: reading one takes 100
# microseconds, and cannot fail where there are few of them and the concepts are known. Most
# wordings are of this kind.
WAY = r"(?:<[a-z0-9_-]+>|[A-Za-z]{2,})"
SLOT = rf"{WAY}(?:\|{WAY})*"
SIMPLE = re.compile(
    rf"(?:> )?{SLOT}(?: (?:> )?{SLOT}){{0,{MOST_SLOTS - 1}}}(?: ~\d{{1,2}})?(?: -{WAY})*"
)
CONCEPT = re.compile(r"<([^<>\s|]*)>")


def check_wordings(wordings: Iterable[Said], lexicon: Lexicon, faults: Faults) -> None:
    """Note each wording that cannot be read, with what to write instead."""
    known = {NOT, *lexicon.concepts}
    for item, texts, nodes in wordings:
        faults.item = item
        for text, node in zip(texts, nodes, strict=True):
            unknown = [name for name in CONCEPT.findall(text) if name not in known]
            for name in unknown:
                remedy = _concept_remedy(name, known)
                faults.add(node, f"the lexicon has no concept <{name}>", remedy)
            if text and not unknown and not SIMPLE.fullmatch(text):
                try:
                    parse_wording(text, lexicon)
                except WordingError as error:
                    faults.add(node, str(error), "write it as docs/rubrics.md tells")
    faults.item = None


def _concept_remedy(name: str, known: set[str]) -> str:
    guess = nearest(name, sorted(known))
    add = "add it under lexicon: concepts:"
    return f"{guess} Or {add}" if guess.startswith("did you mean") else add
