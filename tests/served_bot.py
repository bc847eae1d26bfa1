"""A process that serves the bot: `python -m tests.served_bot FOLDER PROXY`."""

from __future__ import annotations

import asyncio
import logging
import sys
from pathlib import Path

from tests.stage import bank_of, bot_on
from tutorbot.bot.client import utc_now
from tutorbot.bot.serving import run
from tutorbot.pictures.drawer import Drawer
from tutorbot.storage import open_store


async def main(folder: Path, proxy: str) -> None:
    """Serve until a signal comes."""
    store = await open_store(f"sqlite:///{folder / 'bot.sqlite3'}")
    bot = bot_on(bank_of(), store, utc_now, Drawer(folder, renderers=()))
    bot.http.proxy = proxy
    await run(bot, "not.a.token", keep_days=30)
    await store.close()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
