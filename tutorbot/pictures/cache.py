"""Drawn pictures kept on disk by content, whole or not at all; to lose them costs speed only."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import tempfile
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tutorbot.pictures.sketch import Drawn

LOOK = "3"  # raise it whenever the same formula would be drawn differently
PUTS_BETWEEN_PRUNINGS = 256
MOST_FILES = 4096  # a bank has hundreds of formulas; a picture takes about 8 kB

log = logging.getLogger(__name__)


class PictureCache:
    """A folder of pictures. Without a folder it remembers nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._puts = 0
        self._drawn_by = "/".join((LOOK, _version("mathra"), _version("resvg-py")))

    def get(self, content: str) -> Drawn | None:
        """Return the picture of some content; None if it is not there, or not whole."""
        if self._folder is None:
            return None
        try:
            head, _, png = self._path(content).read_bytes().partition(b"\n")
            return drawn(png, json.loads(head)["alt"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, content: str, picture: Drawn) -> None:
        """Keep a picture. A full or read-only disk is logged and otherwise ignored."""
        if self._folder is None:
            return
        path = self._path(content)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(path, json.dumps({"alt": picture.alt}).encode() + b"\n" + picture.png)
        except OSError as error:
            log.info("picture not kept in %s: %s", self._folder, error.strerror)
        if self._puts % PUTS_BETWEEN_PRUNINGS == 0:
            self._prune(self._folder)
        self._puts += 1

    def _prune(self, folder: Path) -> None:
        """Delete the oldest pictures beyond the most that are kept."""
        with suppress(OSError):
            files = [(entry.stat().st_mtime, entry.path) for entry in os.scandir(folder)]
            for _, path in sorted(files, reverse=True)[MOST_FILES:]:
                Path(path).unlink(missing_ok=True)

    def _path(self, content: str) -> Path:
        assert self._folder is not None
        key = hashlib.sha256(f"{self._drawn_by}\n{content}".encode(errors="replace"))
        return self._folder / f"{key.hexdigest()[:40]}.picture"


def drawn(png: bytes, alt: str) -> Drawn:
    """Return a picture with the size that its PNG names.

    Raises:
        ValueError: it is no whole PNG.
    """
    if png[:8] != b"\x89PNG\r\n\x1a\n" or png[-8:-4] != b"IEND":
        raise ValueError("not a whole PNG")
    return Drawn(png, int.from_bytes(png[16:20]), int.from_bytes(png[20:24]), alt)


def _write_whole(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
