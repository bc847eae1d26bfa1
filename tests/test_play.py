import io
import json
import re
import sqlite3

import pytest
from rich.console import Console

from tests.program import Program
from tests.terminal import at_terminal
from tutorbot.cli.keyboard import Typed
from tutorbot.cli.page import Page

FULL = "Random neurons are switched off in each step, so the network is robust."
PART = "Units are switched off."
ROC = "It draws the true positive rate against the false positive rate for every threshold."


def graded(out: str) -> list[str]:
    return re.findall(r"^. (\w+)  credit", out, re.MULTILINE)


def test_each_line_piped_in_is_an_answer_to_the_next_question(program: Program) -> None:
    answers = [FULL, "", ROC, "The chain rule multiplies small numbers", "", FULL, "no idea", "x"]

    ran = program.process("play", typed="\n".join(answers))

    assert (ran.status, ran.err) == (0, "")
    assert graded(ran.out) == ["correct", "correct", "correct", "correct", "incorrect", "incorrect"]
    assert re.findall(r"^Question \d  (\w+)", ran.out, re.MULTILINE)[:3] == [
        "ML0007",
        "ML0015",
        "ML0024",
    ]
    assert "Score: 6 questions answered, 4 correct, mean credit 67%, 310 points." in ran.out
    assert "\x1b" not in ran.out


def test_the_score_is_kept_and_told_later(program: Program) -> None:
    program.run("play", typed=f"{FULL}\n{ROC}\n")

    told = program.run("score")
    data = json.loads(program.run("score", "--json").out)

    assert told.out.startswith("160 points in 2 rounds\nmean credit 100%, streak 1 day\n")
    assert (data["points"], data["rounds"], data["mean_credit"]) == (160, 2, 1.0)
    assert {t["topic"] for t in data["topics"]} == {"training", "evaluation"}


def test_without_an_answer_there_is_no_score_yet(program: Program) -> None:
    nothing = program.run("play", typed="\n \n")

    assert (nothing.status, nothing.err) == (0, "No answer came in.\n")
    assert nothing.out == "Score: no question answered.\n"
    assert program.run("score").out == "No answer is kept yet. Begin with `tutorbot play`.\n"
    assert json.loads(program.run("score", "--json").out)["points"] == 0


def test_the_learners_own_words_are_the_receipts(program: Program) -> None:
    ran = program.run("play", typed="We randomly drop about half of all neurons.\n")

    assert "  ✔ A share of the neurons is switched off.\n    “drop about half of all neurons”" in (
        ran.out
    )
    assert "  ✘ No neuron can be relied upon" in ran.out


def test_hints_cost_points_and_skipped_questions_are_explained(program: Program) -> None:
    ran = program.run("play", typed=f"hint\nHINT\nhint\n{FULL}\nskip\n/skip\n{FULL}\nquit\n{ROC}\n")

    assert "Hint 1 of 2: Think of the neurons of one layer" in ran.out
    assert "Hint 2 of 2: Some of them are not there." in ran.out
    assert "You have had every hint" in ran.out
    assert "✔ correct  credit 100%  +60 points" in ran.out
    assert "Score: 2 questions answered" in ran.out
    assert "  • Each point belongs to one threshold." in ran.out


def test_an_item_asked_again_within_a_day_is_practice(program: Program) -> None:
    program.run("play", "ml7", typed=f"{FULL}\n")
    again = program.run("play", "ml7", typed=f"{FULL}\n")
    program.run("explain", "ml15")
    seen = program.run("play", "ml15", typed=f"{ROC}\n")

    assert "practice, no points" in again.out
    assert "practice, no points" in seen.out


def test_one_item_is_asked_once_and_so_many_questions_as_wished(program: Program) -> None:
    one = program.run("play", "ML-0015", typed=f"{ROC}\n{ROC}\n")
    two = program.run("play", "--questions", "2", typed=f"{FULL}\n{ROC}\n{FULL}\n")
    hard = program.run("play", "--difficulty", "hard", typed=f"{FULL}\n{ROC}\n")

    assert len(graded(one.out)) == 1
    assert len(graded(two.out)) == 2
    assert set(re.findall(r"^Question \d  (\w+)", hard.out, re.MULTILINE)) == {"ML0024"}


def test_several_items_are_asked_once_each_in_their_order(program: Program) -> None:
    ran = program.run("play", "24", "ml7", typed=f"{ROC}\n{FULL}\n{FULL}\n")

    assert re.findall(r"^Question \d  (\w+)", ran.out, re.MULTILINE) == ["ML0024", "ML0007"]


def test_nothing_stays_open_when_the_input_ends(program: Program) -> None:
    program.run("play", typed=f"{FULL}\nhint\n")

    kept = sqlite3.connect(program.folder / "kept.sqlite3")
    states = kept.execute("select state from rounds").fetchall()
    kept.close()

    assert {state for (state,) in states} == {"done"}


