"""A camera for the simulated Discord: Chromium looking at a channel through simcord's preview."""

from __future__ import annotations

import base64
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import simcord
from simcord.builders import ChannelHandle

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
STYLE = """
body { margin: 0 }
main { display: inline-flex; gap: 16px; padding: 16px; background: #1e1f22 }
.column { display: flex; flex-direction: column; gap: 16px; align-items: center }
"""


class Camera:
    """Takes pictures of a channel as one learner sees it."""

    def __init__(self, preview: Any, browser: Any) -> None:
        self._preview = preview
        self._browser = browser

    async def take_message(self, file: Path, message: Any, size: tuple[int, int]) -> None:
        """Photograph one message, or an open modal."""
        await self._take(file, message, size, "surface", "message")

    async def take_channel(self, file: Path, message: Any, size: tuple[int, int]) -> None:
        """Photograph the channel with a message at its end."""
        await self._take(file, message, size, "viewport", "channel")

    async def _take(
        self, file: Path, target: Any, size: tuple[int, int], mode: str, layout: Any
    ) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        await self._preview.screenshot(
            file, target=target, mode=mode, layout=layout, viewport=size, allow_incomplete=True
        )

    async def columns(self, file: Path, columns: Sequence[Sequence[Path]]) -> None:
        """Put pictures into columns beside one another, as one picture."""
        body = "".join(f'<div class="column">{"".join(map(_image, c))}</div>' for c in columns)
        page = await self._browser.new_page(viewport={"width": 2000, "height": 100})
        await page.set_content(f"<style>{STYLE}</style><main>{body}</main>")
        file.parent.mkdir(parents=True, exist_ok=True)
        await page.locator("main").screenshot(path=file)
        await page.close()


def _image(file: Path) -> str:
    return f'<img src="data:image/png;base64,{base64.b64encode(file.read_bytes()).decode()}">'


@asynccontextmanager
async def chromium(path: str | None) -> AsyncIterator[Any]:
    """Start a Chromium; `path` is its program, or None to take it from PATH."""
    from playwright.async_api import async_playwright

    program = path or next(filter(None, map(shutil.which, BROWSERS)), None)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program)
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def camera(
    env: simcord.Env, channel: ChannelHandle, viewer: Any, browser: Any
) -> AsyncIterator[Camera]:
    """Set up a camera in a channel, as one learner sees it."""
    async with env.preview(channel, viewers=[viewer], layout="channel") as preview:
        manager = preview._capture_manager
        manager._browser = browser
        try:
            yield Camera(preview, browser)
        finally:
            manager._browser = None
