import io
import json
import subprocess
import sys
from typing import Any

import pytest

from tests.program import Program

FULL = "Random neurons are switched off in each step, so the network is robust."
ASKED = {"question": "What is a median?", "reference": "The middle value of the sorted values."}


def lines(*requests: object) -> str:
    return "\n".join(r if isinstance(r, str) else json.dumps(r) for r in requests)


def results(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_an_answer_is_graded_with_receipts(program: Program) -> None:
    ran = program.run("grade", "ml7", "Some", "units are", "dropped.")

    assert ran.status == 0
    assert "◐ partial  credit 50%" in ran.out
    assert "  ✔ A share of the neurons is switched off.\n    “units are dropped”\n" in ran.out
    assert "  ✘ Which ones is decided at random in each step.\n" in ran.out


def test_an_answer_is_read_from_standard_input(program: Program) -> None:
    ran = program.run("grade", "ML0007", "-", "--json", typed=FULL)

    grade = json.loads(ran.out)

    assert (grade["credit"], grade["verdict"]) == (1.0, "correct")
    assert [point["share"] for point in grade["points"]] == [1.0, 1.0, 1.0]
    for point in grade["points"]:
        for receipt in point["receipts"]:
            assert FULL[receipt["start"] : receipt["end"]] == receipt["words"] != ""


def test_a_batch_is_graded_in_order(program: Program) -> None:
    batch = lines(
        {"item": "ML0007", "answer": FULL},
        ASKED | {"answer": "the value in the middle, once sorted"},
        "",
        ASKED | {"answer": "pizza"},
        {"item": "ml15", "answer": ""},
    )

    ran = program.run("grade", "--batch", "-", typed=batch)

    graded = results(ran.out)
    assert (ran.status, ran.err) == (0, "")
    assert graded[0]["credit"] == 1.0
    assert graded[1]["credit"] > 0.5 > graded[2]["credit"]
    assert graded[3] == {
        "credit": 0.0,
        "verdict": "incorrect",
        "points": [
            {
                "id": p,
                "weight": w,
                "share": 0.0,
                "denied": False,
                "in_favour": False,
                "receipts": [],
            }
            for p, w in (("rates", 2.0), ("threshold", 1.0))
        ],
        "misconceptions": [],
        "word_list": False,
    }


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("not json", "this is not JSON"),
        ("[1, 2]", "this is no JSON object"),
        ('"text"', "this is no JSON object"),
        ("[" * 100_000, "this is not JSON"),
        ("{}", "answer is missing"),
        ('{"answer": "x"}', "item is missing"),
        ('{"answer": 5, "item": "ML0007"}', "answer is not a text but 5"),
        ('{"answer": "x", "item": 7}', "item is not a text but 7"),
        ('{"answer": "x", "item": "ML4711"}', "There is no item ML4711"),
        ('{"answer": "x", "question": "q"}', "reference is missing"),
        ('{"answer": "x", "question": "q", "reference": " "}', "nothing to grade by"),
    ],
)
def test_a_bad_line_gives_an_error_in_its_place(program: Program, line: str, told: str) -> None:
    good = {"item": "ML0007", "answer": FULL}

    ran = program.run("grade", "--batch", "-", typed=lines(good, line, good))

    first, bad, last = results(ran.out)
    assert ran.status == 1
    assert list(bad) == ["error"]
    assert told in bad["error"]
    assert first == last
    assert first["credit"] == 1.0


def test_a_batch_of_free_questions_needs_no_bank(program: Program) -> None:
    program.bank.write_text("broken: [", encoding="utf-8")
    free = lines(ASKED | {"answer": "the middle value"})

    assert program.run("grade", "--batch", "-", typed=free).status == 0


def test_a_broken_bank_ends_a_batch_that_needs_it(program: Program) -> None:
    program.bank.write_text("broken: [", encoding="utf-8")

    ran = program.run("grade", "--batch", "-", typed=lines({"item": "ML0007", "answer": "x"}))

    assert (ran.status, ran.out) == (1, "")
    assert str(program.bank) in ran.err


def test_each_result_comes_before_the_next_request_is_written(program: Program) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "tutorbot", "grade", "--batch", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=program.environment(),
    )
    assert process.stdin is not None
    assert process.stdout is not None
    with process, process.stdin as requests, process.stdout as graded:
        for answer in (FULL, "pizza", FULL):
            requests.write(json.dumps({"item": "ML0007", "answer": answer}) + "\n")
            requests.flush()
            assert json.loads(graded.readline())["credit"] == float(answer == FULL)


def test_a_batch_file_may_hold_anything(program: Program) -> None:
    file = program.folder / "batch.jsonl"
    good = json.dumps({"item": "ML0007", "answer": FULL}).encode()
    file.write_bytes(b"\xef\xbb\xbf" + good + b"\r\n\xff\xfe\x00\n" + good)

    ran = program.run("grade", "--batch", str(file))

    assert ran.status == 1
    assert [next(iter(result)) for result in results(ran.out)] == ["credit", "error", "credit"]


def test_results_are_plain_lines_even_for_odd_answers(program: Program) -> None:
    odd = ["\u2028 units are dropped \u2029", "\ud83d units dropped", "units\u0085dropped", "🙂"]

    ran = program.process(
        "grade", "--batch", "-", typed=lines(*({"item": "ML0007", "answer": a} for a in odd))
    )

    assert (ran.status, ran.err) == (0, "")
    assert len([json.loads(line) for line in io.StringIO(ran.out)]) == len(odd)
