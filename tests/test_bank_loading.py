from pathlib import Path

import pytest

from tutorbot.bank import BankError, load_bank, shipped_path
from tutorbot.core.model import Difficulty, Idea, ItemId

SMALL = """\
version: 1
topics:
  - {slug: evaluation, name: Evaluation and Metrics}
items:
  - id: ML0015
    title: ROC Curve
    topic: evaluation
    difficulty: medium
    question: What is a ROC curve?
    sides:
      hits: [TPR, recall]
      fall-out: [FPR]
    rubric:
      - id: axes
        weight: 2
        says: It draws TPR against FPR.
        ask: What is on the axes?
        ideas:
          - [TPR, true positive rate]
          - any: [FPR, "false positive rate"]
            supports: true
            about: fall-out
      - id: thresholds
        weight: 1.5
        says: Each threshold gives a point.
        ask: What moves you along the curve?
        ideas: [[threshold, cut-off]]
    misconceptions:
      - id: swapped
        wrong: [FPR on the y-axis]
        cancels: [axes]
        refute: The TPR is on the y-axis.
    hints: [Think of the threshold.]
    also: [receiver operating characteristic]
    sources: ["Fawcett (2006)"]
    picture: {name: roc, alt: A curve above the diagonal.}
    reference_answer: |
      It draws $TPR$ against $FPR$,
      where $$TPR = \\frac{TP}{TP + FN}$$ and so on.
"""


def faults_of(text: str | bytes, folder: Path) -> list[str]:
    """Return what load_bank says of a file, without the file's name."""
    path = folder / "bank.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(BankError) as caught:
        load_bank(path)
    return [line.removeprefix(f"{path}:").strip() for line in str(caught.value).split("\n")]


def test_a_bank_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text(SMALL)

    bank = load_bank(path)

    item = bank[ItemId("ML0015")]
    assert (item.title, item.difficulty) == ("ROC Curve", Difficulty.MEDIUM)
    assert [point.weight for point in item.rubric] == [2, 1.5]
    assert item.rubric[0].ideas[1] == Idea(("FPR", "false positive rate"), False, "fall-out")
    assert item.misconceptions[0].cancels == ("axes",)
    assert item.sides == {"hits": ("TPR", "recall"), "fall-out": ("FPR",)}
    assert item.picture is not None
    assert item.picture.alt == "A curve above the diagonal."
    assert item.reference_answer.endswith("and so on.")
    assert not item.drafted


def test_the_shipped_bank_loads() -> None:
    bank = load_bank(shipped_path())

    assert len(bank.topics) == 18


def test_an_item_without_a_rubric_gets_a_drafted_one(tmp_path: Path) -> None:
    start, end = SMALL.index("    rubric:"), SMALL.index("    hints:")
    path = tmp_path / "bank.yaml"
    path.write_text(SMALL[:start] + SMALL[end:])

    item = load_bank(path)[ItemId("ML0015")]

    assert item.drafted
    assert item.rubric


