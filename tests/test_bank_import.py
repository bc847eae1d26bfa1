import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.test_bank_loading import SMALL
from tutorbot.bank import BankError, load_bank
from tutorbot.bank.exporting import as_anki, as_csv
from tutorbot.bank.importing import IMPORTED, Fate, Format, import_file, import_text
from tutorbot.bank.importing.markdown import markdown
from tutorbot.bank.writing import bank_yaml, with_items
from tutorbot.core.model import Difficulty, Item, ItemId, Topic

PAGE = """\
Questions
Home
Category: Medium

  • ML0024 Vanishing Gradient
What are the typical reasons for
vanishing\u00a0gradients?
Ask the tutor
Answer
When the network is deep, the gradient shrinks on its way back. It\u2019s a product of many factors:
{\\large \\frac{\\partial L}{\\partial W_1} = \\prod_{l=1}^{L}
\\frac{\\partial h_l}{\\partial h_{l-1}}}
Login to view more content
Reasons:
1. Saturating activations: the slope of {\\large \\sigma(z)} is at most a quarter.
2. Poor initialisation of {\\large W}
Sigmoid: squashes its input, as in
{\\large \\sigma(z) = \\displaystyle\\frac{1}{1 +
e^{-z}}}
where {\\large z} is the \u201cinput\u201d, and costs $5.
  • ML0025 Without an Answer
What is it?
Ask the tutor
Category: Hard
  \u2022 ml0026 Something Else
Show Answer
Ask the tutor
Answer: It costs $5, {not math}, {x} and \\(y^2\\).
"""
DEEP = r"\frac{\partial L}{\partial W_1} = \prod_{l=1}^{L} \frac{\partial h_l}{\partial h_{l-1}}"


def test_a_page_of_a_course_site_becomes_items() -> None:
    first, second = import_text(PAGE, "page.txt").items

    assert (first.id, first.title) == ("ML0024", "Vanishing Gradient")
    assert (first.difficulty, second.difficulty) == (Difficulty.MEDIUM, Difficulty.HARD)
    assert first.question == "What are the typical reasons for vanishing gradients?"
    assert first.reference_answer.split("\n\n") == [
        "When the network is deep, the gradient shrinks on its way back. "
        "It's a product of many factors:",
        f"$${DEEP}$$",
        "**Reasons:**",
        "1. **Saturating activations:** the slope of $\\sigma(z)$ is at most a quarter.\n"
        "2. Poor initialisation of $W$",
        "**Sigmoid:** squashes its input, as in",
        r"$$\sigma(z) = \frac{1}{1 + e^{-z}}$$",
        'where $z$ is the "input", and costs \\$5.',
    ]
    assert second.id == "ML0026"
    assert second.reference_answer == "It costs \\$5, {not math}, $x$ and $y^2$."
    assert first.drafted
    assert len(first.rubric) >= 4


def test_what_was_not_taken_is_told_with_its_line() -> None:
    notes = [(note.place.line, note.fate) for note in import_text(PAGE, "page.txt").notes]

    assert notes == [
        (1, Fate.UNREAD),
        (2, Fate.DROPPED),
        (8, Fate.DROPPED),
        (13, Fate.DROPPED),
        (21, Fate.UNREAD),
        (23, Fate.DROPPED),
        (25, Fate.CHANGED),
        (26, Fate.DROPPED),
        (27, Fate.DROPPED),
    ]


def test_nothing_of_a_page_is_lost() -> None:
    imported = import_text(PAGE, "page.txt")

    kept = " ".join(
        f"{i.id} {i.title} {i.difficulty} {i.question} {i.reference_answer}" for i in imported.items
    )
    told = kept + " ".join(map(str, imported.notes))
    known = set(re.findall(r"\w+", told.lower()))
    marks = {"category", "answer", "large", "displaystyle"}
    assert set(re.findall(r"[^\W_]+", PAGE.lower().replace("\u2019", "'"))) - marks <= {
        part for word in known for part in [word, *word.split("_")]
    }


ODD = """\
Category: Easy
\u25a0 ML3001 Epoch
What is an epoch?
Answer
One full pass, because:
1. All data are seen.
a. Each of them once.
\u27a4 ML3002
What does the batch size set?
Answer
How many examples make one step, in this sentence that ends in a colon:
\u2713 few or many
\u25a0 ML3003
Answer
It has no question.
"""


def test_odd_bullets_and_entries_without_a_title_are_read() -> None:
    imported = import_text(ODD, "page.txt")

    assert [(i.id, i.title) for i in imported.items] == [
        ("ML3001", "Epoch"),
        ("ML3002", "The batch size set"),
    ]
    assert [i.reference_answer.split("\n\n") for i in imported.items] == [
        ["**One full pass, because:**", "1. All data are seen.\n- Each of them once."],
        [
            "How many examples make one step, in this sentence that ends in a colon:",
            "- few or many",
        ],
    ]
    assert [(n.place.line, n.fate) for n in imported.notes] == [(13, Fate.UNREAD)]


