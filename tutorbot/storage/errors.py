"""What can go wrong with a database, said so that a person can mend it."""

from __future__ import annotations

import logging

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError

from tutorbot.core.model import TutorError

log = logging.getLogger(__name__)


class StorageError(TutorError):
    """The database cannot be used; the message says why, and what to do."""


# What the cause's text contains, and what to tell the operator. The first that fits counts.
REMEDIES = (
    ("disk is full", "The disk is full. Free some space, then start again."),
    ("No space left", "The disk is full. Free some space, then start again."),
    ("disk I/O error", "The disk is full or fails. Free some space or mend it, then start again."),
    ("not a database", "The file is something else. Move it away, or name another file."),
    ("malformed", "The file is damaged. Put a backup in its place."),
    ("readonly", "It may only be read. Allow this user to write to the file and its folder."),
    ("unable to open", "It may not be read or written. Check the rights of the file and folder."),
    ("locked", "Another program holds it. Stop that program, or wait, then start again."),
    ("password authentication", "The user or the password is wrong. Mend the database URL."),
    ("does not exist", "Make the database or the user on the server, or mend the database URL."),
    ("permission denied", "This user may not make tables there. Grant it the right to do so."),
    (
        "Permission denied",
        "It may not be read or written. Check the rights of the file and folder.",
    ),
    ("File exists", "A file stands where its folder should be. Name another place."),
    ("Not a directory", "A file stands where its folder should be. Name another place."),
)
UNREACHABLE = "Check that the database server runs, and the host and port in the database URL."


def cannot_open(url: URL, cause: BaseException) -> StorageError:
    """Say why a database cannot be opened, and what to do; never with the URL's password."""
    reason = reason_of(cause)
    unknown = UNREACHABLE if url.get_backend_name() == "postgresql" else "Check the database URL."
    remedy = next((r for sign, r in REMEDIES if sign in reason), unknown)
    return StorageError(f"Cannot use the database {url.render_as_string()}: {reason}. {remedy}")


def cannot_work(error: DBAPIError | OSError) -> Exception:
    """Return what a learner may read of it, and log the rest; a fault of ours stays as it is."""
    if isinstance(error, IntegrityError | ProgrammingError):
        return error
    log.error("database: %s", reason_of(error))
    return StorageError(
        "The tutor's database cannot be used right now, so nothing was kept. "
        "Try again in a minute; if it stays so, tell whoever runs this bot."
    )


def reason_of(error: BaseException) -> str:
    """Return the cause's own words in one line, without the statement or its values."""
    cause = getattr(error, "orig", None) or error
    text = str(getattr(cause, "strerror", None) or cause) or type(cause).__name__
    return text.partition("\n")[0].rpartition("'>: ")[2].rstrip(". ")
