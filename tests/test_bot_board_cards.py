"""The leaderboard and the score: what stands first, and what fits."""

from __future__ import annotations

from dataclasses import replace

from tests.cards import ID, PICTURE, words_of
from tutorbot.bot.board_views import board_card, score_card
from tutorbot.core.model import LearnerId, Topic
from tutorbot.core.outcomes import Board, Score, TopicMastery, WeekCredit
from tutorbot.core.scoring import Period, Standing

CALLER = LearnerId(ID + 99)
OWN = Standing(CALLER, 87, 12, 3, 0.04)
ROWS = tuple(Standing(LearnerId(ID + n), n + 1, 1_234_567, 9_999, 0.5) for n in range(10))
BOARD = Board(Period.WEEK, None, 1, 9, 87, ROWS, OWN)
TOPICS = tuple(TopicMastery(Topic(f"t{n}", f"Topic {n}"), 1 - n / 18, 3) for n in range(18))
SCORE = Score(CALLER, OWN, 87, 3, TOPICS, ())


def lines_of(words: str) -> list[str]:
    return [line for line in words.splitlines() if "<@" in line]


def test_figures_stand_before_a_name_so_that_a_long_one_does_not_tear_them_apart() -> None:
    first, *_, own = lines_of(words_of(board_card(BOARD, CALLER)))

    assert first == f"🥇 **1,234,567** · 50% \u2068<@{ID}>\u2069"
    assert own == f"87\\. **12** · 4% \u2068<@{CALLER}>\u2069 ← you"


def test_the_caller_is_told_where_they_stand_or_that_they_do_not() -> None:
    assert "You are not on this board yet" in words_of(board_card(replace(BOARD, own=None), CALLER))
    assert words_of(board_card(BOARD, ROWS[0].learner)).count("<@") == 10


def test_the_figures_of_a_board_are_named() -> None:
    assert "-# Points · mean credit" in words_of(board_card(BOARD, CALLER))


def test_a_score_says_its_topics_without_bars_where_a_picture_has_them() -> None:
    charted = words_of(score_card(SCORE, own=True, picture=PICTURE))
    barred = words_of(score_card(SCORE, own=True))

    for words in (charted, barred):
        assert "100% Topic 0" in words
        assert "6% Topic 17" in words
        assert "Topic 9" not in words
    assert "■" not in charted
    assert "`■■■■■■■■■■` 100% Topic 0" in barred


def test_a_streak_is_told_where_there_is_one() -> None:
    assert "Streak: **3 days** in a row" in words_of(score_card(SCORE, own=True))
    assert "Streak" not in words_of(score_card(replace(SCORE, streak_days=0), own=True))


def test_one_day_is_no_row_of_days() -> None:
    words = words_of(score_card(replace(SCORE, streak_days=1), own=True))

    assert "Streak: **1 day**\n" in words


def test_the_latest_weeks_are_told_in_words() -> None:
    weeks = tuple(WeekCredit(f"2026-W{n}", n / 100, 1) for n in range(40, 46))

    assert "to the latest: 42%, 43%, 44%, 45%" in words_of(
        score_card(replace(SCORE, weeks=weeks), own=True)
    )
    assert "by week" not in words_of(score_card(replace(SCORE, weeks=weeks[:1]), own=True))


def test_somebody_without_points_is_told_where_to_begin() -> None:
    nothing = replace(SCORE, standing=None, topics=())

    assert "You have not answered for points" in words_of(score_card(nothing, own=True))
    assert "This learner has not answered" in words_of(score_card(nothing, own=False))
