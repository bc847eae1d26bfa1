"""The slash commands: parse, one call of the tutor, show."""

from __future__ import annotations

from typing import Any, TypeAlias

import discord
from discord import app_commands

from tutorbot.bot.board_views import score_card
from tutorbot.bot.buttons import server_of, shown_board
from tutorbot.bot.handling import in_time, report, reported, respond
from tutorbot.bot.lesson import lesson_of
from tutorbot.bot.ports import Bot
from tutorbot.bot.round_views import explanation_card
from tutorbot.bot.runner import LostError
from tutorbot.bot.views import PERMISSIONS, missing_permissions, started
from tutorbot.core.model import ChannelId, Difficulty, LearnerId, Place, TutorError
from tutorbot.core.outcomes import Score
from tutorbot.core.rounds import (
    DEFAULT_QUESTIONS,
    DEFAULT_ROUND_S,
    FEWEST_QUESTIONS,
    LONGEST_ROUND_S,
    MOST_QUESTIONS,
    SHORTEST_ROUND_S,
    Wish,
)
from tutorbot.core.scoring import Period
from tutorbot.pictures.formulas import as_plain
from tutorbot.pictures.progress import score_chart
from tutorbot.pictures.sketch import Drawn

Interaction: TypeAlias = "discord.Interaction[Any]"
Topic: TypeAlias = str
MOST_CHOICES = 25
LONGEST_CHOICE = 100  # characters
PERIOD_NAMES = {"This week": Period.WEEK, "This month": Period.MONTH, "All time": Period.ALL}


class CannotStartError(TutorError):
    """The question could not be put to the channel."""


