"""Opening a store: its tables, many who open at once, and what is said where it fails."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, event, make_url, text

from tests.played import ANN, BEN, NOW, add, attempt, start
from tutorbot.storage import StorageError, open_store
from tutorbot.storage.database import Database, connect
from tutorbot.storage.schema import MIGRATIONS, NEWEST
from tutorbot.storage.tables import METADATA

CATALOG = {
    "sqlite": """
        select name, type, sql from sqlite_master
        where name not like 'sqlite_%' and name <> 'alembic_version' order by name
    """,
    "postgresql": """
        select t.table_name, c.column_name, c.data_type, c.is_nullable, c.column_default
        from information_schema.tables t join information_schema.columns c using (table_name)
        where t.table_schema = current_schema() and t.table_name <> 'alembic_version'
        union all
        select tablename, indexname, indexdef, '', '' from pg_indexes
        where schemaname = current_schema() and tablename <> 'alembic_version'
        union all
        select conrelid::regclass::text, conname, pg_get_constraintdef(oid), '', ''
        from pg_constraint where connamespace = current_schema()::regnamespace
          and conrelid <> 'alembic_version'::regclass
        order by 1, 2, 3
    """,
}


@contextmanager
def listening(hook: Callable[[sqlite3.Connection, object], None]) -> Iterator[None]:
    """Call a function with each new connection of any engine, for a while."""
    event.listen(Engine, "connect", hook)
    try:
        yield
    finally:
        event.remove(Engine, "connect", hook)


def catalog(connection: Connection) -> list[str]:
    """Return what the database itself says of its tables, without regard to spaces."""
    rows = connection.execute(text(CATALOG[connection.dialect.name]))
    return [" ".join(str(tuple(row)).replace("\\n", " ").split()) for row in rows]


async def test_migrations_make_the_tables_that_the_code_knows(database_url: str) -> None:
    await (await open_store(database_url)).close()
    database = connect(make_url(database_url))

    def remake(connection: Connection) -> list[str]:
        METADATA.drop_all(connection)
        METADATA.create_all(connection)
        return catalog(connection)

    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), METADATA))

    try:
        migrated = await database.rework(catalog)
        assert await database.rework(differences) == []
        made = await database.rework(remake)
    finally:
        await database.close()
    assert migrated == made
    assert len(migrated) >= len(METADATA.tables)


def test_the_newest_migration_is_known_by_name() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == NEWEST


async def test_a_store_opened_again_has_kept_everything(database_url: str) -> None:
    first = await open_store(database_url)
    opened = await start(first)
    made = await add(first, attempt(opened))
    await first.close()

    second = await open_store(database_url)

    assert await second.running() == [opened]
    assert await second.attempts_in(opened.id) == [made]
    await second.close()


OPENER = """
import asyncio, sys
from tutorbot.storage import open_store
async def main():
    await (await open_store(sys.argv[1])).close()
sys.stdin.readline()
asyncio.run(main())
"""


def test_many_programs_may_start_at_once_on_an_empty_database(database_url: str) -> None:
    starting = [
        subprocess.Popen(
            [sys.executable, "-c", OPENER, database_url],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(6)
    ]
    for one in starting:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()

    told = [one.communicate(timeout=60)[1] for one in starting]

    assert [one.returncode for one in starting] == [0] * len(starting), told


async def test_two_programs_share_a_database(database_url: str) -> None:
    one, other = await open_store(database_url), await open_store(database_url)
    opened = await start(one)

    await asyncio.gather(
        *(
            add(store, attempt(opened, learner, number=n, source=f"m{n}", points=1))
            for n in range(1, 31)
            for store, learner in ((one, ANN), (other, BEN))
        )
    )

    board = await one.board(opened.session.place.server, "all", "", 0, 10)
    assert [(p.learner, p.points) for p in board] == [(ANN, 30), (BEN, 30)]
    await one.close()
    await other.close()


async def test_a_database_of_a_newer_program_is_left_alone(database_url: str) -> None:
    await (await open_store(database_url)).close()
    database = connect(make_url(database_url))

    def age(connection: Connection) -> None:
        connection.execute(text("update alembic_version set version_num = 'from-the-future'"))

    await database.rework(age)
    await database.close()

    with pytest.raises(StorageError, match="Upgrade tutorbot"):
        await open_store(database_url)


async def refusal(url: str) -> str:
    with pytest.raises(StorageError) as refused:
        await open_store(url)
    return str(refused.value)


async def test_the_folder_is_made(tmp_path: Path) -> None:
    path = tmp_path / "a folder" / "with 100%" / "tutor.sqlite3"

    await (await open_store(f"sqlite:///{path}")).close()

    assert path.is_file()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("postgresql://ann:secret@host:port/tutor", "The database URL cannot be read."),
        ("nonsense", "cannot be read. Write sqlite:///path/to/file or postgresql://"),
        ("mysql://ann:hidden@host/name", "does not know mysql databases. Use sqlite:///"),
        ("sqlite://", "Name a file for the database"),
        ("sqlite:///:memory:", "Name a file for the database"),
    ],
)
async def test_a_url_that_names_no_database_is_explained(url: str, says: str) -> None:
    told = await refusal(url)

    assert says in told
    assert "hidden" not in told


async def test_a_folder_in_place_of_the_file_is_explained(tmp_path: Path) -> None:
    told = await refusal(f"sqlite:///{tmp_path}")

    assert told.startswith(f"Cannot use the database sqlite:///{tmp_path}: unable to open")
    assert "Check the rights of the file and folder" in told


async def test_a_file_in_place_of_the_folder_is_explained(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x", encoding="utf-8")

    for path in (tmp_path / "taken" / "t.sqlite3", tmp_path / "taken" / "deep" / "t.sqlite3"):
        assert "A file stands where its folder should be" in await refusal(f"sqlite:///{path}")


async def test_another_kind_of_file_is_explained_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear all, " * 1000, encoding="utf-8")

    assert "is something else. Move it away" in await refusal(f"sqlite:///{path}")
    assert path.read_text(encoding="utf-8") == "Dear all, " * 1000


AS_NOBODY = """
import asyncio, os, sys
from tutorbot.storage import StorageError, open_store
if os.geteuid() == 0:
    os.setuid(65534)