def test_ids_that_the_bank_has_are_told_and_not_taken() -> None:
    imported = import_text(PAGE + PAGE, "page.txt", known=[ItemId("ML0024")])

    assert [item.id for item in imported.items] == ["ML0026"]
    known = [note.place.line for note in imported.notes if note.fate is Fate.KNOWN]
    assert known == [5, 33, 53]


@pytest.mark.parametrize(
    "line",
    [
        "Login to view more content",
        "Log in or register",
        "Show full answer",
        "\u00ab Previous".lstrip("\u00ab "),
        "Page 3 of 12",
        "12 comments",
        "\u00a9 2024 A Company. All rights reserved.",
        "Mark as complete",
        "Share this:",
        "Tweet",
        "Sign up for free",
        "Related posts",
        "Was this helpful? Yes No",
    ],
)
def test_furniture_never_lands_in_an_answer(line: str) -> None:
    page = f"• AB0001 A\nWhat is A?\nAnswer\nA is one.\n{line}\nA is also two.\n"

    imported = import_text(page, "page.txt")

    assert imported.items[0].reference_answer == "A is one.\n\nA is also two."
    assert [note.text for note in imported.notes if note.fate is Fate.DROPPED] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Next, the gradient is taken.",
        "Home is where the loss is lowest.",
        "Register the hook before the forward pass.",
        "Log in every layer is kept.",
        "Share of variance explained: 0.9",
        "1. Next",
    ],
)
def test_what_only_begins_like_furniture_is_kept(line: str) -> None:
    imported = import_text(f"• AB0001 A\nWhat?\nAnswer\nA is one.\n{line}\n", "page.txt")

    assert line.split(". ")[-1][:9].rstrip(".") in imported.items[0].reference_answer


@pytest.mark.parametrize(
    ("lines", "written"),
    [
        (["a one", "goes on."], "a one goes on."),
        (["One.", "Two."], "One.\n\nTwo."),
        (["• one", "– two", "Then"], "- one\n- two\n\nThen"),
        (["(1) one", "2) two"], "1. one\n2. two"),
        (["{\\small a_1} is {\\Large b}."], "$a_1$ is $b$."),
        (["It is \\frac{1}{2} of {it}."], "It is \\frac{1}{2} of {it}."),
        (["$x$ is 5$ or $6."], "$x$ is 5\\$ or \\$6."),
        (["\\[ E = mc^2 \\]"], "$$E = mc^2$$"),
        (["It is \\\\$$"], "It is \\\\\\$\\$"),
        (["{\\large x", "and no end"], "{\\large x and no end"),
        (["Inputs: x and y"], "**Inputs:** x and y"),
        (["The loss is then this one here: small"], "The loss is then this one here: small"),
    ],
)
def test_lines_become_markdown(lines: list[str], written: str) -> None:
    assert markdown(lines) == written


def test_a_csv_table_becomes_items() -> None:
    table = 'Question;Answer;Level\n"What is A?";"A is\none; $x$";hard\nWhat is B?;;\n'

    imported = import_text(table, "t.csv", format_=Format.CSV)

    (item,) = imported.items
    assert (item.id, item.title, item.topic) == ("Q0001", "A", IMPORTED.slug)
    assert (item.difficulty, item.reference_answer) == (Difficulty.HARD, "A is\none; $x$")
    assert [(note.place.line, note.why) for note in imported.notes] == [(4, "it has no answer")]


def test_two_columns_need_no_names() -> None:
    imported = import_text("What is A?,A is one.\n", "t.csv", format_=Format.CSV)

    assert imported.items[0].reference_answer == "A is one."


ANKI = """\
#separator:tab
#html:true
#deck column:1
#tags column:4
Field::data\tWhat is <b>A</b>?\t"A is \\(a &lt; b\\)<br>and ""one"".<img src=""a.png"">"\teasy
other\tA is {{c1::one::how many}}.\tMore\t
x\tWhat is B?\t[latex]b_1[/latex] &amp; [$]c[/$]<ul><li>d</li><li>e</li></ul>\tHard data
"""


def test_notes_of_anki_become_items() -> None:
    imported = import_text(ANKI, "a.txt", topics=[Topic("data", "Data")], format_=Format.ANKI)

    asked = [(i.topic, i.difficulty, i.question, i.reference_answer) for i in imported.items]
    assert asked == [
        ("data", Difficulty.EASY, "What is A?", 'A is $a < b$ and "one".'),
        ("imported", Difficulty.MEDIUM, "A is [how many].", "A is one.\n\nMore"),
        ("data", Difficulty.HARD, "What is B?", "$b_1$ & $c$\n\n- d\n- e"),
    ]
    assert any("a.png" in note.text for note in imported.notes)


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "bank.yaml"
    path.write_text(SMALL)
    return path