FAULTS = [
    ("title: ROC", "titel: ROC", "6:5: ML0015: an item has no key titel; did you mean title?"),
    ("    title: ROC Curve\n", "", "5:5: ML0015: an item has no title; add title: to it"),
    ("    title: ROC", "    id: ML0016\n    title: ROC", "the key id stands twice in an item"),
    ("id: ML0015", "id: ml15", "5:9: the id ml15 has another form; write capital letters"),
    ("topic: evaluation", "topic: evalution", "7:12: ML0015: the topic evalution is unknown; did"),
    ("difficulty: medium", "difficulty: tough", "choose from easy, medium, hard"),
    ("weight: 2", "weight: 0", "15:17: ML0015: a weight must be a number above 0, not 0; write"),
    ("weight: 2", "weight: -1", "a weight must be a number above 0, not -1"),
    ("weight: 2", "weight: .nan", "a weight must be a number above 0, not .nan"),
    ("weight: 2", "weight: .inf", "a weight must be a number above 0, not .inf"),
    ("weight: 2", "weight: 1e999", "a weight must be a number above 0, not 1e999"),
    ("weight: 2", "weight: '2'", "without quotes"),
    ("weight: 2", "weight: 010", "not 010"),
    ("weight: 2", "weight: [2]", "a weight must be a number above 0"),
    ("[threshold, cut-off]", "[threshold, no]", "YAML takes no for true or false, and a wording"),
    ("[threshold, cut-off]", "[threshold, off]", 'write "off" in quotes'),
    ("[threshold, cut-off]", "[threshold, 0.5]", "YAML takes 0.5 for a number"),
    ("[threshold, cut-off]", "[threshold, null]", "YAML takes null for nothing at all"),
    ("[threshold, cut-off]", "[threshold, 2006-01-01]", "YAML takes 2006-01-01 for a date"),
    ("[threshold, cut-off]", "[threshold, '']", "27:29: ML0015: a wording is empty; write it"),
    ("[threshold, cut-off]", "[threshold, [a]]", "a wording is a list; write a text"),
    ("[threshold, cut-off]", "[]", "27:17: ML0015: an idea is empty; write one wording or more"),
    ("[threshold, cut-off]", "threshold", "an idea is “threshold”; write a list"),
    ("[[threshold, cut-off]]", "[]", "the ideas are empty; write one wording or more"),
    ("[threshold, cut-off]", "{any: [a], supports: true}", "every idea of thresholds only supp"),
    ("supports: true", "supports: yes", "supports is “yes”; write true or false"),
    ("[threshold, cut-off]", "{all: [a]}", "an idea has no key all"),
    ("[axes]", "[axis]", "31:19: ML0015: the key point axis is unknown; did you mean axes?"),
    ("about: fall-out", "about: misses", "the side misses is unknown; choose from hits, fall-out"),
    ("      fall-out: [FPR]\n", "", "an item cannot have one side alone"),
    ("id: thresholds", "id: axes", "the key point axes stands on line 14 already; give it another"),
    ("id: thresholds", "id: The Points", "use small letters, digits and hyphens"),
    ("against $FPR$", "against $FPR", "a formula that $ opens and nothing closes; close it with $"),
    ("+ FN}$$", "+ FN}", "39:13: ML0015: the reference answer has a formula that $$ opens"),
    ("ask: What is", "ask: At $5, what is", "or write a dollar as \\$"),
    ("question: What is a ROC curve?", "question:", "the question is empty; write it"),
    ("question: What is a ROC curve?", "question: {a: b}", "the question is a map; write a text"),
    ("question: What", "question: *x What", "an alias"),
    ("question: What", "question: &x What", "an anchor, &x, which a bank does not use"),
    ("question: What", "question: !x What", "a tag, !x, which a bank does not use"),
    ("    title: ROC", "    <<: {a: b}\n    title: ROC", "a merge key, <<; write the keys out"),
    ("    title: ROC", "    ? [a]\n    : b\n    title: ROC", "a key of an item is a list"),
    ("    title: ROC", "\ttitle: ROC", "6:1: a tab; indent with spaces"),
    ("[threshold, cut-off]", "[@threshold, cut-off]", "27:18: a text cannot begin with @; put"),
    ("[threshold, cut-off]", "[threshold, cut-off", "a list that began with [ goes wrong here"),
    ("says: It draws", "says: It: draws", "a colon where none can stand; put the whole text in qu"),
    ('["Fawcett (2006)"]', '["Fawcett (2006)]', "a quote that never closes"),
    ('["Fawcett (2006)"]', '["\\q"]', "a backslash that YAML does not know; write this text in"),
    ('["Fawcett (2006)"]', '["\\x07"]', "a source has a control character in it; delete it"),
    ("alt: A curve above the diagonal.", "alt: ''", "the alternative text is empty"),
    (", alt: A curve above the diagonal.", "", "a picture has no alt; add alt: to it"),
    ("version: 1", "version: 2", "1:10: a bank of another format; write version: 1"),
    ("version: 1", "version: 1\nversion: 1", "2:1: the key version stands twice in a bank"),
    ("items:", "---\nitems:", "4:1: a second document begins here; delete the line with ---"),
    ("slug: evaluation", "slug: Evaluation", "the slug of a topic is “Evaluation”"),
]


@pytest.mark.parametrize(("written", "instead", "told"), FAULTS)
def test_a_fault_is_told_with_its_place_and_what_to_do(
    written: str, instead: str, told: str, tmp_path: Path
) -> None:
    assert SMALL.count(written) >= 1

    faults = faults_of(SMALL.replace(written, instead, 1), tmp_path)

    assert any(told in fault for fault in faults), faults
    assert all(fault[0].isdigit() and "; " in fault for fault in faults)


def test_a_fault_brings_no_others_with_it(tmp_path: Path) -> None:
    for written, instead, _ in FAULTS:
        faults = faults_of(SMALL.replace(written, instead, 1), tmp_path)

        assert len(faults) <= 2, (written, instead, faults)


