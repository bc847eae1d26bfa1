import itertools
import math
from xml.etree import ElementTree as ET

import pytest

from tutorbot.pictures.sketch import LONGEST_ALT, WIDTH, Sketch, paint, svg
from tutorbot.pictures.teaching import PICTURES
from tutorbot.pictures.teaching.curves import FAIR, GOOD, auc, roc_point

SMALLEST_PX = 15  # of 400; a phone's card is about 280 wide


@pytest.fixture(params=sorted(PICTURES))
def sketch(request: pytest.FixtureRequest) -> Sketch:
    return PICTURES[request.param]()


def texts(sketch: Sketch) -> list[ET.Element]:
    return list(ET.fromstring(svg(sketch)).iter("{http://www.w3.org/2000/svg}text"))


def test_a_picture_is_painted_and_says_what_it_shows(sketch: Sketch) -> None:
    assert paint(sketch).startswith(b"\x89PNG")
    assert 60 < len(sketch.alt) <= LONGEST_ALT


def test_a_picture_reads_at_phone_width(sketch: Sketch) -> None:
    assert sketch.width == WIDTH
    assert all(float(text.attrib["font-size"]) >= SMALLEST_PX for text in texts(sketch))


def test_a_picture_is_the_same_each_time(sketch: Sketch) -> None:
    assert sketch in [draw() for draw in PICTURES.values()]


@pytest.mark.parametrize("apart", [GOOD, FAIR])
def test_the_area_under_the_drawn_curve_is_the_named_one(apart: float) -> None:
    points = [roc_point(t / 100, apart) for t in range(-600, 601)]

    area = math.fsum(
        (left[0] - right[0]) * (left[1] + right[1]) / 2
        for left, right in itertools.pairwise(points)
    )

    assert area == pytest.approx(auc(apart), abs=1e-4)
