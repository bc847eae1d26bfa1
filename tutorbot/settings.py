"""The program's settings: the only reader of the environment, and of `.env`."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "TUTORBOT_"
ENV_FILE = ".env"  # in the working folder
DATABASE_FILE = "tutorbot.sqlite3"
PICTURES_FOLDER = "pictures"


class SettingsError(Exception):
    """A setting that cannot be used; the message names each, and says what to write instead."""


def data_folder(platform: str, environment: Mapping[str, str], home: Path) -> Path:
    """Return where a program keeps a user's data on a platform (as `sys.platform` names it)."""
    if platform == "darwin":
        return home / "Library" / "Application Support" / "tutorbot"
    variable = "LOCALAPPDATA" if platform == "win32" else "XDG_DATA_HOME"
    usual = home / ("AppData/Local" if platform == "win32" else ".local/share")
    chosen = Path(environment.get(variable, ""))
    return (chosen if chosen.is_absolute() else usual) / "tutorbot"


def own_folder() -> Path:
    """Return where this user's data is kept."""
    return data_folder(sys.platform, os.environ, Path.home())


def default_database() -> str:
    """Return the URL of an SQLite file in the user's data folder."""
    return f"sqlite:///{(own_folder() / DATABASE_FILE).as_posix()}"


def _upper(given: object) -> object:
    return given.upper() if isinstance(given, str) else given


class Settings(BaseSettings):
    """Every setting, its default, and its range. `.env.example` names them all."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=ENV_FILE, env_ignore_empty=True, extra="ignore"
    )

    discord_token: SecretStr | None = Field(None, validation_alias="DISCORD_TOKEN")
    database: str = Field(default_factory=default_database)
    bank: Path | None = None
    pictures: Path = Field(default_factory=lambda: own_folder() / PICTURES_FOLDER)
    keep_answers_days: int = Field(30, ge=0, le=3650)
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(_upper)] = (
        "INFO"
    )


def variables() -> list[str]:
    """Return the names of all settings, as the environment has them."""
    return [
        str(field.validation_alias or f"{PREFIX}{name.upper()}")
        for name, field in Settings.model_fields.items()
    ]


def load_settings(**given: Any) -> Settings:
    """Read the settings; what is given (by a command's options) counts before the environment.

    Raises:
        SettingsError: some cannot be used.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        raise SettingsError("\n".join(_told(fault) for fault in error.errors())) from None
    except (UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{ENV_FILE} cannot be read ({error}): save it as UTF-8.") from None


def _told(fault: Mapping[str, Any]) -> str:
    name = str(fault["loc"][0])
    variable = name if name.isupper() else f"{PREFIX}{name.upper()}"
    reason = str(fault["msg"]).removeprefix("Input ").removeprefix("Value error, ")
    return f"{variable} {reason}. See .env.example."


def unknown_variables() -> list[str]:
    """Return names in the environment or `.env` that look like settings of ours and are none."""
    known, found = set(variables()), set(os.environ)
    try:
        lines = Path(ENV_FILE).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    found |= {line.partition("=")[0].removeprefix("export ").strip() for line in lines}
    return sorted(n for n in found if n.upper().startswith(PREFIX) and n.upper() not in known)
