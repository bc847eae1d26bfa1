import json
from pathlib import Path

import pytest

from tutorbot.bank.lint import Finding, Level, check_bank
from tutorbot.bank.lint.form import QUESTION_ROOM, REFERENCE_ROOM, STATEMENTS_ROOM
from tutorbot.bot import round_views
from tutorbot.pictures.formulas import faults as formula_faults

EXAMPLE = Path(__file__).parent.parent / "docs" / "example"
FINISHED = (EXAMPLE / "bank.yaml").read_text(encoding="utf-8")
ITEM = FINISHED[FINISHED.index("  - id: ML1124") :]


def checked(text: str, folder: Path, marked: str = "") -> list[Finding]:
    path = folder / "bank.yaml"
    path.write_text(text, encoding="utf-8")
    answers = folder / "marked.jsonl"
    answers.write_text(marked, encoding="utf-8")
    found = check_bank(path, [answers] if marked else [], formula_faults, ["roc-curve"])
    assert all(finding.wrong and finding.remedy for finding in found)
    return list(found)


def test_the_finished_example_of_the_authoring_guide_has_no_finding() -> None:
    path = EXAMPLE / "bank.yaml"

    assert check_bank(path, [EXAMPLE / "marked_answers"], formula_faults, ["roc-curve"]) == ()


CASES = [  # what is written, instead, the check that minds, and what stands where it points
    ("the validation loss $L_{val}$", r"the loss $\frac{L$", "formula", r"\frac{L$"),
    ("How does early stopping work", "Why monitor validation loss", "given-away", "Why monitor"),
    ("Two curves run side by side.", "Watch the validation loss.", "given-away", "Watch the val"),
    ("What do you keep an eye on", "Why monitor validation loss", "given-away", "Why monitor"),
    ("When exactly is it over?", "Why restore the best weights?", "given-away", "Why restore"),
    ("also saves compute, since needless", "also helps, since all", "reference-credit", "|"),
    ("I stop when the", "I stop if training loss is flat and the", "reference-refuted", "id: tr"),
    ("It acts as regularisation and", "It acts as a brake and", "", ""),
    ("and keeps the network from overfitting", "of a kind, like a brake", "", ""),
    ("It acts as regularisation and keeps", "It keeps a good brake on", "", ""),
    ("says: It saves compute, since needless", "says: It helps, since", "statement-credit", "It h"),
    ("weight: 1.5", "weight: 15", "heavy-point", "15"),
    ("- [best, lowest, minimum]", "- [best, weight, Weight]", "repeated-wording", "- [best"),
    ("sources: [", "sides: {a: [a], b: [b]}\n    sources: [", "unused-sides", "{a: [a]"),
    ("also: [patience", "also: [early-stopping, patience", "", ""),
    ("    sources:", "    picture: {name: roc, alt: the curve}\n    sources:", "picture", "roc,"),
    ("    sources:", "    picture: {name: roc, alt: a}\n    sources:", "alternative-text", "a}"),
    ("What do you keep an eye on in the meantime?", "Say more.", "missing", "Say more."),
    ("How does early stopping work", "How" + " far" * 600, "too-long", "How far far"),
    ("    title: Early Stopping", "    title: " + "Early " * 20, "too-long", "Early Early"),
    ("It also saves compute", "It also saves compute" * 80, "too-long", "|"),
    ("It also saves compute", "It also saves compute" + " ever" * 200, "spoken-length", "|"),
]


@pytest.mark.parametrize(("written", "instead", "check", "pointed_at"), CASES)
def test_what_an_author_would_mind_is_found(
    written: str, instead: str, check: str, pointed_at: str, tmp_path: Path
) -> None:
    assert written in FINISHED
    text = FINISHED.replace(written, instead, 1)

    found = checked(text, tmp_path)

    assert check in {finding.check for finding in found} or not (check or found)
    lines = text.split("\n")
    places = [finding.place for finding in found if finding.check == check]
    pointed = [lines[place.line - 1][place.column - 1 :] for place in places]
    assert not check or any(there.startswith(pointed_at) for there in pointed), pointed


def test_an_error_is_told_from_a_warning(tmp_path: Path) -> None:
    found = checked(
        FINISHED.replace("$L_{val}$", r"$\frac{L$").replace("weight: 1.5", "weight: 15", 1),
        tmp_path,
    )

    levels = {finding.check: finding.level for finding in found}
    assert (levels["formula"], levels["heavy-point"]) == (Level.ERROR, Level.WARNING)


def test_a_fault_of_the_bank_is_a_finding_too(tmp_path: Path) -> None:
    found = checked(FINISHED.replace("weight: 1.5", "weight: 0", 1), tmp_path)

    assert [finding.level for finding in found] == [Level.ERROR]
    assert str(found[0]).endswith("write one such as 2 or 1.5, without quotes [fault]")


