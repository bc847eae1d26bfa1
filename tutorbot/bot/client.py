"""TutorBot: the tutor's client on Discord, and what reaches it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime

import discord
from discord import app_commands

from tutorbot.bot.buttons import DYNAMIC_ITEMS, take_modal
from tutorbot.bot.commands import Tree, add_commands
from tutorbot.bot.escaping import escaped
from tutorbot.bot.handling import Latest, UnderWay
from tutorbot.bot.listening import Listener
from tutorbot.bot.runner import RoundRunner
from tutorbot.core.model import ChannelId, Item, ItemId, MessageId, ServerId
from tutorbot.core.search import Search
from tutorbot.pictures.drawer import Drawer
from tutorbot.tutor import Tutor

LONGEST_WORDS = 60  # characters of a search told back to the learner

log = logging.getLogger(__name__)


def utc_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


def intents() -> discord.Intents:
    """Return what the bot listens to: nothing that Discord would have to approve."""
    return discord.Intents(guilds=True, guild_messages=True, dm_messages=True)


class TutorBot(discord.AutoShardedClient):
    """The tutor on Discord. It holds nothing that a restart would lose."""

    def __init__(self, tutor: Tutor, drawer: Drawer, now: Callable[[], datetime] = utc_now) -> None:
        super().__init__(
            intents=intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
        )
        self.tutor = tutor
        self.drawer = drawer
        self.now = now
        self.search = Search(tutor.bank)
        self.under_way = UnderWay()
        self.presses = Latest()
        self._listener = Listener(self, tutor, now)
        self.runner = RoundRunner(self, tutor, drawer, now, self._listener.hear)
        self.tree = Tree(
            self,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
        )
        asked = {item.topic for item in tutor.bank}
        add_commands(
            self.tree, self, {t.name: t.slug for t in tutor.bank.topics if t.slug in asked}
        )

    def item(self, words: str) -> Item:
        """Return the item that an id or some words mean, UnknownItemError if none."""
        found = self.search.find(words, 1)
        return found[0] if found else self.tutor.bank[ItemId(f"“{escaped(words[:LONGEST_WORDS])}”")]

    async def setup_hook(self) -> None:
        """Register what must be known before the first event comes."""
        self.add_dynamic_items(*DYNAMIC_ITEMS)
        await self.tree.sync()

    async def on_ready(self) -> None:
        """Take up what a restart, or a long absence, left open."""
        log.info("ready as %s on %d servers", self.user, len(self.guilds))
        async with self.under_way.counted():
            await self.runner.take_up()

    async def on_interaction(self, interaction: discord.Interaction[TutorBot]) -> None:
        """Take the answers that come in modals; discord.py brings the rest to its place."""
        if interaction.type is discord.InteractionType.modal_submit:
            await take_modal(interaction)

    async def on_message(self, message: discord.Message) -> None:
        """Take a message for an answer, if it is one."""
        async with self.under_way.counted():
            await self._listener.hear(message)

    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        """End a round whose question is deleted."""
        await self.runner.lose("its question was deleted", message=MessageId(event.message_id))

    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        """End the rounds whose questions are deleted."""
        for message in event.message_ids:
            await self.runner.lose("its question was deleted", message=MessageId(message))

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """End what runs in a channel that is deleted."""
        await self.runner.lose("the channel was deleted", channel=ChannelId(channel.id))

    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        """End what runs in a thread that is deleted."""
        await self.runner.lose("the thread was deleted", channel=ChannelId(event.thread_id))

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """End what runs on a server that the bot has left."""
        await self.runner.lose("the bot was removed from the server", server=ServerId(guild.id))
