"""Make a picture of every message the bot can send: `python -m scripts.gallery FOLDER [NAME...]`.

The real bot in a simulated Discord, at the width of a desktop and of a phone, dark and light, in
Chromium. NAMEs are scenes; all if none is named.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from scripts.camera import THEMES, camera, chromium
from scripts.scenes import SCENES
from tests.stage import Stage, stage
from tutorbot.bank import load_bank, shipped_path
from tutorbot.core.model import Item
from tutorbot.pictures.drawer import Drawer

WIDTHS = {"desktop": 1000, "phone": 400}
HEIGHT = 4000  # more than any message takes: only the message itself is kept


@dataclass
class Studio:
    """A browser, and a folder to put pictures into."""

    browser: Any
    folder: Path

    @asynccontextmanager
    async def stage(self, *items: Item) -> AsyncIterator[Stage]:
        """Set a stage with the real drawer and the bank that ships, cut down to some items."""
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            drawer = Drawer(folder / "pictures")
            bank = load_bank(shipped_path())
            asked = items or tuple(bank.items.values())
            async with stage(folder, *asked, drawer=drawer, bank=bank, check_errors=False) as on:
                on.env.backend.edit_bot_profile("tutorbot")
                yield on

    async def take(
        self, name: str, on: Stage, message: Any, viewer: Any = None, channel: Any = None
    ) -> None:
        """Photograph a message, or an open modal, at each width and in each theme."""
        seen_in, by = channel or on.channel, viewer or on.ada
        async with camera(on.env, seen_in, by, self.browser) as look:
            for (kind, width), theme in product(WIDTHS.items(), THEMES):
                file = self.folder / f"{name}-{kind}-{theme}.png"
                await look.take_message(file, message, (width, HEIGHT), theme)


async def main(folder: Path, names: list[str], program: str | None) -> None:
    """Play the scenes and photograph what the bot says in them."""
    async with chromium(program) as browser:
        for name in names or SCENES:
            await SCENES[name](Studio(browser, folder))
            print(f"{name}: photographed")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", choices=[*SCENES, []], metavar="NAME")
    parser.add_argument("--browser", help="the path of a Chromium (default: from PATH)")
    given = parser.parse_args()
    asyncio.run(main(given.folder, given.names, given.browser))
