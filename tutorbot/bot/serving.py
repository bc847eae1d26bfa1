"""Serving: from the first log-in, however long Discord is away, to a clean stop."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress

import discord
from discord.utils import MISSING

from tutorbot.bot.client import TutorBot
from tutorbot.bot.posting import FAILURES, told, will_pass

LONGEST_PAUSE_S = 300.0
FINISHING_S = 10.0  # what is under way gets that long before the connection is closed
PREPARING_S = 10.0  # for compiling rubrics; a second for each 60. The rest is compiled when asked
TURN_S = 0.0005  # what a thread that grades or stores may keep the event loop waiting for its turn
COLLECT_AFTER = (2000, 10, 50)  # new objects, and rounds: all that is left is seldom looked through
FORGETTING_S = 24 * 3600.0
AWAY = (*FAILURES, discord.GatewayNotFound)

log = logging.getLogger(__name__)
Sleep = Callable[[float], Awaitable[None]]


async def run(bot: TutorBot, token: str, keep_days: int, sleep: Sleep = asyncio.sleep) -> None:
    """Serve Discord until SIGTERM or Ctrl-C; then let what is under way finish, and close.

    Args:
        bot: not logged in yet.
        token: of the bot's application.
        keep_days: after which answers' texts are forgotten.
        sleep: waits that many seconds.

    Raises:
        discord.LoginFailure: Discord does not know the token.
    """
    stop = asyncio.Event()
    _listen_for_signals(stop)
    async with bot:
        tasks = {
            asyncio.create_task(serve(bot, token, sleep)),
            asyncio.create_task(stop.wait()),
        }
        forgetting = asyncio.create_task(forget_daily(bot, keep_days, sleep))
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        if stop.is_set():
            await finish(bot)
        for task in (*tasks, forgetting):
            task.cancel()
        await asyncio.gather(*tasks, forgetting, return_exceptions=True)
        for task in done:
            task.result()


async def make_ready(bot: TutorBot) -> None:
    """Do at the start what would else hold up the first learners, or all of them now and then."""
    sys.setswitchinterval(TURN_S)
    gc.set_threshold(*COLLECT_AFTER)
    await bot.tutor.prepare(PREPARING_S)
    gc.collect()
    gc.freeze()  # bank and rubrics stay: to look through them all takes 90 ms a time


async def serve(bot: TutorBot, token: str, sleep: Sleep = asyncio.sleep) -> None:
    """Log in and stay connected; wait with growing pauses while Discord cannot be reached."""
    await make_ready(bot)
    await _persistently("log-in", lambda: _log_in(bot, token), sleep)
    await _persistently("connection", bot.connect, sleep)


async def finish(bot: TutorBot) -> None:
    """Let what is under way finish, within bounds."""
    log.info("stopping")
    with suppress(TimeoutError):
        async with asyncio.timeout(FINISHING_S):
            await bot.runner.finish()
            await bot.under_way.finished()
            return
    log.warning("stopped while something was still under way after %g s", FINISHING_S)


async def forget_daily(bot: TutorBot, keep_days: int, sleep: Sleep = asyncio.sleep) -> None:
    """Forget the texts of old answers now, and every day."""
    while True:
        try:
            forgotten = await bot.tutor.forget_answers(bot.now(), keep_days)
            log.info("forgot the texts of %d answers older than %d days", forgotten, keep_days)
        except Exception:
            log.exception("old answers could not be forgotten; tomorrow again")
        await sleep(FORGETTING_S)


async def _log_in(bot: TutorBot, token: str) -> None:
    try:
        await bot.login(token)
    except BaseException:
        await bot.http.close()
        bot.http.connector = MISSING  # the closed one cannot be used again
        raise


async def _persistently(what: str, call: Callable[[], Awaitable[None]], sleep: Sleep) -> None:
    for pause in _pauses():
        try:
            await call()
            return
        except AWAY as error:
            if not will_pass(error):
                raise
            log.warning(
                "Discord cannot be reached for the %s, next try in %g s: %s",
                what,
                pause,
                told(error),
            )
        await sleep(pause)


def _pauses() -> Iterator[float]:
    pause = 1.0
    while True:
        yield pause
        pause = min(2 * pause, LONGEST_PAUSE_S)


def _listen_for_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
