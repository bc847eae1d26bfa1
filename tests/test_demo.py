"""The demo as a visitor has it: a real browser, a click, a modal, a grade on the page."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
from collections.abc import AsyncIterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.program import ROOT, Program
from tests.small_bank import write_small_bank
from tests.stage import stage
from tutorbot.bot.runner import READING
from tutorbot.demo.serving import SLOWEST_STEP_S, DemoClock

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), None)
ANSWER = "It switches off a random share of the neurons in every training step."
WAIT_MS = 30_000

needs_browser = pytest.mark.skipif(
    BROWSER is None or find_spec("playwright") is None or find_spec("markdown_it") is None,
    reason="no Chromium, or not installed: pip install 'tutorbot[demo,screenshots]'",
)


@pytest.fixture
async def address(tmp_path: Path) -> AsyncIterator[str]:
    """The address that `tutorbot demo` prints; the demo ends with Ctrl-C."""
    bank = write_small_bank(tmp_path)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tutorbot", "demo", "--bank", str(bank)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "XDG_CACHE_HOME": str(tmp_path),
            "XDG_DATA_HOME": str(tmp_path),
        },
    )
    assert process.stdout is not None
    yield (await process.stdout.readline()).decode().strip()
    process.send_signal(signal.SIGINT)
    await process.communicate()


@needs_browser
async def test_a_visitor_answers_in_a_modal_and_sees_the_grade(
    address: str, tmp_path: Path
) -> None:
    from playwright.async_api import async_playwright

    assert address.startswith("http://127.0.0.1:")
    async with async_playwright() as play:
        browser = await play.chromium.launch(
            executable_path=BROWSER,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = await browser.new_page(viewport={"width": 1200, "height": 1000})
        page.set_default_timeout(WAIT_MS)
        await page.goto(address)
        await page.get_by_text("Welcome! Try the tutor here").first.wait_for()
        await page.get_by_placeholder("Message #ml-interviews").fill("/quiz")
        await page.get_by_text("Start a round of interview questions").first.wait_for()
        await page.keyboard.press("Enter")
        await page.get_by_text("OPTIONS", exact=True).wait_for()
        await page.get_by_role("button", name="Send", exact=True).click()
        await page.get_by_role("button", name="Answer").click()
        await page.get_by_role("dialog").locator("textarea").fill(ANSWER)
        await page.get_by_role("dialog").get_by_role("button", name="Submit").click()
        await page.get_by_text("Only you can see this").last.wait_for()
        await page.get_by_text("random share of the neurons").last.wait_for()
        await page.get_by_role("button", name="Reveal").click()
        await page.get_by_text("This round").last.wait_for()
        picture = os.environ.get("SCREENSHOTS_FOLDER", str(tmp_path))
        await page.screenshot(path=Path(picture) / "demo.png")
        await browser.close()


async def test_simulated_time_keeps_up_with_the_time_outside_and_never_runs_ahead(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        clock = DemoClock()
        clock.start(on.env)
        await on.pass_time(12)

        assert clock.behind_s(13) == pytest.approx(1)
        assert clock.behind_s(5) == 0


def test_the_page_does_not_wait_through_the_pause_before_the_next_question() -> None:
    assert READING.total_seconds() > SLOWEST_STEP_S


def test_without_its_packages_the_demo_says_what_to_install(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tutorbot.__main__.DEMO_MODULES", ("simcord", "no_such_module"))

    told = program.run("demo")

    assert told.status == 1
    assert "no_such_module missing" in told.err
    assert "pip install 'tutorbot[demo]'" in told.err
