"""How a rubric is drafted from a reference answer."""

from __future__ import annotations

from tutorbot.core.drafted.drafting import as_plain_data, draft_rubric, statements
from tutorbot.core.language.content import words

LIST = """Two ways help:
- early stopping: halt when the validation loss rises
- dropout: switch off random units
"""


def test_list_entries_and_sentences_are_statements() -> None:
    assert statements(LIST) == (
        "Two ways help:",
        "early stopping: halt when the validation loss rises",
        "dropout: switch off random units",
    )
    assert statements("It is linear. It cannot bend; it never will.") == (
        "It is linear.",
        "It cannot bend",
        "it never will.",
    )


def test_the_follow_up_gives_nothing_away() -> None:
    question = "How can you keep a network from overfitting?"
    asked = {word.stem for word in words(question)}

    for point in draft_rubric(question, LIST):
        told = {w.stem for idea in point.ideas for w in words(idea.wordings[0])}
        assert not (told - asked) & {w.stem for w in words(point.ask)}


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
