from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tutorbot.pictures.formulas import Drawer, as_text

ATTENTION = r"\operatorname{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V"
PATIENT = 60.0  # seconds; a test that waits for a picture does not measure how long it takes


@pytest.fixture
async def drawer(tmp_path: Path) -> AsyncIterator[Drawer]:
    drawer = Drawer(tmp_path / "pictures")
    yield drawer
    await drawer.close()


async def test_a_formula_is_drawn_with_its_words(drawer: Drawer) -> None:
    picture = await drawer.draw(ATTENTION, PATIENT)

    assert picture is not None
    assert picture.png.startswith(b"\x89PNG")
    assert picture.width == 800
    assert 0 < picture.height < 400
    assert picture.alt == as_text(ATTENTION)


async def test_a_formula_is_drawn_once(drawer: Drawer, tmp_path: Path) -> None:
    first = await drawer.draw(ATTENTION, PATIENT)
    other = Drawer(tmp_path / "pictures", renderers=())
    again = Drawer(tmp_path / "pictures")

    assert await again.draw(ATTENTION, PATIENT) == first
    assert len(list((tmp_path / "pictures").iterdir())) == 1
    assert await other.draw(ATTENTION, PATIENT) is None
    await again.close()
    await other.close()


async def test_a_response_that_cannot_wait_gets_no_picture_and_the_next_does(
    drawer: Drawer,
) -> None:
    assert await drawer.draw(ATTENTION, budget_s=0) is None
    assert await drawer.draw(ATTENTION, PATIENT) is not None


async def test_where_the_first_renderer_cannot_the_second_takes_over(drawer: Drawer) -> None:
    picture = await drawer.draw(r"\foo{x} + \frac{1}{2}", PATIENT)

    assert picture is not None
    assert picture.alt == "foo x + 1/2"
