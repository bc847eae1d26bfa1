"""A camera for the simulated Discord: Chromium looking at a channel through simcord's preview."""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from html import escape
from pathlib import Path
from typing import Any

import simcord
from simcord.builders import ChannelHandle

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
THEMES = ("dark", "light")
LIGHT = Path(__file__).with_name("light.css")
STYLE = """
body { margin: 0 }
main { display: inline-flex; gap: 16px; padding: 16px; background: #1e1f22 }
.column { display: flex; flex-direction: column; gap: 24px; align-items: center }
figure { margin: 0 }
figcaption { padding: 4px 0 12px; color: #f3f3f4; font: 600 22px "DejaVu Sans", sans-serif }
img { display: block }
"""
# A sheet made by a script is not stopped by the page's own rule on styles, and wins over its sheet.
ADOPT = """
(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(%s);
  document.adoptedStyleSheets = [sheet];
})()
"""


class Themed:
    """A browser whose pages have a theme: dark is the page's own, light is laid over it."""

    def __init__(self, browser: Any, theme: str) -> None:
        self._browser = browser
        self._script = ADOPT % json.dumps(LIGHT.read_text()) if theme == "light" else None

    async def new_context(self, **options: Any) -> Any:
        """Return a context; simcord opens one for each picture."""
        context = await self._browser.new_context(**options)
        if self._script:
            await context.add_init_script(self._script)
        return context

    @property
    def version(self) -> str:
        """The version of the browser, as simcord asks for it."""
        return str(self._browser.version)


class Camera:
    """Takes pictures of a channel as one learner sees it."""

    def __init__(self, preview: Any, browser: Any) -> None:
        self._preview = preview
        self._browser = browser

    async def take_message(
        self, file: Path, message: Any, size: tuple[int, int], theme: str = "dark"
    ) -> None:
        """Photograph one message, or an open modal."""
        await self._take(file, message, size, theme, "surface", "message")

    async def take_channel(
        self, file: Path, message: Any, size: tuple[int, int], theme: str = "dark"
    ) -> None:
        """Photograph the channel with a message at its end."""
        await self._take(file, message, size, theme, "viewport", "channel")

    async def _take(
        self, file: Path, target: Any, size: tuple[int, int], theme: str, mode: str, layout: Any
    ) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._preview._capture_manager._browser = Themed(self._browser, theme)
        await self._preview.screenshot(
            file, target=target, mode=mode, layout=layout, viewport=size, allow_incomplete=True
        )

    async def columns(self, file: Path, columns: Sequence[Sequence[tuple[str, Path]]]) -> None:
        """Put pictures, each below its caption, into columns beside one another, as one picture."""
        figures = ("".join(_figure(*captioned) for captioned in column) for column in columns)
        body = "".join(f'<div class="column">{shown}</div>' for shown in figures)
        page = await self._browser.new_page(viewport={"width": 2000, "height": 100})
        await page.set_content(f"<style>{STYLE}</style><main>{body}</main>")
        file.parent.mkdir(parents=True, exist_ok=True)
        await page.locator("main").screenshot(path=file)
        await page.close()


def _figure(caption: str, file: Path) -> str:
    image = base64.b64encode(file.read_bytes()).decode()
    shown = f'<img src="data:image/png;base64,{image}">'
    return f"<figure><figcaption>{escape(caption)}</figcaption>{shown}</figure>"


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
        try:
            yield Camera(preview, browser)
        finally:
            preview._capture_manager._browser = None  # ours: whoever started it closes it