def same(items: list[Item], others: list[Item]) -> bool:
    def parts(item: Item) -> tuple[str, ...]:
        return (item.id, item.topic, item.difficulty, item.question, item.reference_answer)

    return [parts(item) for item in items] == [parts(item) for item in others]


def test_what_is_exported_as_csv_is_imported_alike(bank: Path) -> None:
    items, topics = list(load_bank(bank)), load_bank(bank).topics

    back = import_text(as_csv(items), "out.csv", topics=topics, format_=Format.CSV)

    asked = [(item.id, item.topic, item.difficulty) for item in back.items]
    assert asked == [(item.id, item.topic, item.difficulty) for item in items]
    assert back.items[0].title == "ROC Curve"
    assert back.items[0].reference_answer.split() == items[0].reference_answer.split()


def test_what_is_exported_for_anki_is_imported_alike(bank: Path) -> None:
    items, topics = list(load_bank(bank)), load_bank(bank).topics
    text = as_anki(items)

    back = import_text(text, "out.txt", topics=topics, format_=Format.ANKI)

    assert r"\[TPR = \frac{TP}{TP + FN}\]" in text
    assert [item.id for item in back.items] == [item.id for item in items]
    assert back.items[0].reference_answer.split() == items[0].reference_answer.split()
    assert (back.items[0].topic, back.items[0].difficulty) == ("evaluation", Difficulty.MEDIUM)


def test_imported_items_are_added_to_a_bank_and_leave_the_rest_alone(bank: Path) -> None:
    items = import_text(PAGE, "page.txt", topic="evaluation").items

    bank.write_text(with_items(SMALL, items))

    assert bank.read_text().startswith(SMALL.rstrip("\n"))
    assert list(load_bank(bank))[1:] == list(items)


@pytest.mark.parametrize(
    "source",
    [
        "version: 1\ntopics: [{slug: a, name: A}]\nitems: []\n",
        "version: 1\nitems: []\ntopics:\n  - {slug: a, name: A}\n",
        SMALL[: SMALL.index("items:")] + "items: []\n",
    ],
)
def test_items_are_added_to_an_empty_bank_too(source: str, tmp_path: Path) -> None:
    topic = "a" if "slug: a," in source else "evaluation"
    items = import_text(PAGE, "page.txt", topic=topic).items

    (tmp_path / "b.yaml").write_text(with_items(source, items))

    assert list(load_bank(tmp_path / "b.yaml")) == list(items)


def test_items_are_added_before_what_follows_them(bank: Path) -> None:
    at = SMALL.index("topics:"), SMALL.index("items:")
    source = SMALL[: at[0]] + SMALL[at[1] :] + SMALL[at[0] : at[1]]
    items = import_text(PAGE, "page.txt", topic="evaluation").items

    bank.write_text(with_items(source, items))

    assert [item.id for item in load_bank(bank)] == ["ML0015", "ML0024", "ML0026"]


def test_a_file_is_read_by_what_it_is(tmp_path: Path) -> None:
    for name, text in (("a.csv", "question,answer\na,b"), ("a.txt", PAGE), ("b.txt", ANKI)):
        (tmp_path / name).write_text(text)

        assert import_file(tmp_path / name).items


@pytest.mark.parametrize(
    ("text", "format_", "told"),
    [
        ("", Format.PAGE, "no question with an answer was found"),
        ("• ML0001 Alone\n", Format.PAGE, "1:1: not read: “ML0001 Alone”: it has no answer"),
        ("a,b,c\n", Format.CSV, "no column for the question, or none for the answer; name"),
        ('"a', Format.ANKI, "no question with an answer was found"),
    ],
)
def test_a_text_without_questions_is_told(text: str, format_: Format, told: str) -> None:
    with pytest.raises(BankError) as caught:
        import_text(text, "x", format_=format_)

    assert told in str(caught.value)


PIECES = st.sampled_from(
    ["• AB0001 A\n", "Answer\n", "{\\large x}", "$$", "- ", "1. ", ": ", "no", "<b>", "&amp;"]
) | st.sampled_from([*"$'{}\\\n\xa0\u2028\x85\x00'#,\t\"", "{{c1::a}}"])


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    pieces=st.lists(PIECES | st.text(max_size=8), max_size=30),
    format_=st.sampled_from(Format),
)
def test_whatever_is_imported_loads_again(
    pieces: list[str], format_: Format, tmp_path: Path
) -> None:
    start = "• AB0002 B\nQ\nAnswer\nIt is. " if format_ is Format.PAGE else "question\tanswer\nq\ta"
    text = start + "".join(pieces)
    try:
        imported = import_text(text, "x", format_=format_)
    except BankError:
        return

    path = tmp_path / "bank.yaml"
    path.write_text(bank_yaml(imported.items, [IMPORTED]), encoding="utf-8")

    back = list(load_bank(path))
    assert same(back, list(imported.items))
    assert [item.title for item in back] == [item.title for item in imported.items]
