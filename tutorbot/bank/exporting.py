"""Items -> CSV, or Anki's text format: what a spreadsheet or a card program reads."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterable

from tutorbot.bank.prose import unwrapped
from tutorbot.core.model import Item

COLUMNS = ("id", "title", "topic", "difficulty", "question", "answer")
ANKI_HEAD = """\
#separator:tab
#html:true
#guid column:1
#tags column:4
"""
FORMULA = re.compile(r"\\(?P<escaped>.)|\$\$(?P<display>.+?)\$\$|\$(?P<inline>.+?)\$", re.DOTALL)
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
BLANK_IN_FORMULA = re.compile(r"\s*\n\s*")


def as_csv(items: Iterable[Item]) -> str:
    """Write items as CSV, answers in Markdown; `bank import` reads it back."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for item in items:
        question, answer = unwrapped(item.question), unwrapped(item.reference_answer)
        writer.writerow([item.id, item.title, item.topic, item.difficulty, question, answer])
    return out.getvalue()


def as_anki(items: Iterable[Item]) -> str:
    """Write items as Anki's text format: id, question, answer in HTML, tags.

    Formulas stand in MathJax's brackets. The id keeps a note the same when it is imported again.
    """
    out = io.StringIO(newline="")
    out.write(ANKI_HEAD)
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    for item in items:
        tags = f"{item.topic} {item.difficulty}"
        question, answer = as_html(item.question), as_html(item.reference_answer)
        writer.writerow([item.id, question, answer, tags])
    return out.getvalue()


def as_html(markdown: str) -> str:
    """Write the Markdown that banks use as HTML: formulas, bold, breaks."""
    markdown = unwrapped(markdown)
    parts: list[str] = []
    end = 0
    for found in FORMULA.finditer(markdown):
        parts.append(_words(markdown[end : found.start()]))
        end = found.end()
        if found["escaped"]:
            parts.append(html.escape(found["escaped"] if found["escaped"] == "$" else found[0]))
            continue
        left, right = (r"\[", r"\]") if found["display"] else (r"\(", r"\)")
        latex = BLANK_IN_FORMULA.sub(" ", (found["display"] or found["inline"]).strip())
        parts.append(left + html.escape(latex, quote=False) + right)
    return "".join([*parts, _words(markdown[end:])])


def _words(text: str) -> str:
    return BOLD.sub(r"<b>\1</b>", html.escape(text, quote=False)).replace("\n", "<br>")
