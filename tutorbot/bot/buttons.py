"""The buttons of our messages and the modal for an answer; each outlives a restart by its id."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

import discord
from discord import ui

from tutorbot.bot.board_views import board_card
from tutorbot.bot.card import Row, Shown, fitted, row_of
from tutorbot.bot.escaping import as_typed
from tutorbot.bot.grade_views import grade_card
from tutorbot.bot.handling import delivered, in_time, reported, respond
from tutorbot.bot.ports import Bot
from tutorbot.bot.views import hint_card
from tutorbot.core.model import NO_SERVER, LearnerId, MessageId, RoundId, ServerId
from tutorbot.core.outcomes import Board
from tutorbot.core.rounds import LONGEST_ANSWER
from tutorbot.core.scoring import Period
from tutorbot.pictures.formulas import as_plain

Interaction: TypeAlias = "discord.Interaction[Any]"  # as discord.py types callbacks
Button: TypeAlias = "ui.Button[ui.LayoutView]"

MODAL = re.compile(r"answer:(?P<round>\d+):(?P<token>\d+)")
ANSWER_FIELD = "text"
MOST_QUESTION = 1500  # characters of the question shown above the field
LABELS = {
    "answer": ("Answer", "✍️", discord.ButtonStyle.primary),
    "hint": ("Hint", "💡", discord.ButtonStyle.secondary),
    "reveal": ("Reveal", "👀", discord.ButtonStyle.secondary),
    "stop": ("Stop", "⏹️", discord.ButtonStyle.secondary),
}


class RoundButton(
    ui.DynamicItem[Button], template=r"round:(?P<round>\d+):(?P<action>answer|hint|reveal|stop)"
):
    """A button under a question."""

    def __init__(self, round_id: RoundId, action: str) -> None:
        label, emoji, style = LABELS[action]
        custom_id = f"round:{round_id}:{action}"
        super().__init__(ui.Button(label=label, emoji=emoji, style=style, custom_id=custom_id))
        self.round_id = round_id
        self.action = action

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, _item: ui.Item[Any], match: re.Match[str], /
    ) -> RoundButton:
        """Read the button from its id."""
        return cls(RoundId(int(match["round"])), match["action"])

    async def callback(self, interaction: Interaction) -> None:
        """Do what the button says."""
        bot: Bot = interaction.client
        if bot.presses.had(interaction.id):  # a second hint would cost
            return
        async with bot.under_way.counted(), reported(interaction):
            await ACTIONS[self.action](interaction, self.round_id)


class FeedbackButton(ui.DynamicItem[Button], template=r"feedback:(?P<round>\d+):(?P<message>\d+)"):
    """Under a public reply: shows the learner their receipts, and nobody else."""

    def __init__(self, round_id: RoundId, message: MessageId) -> None:
        custom_id = f"feedback:{round_id}:{message}"
        super().__init__(ui.Button(label="See why", emoji="🔎", custom_id=custom_id))
        self.round_id = round_id
        self.message = message

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, _item: ui.Item[Any], match: re.Match[str], /
    ) -> FeedbackButton:
        """Read the button from its id."""
        return cls(RoundId(int(match["round"])), MessageId(int(match["message"])))

    async def callback(self, interaction: Interaction) -> None:
        """Show the outcome of that answer to the learner who gave it."""
        bot: Bot = interaction.client
        async with bot.under_way.counted(), reported(interaction):
            learner = LearnerId(interaction.user.id)
            source = source_of_message(self.message)
            outcome = await in_time(interaction, bot.tutor.outcome(self.round_id, learner, source))
            await respond(interaction, grade_card(outcome))


class BoardButton(
    ui.DynamicItem[Button],
    template=r"board:(?P<side>[<>]):(?P<period>\w+):(?P<topic>[\w-]*):(?P<page>\d+)",
):
    """Turns a page of the leaderboard."""

    def __init__(self, side: str, period: str, topic: str, page: int, last: int) -> None:
        label = "◀ Previous" if side == "<" else "Next ▶"
        custom_id = f"board:{side}:{period}:{topic}:{page}"
        off = not 1 <= page <= last
        super().__init__(ui.Button(label=label, custom_id=custom_id, disabled=off))
        self.wanted = (Period(period), topic or None, page)

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, _item: ui.Item[Any], match: re.Match[str], /
    ) -> BoardButton:
        """Read the button from its id."""
        page = int(match["page"])
        return cls(match["side"], match["period"], match["topic"], page, page)

    async def callback(self, interaction: Interaction) -> None:
        """Show that page in place of this one."""
        bot: Bot = interaction.client
        async with bot.under_way.counted(), reported(interaction):
            learner = LearnerId(interaction.user.id)
            board = await bot.tutor.leaderboard(
                server_of(interaction), learner, *self.wanted, bot.now()
            )
            shown = shown_board(board, learner)
            await delivered(lambda: interaction.response.edit_message(view=shown.view))


DYNAMIC_ITEMS = (RoundButton, FeedbackButton, BoardButton)


def round_buttons(round_id: RoundId) -> Row:
    """Return the buttons under a question."""
    return row_of(*(RoundButton(round_id, action) for action in LABELS))


def shown_board(board: Board, caller: LearnerId) -> Shown:
    """Return a page of a leaderboard with its buttons."""
    if board.pages == 1:
        return board_card(board, caller)
    topic = board.topic.slug if board.topic else ""
    turns = (("<", board.page - 1), (">", board.page + 1))
    buttons = [BoardButton(side, board.period, topic, p, board.pages) for side, p in turns]
    return board_card(board, caller, row_of(*buttons))


def server_of(interaction: discord.Interaction[Any]) -> ServerId:
    """Return where an interaction happens; NO_SERVER in direct messages."""
    return ServerId(interaction.guild_id) if interaction.guild_id else NO_SERVER


def source_of_message(message: int) -> str:
    """Name the delivery of an answer written as a message."""
    return f"message:{message}"


async def open_modal(interaction: Interaction, round_id: RoundId) -> None:
    """Let the learner write an answer. The modal's id tells one opening from another."""
    bot: Bot = interaction.client
    item = await bot.tutor.asked(round_id)
    modal = ui.Modal(title="Your answer", custom_id=f"answer:{round_id}:{interaction.id}")
    modal.add_item(ui.TextDisplay(fitted(as_plain(item.question), MOST_QUESTION)))
    field: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id=ANSWER_FIELD,
        style=discord.TextStyle.paragraph,
        placeholder="Say it as you would in the interview. Sentences count, not key words.",
        max_length=LONGEST_ANSWER,
    )
    modal.add_item(ui.Label(text="In your own words", component=field))
    modal.stop()  # nothing waits for it here: `take_modal` reads its id, after a restart too
    await delivered(lambda: interaction.response.send_modal(modal))


