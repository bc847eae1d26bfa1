"""The small cards: a hint, a notice, an error; and the buttons under a question."""

from __future__ import annotations

import discord
from discord import ui

from tutorbot.bot.card import AMBER, BLUE, GREY, RED, Card, Shown, row_of
from tutorbot.core.model import (
    Place,
    Round,
    SessionRunningError,
    TutorError,
)
from tutorbot.core.outcomes import Hint
from tutorbot.core.scoring import HINT_COST
from tutorbot.pictures.formulas import as_markdown

MOST_HINT = 3000  # characters

PERMISSIONS = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "embed_links": "Embed Links",
    "attach_files": "Attach Files",
    "read_message_history": "Read Message History",
}


def notice(markdown: str, colour: discord.Colour = BLUE) -> Shown:
    """Return a card of one text."""
    card = Card(colour)
    card.text(markdown)
    return card.shown()


def error_card(error: TutorError) -> Shown:
    """Return a mistake as it is told to the learner, with a link where one helps."""
    card = Card(AMBER)
    card.text(str(error))
    link = link_to(error.running) if isinstance(error, SessionRunningError) else None
    return (
        card.shown(row_of(ui.Button(label="To the question", url=link))) if link else card.shown()
    )


def apology() -> Shown:
    """Return what a learner reads when something is broken."""
    return notice(
        "Sorry, something went wrong on my side. It is written down for whoever runs me. "
        "Please try once more.",
        RED,
    )


def missing_permissions(names: list[str]) -> Shown:
    """Say which permissions the bot lacks in a channel, and how to grant them."""
    listed = "\n".join(f"- **{PERMISSIONS[name]}**" for name in names)
    card = Card(AMBER)
    card.text(f"I cannot run a quiz here: in this channel I lack\n{listed}")
    card.text(  # apart: below a list it would read as part of the last entry
        "Somebody who may edit the channel can grant that under **Edit Channel → Permissions**."
    )
    return card.shown()


def hint_card(hint: Hint) -> Shown:
    """Return a hint, and what it costs."""
    card = Card(BLUE)
    card.text(f"### 💡 Hint {hint.number} of {hint.of}\n{as_markdown(hint.text)}", MOST_HINT)
    card.text(f"-# Each hint takes {HINT_COST:.0%} off what this round can earn you.")
    return card.shown()


def started(round_: Round) -> Shown:
    """Tell the caller of /quiz that it began, and where."""
    session = round_.session
    rounds = "one question" if session.questions == 1 else f"{session.questions} questions"
    card = Card(GREY)
    card.text(f"Here we go: {rounds}, {span_of(session.seconds)} each.")
    link = link_to(round_)
    return (
        card.shown(row_of(ui.Button(label="To the question", url=link))) if link else card.shown()
    )


def span_of(seconds: int) -> str:
    """Say a length of time in words."""
    minutes, rest = divmod(seconds, 60)
    words = [f"{minutes} minute{'s' * (minutes != 1)}"] * bool(minutes)
    words += [f"{rest} second{'s' * (rest != 1)}"] * bool(rest)
    return " ".join(words)


def link_to(round_: Round) -> str | None:
    """Return the address of a round's question; None while it is not posted."""
    return _address(round_.session.place, round_.message) if round_.message else None


def _address(place: Place, message: int) -> str:
    return f"https://discord.com/channels/{place.server or '@me'}/{place.channel}/{message}"
