"""How a rubric is drafted from a reference answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutorbot.core.drafted.drafting import as_plain_data, draft_rubric
from tutorbot.core.drafted.statements import statements
from tutorbot.core.language.content import words

LIST = """Two ways help:
- early stopping: halt when the validation loss rises
- dropout: switch off random units
"""


PAGE = r"""**Reasons:**

1. **Saturating activations:** the slope raises no error; it is *small*.
2. Poor initialisation of $W_1$

## Remedies
- Patience
- __Residual connections__, e.g. in a [ResNet](http://example.org)

Limitations
It is a product of many factors:

$$\prod_{l=1}^{L} a_l$$

where $a_l$ is a factor. It never ends

| Method | Effect |
|---|---|
| L2 | shrinks |
```python
x = 1
```
"""


def said(text: str) -> tuple[str, ...]:
    return tuple(one.says for one in statements(text))


def test_list_entries_and_sentences_are_statements() -> None:
    assert said(LIST) == (
        "early stopping: halt when the validation loss rises",
        "dropout: switch off random units",
    )
    assert said("It is linear. It cannot bend; it never will.") == (
        "It is linear.",
        "It cannot bend",
        "it never will.",
    )


def test_statements_are_free_of_markdown_and_headings_join_what_needs_them() -> None:
    assert said(PAGE) == (
        "Saturating activations: the slope raises no error; it is small.",
        "Reasons: Poor initialisation of $W_1$",
        "Remedies: Patience",
        "Residual connections, e.g. in a ResNet",
        "Limitations: It is a product of many factors: $$\\prod_{l=1}^{L} a_l$$ "
        "where $a_l$ is a factor.",
        "It never ends",
        "L2: shrinks",
        "`x = 1`",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Adam\nSGD", ("Adam", "SGD")),
        ("**Dropout**", ("Dropout",)),
        ("## Answer\n\nIt is 5 * 3 * 2.", ("It is 5 * 3 * 2.",)),
        ("Precision\nPrecision is a share.", ("Precision is a share.",)),
        ("Two kinds: • one • two", ("Two kinds: one", "Two kinds: two")),
        ("a_b and `x_1*y` stay, \\\\$5 too", ("a_b and `x_1*y` stay, \\\\$5 too",)),
        ("It is a technique:\n\n### How\n- **On:** at p", ("It is a technique:", "On: at p")),
        ("> quoted **half", ("quoted half",)),
    ],
)
def test_what_people_write(text: str, expected: tuple[str, ...]) -> None:
    assert said(text) == expected


def test_key_points_spell_words_as_the_reference_does() -> None:
    rubric = draft_rubric("Why?", "Patience raises overconfidence in the optimiser.")

    shown = str(as_plain_data(rubric))
    assert all(word in shown for word in ("patience", "raises", "overconfidence", "optimiser"))
    assert not any(word in shown for word in ("raizes", "patiense", "overconfidense", "optimizer"))


@pytest.mark.parametrize("text", [LIST, PAGE])
def test_the_follow_up_gives_nothing_away(text: str) -> None:
    question = "How can you keep a network from overfitting?"
    asked = {word.stem for word in words(question)}

    for point in draft_rubric(question, text):
        told = {w.stem for idea in point.ideas for w in words(idea.wordings[0])}
        assert not (told - asked) & {w.stem for w in words(point.ask) if w.is_content}


def test_follow_ups_ask_by_heading_place_and_kind() -> None:
    prose = "A forest is a set of trees. It is slow because it is deep. For example, pixels."
    steps = "Steps:\n1. Draw\n2. Grow\n"

    asks = [point.ask for point in draft_rubric("What is a random forest?", prose)]
    assert asks == [
        "How would you define “random forest”?",
        "Why is that so with “random forest”?",
        "Which case shows it in practice?",
    ]
    assert [point.ask for point in draft_rubric("How does it grow?", steps)] == [
        "What does the first step do?",
        "What does the second step do?",
    ]
    assert [point.ask for point in draft_rubric("What ends it?", PAGE)][1:3] == [
        "What is the second entry under “Reasons”?",
        "What else belongs to “Remedies”?",
    ]


MARKS = "\n|\n\n|- |1. |## |**|$|$$|`|```\n|: |. |{|}|\\|Causes|because|e.g. |point|\ue0001\ue001"
PIECES = st.sampled_from([*MARKS.split("|"), "|", "|-|"]) | st.text(max_size=6)


@given(question=st.text(max_size=40), pieces=st.lists(PIECES, max_size=25))
def test_any_text_makes_points_whose_follow_ups_differ(question: str, pieces: list[str]) -> None:
    rubric = draft_rubric(question, "".join(pieces))

    assert len({point.ask for point in rubric}) == len(rubric) >= 1
    assert all(point.ask.endswith("?") for point in rubric)
    assert rubric == draft_rubric(question, "".join(pieces))


def test_ids_are_unique_and_weights_above_nothing() -> None:
    rubric = draft_rubric("Name it.", "It learns. It learns. It learns fast!")

    assert len({point.id for point in rubric}) == len(rubric)
    assert all(point.weight > 0 for point in rubric)


def test_a_reference_of_grammar_alone_still_makes_a_point() -> None:
    assert len(draft_rubric("Is it so?", "It is.")) == 1


def test_the_draft_can_be_written_into_a_bank_file() -> None:
    (entry,) = as_plain_data(draft_rubric("What is a leaf?", "A node that has no child."))

    assert set(entry) == {"id", "weight", "says", "ask", "ideas"}
    assert entry["ideas"] == [["node"], ["child"]]
