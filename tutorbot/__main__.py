"""The wiring: settings -> bank -> grader -> store -> tutor -> terminal or bot."""

from __future__ import annotations

import argparse
import errno
import os
import random
import re
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeVar

from tutorbot import __version__
from tutorbot.cli.arguments import parse

if TYPE_CHECKING:
    from tutorbot.cli.parts import Grading
    from tutorbot.core.language.lexicon import Lexicon
    from tutorbot.core.model import Bank
    from tutorbot.settings import Settings
    from tutorbot.tutor import Tutor

WORKED, FAILED = 0, 1
LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
NO_TOKEN = """\
The bot needs its token in DISCORD_TOKEN, in the environment or in a file .env in this folder:
  DISCORD_TOKEN=...
You find it in Discord's developer portal (https://discord.com/developers/applications): choose or
make an application, open its Bot page, press Reset Token, and copy it."""
IN_A_TOKEN = re.compile(r"[\w.-]+", re.ASCII)
ODD_TOKEN = """\
What DISCORD_TOKEN holds is no token: one has letters, digits, dots, - and _ only, and neither
quotes nor the word Bot before it."""
Choice = TypeVar("Choice")


DEMO_MODULES = ("simcord", "aiohttp", "markdown_it", "linkify_it", "regex", "PIL")
NO_DEMO = """\
The demo needs some more packages ({} missing). Install them with
  pip install 'tutorbot[demo]'
or, in a checkout, pip install -e '.[demo]'."""
DEMO_IS_ON = """\
Open this address in a browser, on this machine. Ctrl-C ends the demo, as does More > End preview
session on the page. The database is the demo's own and goes with it."""


class BankOrder(random.Random):
    """Chance that is none: always the first."""

    def choice(self, seq: Sequence[Choice]) -> Choice:  # type: ignore[override]
        """Return the first."""
        return seq[0]


class Wiring:
    """The parts of the program, each imported and built on its first use."""

    def __init__(self, **given: Any) -> None:
        self._given = given

    @cached_property
    def settings(self) -> Settings:
        """The settings; a command's options count before the environment."""
        from tutorbot.settings import load_settings, unknown_variables

        for name in unknown_variables():
            print(f"There is no setting {name}; .env.example lists all.", file=sys.stderr)
        return load_settings(**self._given)

    @property
    def bank_path(self) -> Path:
        """The file of the question bank in use."""
        from tutorbot.bank import shipped_path

        return self.settings.bank or shipped_path()

    def bank(self) -> Bank:
        """Load the question bank."""
        from tutorbot.bank import load_bank

        return load_bank(self.bank_path)

    def graded_bank(self) -> tuple[Bank, Grading]:
        """Load the question bank, and the grader for it."""
        from tutorbot.bank import open_bank

        bank, lexicon = open_bank(self.bank_path)
        return bank, _grading(lexicon)

    def grading(self) -> Grading:
        """Load the grader for questions of no bank."""
        from tutorbot.bank import load_lexicon

        return _grading(load_lexicon())

    @asynccontextmanager
    async def tutor(
        self, bank: Bank, grading: Grading, *, in_order: bool = False
    ) -> AsyncIterator[Tutor]:
        """Open the store, and a tutor on it; answers that are too old lose their words."""
        from tutorbot.storage import open_store
        from tutorbot.tutor import Tutor

        chance = BankOrder() if in_order else random.Random()
        store = await open_store(self.settings.database)
        try:
            tutor = Tutor(bank, store, grading.grade, grading.version, chance)
            await tutor.forget_answers(datetime.now(UTC), self.settings.keep_answers_days)
            yield tutor
        finally:
            await store.close()

    def run_bot(self) -> int:
        """Run the Discord bot until it is stopped."""
        token = self.settings.discord_token
        if token is None or not IN_A_TOKEN.fullmatch(token.get_secret_value()):
            print(*([ODD_TOKEN] if token else []), NO_TOKEN, sep="\n", file=sys.stderr)
            return FAILED
        import asyncio
        import logging

        from discord import LoginFailure, PrivilegedIntentsRequired, VoiceClient

        VoiceClient.warn_nacl = VoiceClient.warn_dave = False  # this bot has nothing to say aloud
        logging.basicConfig(level=self.settings.log_level, format=LOG_FORMAT)
        logging.getLogger("alembic").setLevel(logging.WARNING)
        try:
            asyncio.run(self._serve(token.get_secret_value()))
        except (LoginFailure, PrivilegedIntentsRequired) as error:
            print(f"Discord refuses DISCORD_TOKEN: {error}\n{NO_TOKEN}", file=sys.stderr)
            return FAILED
        return WORKED

    def run_demo(self, port: int | None) -> int:
        """Run the bot in a simulated Discord, in the browser, until the visitor ends it."""
        import asyncio

        missing = [name for name in DEMO_MODULES if find_spec(name) is None]
        if missing:
            print(NO_DEMO.format(", ".join(missing)), file=sys.stderr)
            return FAILED
        with TemporaryDirectory(prefix="tutorbot-demo-", ignore_cleanup_errors=True) as folder:
            database = f"sqlite:///{folder}/demo.sqlite3"
            asyncio.run(Wiring(**self._given | {"database": database})._show_demo(port))
        return WORKED

    async def _show_demo(self, port: int | None) -> None:
        from tutorbot.bot.client import TutorBot
        from tutorbot.demo.serving import demo
        from tutorbot.pictures.drawer import Drawer

        drawer = Drawer(self.settings.pictures)
        try:
            async with (
                self.tutor(*self.graded_bank()) as tutor,
                demo(lambda now: TutorBot(tutor, drawer, now), port) as page,
            ):
                print(page.url, flush=True)
                print(DEMO_IS_ON, file=sys.stderr, flush=True)
                await page.wait_closed()
        finally:
            await drawer.close()

    async def _serve(self, token: str) -> None:
        from tutorbot.bot.client import TutorBot
        from tutorbot.bot.serving import run
        from tutorbot.pictures.drawer import Drawer

        drawer = Drawer(self.settings.pictures)
        try:
            async with self.tutor(*self.graded_bank()) as tutor:
                await run(TutorBot(tutor, drawer), token, self.settings.keep_answers_days)
        finally:
            await drawer.close()


def _grading(lexicon: Lexicon) -> Grading:
    from tutorbot.cli.parts import Grading
    from tutorbot.core.grader.grading import GRADER_VERSION, Grader

    return Grading(Grader(lexicon).grade, f"{GRADER_VERSION}-{lexicon.version}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with these arguments; return its exit status."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    args = parse(arguments, __version__)
    try:
        status = _perform(args)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
    except BrokenPipeError:
        _drop_output()
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        _drop_output()
        print("The disk is full. Free some space, then try again.", file=sys.stderr)
    else:
        return status
    return FAILED


def _drop_output() -> None:
    """Send what is still to be printed nowhere, where it cannot be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _perform(args: argparse.Namespace) -> int:
    from tutorbot.cli.commands import perform
    from tutorbot.core.model import TutorError
    from tutorbot.settings import SettingsError

    parts = Wiring(bank=getattr(args, "bank", None), database=getattr(args, "database", None))
    try:
        return perform(args, parts)
    except (TutorError, SettingsError) as error:
        print(error, file=sys.stderr)
        return FAILED


if __name__ == "__main__":
    sys.exit(main())
