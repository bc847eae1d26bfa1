"""Every way of answering, and that each answer is counted once."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from simcord.backend.models import AllowedMentions

from tests.stage import DROPOUT, FULL, HALF, Stage, stage, text_of
from tutorbot.core.model import Attempt


async def attempts_in(on: Stage) -> list[Attempt]:
    round_ = await on.round()
    assert round_ is not None
    return await on.store.attempts_in(round_.id)


async def test_the_modal_shows_the_question_and_the_answer_stays_private(tmp_path: Path) -> None:
    async with stage(tmp_path, DROPOUT) as on:
        await on.quiz()
        shown = await on.ben.click(on.question, label="Answer")
        graded = await on.ben.submit_modal(shown, {"text": HALF})

        assert DROPOUT.question in str(shown.modal)
        assert graded.response is not None
        assert graded.response.ephemeral
        said = text_of(graded.response)
        assert "✅ Correct: 75%" in said
        assert "“**randomly switches off neurons**”" in said
        assert "1 key point still missing" in said
        assert "overfitting" not in said
        assert DROPOUT.rubric[1].ask in said
        assert len(on.posts) == 1


async def test_a_reply_gets_one_short_public_reply_that_gives_nothing_away(tmp_path: Path) -> None:
    async with stage(tmp_path, DROPOUT) as on:
        await on.quiz()
        await on.ben.send(on.channel, HALF, reply_to=on.question)

        _, reply = on.posts
        assert "✅ Correct: 75%" in text_of(reply)
        assert "1 key point missing" in text_of(reply)
        assert not any(p.says in text_of(reply) or p.ask in text_of(reply) for p in DROPOUT.rubric)


async def test_only_the_learner_who_answered_sees_why(tmp_path: Path) -> None:
    async with stage(tmp_path, DROPOUT) as on:
        await on.quiz()
        await on.ben.send(on.channel, HALF, reply_to=on.question)
        own = await on.ben.click(on.posts[-1], label="See why")
        other = await on.ada.click(on.posts[-1], label="See why")

        assert own.response is not None
        assert "“**randomly switches off neurons**”" in text_of(own.response)
        assert other.response is not None
        assert "for the learner who gave the answer" in text_of(other.response)
        assert own.response.ephemeral
        assert other.response.ephemeral


async def test_a_mention_in_the_channel_is_an_answer(tmp_path: Path) -> None:
    async with stage(tmp_path, DROPOUT) as on:
        await on.quiz()
        await on.ben.send(on.channel, f"<@{on.bot_id}> {HALF}")

        (attempt,) = await attempts_in(on)
        assert attempt.answer == HALF


async def test_a_reply_to_our_reply_is_a_second_answer(tmp_path: Path) -> None:
    async with stage(tmp_path, DROPOUT) as on:
        await on.quiz()
        await on.ben.send(on.channel, HALF, reply_to=on.question)
        await on.ben.send(on.channel, "It reduces overfitting.", reply_to=on.posts[-1])

        first, second = await attempts_in(on)
        assert (first.points, second.points) == (75, 13)


async def test_talk_in_the_channel_and_thanks_for_a_closing_are_no_answers(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.quiz(questions=2)
        await on.answer(on.ben, HALF)
        await on.ada.click(on.question, label="Reveal")
        closing = on.posts[-1]
        await on.pass_time(15)
        before = len(on.posts)
        await on.ben.send(on.channel, "I would drop units at random.")
        await on.ben.send(on.channel, "thanks, that helps", reply_to=closing)

        assert await attempts_in(on) == []
        assert len(on.posts) == before


async def test_a_mention_without_a_round_says_how_to_start_one(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.ben.send(on.channel, f"<@{on.bot_id}> hello?")

        assert "**/quiz** starts one" in text_of(on.posts[-1])


async def test_in_a_direct_message_anything_is_an_answer(tmp_path: Path) -> None:
    async with stage(tmp_path, DROPOUT) as on:
        user = on.ben.user
        await user.send_dm("hello")
        await user.slash("quiz", questions=1)
        await user.send_dm(HALF)
        shown = user.dm_channel.history()

        assert "**/quiz** starts one" in text_of(shown[1])
        assert "just write it here" in text_of(shown[-3])
        assert "“**randomly switches off neurons**”" in text_of(shown[-1])


async def reply_unpinged(on: Stage, to: Any, text: str = HALF) -> None:
    """Reply as with the ping off: Discord then hides the words from the bot."""
    reference = {"channel_id": str(on.channel.id), "message_id": str(to.id)}
    backend = on.env.backend
    backend.create_message(
        on.channel.id,
        on.ben.id,
        text,
        reference=backend.normalize_message_reference(on.channel.id, reference),
        allowed_mentions=AllowedMentions(replied_user=False),
    )
    await on.env.settle()


async def test_a_reply_without_its_ping_cannot_be_read_and_is_told_so_once(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await on.quiz()
        for _ in range(2):
            await reply_unpinged(on, on.question)

        _, told = on.posts
        assert "with the ping on" in text_of(told)
        assert await attempts_in(on) == []

        await on.ben.send(on.channel, HALF, reply_to=on.question)
        assert len(await attempts_in(on)) == 1


async def test_a_reply_without_its_ping_to_what_is_over_is_talk(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.quiz(questions=1)
        question = on.question
        await on.answer(on.ben, HALF)
        await on.ada.click(question, label="Reveal")
        before = len(on.posts)
        for post in (question, on.posts[-1]):
            await reply_unpinged(on, post)

        assert len(on.posts) == before


async def test_a_mention_without_a_word_is_an_empty_answer_not_an_unreadable_one(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await on.quiz()
        await on.ben.send(on.channel, f"<@{on.bot_id}>")

        assert "empty" in text_of(on.posts[-1])
        assert "ping" not in text_of(on.posts[-1])
        assert await attempts_in(on) == []


async def test_a_question_that_somebody_forwards_is_no_answer(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.quiz()
        reference = {
            "type": 1,
            "channel_id": str(on.channel.id),
            "message_id": str(on.question.id),
        }
        backend = on.env.backend
        backend.create_message(
            on.channel.id,
            on.ben.id,
            reference=backend.normalize_message_reference(on.channel.id, reference),
        )
        await on.env.settle()

        assert len(on.posts) == 1


async def test_a_message_delivered_twice_is_counted_and_answered_once(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.quiz()
        sent = await on.ben.send(on.channel, HALF, reply_to=on.question)
        await on.deliver_again(sent)

        assert len(await attempts_in(on)) == 1
        assert len(on.posts) == 2


async def test_a_modal_sent_twice_is_counted_once_and_shown_twice(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.quiz()
        shown = await on.ben.click(on.question, label="Answer")
        first = await on.ben.submit_modal(shown, {"text": HALF})
        shown._interaction.modal_consumed = False
        second = await on.ben.submit_modal(shown, {"text": HALF})

        assert len(await attempts_in(on)) == 1
        assert first.response is not None
        assert second.response is not None
        assert text_of(first.response) == text_of(second.response)


async def test_a_response_that_was_lost_is_sent_again(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.quiz()
        on.wire.break_next("POST", "/interactions/*/callback", after_effect=False)
        shown = await on.ben.click(on.question, label="Answer")

        assert shown.modal is not None

        on.wire.break_next("POST", "/interactions/*/callback", after_effect=True)
        graded = await on.ben.submit_modal(shown, {"text": HALF})

        assert graded.response is not None
        assert graded.followups == []
        assert len(await attempts_in(on)) == 1


async def test_two_answers_at_once_are_two_and_the_second_counts_half(tmp_path: Path) -> None:
    async with stage(tmp_path, DROPOUT) as on:
        await on.quiz()
        one = await on.ben.click(on.question, label="Answer")
        two = await on.ben.click(on.question, label="Answer")
        await on.at_once(
            on.ben.submit_modal(one, {"text": HALF}),
            on.ben.submit_modal(two, {"text": "It works against overfitting."}),
        )

        attempts = await attempts_in(on)
        assert [a.number for a in attempts] == [1, 2]
        assert sum(a.points for a in attempts) < 100


@pytest.mark.parametrize("text", ["…", "🙂", " \n "])
async def test_an_answer_without_words_is_refused_kindly(tmp_path: Path, text: str) -> None:
    async with stage(tmp_path) as on:
        await on.quiz()
        graded = await on.answer(on.ben, text)

        assert graded.response is not None
        assert "empty" in text_of(graded.response)
        assert await attempts_in(on) == []


async def test_what_no_store_can_keep_is_left_out(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.quiz()
        await on.answer(on.ben, f"{HALF}\0\ud800")

        (attempt,) = await attempts_in(on)
        assert attempt.answer == HALF


async def test_a_third_answer_is_practice(tmp_path: Path) -> None:
    async with stage(tmp_path, DROPOUT) as on:
        await on.quiz()
        await on.answer(on.ben, "no idea")
        await on.answer(on.ben, HALF)
        third = await on.answer(on.ben, FULL)

        assert third.response is not None
        assert "A third answer and later ones are practice" in text_of(third.response)
        assert [a.points for a in await attempts_in(on)] == [0, 38, 0]


async def test_hints_come_one_by_one_privately_and_cost(tmp_path: Path) -> None:
    async with stage(tmp_path, DROPOUT) as on:
        await on.quiz()
        hints = [await on.ben.click(on.question, label="Hint") for _ in range(3)]
        graded = await on.answer(on.ben, FULL)

        texts = [text_of(hint.response) for hint in hints]
        assert "Hint 1 of 2" in texts[0]
        assert DROPOUT.hints[1] in texts[1]
        assert "every hint" in texts[2]
        assert all(hint.response and hint.response.ephemeral for hint in hints)
        assert "**+60 points** after 2 hints" in text_of(graded.response)


async def test_an_answer_after_the_end_is_told_so(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.quiz(questions=1)
        question = on.question
        shown = await on.ben.click(question, label="Answer")
        await on.ada.click(question, label="Reveal")
        late = await on.ben.submit_modal(shown, {"text": HALF})
        await on.ben.send(on.channel, HALF, reply_to=question)

        assert "This round has ended" in text_of(late.response)
        assert "This round has ended" in text_of(on.posts[-1])


async def test_an_answered_interaction_leaves_nothing_running(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.quiz()
        await on.answer(on.ben, HALF)
        before = len(asyncio.all_tasks())
        for _ in range(3):
            await on.answer(on.ben, HALF)
            await on.ben.click(on.question, label="Hint")

        assert len(asyncio.all_tasks()) == before
