"""What a piece of work runs its statements on: SQLite's own driver, or SQLAlchemy's connection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeAlias

from sqlalchemy import Executable

Values: TypeAlias = Mapping[str, Any] | Sequence[Mapping[str, Any]]


class Rows(Protocol):
    """What a statement found; a row's columns go by place and by name."""

    @property
    def rowcount(self) -> int:
        """How many rows an UPDATE or DELETE changed."""

    def __iter__(self) -> Iterator[Any]:
        """Go through the rows."""

    def all(self) -> Sequence[Any]:
        """Return all rows."""

    def first(self) -> Any:
        """Return the first row; None if there is none."""

    def one(self) -> Any:
        """Return the only row; it is an error if there are more, or none."""


class Connection(Protocol):
    """Runs statements within one transaction, which is not its to begin or end."""

    def execute(self, statement: Executable, values: Values | None = None, /) -> Rows:
        """Run a statement with these values, once for each where there are several."""

    def scalar(self, statement: Executable, values: Mapping[str, Any] | None = None, /) -> Any:
        """Return the first column of the first row; None if there is no row."""