@pytest.mark.parametrize("typed", ["🙂🙂", "x" * 4001, "?!", "\ud83d"])
def test_an_odd_answer_is_told_and_does_not_end_the_sitting(program: Program, typed: str) -> None:
    ran = program.run("play", typed=f"{typed}\n{FULL}\n")

    assert ran.status == 0
    assert graded(ran.out) == ["correct"]


def test_signs_that_steer_a_terminal_are_not_given_back(program: Program) -> None:
    ran = program.run("play", "ml7", typed="neurons\x1b[2J \x07are \u202edropped \x00randomly\n")

    assert ran.status == 0
    assert "“neurons" in ran.out
    assert not set("\x1b\x07\u202e\x00") & set(ran.out)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Some units", "are dropped."], "Some units are dropped."),
        (["It drops units.", "randomly"], "It drops units.\nrandomly"),
        (["- units", "- random"], "- units\n- random"),
        (["It does:", "1. drop", "2) scale"], "It does:\n1. drop\n2) scale"),
        (["one"], "one"),
    ],
)
def test_a_line_that_goes_on_in_the_next_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, lines: list[str], text: str
) -> None:
    typed = iter([*lines, ""])
    monkeypatch.setattr("builtins.input", lambda _: next(typed))

    assert Typed().answer() == text


def test_a_person_answers_in_several_lines_is_asked_back_and_goes_on(program: Program) -> None:
    with at_terminal("play", "ML0007", "--questions", "2", environment=program.environment()) as t:
        t.wait_for("What does dropout do to a layer?")
        t.type("Some units\nare switched off.\n\n")
        shown = t.wait_for("Follow-up: ")
        t.wait_for("> ")
        t.type("They are chosen randomly.\n\n")
        closing = t.wait_for("Enter for the next question")
        t.type("\n")
        t.wait_for("Question 2")
        t.wait_for("> ")
        t.type("\x04")
        status = t.finish()

    assert status == 0
    assert "◐ partial" in shown
    assert "✔ A share of the neurons is switched off." in shown
    assert "2 points are missing." in shown
    assert "relied upon" not in shown, "what is missing stays hidden until the round closes"
    assert "✔ Which ones is decided at random" in closing
    assert "✘ No neuron can be relied upon" in closing
    assert "share p of the neurons" in closing
    assert "Score: 1 question answered" in t.text
    assert "\x1b[" in t.raw


def test_an_empty_line_skips_the_follow_up_and_words_do_the_rest(program: Program) -> None:
    with at_terminal("play", "ML0007", environment=program.environment()) as t:
        t.wait_for("> ")
        t.type("\n")
        t.wait_for("Your answer was empty")
        t.type("hint\n")
        t.wait_for("Hint 1 of 2")
        t.type(f"{PART}\n\n")
        t.wait_for("Follow-up: ")
        t.type("\n")
        t.wait_for("Reference answer")
        status = t.finish()

    assert status == 0
    assert "Score: 1 question answered" in t.text


def test_an_answer_counts_where_the_learner_leaves_at_its_follow_up(program: Program) -> None:
    with at_terminal("play", "ml7", environment=program.environment()) as t:
        t.wait_for("> ")
        t.type(f"{PART}\n\n")
        t.wait_for("Follow-up:")
        t.wait_for("> ")
        t.press_ctrl_c(until="Score: ")
        status = t.finish()

    assert status == 0
    assert "Score: 1 question answered, 0 correct, mean credit 50%, 50 points." in t.text
    assert program.run("score").out.startswith("50 points in 1 round\n")


@pytest.mark.parametrize("typed", ["", "half an ans", "a line\nand half"])
def test_ctrl_c_ends_with_the_score(program: Program, typed: str) -> None:
    with at_terminal("play", "--in-order", environment=program.environment()) as t:
        t.wait_for("> ")
        t.type(f"{FULL}\n\n")
        t.wait_for("Enter for the next question")
        t.type("\n")
        t.wait_for("> ")
        t.type(typed)
        if typed:
            t.wait_for(typed.rsplit("\n", 1)[-1])
        t.press_ctrl_c(until="Score: ")
        status = t.finish()

    assert status == 0
    assert "Score: 1 question answered, 1 correct" in t.text
    assert "Traceback" not in t.text


def test_an_entry_of_a_list_goes_on_below_its_first_word() -> None:
    page = Page()
    page.console = Console(file=io.StringIO(), force_terminal=True, color_system=None, width=30)

    page.prose("Text:\n\n- one entry that is longer than the line\n- two", indent=2)

    shown = page.console.file
    assert isinstance(shown, io.StringIO)
    assert shown.getvalue().split("\n") == [
        "  Text:",
        "",
        "  - one entry that is longer",
        "    than the line",
        "  - two",
        "",
    ]
