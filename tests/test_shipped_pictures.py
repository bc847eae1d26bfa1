import dataclasses

import pytest

from tutorbot.bank import read_bank_file, shipped_path
from tutorbot.bank.prose import formulas
from tutorbot.core.model import Item, Picture
from tutorbot.pictures.formulas import Formula, faults, segments
from tutorbot.pictures.sketch import paint
from tutorbot.pictures.teaching import PICTURES, sketch_of

ITEMS = tuple(read_bank_file(shipped_path()).bank)


def texts(item: Item) -> tuple[str, ...]:
    points = [text for point in item.rubric for text in (point.says, point.ask)]
    return (item.question, item.reference_answer, *item.hints, *points)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_every_formula_of_the_shipped_bank_is_drawn(item: Item) -> None:
    for text in texts(item):
        for formula in formulas(text):
            assert not faults(formula.latex), formula.latex


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_bank_and_pictures_agree_on_what_is_a_display_formula(item: Item) -> None:
    for text in texts(item):
        displayed = [formula.latex for formula in formulas(text) if formula.display]

        assert [p.latex for p in segments(text) if isinstance(p, Formula)] == displayed


def test_every_picture_of_the_shipped_bank_is_there_and_none_is_left_over() -> None:
    named = {item.picture.name for item in ITEMS if item.picture}

    assert named == set(PICTURES)


def test_a_picture_speaks_in_the_words_of_its_item() -> None:
    item = next(item for item in ITEMS if item.picture)
    sketch = sketch_of(item)

    assert sketch is not None
    assert item.picture is not None
    assert sketch.alt == item.picture.alt
    assert paint(sketch).startswith(b"\x89PNG")


def test_an_item_without_a_picture_has_none_to_sketch() -> None:
    item = ITEMS[0]

    assert sketch_of(dataclasses.replace(item, picture=None)) is None
    assert sketch_of(dataclasses.replace(item, picture=Picture("no-such", "Nothing."))) is None
