import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.program import Program
from tutorbot import __version__

COMMANDS = ["play", "score", "explain", "search", "grade", "regrade", "recount", "run", "bank"]


def test_without_a_command_it_says_what_it_can_do(program: Program) -> None:
    ran = program.run()

    assert ran.status == 0
    assert all(f"    {command} " in ran.out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_has_an_example(program: Program, command: str) -> None:
    ran = program.run(command, "--help")

    assert ran.status == 0
    assert "examples:" in ran.out or command == "run"
    assert max(len(line) for line in ran.out.splitlines()) <= 100


def test_it_tells_its_version(program: Program) -> None:
    assert program.run("--version").out == f"tutorbot {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["play", "--questions", "0"],
        ["play", "--questions", "many"],
        ["play", "--difficulty", "harder"],
        ["search"],
        ["grade"],
        ["grade", "ML0007"],
        ["grade", "ML0007", "text", "--batch", "-"],
        ["search", "roc", "--limit", "-3"],
    ],
)
def test_wrong_usage_is_told_with_status_2(program: Program, arguments: list[str]) -> None:
    ran = program.run(*arguments)

    assert ran.status == 2
    assert ran.out == ""
    assert "usage: tutorbot" in ran.err


def test_help_loads_nothing_that_is_slow() -> None:
    code = (
        "import sys; from tutorbot.__main__ import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "slow = {'discord', 'rich', 'sqlalchemy', 'pydantic', 'yaml', 'rapidfuzz', 'asyncio'}\n"
        "sys.exit(' '.join(sorted(slow & set(sys.modules))) or 0)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_playing_loads_neither_discord_nor_the_drawing_of_pictures(program: Program) -> None:
    code = (
        "import sys; from tutorbot.__main__ import main\n"
        "main(['play'])\n"
        "sys.exit(' '.join({'discord', 'aiohttp', 'resvg_py'} & set(sys.modules)) or 0)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        input="Random units are dropped.\n",
        capture_output=True,
        text=True,
        env=program.environment(),
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_search_prints_the_best_first(program: Program) -> None:
    found = program.run("search", "roc", "curv")
    data = json.loads(program.run("search", "roc", "curv", "--json").out)

    assert found.out.startswith("ML0015  ROC Curve  (evaluation, easy)\n")
    assert data[0] == {
        "id": "ML0015",
        "title": "ROC Curve",
        "topic": "evaluation",
        "difficulty": "easy",
    }


def test_search_that_finds_nothing_says_so_apart_from_the_results(program: Program) -> None:
    found, data = program.run("search", "pizza"), program.run("search", "pizza", "--json")

    assert (found.status, found.out) == (0, "")
    assert "Nothing fits “pizza”" in found.err
    assert json.loads(data.out) == []


def test_search_gives_no_more_than_asked_for(program: Program) -> None:
    assert len(program.run("search", "ml", "--limit", "2").out.splitlines()) == 2


@pytest.mark.parametrize("typed", ["ML0015", "ml15", "roc curve", "auc"])
def test_explain_shows_an_item_with_its_formulas_as_text(program: Program, typed: str) -> None:
    ran = program.run("explain", *typed.split())

    assert ran.status == 0
    assert "What does a ROC curve show?" in ran.out
    assert "• Each point belongs to one threshold." in ran.out
    assert "TPR = TP / (TP + FN)" in ran.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["explain", "ML0016"], "Did you mean:\n  ML0015  ROC Curve"),
        (["grade", "dropuot", "text"], "Did you mean:\n  ML0007  Dropout"),
        (["explain", "qqqq"], "`tutorbot search WORDS`"),
        (["play", "ML9999"], "There is no item ML9999"),
        (["play", "--topic", "cooking"], "training    Training Neural Networks"),
        (["play", "--topic", "evaluation", "--difficulty", "hard"], "nothing of that topic"),
        (["search", "roc", "--bank", "missing.yaml"], "missing.yaml"),
        (["score", "--database", "nonsense"], "sqlite:///path/to/file"),
        (["score", "--database", "sqlite:////proc/none/x.sqlite3"], "Cannot use the database"),
        (["grade", "ML0007", "🙂"], "Your answer was empty"),
        (["grade", "--batch", "missing.jsonl"], "missing.jsonl"),
        (["run"], "DISCORD_TOKEN"),
    ],
)
def test_a_mistake_is_explained_without_a_traceback(
    program: Program, arguments: list[str], told: str
) -> None:
    ran = program.run(*arguments, typed="An answer.\n")

    assert ran.status == 1
    assert told in ran.err
    assert "Traceback" not in ran.err


def test_all_faults_of_a_bank_are_told_at_once(program: Program) -> None:
    text = program.bank.read_text(encoding="utf-8")
    program.bank.write_text(text.replace("weight: 2", "weight: -2"), encoding="utf-8")

    ran = program.run("search", "roc")

    assert ran.status == 1
    assert len(ran.err.splitlines()) == 2
    assert all(f"{program.bank}:" in line for line in ran.err.splitlines())


def test_a_bad_setting_is_explained(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTORBOT_KEEP_ANSWERS_DAYS", "soon")

    ran = program.run("score")

    assert ran.status == 1
    assert ran.err.startswith("TUTORBOT_KEEP_ANSWERS_DAYS should be")


def test_the_topic_may_be_given_by_the_beginning_of_its_name(program: Program) -> None:
    ran = program.run("play", "--topic", "eval", typed="true positive rate\n")

    assert "ML0015" in ran.out


def test_a_reader_that_leaves_early_is_no_fault(program: Program) -> None:
    done = subprocess.run(
        f"{sys.executable} -m tutorbot search ml --json | head -c 1",
        shell=True,
        capture_output=True,
        text=True,
        env=program.environment(),
        check=False,
    )

    assert (done.stdout, done.stderr) == ("[", "")


def test_the_program_runs_from_any_folder(program: Program, tmp_path: Path) -> None:
    ran = program.process("search", "dropout")

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("ML0007")


@pytest.mark.parametrize("token", ["Bot MTA.GabcDE.secret", "'MTA.secret'", "zwölf.secret", "a b"])
def test_what_is_no_token_is_told_and_never_shown(
    program: Program, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", token)

    ran = program.run("run")

    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("What DISCORD_TOKEN holds is no token")
    assert "portal" in ran.err
    assert token not in ran.err
    assert "secret" not in ran.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", [["search", "roc"], ["explain", "ml15"], ["score"]])
def test_a_full_disk_under_the_output_is_told(program: Program, command: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tutorbot", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=program.environment(),
            timeout=60,
            check=False,
        )

    assert done.returncode == 1
    assert done.stderr == "The disk is full. Free some space, then try again.\n"
