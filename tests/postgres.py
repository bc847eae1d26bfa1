"""A PostgreSQL server of the tests' own, from the binaries that the machine has."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

INSTALLED = "/usr/lib/postgresql"  # where Debian keeps them, off the PATH
USER = "tutor"
FAST = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=60"
# Standard input ends when the tests do, however they end, killed ones too.
WHEN_WE_ARE_GONE = 'read -r _; "$1" -D "$2" -w -m immediate stop; rm -rf "$3"'


def binaries() -> Path | None:
    """Return the folder of the newest PostgreSQL's programs; None if there is none."""
    found = sorted(Path(INSTALLED).glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).resolve().parent if on_path else None


@contextmanager
def running_server(programs: Path) -> Iterator[Path]:
    """Run a server without a network port; the folder given out holds its socket."""
    owner = "nobody" if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    folder = Path(tempfile.mkdtemp(prefix="tutorbot-postgres-"))
    if owner is not None:
        os.chown(folder, pwd.getpwnam(owner).pw_uid, -1)
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        command = [str(programs / program), "-D", str(data), *arguments]
        subprocess.run(
            command, user=owner, cwd=folder, check=True, stdout=subprocess.DEVNULL, timeout=60
        )

    run("initdb", "--no-sync", "-A", "trust", "-U", USER, "-E", "UTF8", "--locale", "C")
    options = f"{FAST} -c listen_addresses='' -c unix_socket_directories='{folder}'"
    run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
    watch = [programs / "pg_ctl", data, folder]
    with subprocess.Popen(
        ["sh", "-c", WHEN_WE_ARE_GONE, "watch", *map(str, watch)],
        user=owner,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    ):
        yield folder


def url_of(folder: Path, database: str) -> str:
    """Return the URL of a database on the server."""
    return f"postgresql://{USER}@/{database}?host={folder}"
