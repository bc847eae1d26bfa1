import pytest

from tutorbot.core.language.text import dash, fold, plain_word, spans, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drop-out, L1 & 0.25!", ["drop", "out", ",", "l1", "0.25", "!"]),
        ("e.g. SVMs vs. trees", ["e.g.", "svms", "vs.", "trees"]),
        ("doesn’t", ["doesn't"]),
        ("k-1 folds", ["k", "-", "1", "folds"]),
        ("1-sigmoid(z)", ["1", "-", "sigmoid", "(", "z", ")"]),
        ("5-fold", ["5", "fold"]),
        ("a -- b", ["a", " -- ", "b"]),
        (r"\frac{TP}{TP+FN}", [r"\frac", "{", "tp", "}", "{", "tp", "+", "fn", "}"]),
        ("σ′(z)", ["σ", "'", "(", "z", ")"]),
        ("🙂👍", []),
    ],
)
def test_a_text_is_cut_into_words_and_symbols(text: str, expected: list[str]) -> None:
    assert tokens(fold(text)) == [token for token in expected if token != "&"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("naïve", "naive"),
        ("оverfitting", "overfitting"),  # the o is Cyrillic
        ("ｇｒａｄｉｅｎｔ", "gradient"),
        ("𝑃(𝑦)", "p(y)"),
        ("TP÷FP", "tp/fp"),
        ("İ", "i"),
    ],
)
def test_letters_that_look_alike_become_plain_ones(text: str, plain: str) -> None:
    assert fold(text) == plain


def test_invisible_characters_do_not_cut_a_word() -> None:
    assert [plain_word(token) for token in tokens(fold("over\u200bfit\u00adting"))] == [
        "overfitting"
    ]


@pytest.mark.parametrize(
    "text", ["Ünï 🙂 σ(z)\u200b ﬁt", "plain words", "a\n\nb – c", "İstanbul ₂x"]
)
def test_each_character_keeps_its_place(text: str) -> None:
    folded = fold(text)

    assert len(folded) == len(text)
    assert [folded[start:end] for start, end in spans(folded)] == tokens(folded)


def test_a_wrapped_line_goes_on_and_a_short_one_ends() -> None:
    long = "the gradient becomes smaller and smaller on its way through the many\nlayers of it"

    assert "\n" not in fold(f"{long}\n{long}\n{long}".replace("of it", "of it" + " and" * 12))
    assert "\n" in fold("more A\nless B")
    assert "\n" in fold(long)  # a single one: people begin a new thought


@pytest.mark.parametrize(("typed", "one"), [(" - ", "–"), ("--", "—"), (" --- ", "—"), ("-", "-")])
def test_dashes_have_one_form(typed: str, one: str) -> None:
    assert dash(typed) == one


@pytest.mark.parametrize(
    ("written", "word"),
    [(r"\gamma", "gamma"), ("γ", "gamma"), (r"\varepsilon", "epsilon"), (r"\log", "log")],
)
def test_letters_of_latex_are_known_by_their_names(written: str, word: str) -> None:
    assert plain_word(written) == word