def test_two_items_that_ask_the_same_are_found(tmp_path: Path) -> None:
    twin = ITEM.replace("ML1124", "ML9999").replace("How does early", "How does it, early")
    other = ITEM.replace("ML1124", "ML9998").replace("title: Early", "title: Late")
    other = other.replace("[patience, validation-based", "[tact, loss-based")
    other = other.replace("How does early stopping work", "When does gradient clipping fail")

    found = checked(FINISHED + twin + other, tmp_path)

    assert [(f.item, f.check) for f in found if f.check.startswith("same")] == [
        ("ML9999", "same-name"),
        ("ML9999", "same-question"),
        ("ML9999", "same-name"),
        ("ML9999", "same-name"),
    ]


def test_an_answer_to_another_question_that_earns_is_found(tmp_path: Path) -> None:
    other = ITEM.replace("ML1124", "ML9998").replace("title: Early", "title: Late")
    other = other.replace("[patience, validation-based", "[tact, loss-based")
    other = other.replace("How does early stopping work", "When does gradient clipping fail")

    strays = [f for f in checked(FINISHED + other, tmp_path) if f.check == "strays"]
    near = other.replace("    sources:", "    near: [ML1124]\n    sources:")

    assert [finding.item for finding in strays] == ["ML1124", "ML9998"]
    assert "ML9998 100%" in strays[0].wrong
    assert "strays" not in {finding.check for finding in checked(FINISHED + near, tmp_path)}


def test_a_point_that_answers_to_several_questions_earn_is_found(tmp_path: Path) -> None:
    others = "".join(
        f"  - {{id: ML900{i}, title: {name}, topic: training, difficulty: easy,\n"
        f"     question: What of {name}?,\n"
        f"     reference_answer: A {name} monitors the validation loss in training.}}\n"
        for i, name in enumerate(("baker", "tailor", "joiner"))
    )

    found = checked(FINISHED + others, tmp_path)

    assert [f.item for f in found if f.check == "loose-point"] == ["ML1124"]


@pytest.mark.parametrize("name", ["ML1124", "ML4711"])
def test_what_is_near_has_to_be_another_item(name: str, tmp_path: Path) -> None:
    found = checked(FINISHED.replace("    sources:", f"    near: [{name}]\n    sources:"), tmp_path)

    assert [finding.check for finding in found] == ["near"]


def test_an_item_without_a_rubric_is_said_to_have_a_drafted_one(tmp_path: Path) -> None:
    start, end = FINISHED.index("    rubric:"), FINISHED.index("    hints:")

    found = checked(FINISHED[:start] + FINISHED[end:], tmp_path)

    assert [finding.check for finding in found] == ["drafted"]


def line(answer: str, credit: float) -> str:
    marked = {"item": "ML1124", "kind": "x", "answer": answer, "credit": credit}
    return json.dumps(marked) + "\n"


def test_points_that_nobody_or_everybody_earns_are_found(tmp_path: Path) -> None:
    found = checked(FINISHED, tmp_path, line("I monitor the validation loss.", 0.2) * 10)

    assert [finding.check for finding in found] == ["always-earned", *["never-earned"] * 5]
    assert [finding.place.line for finding in found] == [12, 22, 37, 47, 58, 66]


@pytest.mark.parametrize(("count", "mark", "found"), [(10, 1, False), (10, 0, True), (40, 1, True)])
def test_a_point_that_everybody_earns_may_be_central(
    count: int, mark: float, found: bool, tmp_path: Path
) -> None:
    marked = json.loads(line("I monitor the validation loss.", 0.2)) | {"marks": [mark] + [0] * 5}

    checks = [f.check for f in checked(FINISHED, tmp_path, (json.dumps(marked) + "\n") * count)]

    assert ("always-earned" in checks) == found


def test_too_few_marked_answers_are_told(tmp_path: Path) -> None:
    found = checked(FINISHED, tmp_path, line("I monitor the validation loss.", 0.2))

    assert [str(finding.check) for finding in found] == ["marked-answers"]


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("{", "marked.jsonl:1:2: error: this is not JSON; write {"),
        ("[1]", "this is no JSON object"),
        ("[" * 100_000, "this is not JSON"),
        ('{"item": "ML1124"}', "item or answer is missing or no text"),
        (line("x", 2), "credit is 2; write a number, 0 to 1"),
        (line("x", 10**400), "write a number, 0 to 1"),
        ('{"item": "A", "answer": "b", "credit": true}', "credit is True"),
        ('{"item": "A", "answer": "b", "credit": NaN}', "credit is nan"),
        ('{"item": "A", "answer": "b", "credit": 1, "marks": 3}', "marks is no list of numbers"),
        ('{"item": "A", "answer": "b", "credit": 1, "kind": 3}', "kind is no text"),
    ],
)
def test_a_faulty_line_of_marked_answers_is_told(marked: str, told: str, tmp_path: Path) -> None:
    assert any(told in str(finding) for finding in checked(FINISHED, tmp_path, marked))


def test_the_linter_knows_how_much_room_the_cards_have() -> None:
    assert round_views.MOST_QUESTION == QUESTION_ROOM
    assert round_views.MOST_REFERENCE == REFERENCE_ROOM
    assert round_views.MOST_POINTS == STATEMENTS_ROOM
