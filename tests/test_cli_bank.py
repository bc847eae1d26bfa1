import json
from pathlib import Path

import pytest

from tests.program import Program
from tests.test_bank_import import ANKI, PAGE
from tests.test_bank_lint import EXAMPLE, FINISHED
from tutorbot.bank import load_bank

TOOLS = ["check", "test", "show", "new", "import", "export"]


@pytest.fixture
def example(program: Program) -> Path:
    path = program.folder / "example.yaml"
    path.write_text(FINISHED, encoding="utf-8")
    return path


@pytest.mark.parametrize("tool", TOOLS)
def test_the_help_of_every_tool_has_an_example(program: Program, tool: str) -> None:
    ran = program.run("bank", tool, "--help")

    assert ran.status == 0
    assert f"examples:\n  tutorbot bank {tool}" in ran.out
    assert max(len(line) for line in ran.out.splitlines()) <= 100


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["import"], ["test", "--worst", "-1"]])
def test_wrong_usage_is_told_with_status_2(program: Program, arguments: list[str]) -> None:
    assert program.run("bank", *arguments).status == 2


def test_check_passes_a_finished_bank_even_strictly(program: Program) -> None:
    ran = program.run("bank", "check", str(EXAMPLE / "bank.yaml"), "--strict")

    assert (ran.status, ran.out) == (0, "")


def test_check_tells_warnings_and_fails_only_if_strict(program: Program, example: Path) -> None:
    example.write_text(FINISHED.replace("weight: 1.5", "weight: 15", 1), encoding="utf-8")

    assert program.run("bank", "check", str(example)).status == 0
    ran = program.run("bank", "check", str(example), "--strict")
    assert ran.status == 1
    assert f"{example}:38:17: warning: ML1124: the key point best-weights decides all" in ran.out
    assert ran.err == "0 errors, 1 warning\n"


def test_check_tells_every_fault_with_status_1(program: Program, example: Path) -> None:
    example.write_text(FINISHED.replace("weight: 1", "weight: 0"), encoding="utf-8")

    ran = program.run("bank", "check", str(example))

    assert ran.status == 1
    assert len(ran.out.splitlines()) == 2
    assert "2 errors, 0 warnings" in ran.err


def test_a_faulty_bank_is_told_by_every_tool_without_a_traceback(
    program: Program, example: Path
) -> None:
    example.write_text("version: 1\n\tx", encoding="utf-8")

    for tool in (["test"], ["export"], ["new", "--bank"], ["show", "ML1124", "--bank"]):
        ran = program.run("bank", *tool, str(example))

        assert ran.status == 1
        assert "a tab; indent with spaces" in ran.err


def test_test_measures_the_agreement(program: Program) -> None:
    ran = program.run("bank", "test", str(EXAMPLE / "bank.yaml"), "--worst", "1")

    assert ran.status == 0
    assert ran.out.splitlines()[1].split()[:2] == ["ML1124", "13"]
    assert "\nML1124, " in ran.out
    data = program.run("bank", "test", str(EXAMPLE / "bank.yaml"), "--json")
    assert json.loads(data.out)["all"]["count"] == 13


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        (("--least-r", "1"), "r is 0."),
        (("--most-rmse", "0"), "RMSE is 0."),
        (("--least-verdicts", "1"), "of the verdicts agree"),
    ],
)
def test_test_fails_where_a_limit_is_not_kept(
    program: Program, limit: tuple[str, str], told: str
) -> None:
    marked = program.folder / "marked.jsonl"
    lines = (EXAMPLE / "marked_answers" / "ML1124.jsonl").read_text(encoding="utf-8")
    one = json.dumps({"item": "ML1124", "kind": "full", "answer": "pizza", "credit": 1})
    marked.write_text(f"{lines}{one}\n", encoding="utf-8")
    test = ("bank", "test", str(EXAMPLE / "bank.yaml"), "--marked", str(marked))

    kept = program.run(*test, "--least-r", "0.1", "--most-rmse", "1", "--least-verdicts", "0")
    broken = program.run(*test, *limit)

    assert (kept.status, kept.err) == (0, "")
    assert broken.status == 1
    assert told in broken.err
    assert program.run(*test, limit[0], "2").status == 2


