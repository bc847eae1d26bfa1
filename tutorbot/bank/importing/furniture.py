"""Site furniture: lines of a copied page that belong to the site and to no question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

LONGEST = 80  # characters
OFTEN = 3  # times that a line without an end stands in a page, to be furniture

PATTERNS = (
    r"(?:please )?(?:log ?in|sign ?(?:in|up)|register|subscribe|upgrade)(?: (?:now|here|free))?",
    r"(?:please )?(?:log ?in|sign ?(?:in|up)|register|subscribe|upgrade|join)(?: \w+){0,3}?"
    r" to (?:view|see|read|unlock|access|continue|comment|reply|get|download|save|track)\b.*",
    r"(?:log ?in|sign ?in) or (?:register|sign ?up)\b.*",
    r"(?:show|hide|view|see|reveal|read|load)(?: (?:the|full|more|less|all))*"
    r"(?: (?:answers?|solutions?|content|comments?|details))?",
    r"previous|next|back|home|menu|search|share|like|dislike|save|bookmark|report|print|edit|reply",
    r"copy(?: link)?|(?:previous|next) (?:question|page|lesson)|back to (?:top|questions|list)",
    r"skip to (?:main )?content|mark as (?:complete|completed|done|read)|(?:un)?solved|completed",
    r"advertisement|sponsored|loading\W*|all rights reserved\W*|(?:©|\(c\) |copyright ).*",
    r"page \d+(?: of \d+)?|\d+ ?/ ?\d+|\d+ (?:likes?|comments?|views?|min read)",
    r"(?:log ?in|sign ?(?:in|up)|register|subscribe|join)(?: \w+){0,2}"
    r" (?:for free|today|newsletter)",
    r"share (?:this|on|via|with)(?: \w+){0,2}|tweet|pin it|facebook|twitter|linkedin|e-?mail",
    r"(?:related|recommended|popular|similar|recent)"
    r" (?:posts?|articles?|questions?|topics?|courses?)",
    r"(?:was|is|did you find) this (?:answer |article |page )?(?:helpful|useful)\W*"
    r"(?:yes(?: */? *no)?)?",
    r"(?:privacy|cookies?)(?: policy)?|terms(?: of (?:use|service))?",
)
FURNITURE = re.compile("|".join(PATTERNS), re.IGNORECASE)


def is_furniture(line: str) -> bool:
    """Tell whether a whole line is what sites write around their content."""
    return len(line) <= LONGEST and FURNITURE.fullmatch(line.rstrip(".!?:> »→…")) is not None


def repeated(lines: Iterable[str]) -> frozenset[str]:
    """Return short lines without an end that stand in a page again and again."""
    counted = Counter(line for line in lines if 3 < len(line) <= LONGEST and _is_label(line))
    return frozenset(line for line, times in counted.items() if times >= OFTEN)


def _is_label(line: str) -> bool:
    """Tell whether a line is bare words: no list entry, no formula, no heading, no sentence."""
    return line[0].isalpha() and line[-1].isalnum() and not set(line) & set(":$\\{=")
