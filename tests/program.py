"""The program as its people run it: arguments and standard input in, output and status out."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.small_bank import write_small_bank
from tutorbot.__main__ import main

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str


class Program:
    """Runs commands in this process, or in one of their own, in a folder of their own."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.folder = folder
        self.bank = write_small_bank(folder)
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        for name in [name for name in os.environ if name.startswith("TUTORBOT_")]:
            monkeypatch.delenv(name)
        monkeypatch.delenv("DISCORD_TOKEN", raising=False)
        monkeypatch.setenv("TUTORBOT_BANK", str(self.bank))
        monkeypatch.setenv("TUTORBOT_DATABASE", f"sqlite:///{folder}/kept.sqlite3")
        monkeypatch.chdir(folder)

    def run(self, *arguments: str, typed: str = "") -> Ran:
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        try:
            status = main(arguments)
        except SystemExit as stop:
            status = stop.code if isinstance(stop.code, int) else 1
        out, err = self._capsys.readouterr()
        return Ran(status, out, err)

    def process(self, *arguments: str, typed: str = "") -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "tutorbot", *arguments],
            input=typed,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=self.environment(),
            timeout=60,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def environment(self) -> dict[str, str]:
        return os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