try:
    asyncio.run(open_store(sys.argv[1]))
except StorageError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("locked/t.sqlite3", "It may not be read or written"),
        ("locked/deep/t.sqlite3", "It may not be read or written"),
        ("readable/t.sqlite3", "Allow this user to write"),
    ],
)
def test_a_lack_of_rights_is_explained(where: str, says: str) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for part, rights in (("locked", 0o000), ("readable", 0o555)):
            (folder / part).mkdir()
            (folder / part / "t.sqlite3").touch(0o444)
            (folder / part).chmod(rights)
        folder.chmod(0o755)

        told = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, f"sqlite:///{folder / where}"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout

        for part in ("locked", "readable"):
            (folder / part).chmod(0o755)
    assert says in told


async def test_a_full_disk_at_the_start_is_explained(tmp_path: Path) -> None:
    def fill(connection: sqlite3.Connection, _entry: object) -> None:
        connection.execute("pragma max_page_count = 4")

    with listening(fill):
        told = await refusal(f"sqlite:///{tmp_path}/t.sqlite3")

    assert "disk is full" in told
    assert "Free some space" in told


async def test_a_disk_that_fills_up_loses_nothing_and_recovers(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    url = f"sqlite:///{tmp_path}/t.sqlite3"
    limited: list[sqlite3.Connection] = []

    def keep(connection: sqlite3.Connection, _entry: object) -> None:
        limited.append(connection)

    with listening(keep):
        store = await open_store(url)
        opened = await start(store)
    kept = [await add(store, attempt(opened))]
    big = "word " * 800
    for connection in limited:
        connection.execute("pragma max_page_count = 60")

    async def go_on() -> None:
        for number in range(2, 400):
            one = attempt(opened, number=number, source=f"m{number}", answer=big)
            kept.append(await add(store, one))

    with pytest.raises(StorageError, match="so nothing was kept"):
        await go_on()

    assert "full" in caplog.text
    assert "word" not in caplog.text
    assert await store.attempts_in(opened.id) == kept
    for connection in limited:
        connection.execute("pragma max_page_count = 1000000")
    number = len(kept) + 1
    await add(store, attempt(opened, number=number, source=f"m{number}"))
    await store.close()


async def test_an_unreachable_server_is_explained_without_its_password() -> None:
    told = await refusal("postgresql://ann:hidden@127.0.0.1:1/tutor")

    assert told.startswith("Cannot use the database postgresql://ann:***@127.0.0.1:1/tutor: ")
    assert "Check that the database server runs" in told
    assert "hidden" not in told


async def test_what_a_server_refuses_is_explained(postgres_server: Path) -> None:
    missing = await refusal(f"postgresql://tutor:hidden@/no_such?host={postgres_server}")
    stranger = await refusal(f"postgres://stranger:hidden@/postgres?host={postgres_server}")

    for told in (missing, stranger):
        assert "does not exist" in told
        assert "mend the database URL" in told
        assert "hidden" not in told


@pytest.mark.parametrize("missing", ["asyncpg", "greenlet"])
def test_a_missing_driver_is_explained(missing: str) -> None:
    opening = f"import sys; sys.modules[{missing!r}] = None; {OPENER}"

    done = subprocess.run(
        [sys.executable, "-c", opening, "postgresql://ann@host/tutor"],
        input="go\n",
        capture_output=True,
        text=True,
        check=False,
    )

    assert "StorageError: PostgreSQL needs some more packages: pip install" in done.stderr
    assert "ImportError" not in done.stderr


async def test_a_server_that_restarts_is_found_again(database_url: str) -> None:
    store = await open_store(database_url)
    opened = await start(store)
    if database_url.startswith("postgresql"):
        await cut_all_connections(database_url)

    assert await store.running() == [opened]
    await store.close()


async def cut_all_connections(url: str) -> None:
    """Do to the store's connections what a restart of the server does."""
    database: Database = connect(make_url(url))
    others = """
        select pg_terminate_backend(pid, 5000) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()
    """
    await database.rework(lambda c: c.execute(text(others)).all())
    await database.close()


def names_in(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir()]


async def test_sqlite_forgets_texts_for_good(tmp_path: Path) -> None:
    path = tmp_path / "t.sqlite3"
    store = await open_store(f"sqlite:///{path}")
    opened = await start(store)
    await add(store, attempt(opened, answer="a very particular phrase"))
    await store.forget_answers(NOW.replace(year=2027))
    await store.close()

    assert b"particular phrase" not in path.read_bytes()
    assert names_in(tmp_path) == ["t.sqlite3"]
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("pragma journal_mode").fetchone() == ("wal",)
