"""Make the README's picture of a channel: `python -m scripts.channel_picture [FILE]`.

The real bot, with the bank that ships, in a simulated Discord; photographed in Chromium.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from pathlib import Path
from typing import Any

from scripts.camera import camera, chromium
from tests.stage import shown_by, stage
from tutorbot.bank import load_bank, shipped_path
from tutorbot.core.model import ItemId
from tutorbot.pictures.drawer import Drawer

DEFAULT = Path(__file__).parents[1] / "docs" / "images" / "channel.png"
ITEM = "ML0024"
ANSWER = (
    "The sigmoid squashes its input into 0 to 1. For large inputs it saturates: its derivative is "
    "at most 0.25, so the gradients shrink layer by layer."
)
LESS = "It saturates, so the gradient vanishes."
ASKED = "1. A question, a public reply, ada's private grade"
WRITING = "2. How ada wrote it"
TOLD = "3. Time is up: the whole answer for all"
WIDTH, OPEN_HEIGHT, CLOSED_HEIGHT = 640, 1260, 1664


async def main(file: Path, program: str | None) -> None:
    """Play a round; photograph it while it is open, and when it has closed."""
    async with chromium(program) as browser:
        await photograph(file, browser)


async def photograph(file: Path, browser: Any) -> None:
    """Play the round before a camera."""
    bank = load_bank(shipped_path())
    with tempfile.TemporaryDirectory() as folder:
        drawer = Drawer(Path(folder) / "pictures")
        async with stage(Path(folder), bank.items[ItemId(ITEM)], drawer=drawer, bank=bank) as on:
            on.env.backend.edit_bot_profile("tutorbot")
            await on.quiz(on.ben, questions=3, seconds=180)
            await on.ben.send(on.channel, LESS, reply_to=on.question)
            opened = await on.ada.click(on.question, label="Answer")
            modal, open_, closed = (Path(folder) / f"{n}.png" for n in ("modal", "open", "closed"))
            async with camera(on.env, on.channel, on.ada, browser) as look:
                await look.take_message(modal, opened, (WIDTH, 700))
            graded = await on.ada.submit_modal(opened, {"text": ANSWER})
            async with camera(on.env, on.channel, on.ada, browser) as look:
                await look.take_channel(open_, shown_by(graded), (WIDTH, OPEN_HEIGHT))
            await on.pass_time(181)
            async with camera(on.env, on.channel, on.ada, browser) as look:
                await look.take_channel(closed, on.posts[-1], (WIDTH, CLOSED_HEIGHT))
                columns = [[(ASKED, open_), (WRITING, modal)], [(TOLD, closed)]]
                await look.columns(file, columns)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--browser", help="the path of a Chromium (default: from PATH)")
    given = parser.parse_args()
    asyncio.run(main(given.file, given.browser))
