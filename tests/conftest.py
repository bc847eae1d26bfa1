"""What several test files share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from functools import cache
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest

from tests import postgres
from tests.program import Program
from tutorbot.bank import lint, load_lexicon, loading
from tutorbot.core.language.lexicon import Lexicon
from tutorbot.storage import SqlStore, open_store


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Spread the whole suite over the cores; files that are named run right here, at once."""
    named = config.args_source is pytest.Config.ArgsSource.ARGS
    return 0 if named else None


@pytest.fixture(scope="session", autouse=True)
def one_lexicon() -> Iterator[None]:
    """Banks without wordings of their own share the shipped lexicon, read once in a process.

    To read it takes a third of a second, and a hundred tests run a command that does so.
    """
    shipped = cache(load_lexicon)

    def load(extra: Mapping[str, object] | None = None) -> Lexicon:
        return load_lexicon(extra) if extra else shipped()

    with pytest.MonkeyPatch.context() as patch:
        for reader in (loading, lint):
            patch.setattr(reader, "load_lexicon", load)
        yield


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Path]:
    """A running PostgreSQL, by the folder of its socket; each worker process has its own."""
    programs = postgres.binaries()
    if programs is None:
        pytest.skip("no PostgreSQL here: install one (Debian: apt-get install postgresql)")
    with postgres.running_server(programs) as folder:
        yield folder


@pytest.fixture(params=["sqlite", "postgres"])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """An empty database of its own for each test, on each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/tutorbot.sqlite3"
        return
    folder = request.getfixturevalue("postgres_server")
    name = f"test_{uuid4().hex}"
    server = await asyncpg.connect(host=str(folder), user=postgres.USER, database="postgres")
    try:
        await server.execute(f"create database {name}")
        yield postgres.url_of(folder, name)
        await server.execute(f"drop database {name} with (force)")
    finally:
        await server.close()


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[SqlStore]:
    """An empty store of its own for each test, on each kind of database."""
    opened = await open_store(database_url)
    yield opened
    await opened.close()


@pytest.fixture
def program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Program:
    """The command line, with a small bank and an empty database of its own."""
    return Program(tmp_path, monkeypatch, capsys)
