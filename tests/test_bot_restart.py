"""What a restart finds and takes up, in each state of a round."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.stage import DROPOUT, HALF, Stage, labels_of, named, stage, text_of
from tutorbot.core.model import ChannelId, Ending, LearnerId, Place, Round, ServerId
from tutorbot.core.rounds import Wish


async def begun_in_store(on: Stage, seconds: int = 60, questions: int = 1) -> Round:
    """Return a round as a process leaves it that dies before it posts the question."""
    place = Place(ServerId(on.guild.id), ChannelId(on.channel.id))
    wish = Wish(questions=questions, seconds=seconds)
    return await on.bot.tutor.start(place, LearnerId(on.ada.id), wish, on.env.now())


async def test_an_open_round_goes_on_and_its_buttons_work(tmp_path: Path) -> None:
    async with stage(tmp_path, DROPOUT) as on:
        await on.quiz(questions=1, seconds=60)
        await on.restart()
        graded = await on.answer(on.ben, HALF)
        await on.pass_time(61)

        assert "75%" in text_of(graded.response)
        assert len(on.posts) == 2
        assert f"**+75** · 75% {named(on.ben)}" in text_of(on.posts[-1])


async def test_a_modal_opened_before_a_restart_is_taken_after_it(tmp_path: Path) -> None:
    async with stage(tmp_path, DROPOUT) as on:
        await on.quiz()
        shown = await on.ben.click(on.question, label="Answer")
        await on.restart()
        graded = await on.ben.submit_modal(shown, {"text": HALF})

        assert "75%" in text_of(graded.response)


async def test_an_overdue_round_is_closed_once(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.quiz(questions=1, seconds=60)
        await on.bot.runner.finish()
        await on.pass_time(600)
        assert len(on.posts) == 1
        await on.restart()
        await on.restart()

        question, told = on.posts
        assert "time is up" in text_of(question)
        assert told.reference.message_id == question.id


async def test_a_closed_round_that_was_not_told_is_told_once(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.quiz(questions=1)
        round_ = await on.round()
        assert round_ is not None
        await on.bot.runner.finish()
        await on.store.close_round(round_.id, Ending.REVEAL, on.env.now())
        await on.restart()
        await on.restart()

        assert len(on.posts) == 2
        assert labels_of(on.posts[0]) == []


async def test_a_closing_message_that_stands_there_is_not_posted_again(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.quiz(questions=2)
        await on.answer(on.ben, HALF)
        await on.ada.click(on.question, label="Reveal")
        on.wire.posted.clear()  # as if minutes had gone by: Discord has forgotten the nonces
        await on.restart()
        await on.pass_time(15)

        closings = [m for m in on.posts if m.reference]
        assert len(closings) == 1
        assert "Question 2 of 2" in text_of(on.posts[-1])


async def test_a_question_never_posted_is_posted(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun_in_store(on)
        await on.restart()

        assert len(on.posts) == 1
        round_ = await on.round()
        assert round_ is not None
        assert round_.message == on.question.id


async def test_a_question_posted_but_not_remembered_is_found(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.quiz(questions=1)
        first = on.question.id
        forget_message(on)
        on.wire.posted.clear()
        await on.restart()

        assert len(on.posts) == 1
        round_ = await on.round()
        assert round_ is not None
        assert round_.message == first


async def test_a_reply_to_a_question_not_yet_remembered_is_an_answer(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.quiz(questions=1)
        forget_message(on)
        await on.ben.send(on.channel, HALF, reply_to=on.question)
        round_ = await on.round()

        assert round_ is not None
        assert len(await on.store.attempts_in(round_.id)) == 1


def forget_message(on: Stage) -> None:
    """Bring the store to where it is while the post of the question has not returned."""
    with closing(sqlite3.connect(on.file)) as database, database:
        assert database.execute("update rounds set message = null").rowcount == 1


async def test_a_question_never_posted_whose_time_is_over_ends_quietly(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("WARNING", "tutorbot")
    async with stage(tmp_path) as on:
        await begun_in_store(on)
        await on.pass_time(600)
        await on.restart()

        assert on.posts == []
        assert await on.store.running() == []
        assert "never posted" in caplog.text


async def test_a_session_on_a_server_left_meanwhile_ends(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("WARNING", "tutorbot")
    async with stage(tmp_path) as on:
        place = Place(ServerId(12345678), ChannelId(12345679))
        await on.bot.tutor.start(place, LearnerId(1), Wish(), on.env.now())
        await on.restart()

        assert await on.store.running() == []
        assert "no longer on the server" in caplog.text


async def test_an_item_gone_from_the_bank_ends_its_session(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("WARNING", "tutorbot")
    async with stage(tmp_path, DROPOUT) as on:
        await on.quiz(questions=1, seconds=60)
        on.bank = type(on.bank)({}, on.bank.topics, "other")
        await on.restart()
        await on.pass_time(61)

        assert await on.store.running() == []
        assert "ML0007" in caplog.text


async def test_answers_written_while_the_bot_was_away_are_graded(tmp_path: Path) -> None:
    async with stage(tmp_path, DROPOUT) as on:
        await on.quiz(questions=1, seconds=60)
        backend = on.env.backend
        gateway = list(backend.subscribers)
        backend.subscribers.clear()
        await on.ben.send(on.channel, HALF, reply_to=on.question)
        backend.subscribers.extend(gateway)
        assert len(on.posts) == 1
        await on.restart()
        await on.pass_time(61)

        assert f"**+75** · 75% {named(on.ben)}" in text_of(on.posts[-1])