def test_test_says_where_marked_answers_belong(program: Program, example: Path) -> None:
    ran = program.run("bank", "test", str(example))

    assert ran.status == 1
    assert "marked_answers beside the bank, or name a file: --marked answers.jsonl" in ran.err


def test_show_shows_an_item_found_by_words(program: Program) -> None:
    ran = program.run("bank", "show", "early", "stop", "--bank", str(EXAMPLE / "bank.yaml"))

    assert ran.status == 0
    assert ran.out.startswith("ML1124 Early Stopping (Training Neural Networks, easy)")
    assert "13 marked answers" in ran.out


def test_a_new_item_can_be_pasted_under_the_others(program: Program, example: Path) -> None:
    ran = program.run("bank", "new", "--bank", str(example), "--title", "A: B")

    example.write_text(FINISHED + ran.out, encoding="utf-8")

    assert [item.title for item in load_bank(example)] == ["Early Stopping", "A: B"]


def test_a_new_item_begins_a_bank_where_the_file_is_empty(program: Program) -> None:
    bank = program.folder / "own.yaml"
    bank.touch()
    for title in ("First One", "Second One"):
        ran = program.run(
            "bank", "new", "--bank", str(bank), "--topic", "My field", "--title", title
        )
        assert (ran.status, ran.err) == (0, "")
        bank.write_text(bank.read_text(encoding="utf-8") + ran.out, encoding="utf-8")

    made = load_bank(bank)

    assert [(i.id, i.title, i.topic) for i in made] == [
        ("ML0001", "First One", "my-field"),
        ("ML0002", "Second One", "my-field"),
    ]


@pytest.mark.parametrize("prefix", ["", "M1", "é", "toolongaprefix"])
def test_a_prefix_that_is_none_is_told(program: Program, prefix: str) -> None:
    assert program.run("bank", "new", "--prefix", prefix).status == 1


def test_a_page_becomes_a_bank_that_can_be_played(program: Program) -> None:
    page = program.folder / "page.txt"
    page.write_text(PAGE, encoding="utf-8")

    ran = program.run("bank", "import", str(page))

    assert ran.status == 0
    assert "page.txt:13:1: dropped: “Login to view more content”" in ran.err
    assert "2 items imported." in ran.err
    bank = program.folder / "made.yaml"
    bank.write_text(ran.out, encoding="utf-8")
    answer = "The gradient is a product of many small factors and shrinks."
    graded = program.run("grade", "ML0024", answer, "--bank", str(bank))
    assert graded.status == 0


def test_a_page_is_added_to_a_bank_once(program: Program, example: Path) -> None:
    page = program.folder / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    added = ("bank", "import", str(page), "--into", str(example), "--topic", "training")

    assert program.run(*added).status == 0
    before = example.read_text(encoding="utf-8")
    again = program.run(*added)

    assert [item.id for item in load_bank(example)] == ["ML1124", "ML0024", "ML0026"]
    assert "ML0024 Vanishing Gradient”: the bank, or this page before, has this id" in again.err
    assert example.read_text(encoding="utf-8") == before


def test_an_import_into_a_bank_asks_for_the_topic(program: Program, example: Path) -> None:
    page = program.folder / "page.txt"
    page.write_text(PAGE, encoding="utf-8")

    ran = program.run("bank", "import", str(page), "--into", str(example))

    assert ran.status == 1
    assert "Say with --topic which topic the items belong to:\n  training" in ran.err
    assert example.read_text(encoding="utf-8") == FINISHED


def test_an_import_tells_what_it_cannot_read(program: Program) -> None:
    for name, told in (("none.txt", "no such file"), (".", "a folder")):
        ran = program.run("bank", "import", name)

        assert ran.status == 1
        assert told in ran.err


def test_notes_of_anki_are_imported_and_exported(program: Program) -> None:
    notes = program.folder / "notes.txt"
    notes.write_text(ANKI, encoding="utf-8")
    bank = program.folder / "made.yaml"
    bank.write_text(program.run("bank", "import", str(notes)).out, encoding="utf-8")

    anki = program.run("bank", "export", str(bank), "--format", "anki").out
    table = program.run("bank", "export", str(bank)).out

    assert anki.startswith("#separator:tab\n#html:true\n")
    assert r"\(a &lt; b\)" in anki
    assert table.startswith("id,title,topic,difficulty,question,answer\n")
