import pytest

from tests.search_cases import item, items, queries, unknown
from tutorbot.core.search import Search
from tutorbot.core.vocabulary import Vocabulary

RIGHT_FIRST = 0.98  # of the queries; it may only rise


@pytest.fixture(scope="module")
def search() -> Search:
    return Search(items())


def test_the_item_meant_comes_first(search: Search) -> None:
    found = [(typed, meant, [i.id for i in search.find(typed)]) for typed, meant in queries()]

    wrong = [(typed, meant, ids[:3]) for typed, meant, ids in found if ids[:1] != [meant]]

    assert len(found) >= 200
    assert 1 - len(wrong) / len(found) >= RIGHT_FIRST, wrong


def test_nearly_every_item_meant_is_among_the_first_three(search: Search) -> None:
    missing = [t for t, meant in queries() if meant not in [i.id for i in search.find(t, 3)]]

    assert len(missing) <= 0.01 * len(queries()), missing


@pytest.mark.parametrize("typed", ["", " ", *unknown()])
def test_nothing_is_found_where_nothing_fits(search: Search, typed: str) -> None:
    assert search.find(typed) == []


@pytest.mark.parametrize(
    "typed",
    ["ml7", "ML7", "ml 7", "ML-0007", "ml_0007", "#7", "7", "07", "0007", " ML0007 ", "ml.7"],
)
def test_an_id_is_found_in_any_spelling(search: Search, typed: str) -> None:
    assert [i.id for i in search.find(typed)][:1] == ["ML0007"]


def test_a_half_typed_id_lists_what_it_may_become(search: Search) -> None:
    assert {i.id for i in search.find("ml001")} == {"ML0015", "ML0019"}
    assert len(search.find("ML", limit=10)) == 10


@pytest.mark.parametrize(
    ("typed", "meant", "alike"),
    [
        ("type 1 error", "Type 1 Error", "Type 2 Error"),
        ("word2vec", "Word2vec", "Word3vec"),
        ("l1", "L1", "L2"),
    ],
)
def test_digits_are_exact(typed: str, meant: str, alike: str) -> None:
    search = Search([item("ML0001", alike, "t"), item("ML0002", meant, "t")])

    assert search.find(typed)[0].id == "ML0002"
    assert Search([item("ML0001", "Word3vec", "t")]).find("word2vec") == []


def test_results_are_limited_and_an_empty_bank_has_none(search: Search) -> None:
    assert len(search.find("learning", limit=3)) == 3
    assert Search([]).find("roc") == []


def test_key_points_are_found_too_but_names_come_before_them() -> None:
    said = item("ML0001", "Dropout", "t", says=("The units of a layer are masked, as by pruning.",))
    named = item("ML0002", "Pruning", "t")

    assert [i.id for i in Search([said, named]).find("pruning")] == ["ML0002", "ML0001"]
    assert [i.id for i in Search([said, named]).find("masked units")] == ["ML0001"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gradients", "gradient"),
        ("gradi", "gradient"),
        ("gradeint", "gradient"),
        ("normalisation", "normalization"),
        ("attn", "attention"),
        ("dataset", "data"),
        ("collinearity", "multicollinearity"),
    ],
)
def test_a_word_is_known_however_it_is_typed(typed: str, meant: str) -> None:
    known = ["gradient", "normalization", "attention", "data", "multicollinearity", "precision"]

    assert list(Vocabulary(known).meant(typed)) == [meant]


@pytest.mark.parametrize("typed", ["mae", "adaboots9", "prevision2", "zz"])
def test_short_words_and_digits_are_never_guessed(typed: str) -> None:
    assert Vocabulary(["map", "adaboost", "prevision"]).meant(typed) == {}


@pytest.mark.parametrize(
    "typed", ["a" * 5000, "🙂" * 900, "\x00", "$$$", "ML" + "9" * 400, "\u200b"]
)
def test_odd_input_finds_nothing_and_does_no_harm(search: Search, typed: str) -> None:
    assert search.find(typed) == []