class Tree(app_commands.CommandTree[discord.AutoShardedClient]):
    """The commands, their errors told to whoever called."""

    async def on_error(
        self, interaction: Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        """Tell what went wrong."""
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        await report(interaction, cause)


def add_commands(tree: Tree, bot: Bot, topics: dict[str, str]) -> None:
    """Add all commands.

    Args:
        tree: of the client that they are for.
        bot: that client.
        topics: the slug of each topic to choose from, by its name.
    """
    choices = [
        app_commands.Choice(name=name[:LONGEST_CHOICE], value=slug)
        for name, slug in list(topics.items())[:MOST_CHOICES]
    ]
    for make in (_quiz, _explain, _leaderboard, _score):
        command: Any = make(bot)
        if choices and any(p.name == "topic" for p in command.parameters):
            command = app_commands.choices(topic=choices)(command)
        tree.add_command(command)


def _quiz(bot: Bot) -> app_commands.Command[Any, ..., None]:
    @app_commands.command()
    @app_commands.describe(
        topic="What to ask about. Leave empty for everything.",
        difficulty="How hard. Leave empty for a mix.",
        questions=f"How many questions, one after another ({DEFAULT_QUESTIONS} if empty).",
        seconds=f"Time for each question, {SHORTEST_ROUND_S} to {LONGEST_ROUND_S} seconds "
        f"({DEFAULT_ROUND_S} if empty).",
    )
    async def quiz(
        interaction: Interaction,
        topic: str | None = None,
        difficulty: Difficulty | None = None,
        questions: app_commands.Range[int, FEWEST_QUESTIONS, MOST_QUESTIONS] = DEFAULT_QUESTIONS,
        seconds: app_commands.Range[int, SHORTEST_ROUND_S, LONGEST_ROUND_S] = DEFAULT_ROUND_S,
    ) -> None:
        """Start a round of interview questions here, for everybody in the channel."""
        async with bot.under_way.counted(), reported(interaction):
            lacking = _lacking(interaction)
            if lacking:
                await respond(interaction, missing_permissions(lacking))
                return
            wish = Wish(topic, difficulty, questions, seconds)
            learner = LearnerId(interaction.user.id)
            round_ = await bot.tutor.start(_place(interaction), learner, wish, bot.now())
            try:
                round_ = await in_time(interaction, bot.runner.begin(round_))
            except LostError as error:
                raise CannotStartError(
                    f"Discord does not let me post here ({error}), so nothing was started."
                ) from error
            await respond(interaction, started(round_))

    return quiz


def _explain(bot: Bot) -> app_commands.Command[Any, ..., None]:
    @app_commands.command()
    @app_commands.describe(question="Its id (ML0007, ml7), or words of it (roc curve).")
    async def explain(interaction: Interaction, question: str) -> None:
        """Read the full answer to a question; you then answer it for practice for a day."""
        async with bot.under_way.counted(), reported(interaction):
            learner = LearnerId(interaction.user.id)
            item = bot.item(question)
            told = await bot.tutor.explain(item.id, learner, _place(interaction), bot.now())
            lesson = await in_time(interaction, lesson_of(item, bot.drawer), ephemeral=told.private)
            shown = explanation_card(told, bot.tutor.topic(item.topic), lesson)
            await respond(interaction, shown, ephemeral=told.private)

    @explain.autocomplete("question")
    async def offered(_: Interaction, current: str) -> list[app_commands.Choice[str]]:
        return [
            app_commands.Choice(
                name=f"{item.id} {as_plain(item.title)}"[:LONGEST_CHOICE], value=item.id
            )
            for item in bot.search.find(current, MOST_CHOICES)
        ]

    return explain


def _leaderboard(bot: Bot) -> app_commands.Command[Any, ..., None]:
    @app_commands.command()
    @app_commands.describe(
        period="Which points count (this week if empty).",
        topic="One topic alone. Leave empty for all.",
    )
    @app_commands.choices(
        period=[app_commands.Choice(name=n, value=p.value) for n, p in PERIOD_NAMES.items()]
    )
    async def leaderboard(
        interaction: Interaction, period: str = Period.WEEK.value, topic: str | None = None
    ) -> None:
        """Show this server's board and your own place on it."""
        async with bot.under_way.counted(), reported(interaction):
            learner = LearnerId(interaction.user.id)
            board = await in_time(
                interaction,
                bot.tutor.leaderboard(
                    server_of(interaction), learner, Period(period), topic, 1, bot.now()
                ),
            )
            await respond(interaction, shown_board(board, learner))

    return leaderboard


def _score(bot: Bot) -> app_commands.Command[Any, ..., None]:
    @app_commands.command()
    @app_commands.describe(learner="Whose score. Leave empty for your own.")
    async def score(interaction: Interaction, learner: discord.User | None = None) -> None:
        """Show points, place, streak, and the strongest and weakest topics."""
        async with bot.under_way.counted(), reported(interaction):
            whose = LearnerId((learner or interaction.user).id)
            reached, picture = await in_time(interaction, _reached(bot, interaction, whose))
            own = whose == interaction.user.id
            await respond(interaction, score_card(reached, own=own, picture=picture))

    return score


async def _reached(
    bot: Bot, interaction: Interaction, whose: LearnerId
) -> tuple[Score, Drawn | None]:
    """Look up a score, and have its picture drawn."""
    reached = await bot.tutor.score(server_of(interaction), whose, bot.now())
    sketch = score_chart(reached.topics, reached.weeks)
    return reached, await bot.drawer.paint(sketch) if sketch else None


def _place(interaction: Interaction) -> Place:
    return Place(server_of(interaction), ChannelId(interaction.channel_id or 0))


def _lacking(interaction: Interaction) -> list[str]:
    """Return the permissions that a quiz needs and the bot lacks in the channel."""
    if interaction.guild_id is None:
        return []
    in_thread = isinstance(interaction.channel, discord.Thread)
    skipped = "send_messages" if in_thread else "send_messages_in_threads"
    granted = interaction.app_permissions
    return [name for name in PERMISSIONS if name != skipped and not getattr(granted, name)]