async def take_modal(interaction: Interaction) -> None:
    """Grade an answer that came in a modal, and show the learner what came of it."""
    data: Any = interaction.data
    match = MODAL.fullmatch(data["custom_id"])
    if match is None:
        return
    bot: Bot = interaction.client
    async with bot.under_way.counted(), reported(interaction):
        outcome = await in_time(
            interaction,
            bot.tutor.answer(
                RoundId(int(match["round"])),
                LearnerId(interaction.user.id),
                as_typed(_field(data["components"], ANSWER_FIELD)),
                f"modal:{match['token']}",
                bot.now(),
            ),
        )
        await respond(interaction, grade_card(outcome))


def _field(components: list[dict[str, Any]], custom_id: str) -> str:
    """Return what was typed into a modal's field."""
    for component in components:
        inner = [component["component"]] if "component" in component else []
        for child in [component, *inner, *component.get("components", [])]:
            if child.get("custom_id") == custom_id:
                return str(child.get("value", ""))
    return ""


async def _hint(interaction: Interaction, round_id: RoundId) -> None:
    bot: Bot = interaction.client
    learner = LearnerId(interaction.user.id)
    hint = await in_time(interaction, bot.tutor.hint(round_id, learner))
    await respond(interaction, hint_card(hint))


async def _reveal(interaction: Interaction, round_id: RoundId) -> None:
    bot: Bot = interaction.client
    learner, moderates = LearnerId(interaction.user.id), _moderates(interaction)
    await bot.tutor.reveal(round_id, learner, bot.now(), moderates=moderates)
    bot.runner.wake(round_id)
    await delivered(interaction.response.defer)


async def _stop(interaction: Interaction, round_id: RoundId) -> None:
    bot: Bot = interaction.client
    learner, moderates = LearnerId(interaction.user.id), _moderates(interaction)
    await bot.tutor.stop(round_id, learner, bot.now(), moderates=moderates)
    bot.runner.wake(round_id)
    await delivered(interaction.response.defer)


def _moderates(interaction: Interaction) -> bool:
    return interaction.guild_id is not None and interaction.permissions.manage_messages


ACTIONS = {"answer": open_modal, "hint": _hint, "reveal": _reveal, "stop": _stop}
