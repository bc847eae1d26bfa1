"""The real bot on a simulated server whose channel is a page on this machine."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import simcord
from simcord.preview import Preview

from tutorbot.bot.client import TutorBot

BOT = "tutorbot"
SERVER, CHANNEL = "Interview practice", "ml-interviews"
LEARNER, SECOND_LEARNER, GUIDE = "you", "a second learner", "guide"
WELCOME = """\
**Welcome! Try the tutor here, as on a server of your own.**

1. Type `/quiz` below, press Enter, and click the arrow at the right: the first question comes.
2. Press **Answer** and say it in your own words, as in an interview. You see at once what earned.
3. **Reveal** closes the round with the full answer; seconds later the next question comes.

Also try a plain reply to the question, `/explain dropout`, `/score` and `/leaderboard`. \
Above, at “Viewing as”, you can be a second learner."""
TICK_S = 1.0  # how often the simulated clock is put right
# What the bot may take for one step on a busy machine. The page waits for pauses shorter than that,
# so it is shorter than the pause between two questions.
SLOWEST_STEP_S = 8.0

Now = Callable[[], datetime]


class DemoClock:
    """The time as the simulated Discord has it, which is to keep up with the time outside."""

    def __init__(self) -> None:
        self._env: simcord.Env | None = None
        self._began = datetime.now(UTC)

    def set(self, env: simcord.Env) -> None:
        """Put a simulated Discord that does not run yet at the time of day."""
        env.backend.advance_clock((datetime.now(UTC) - env.now()).total_seconds())

    def start(self, env: simcord.Env) -> None:
        """Count the simulated time from this moment on."""
        self._env = env
        self._began = env.now()

    def behind_s(self, passed_s: float) -> float:
        """Return by how much the simulated time lags, when so much has passed outside.

        It may have gone on by itself: it does while the bot waits for a short pause to end.
        """
        return max(0.0, passed_s - (self() - self._began).total_seconds())

    def __call__(self) -> datetime:
        """Return the time."""
        return datetime.now(UTC) if self._env is None else self._env.now()


@asynccontextmanager
async def demo(make_bot: Callable[[Now], TutorBot], port: int | None) -> AsyncIterator[Preview]:
    """Run a bot on a server of its own, and show its channel.

    Args:
        make_bot: makes the bot, given what tells it the time.
        port: of the page; None takes any that is free.

    Yields:
        The page: `url` is its address, `wait_closed` ends when the visitor ends it.
    """
    clock = DemoClock()
    simulated = simcord.run(
        make_bot(clock), shard_count=1, check_errors=False, settle_timeout=SLOWEST_STEP_S
    )
    clock.set(simulated._env)
    async with simulated as env:
        clock.start(env)
        env.backend.edit_bot_profile(BOT)
        guild = env.create_guild(SERVER)
        channel = guild.create_text_channel(CHANNEL)
        learners = [guild.add_member(env.create_user(name)) for name in (LEARNER, SECOND_LEARNER)]
        guide = guild.add_member(env.create_user(GUIDE))
        await guide.send(channel, WELCOME)
        async with env.preview(channel, viewers=learners, layout="channel", port=port) as page:
            ticking = asyncio.create_task(_tick(env, clock, page))
            try:
                yield page
            finally:
                ticking.cancel()
                await asyncio.gather(ticking, return_exceptions=True)


async def _tick(env: simcord.Env, clock: DemoClock, page: Preview) -> None:
    """Let time pass in the simulated Discord as it does outside, and show what came of it.

    What comes of a visitor's own click the page shows by itself. Each showing makes clicks on the
    one before it stale, so there is none without a reason.
    """
    loop = asyncio.get_running_loop()
    began = loop.time()
    while True:
        await asyncio.sleep(TICK_S)
        done = len(env.http_requests)
        try:
            await env.advance_time(clock.behind_s(loop.time() - began))
            if len(env.http_requests) > done:
                await page.refresh()
        except (simcord.SetupError, TimeoutError):  # a click is under way: at the next tick
            continue
