"""Log-in, outages at the start, clean stops, and the daily forgetting."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.stage import DROPOUT, HALF, bank_of, bot_on, stage, text_of
from tutorbot.bot.client import utc_now
from tutorbot.bot.serving import finish, forget_daily, serve
from tutorbot.pictures.drawer import Drawer
from tutorbot.storage import open_store

NOBODY = "http://127.0.0.1:1"  # nothing listens there
TOKEN = "not.a.token"
ROOT = Path(__file__).parents[1]


class EnoughError(Exception):
    """Raised by a test's clock to end what runs for ever."""


class Sleeps:
    """Takes the place of the clock: remembers how long somebody wanted to sleep."""

    def __init__(self, most: int) -> None:
        self.pauses: list[float] = []
        self._most = most

    async def __call__(self, seconds: float) -> None:
        self.pauses.append(seconds)
        if len(self.pauses) == self._most:
            raise EnoughError


async def test_discord_out_of_reach_is_waited_for_with_growing_pauses(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = await open_store(f"sqlite:///{tmp_path / 'bot.sqlite3'}")
    drawer = Drawer(tmp_path, renderers=())
    sleeps = Sleeps(11)
    async with bot_on(bank_of(), store, utc_now, drawer) as bot:
        bot.http.proxy = NOBODY
        with pytest.raises(EnoughError):
            await serve(bot, TOKEN, sleeps)
    await store.close()

    assert sleeps.pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    assert "Discord cannot be reached for the log-in, next try in 1 s" in caplog.text
    assert TOKEN not in caplog.text


async def test_a_stop_lets_a_closing_finish(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.quiz(questions=3, seconds=60)
        on.wire.break_next("POST", "/channels/*/messages")
        pressed = await on.at_once(on.ada.click(on.question, label="Reveal"))
        with on.env._bot_scope():
            stopping = asyncio.create_task(finish(on.bot))
        await on.env.settle()
        await stopping

        assert pressed[0].acknowledged
        assert len(on.posts) == 2
        round_ = await on.round()
        assert round_ is not None
        assert round_.number == 1

        await on.restart()
        await on.pass_time(15)
        assert "Question 2 of 3" in text_of(on.posts[-1])
        assert len(on.posts) == 3


async def test_a_stop_with_nothing_under_way_is_at_once(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.quiz(seconds=3600)
        before = on.env.now()
        await finish(on.bot)

        assert on.env.now() == before
        assert len(await on.store.running()) == 1


async def test_texts_of_answers_are_forgotten_daily_and_the_grades_stay(tmp_path: Path) -> None:
    async with stage(tmp_path, DROPOUT) as on:
        await on.quiz(questions=1)
        round_ = await on.round()
        assert round_ is not None
        await on.answer(on.ben, HALF)
        sleeps = Sleeps(2)
        later = on.bot.now() + timedelta(days=31)
        on.bot.now = lambda: later
        with pytest.raises(EnoughError):
            await forget_daily(on.bot, 30, sleeps)

        (attempt,) = await on.store.attempts_in(round_.id)
        assert attempt.answer is None
        assert attempt.points == 75
        assert sleeps.pauses == [86400, 86400]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_signals_stop_the_process_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.served_bot",
        str(tmp_path),
        NOBODY,
        cwd=ROOT,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )
    assert process.stderr is not None
    async for line in process.stderr:
        if b"cannot be reached" in line:
            break
    process.send_signal(number)
    rest = (await process.stderr.read()).decode()

    assert await process.wait() == 0
    assert "stopping" in rest
    assert "Traceback" not in rest
    assert "Unclosed" not in rest
