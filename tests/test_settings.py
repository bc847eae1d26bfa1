import re
from pathlib import Path

import pytest

from tutorbot.settings import (
    Settings,
    SettingsError,
    data_folder,
    load_settings,
    unknown_variables,
    variables,
)

EXAMPLE = Path(__file__).parent.parent / ".env.example"
HOME = Path("/home/ada")


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in variables():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_example_names_every_setting_and_no_other() -> None:
    named = re.findall(r"^#?([A-Z_]+)=", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)

    assert set(named) == set(variables())


def test_the_example_is_itself_usable_and_only_lacks_a_token(empty_environment: Path) -> None:
    (empty_environment / ".env").write_bytes(EXAMPLE.read_bytes())

    assert load_settings() == load_settings(discord_token=None)
    assert load_settings().discord_token is None


def test_without_any_setting_everything_has_a_place(empty_environment: Path) -> None:
    settings = load_settings()

    assert settings.database == f"sqlite:///{empty_environment}/data/tutorbot/tutorbot.sqlite3"
    assert settings.bank is None
    assert (settings.keep_answers_days, settings.log_level) == (30, "INFO")


def test_what_is_given_counts_before_the_environment_and_that_before_the_file(
    empty_environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = "TUTORBOT_BANK=a.yaml\nTUTORBOT_LOG_LEVEL=error\nTUTORBOT_KEEP_ANSWERS_DAYS=7\n"
    (empty_environment / ".env").write_text(file, encoding="utf-8")
    monkeypatch.setenv("TUTORBOT_BANK", "b.yaml")
    monkeypatch.setenv("TUTORBOT_LOG_LEVEL", "debug")
    monkeypatch.setenv("TUTORBOT_DATABASE", "")

    settings = load_settings(bank=Path("c.yaml"), database=None)

    assert (settings.bank, settings.log_level) == (Path("c.yaml"), "DEBUG")
    assert settings.keep_answers_days == 7
    assert settings.database.startswith("sqlite:///")


def test_the_token_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "very.secret.token")

    settings = load_settings()

    assert "secret" not in f"{settings!r} {settings} {settings.model_dump()}"
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == "very.secret.token"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TUTORBOT_KEEP_ANSWERS_DAYS", "a month"),
        ("TUTORBOT_KEEP_ANSWERS_DAYS", "-1"),
        ("TUTORBOT_LOG_LEVEL", "chatty"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError, match=name):
        load_settings()


def test_a_file_that_is_not_utf_8_is_told(empty_environment: Path) -> None:
    (empty_environment / ".env").write_bytes(b"TUTORBOT_BANK=\xff\xfe\n")

    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings()


def test_a_slip_in_a_name_is_told(empty_environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (empty_environment / ".env").write_text("export TUTORBOT_BANKS=x\n#TUTORBOT_X=y\n")
    monkeypatch.setenv("TUTORBOT_DATBASE", "sqlite:///x")
    monkeypatch.setenv("TUTORBOT_BANK", "x")

    assert unknown_variables() == ["TUTORBOT_BANKS", "TUTORBOT_DATBASE"]


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {}, "/home/ada/.local/share/tutorbot"),
        ("linux", {"XDG_DATA_HOME": "/srv/data"}, "/srv/data/tutorbot"),
        ("linux", {"XDG_DATA_HOME": "relative"}, "/home/ada/.local/share/tutorbot"),
        ("darwin", {}, "/home/ada/Library/Application Support/tutorbot"),
        ("win32", {}, "/home/ada/AppData/Local/tutorbot"),
    ],
)
def test_data_is_kept_where_the_platform_keeps_it(
    platform: str, environment: dict[str, str], folder: str
) -> None:
    assert data_folder(platform, environment, HOME) == Path(folder)


def test_every_setting_has_a_default() -> None:
    assert all(not field.is_required() for field in Settings.model_fields.values())
