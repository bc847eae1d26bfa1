import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.hostile_formulas import FIELD, hostile
from tutorbot.pictures.drawer import Drawer
from tutorbot.pictures.formulas import as_text
from tutorbot.pictures.teaching import PICTURES

ATTENTION = r"\operatorname{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V"
PATIENT = 60.0  # seconds; a test that waits for a picture does not measure how long it takes


def environment_of(process_id: int | None) -> bytes:
    return Path(f"/proc/{process_id}/environ").read_bytes()


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


async def test_what_cannot_be_drawn_leaves_the_process_alive(drawer: Drawer) -> None:
    assert await drawer.draw("", PATIENT) is None
    assert await drawer.draw("x" * 1001, PATIENT) is None
    assert await drawer.draw(ATTENTION, PATIENT) is not None
    assert drawer.starts == 1


async def test_a_process_that_died_is_started_again(drawer: Drawer) -> None:
    first = await drawer.draw(ATTENTION, PATIENT)
    assert drawer.process_id is not None
    os.kill(drawer.process_id, signal.SIGKILL)
    picture = await drawer.draw("x + y", PATIENT)

    assert first is not None
    assert picture is not None
    assert drawer.starts == 2


async def test_a_process_that_hangs_is_ended_and_its_formula_not_tried_again(
    tmp_path: Path,
) -> None:
    drawer = Drawer(tmp_path, hung_after_s=1.0)
    await drawer.draw(ATTENTION, PATIENT)
    assert drawer.process_id is not None
    os.kill(drawer.process_id, signal.SIGSTOP)

    lettered = await drawer.draw("x + y", PATIENT)

    assert lettered is not None
    assert drawer.starts == 2
    assert await drawer.draw("x + y", PATIENT) == lettered
    assert await drawer.draw("x + z", PATIENT) is not None
    await drawer.close()


async def test_hostile_formulas_are_drawn_or_refused(drawer: Drawer) -> None:
    for seed in range(300):
        latex = hostile(seed)
        picture = await drawer.draw(latex, PATIENT)

        assert picture is None or picture.png.startswith(b"\x89PNG"), f"seed {seed}"
    assert await drawer.draw(ATTENTION, PATIENT) is not None


async def test_the_process_is_gone_once_closed(drawer: Drawer) -> None:
    await drawer.draw(ATTENTION, PATIENT)
    process_id = drawer.process_id
    await drawer.close()

    assert process_id is not None
    with pytest.raises(ProcessLookupError):
        os.kill(process_id, 0)


async def test_a_picture_cut_short_on_disk_is_drawn_anew(drawer: Drawer, tmp_path: Path) -> None:
    first = await drawer.draw(ATTENTION, PATIENT)
    (file,) = (tmp_path / "pictures").iterdir()
    file.write_bytes(file.read_bytes()[:-20])

    assert await drawer.draw(ATTENTION, PATIENT) == first
    assert file.read_bytes().endswith(b"IEND\xaeB`\x82")


async def test_a_folder_that_cannot_be_written_costs_speed_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    drawer = Drawer(tmp_path / "file")

    assert await drawer.draw(ATTENTION, PATIENT) is not None
    assert await drawer.draw(ATTENTION, PATIENT) is not None
    await drawer.close()


async def test_the_formulas_of_a_response_come_in_its_order(drawer: Drawer) -> None:
    pictures = await drawer.draw_all(("a", "b", "", "a"), PATIENT)

    assert [picture and picture.alt for picture in pictures] == ["a", "b", None, "a"]


@pytest.mark.parametrize("renderer", ["typeset", "lettered"])
async def test_each_renderer_draws_the_formulas_of_the_field(renderer: str) -> None:
    drawer = Drawer(renderers=(renderer,))

    for latex in FIELD:
        assert await drawer.draw(latex, PATIENT) is not None, latex
    await drawer.close()


async def test_a_teaching_picture_is_painted(drawer: Drawer) -> None:
    sketch = PICTURES["k-fold"]()
    picture = await drawer.paint(sketch, PATIENT)

    assert picture is not None
    assert (picture.width, picture.height) == (2 * sketch.width, 2 * sketch.height)
    assert picture.alt == sketch.alt


@pytest.mark.skipif(not Path("/proc").exists(), reason="only Linux shows another's environment")
async def test_the_process_knows_no_secret_of_the_tutor(
    drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "secret")
    await drawer.draw(ATTENTION, PATIENT)

    environment = environment_of(drawer.process_id)
    assert b"PYTHONPATH" in environment
    assert b"secret" not in environment