def test_all_faults_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = SMALL.replace("weight: 2", "weight: 0").replace("weight: 1.5", "weight: none")
    text = text.replace("title:", "tittle:").replace("[axes]", "[axis]")

    faults = faults_of(text, tmp_path)

    lines = [int(fault.split(":")[0]) for fault in faults]
    assert lines == sorted(lines)
    assert len(faults) == 4


def test_what_is_no_yaml_hides_no_fault_of_other_items(tmp_path: Path) -> None:
    item = SMALL[SMALL.index("  - id: ML0015") :]
    broken = item.replace("ML0015", "ML0016").replace("says: It draws", "says: It: draws")
    open_quote = item.replace("ML0015", "ML0017").replace('(2006)"]', "(2006)]")
    heavy = item.replace("ML0015", "ML0018").replace("weight: 2", "weight: 0")

    faults = faults_of(SMALL.replace("easy", "x") + broken + open_quote + heavy, tmp_path)

    assert [fault.split(";")[0] for fault in faults] == [
        "51:17: a colon where none can stand",
        "110:1: a quote that never closes (it began on line 105)",
        "120:17: ML0018: a weight must be a number above 0, not 0",
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "the file is empty; begin it with version: 1"),
        (b"# nothing but a comment\n", "the file is empty"),
        (b"version: 1\nname: \xe9t\xe9\n", "2:7: this is not UTF-8; save the file as UTF-8"),
        (SMALL.encode("utf-16"), "1:1: this is UTF-16, not UTF-8; save the file as UTF-8"),
        (b"version: 1\n\x00", "2:1: the control character U+0000; delete it"),
        (b"a text", "1:1: a bank is “a text”; write keys with values: version, topics, items"),
        (b"- a\n", "1:1: a bank is a list; write keys"),
        (b"[" * 50_000, "1:13: values nested more than 12 deep; look for stray brackets"),
        (b"- " * 50_000, "1:25: values nested more than 12 deep"),
        (b"{a: " * 50_000, "values nested more than 12 deep"),
        (b"version: 1\ntopics: []\nitems: []\n", "2:9: there are no topics"),
        (b"#" * (16 * 1024 * 1024 + 1), "larger than 16 MB; split the bank"),
    ],
)
def test_what_is_no_bank_at_all_is_told(data: bytes, told: str, tmp_path: Path) -> None:
    faults = faults_of(data, tmp_path)

    assert any(told in fault for fault in faults), faults


def test_a_byte_order_mark_and_windows_line_ends_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text(SMALL)
    plain = load_bank(path)

    path.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())

    assert load_bank(path) == plain


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(BankError, match="there is no such file; look for a slip in its name"):
        load_bank(tmp_path / "bank.yaml")
    with pytest.raises(BankError, match="this is a folder; name a file in it"):
        load_bank(tmp_path)
    with pytest.raises(BankError, match="this is not a file; name a YAML file"):
        load_bank(Path("/dev/zero"))
    with pytest.raises(BankError, match="it cannot be read"):
        load_bank(tmp_path / ("x" * 300))
    with pytest.raises(BankError, match="it cannot be read"):
        load_bank(Path("a\0b"))


def test_two_items_cannot_have_one_id(tmp_path: Path) -> None:
    item = SMALL[SMALL.index("  - id: ML0015") :]

    faults = faults_of(SMALL + item, tmp_path)

    assert faults == [
        "40:5: the item ML0015 stands on line 5 already; give one of them an id that is free"
    ]


def version(text: str, folder: Path) -> str:
    path = folder / "bank.yaml"
    path.write_text(text)
    return load_bank(path).version


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("title: ROC Curve", "title: The ROC curve"),
        ("title: ROC Curve", "title:   'ROC Curve'   # a comment"),
        ("[threshold, cut-off]", "[cut-off, threshold]"),
        ("[Think of the threshold.]", "[Think.]"),
        ("It draws $TPR$", "It shows $TPR$"),
    ],
)
def test_the_version_is_blind_to_what_does_not_grade(
    written: str, instead: str, tmp_path: Path
) -> None:
    assert version(SMALL.replace(written, instead), tmp_path) == version(SMALL, tmp_path)


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("weight: 1.5", "weight: 1.6"),
        ("[threshold, cut-off]", "[threshold]"),
        ("What is a ROC curve?", "What does a ROC curve show?"),
        ("[FPR on the y-axis]", "[TPR on the x-axis]"),
        ("hits: [TPR, recall]", "hits: [TPR]"),
        ("            supports: true\n", ""),
    ],
)
def test_the_version_changes_with_what_grades(written: str, instead: str, tmp_path: Path) -> None:
    assert version(SMALL.replace(written, instead), tmp_path) != version(SMALL, tmp_path)
