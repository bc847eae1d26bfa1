"""What helps an author: the skeleton of a new item, an item shown, the authoring guide."""

import re
from pathlib import Path

import pytest

from tests.test_bank_lint import CASES, EXAMPLE
from tests.test_bank_loading import SMALL
from tutorbot.bank import load_bank, open_bank
from tutorbot.bank.marked import marked_beside, read_marked
from tutorbot.bank.showing import shown
from tutorbot.bank.skeleton import free_id, skeleton
from tutorbot.core.model import ItemId, TutorError
from tutorbot.pictures.formulas import as_plain


def test_a_skeleton_loads_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text(SMALL + skeleton(ItemId("ML0016"), "evaluation", "Lift: charts"))

    bank, _ = open_bank(path)

    item = bank[ItemId("ML0016")]
    assert (item.title, [point.id for point in item.rubric]) == (
        "Lift: charts",
        ["first-fact", "second-fact"],
    )


@pytest.mark.parametrize(
    ("taken", "prefix", "free"),
    [
        ([], "ML", "ML0001"),
        (["ML0007", "ML0003", "AB0100"], "ML", "ML0008"),
        (["X1"], "X", "X0001"),
    ],
)
def test_a_new_item_gets_the_id_after_the_highest(taken: list[str], prefix: str, free: str) -> None:
    assert free_id(map(ItemId, taken), prefix) == free


def test_no_id_is_made_up_beyond_the_last() -> None:
    with pytest.raises(TutorError, match="begin with other letters"):
        free_id([ItemId("ML9999")])


def test_an_item_is_shown_as_met_as_understood_and_as_graded() -> None:
    bank, lexicon = open_bank(EXAMPLE / "bank.yaml")
    marked = read_marked(marked_beside(EXAMPLE / "bank.yaml"))

    text = shown(bank[ItemId("ML1124")], "Training", lexicon, marked, as_plain)

    lines = text.split("\n")
    assert lines[0] == "ML1124 Early Stopping (Training, easy)"
    assert "Hint 1: Two curves run side by side. One of them turns before the other." in lines
    assert "If patience is missing: When exactly is it over?" in lines
    assert "  idea: best; lowest; minimum" in lines
    assert "13 marked answers: r 0." in text
    assert any(re.match(r" 0\.00    0\.00  No idea, sorry. \(nonanswer\)", line) for line in lines)
    assert max(map(len, text.split("13 marked answers")[0].split("\n"))) <= 96


def test_a_drafted_item_is_shown_as_drafted(tmp_path: Path) -> None:
    start, end = SMALL.index("    rubric:"), SMALL.index("    hints:")
    path = tmp_path / "bank.yaml"
    path.write_text(SMALL[:start] + SMALL[end:])
    bank, lexicon = open_bank(path)

    text = shown(bank[ItemId("ML0015")], "Evaluation", lexicon)

    assert "Rubric (drafted from the reference answer)" in text
    assert load_bank(path)[ItemId("ML0015")].rubric[0].says in " ".join(text.split())


GUIDE = (EXAMPLE.parent / "authoring.md").read_text(encoding="utf-8")


def test_the_guide_quotes_the_finished_example() -> None:
    item = "".join((EXAMPLE / "bank.yaml").read_text(encoding="utf-8").split())
    marked = (EXAMPLE / "marked_answers" / "ML1124.jsonl").read_text(encoding="utf-8")

    for block in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL):
        assert "".join(block.split()) in item
    for line in re.findall(r"```json\n(.*?)\n```", GUIDE, re.DOTALL):
        assert line in marked.split("\n")


def test_the_guide_explains_every_check() -> None:
    checks = {check for _, _, check, _ in CASES if check}

    assert all(f"`{check}`" in GUIDE for check in checks)


def test_the_guide_names_only_tools_that_there_are() -> None:
    named = set(re.findall(r"tutorbot bank (\w+)", GUIDE))

    assert named == {"new", "show", "check", "test", "import", "export"}
