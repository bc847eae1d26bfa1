"""The slash commands, in servers and in direct messages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import discord
import pytest
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from tests.stage import (
    DROPOUT,
    FULL,
    HALF,
    Stage,
    labels_of,
    named,
    parts_of,
    shown_by,
    stage,
    text_of,
)
from tutorbot.core.model import LearnerId, Picture, ServerId
from tutorbot.pictures.drawer import Drawer
from tutorbot.pictures.formulas import Formula, segments
from tutorbot.pictures.progress import score_chart
from tutorbot.pictures.teaching import sketch_of


async def test_the_bot_asks_for_no_privileged_intent(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        asked = {name for name, on_ in on.bot.intents if on_}

        assert asked == {"guilds", "guild_messages", "dm_messages"}


async def test_commands_explain_themselves(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        assert {c["name"] for c in on.synced} == {"quiz", "explain", "leaderboard", "score"}
        for command in on.synced:
            assert command["contexts"] == [0, 1]
            assert command["integration_types"] == [0]
            assert command["default_member_permissions"] is None
            for part in [command, *command["options"]]:
                assert 10 < len(part["description"]) <= 100


async def test_topic_and_difficulty_are_choices_that_have_items(tmp_path: Path) -> None:
    async with stage(tmp_path, DROPOUT) as on:
        quiz = next(c for c in on.synced if c["name"] == "quiz")
        options = {o["name"]: o for o in quiz["options"]}

        assert [c["value"] for c in options["topic"]["choices"]] == ["training"]
        assert [c["value"] for c in options["difficulty"]["choices"]] == ["easy", "medium", "hard"]
        assert (options["questions"]["min_value"], options["questions"]["max_value"]) == (1, 20)
        assert (options["seconds"]["min_value"], options["seconds"]["max_value"]) == (15, 3600)


async def test_nothing_that_fits_is_told_to_the_caller_alone(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        refused = await on.quiz(topic="training", difficulty="hard")

        assert "nothing of that topic and difficulty" in text_of(refused.response)
        assert refused.response is not None
        assert refused.response.ephemeral
        assert on.posts == []


async def test_a_second_quiz_gets_a_link_to_the_running_one(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.quiz()
        second = await on.quiz(on.ben)

        (link,) = [p["url"] for p in parts_of(second.response) if p.get("url")]
        assert (
            link == f"https://discord.com/channels/{on.guild.id}/{on.channel.id}/{on.question.id}"
        )
        assert len(on.posts) == 1


async def test_two_calls_at_once_start_one_session(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.at_once(on.quiz(), on.quiz(on.ben))

        assert len(on.posts) == 1
        assert len(await on.store.running()) == 1


@pytest.mark.parametrize(
    ("lacking", "named"),
    [
        ("send_messages", "Send Messages"),
        ("embed_links", "Embed Links"),
        ("attach_files", "Attach Files"),
        ("read_message_history", "Read Message History"),
    ],
)
async def test_a_missing_permission_is_named_and_nothing_half_starts(
    tmp_path: Path, lacking: str, named: str
) -> None:
    async with stage(tmp_path) as on:
        denied = discord.Permissions(**{lacking: True}).value
        everybody = Overwrite(on.guild.id, OverwriteType.ROLE, allow=0, deny=denied)
        on.env.backend.set_overwrite(on.channel.id, everybody)
        refused = await on.quiz()

        assert f"**{named}**" in text_of(refused.response)
        assert await on.store.running() == []
        assert on.posts == []


async def test_a_channel_that_refuses_the_question_starts_nothing(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
        refused = await on.quiz()

        assert "nothing was started" in text_of(refused.response)
        assert await on.store.running() == []


@pytest.mark.parametrize("typed", ["ML0007", "ml7", "dropout", "dropot"])
async def test_explain_takes_an_id_or_words(tmp_path: Path, typed: str) -> None:
    async with stage(tmp_path) as on:
        told = await on.ada.slash(on.channel, "explain", question=typed)

        assert told.response is not None
        assert not told.response.ephemeral
        assert "## Dropout" in text_of(told.response)
        assert "> `h = m ⊙ a`" in text_of(told.response)
        assert "Srivastava" in text_of(told.response)


@pytest.mark.parametrize(("typed", "first"), [("ml7", "ML0007"), ("roc curv", "ML0015"), ("", "")])
async def test_explain_completes_what_is_typed(tmp_path: Path, typed: str, first: str) -> None:
    async with stage(tmp_path) as on:
        choices = await on.ada.autocomplete(on.channel, "explain", "question", typed)

        assert len(choices) <= 25
        assert not first or choices[0]["value"] == first


async def test_an_unknown_question_is_told_kindly(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        unknown = await on.ada.slash(on.channel, "explain", question="@everyone **xyzzy**")

        assert "There is no item" in text_of(unknown.response)
        assert r"“\@everyone \*\*xyzzy\*\*”" in text_of(unknown.response)
        assert unknown.response is not None
        assert unknown.response.ephemeral


async def test_the_item_of_an_open_round_is_explained_privately_and_then_practice(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, DROPOUT) as on:
        await on.quiz(questions=1)
        told = await on.ben.slash(on.channel, "explain", question="ML0007")
        graded = await on.answer(on.ben, FULL)

        assert told.response is not None
        assert told.response.ephemeral
        assert "Practice, no points" in text_of(graded.response)


async def test_the_leaderboard_turns_pages_and_keeps_the_callers_place(tmp_path: Path) -> None:
    async with stage(tmp_path, DROPOUT) as on:
        await on.quiz(questions=1)
        await on.answer(on.ben, FULL)
        for number in range(23):
            learner = on.guild.add_member(on.env.create_user(f"learner{number}"))
            await on.answer(learner, HALF)
        board = await on.ben.slash(on.channel, "leaderboard")
        page_two = await on.ben.click(shown_by(board), label="Next ▶")
        await on.ben.click(shown_by(page_two), label="Next ▶")
        last = board.response

        assert last is not None
        assert last.ephemeral
        assert "Page 3 of 3 · 24 learners" in text_of(last)
        assert f"🥇 **100** · 100% {named(on.ben)} ← you" in text_of(last)
        with pytest.raises(Exception, match="disabled"):
            await on.ben.click(last, label="Next ▶")


async def test_an_empty_board_says_where_points_come_from(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        board = await on.ada.slash(on.channel, "leaderboard", period="all", topic="training")

        assert "all time · Training Neural Networks" in text_of(board.response)
        assert "Nobody is on this board yet" in text_of(board.response)


async def test_scores_are_told_of_oneself_and_of_others(tmp_path: Path) -> None:
    async with stage(tmp_path, DROPOUT) as on:
        nothing = await on.ada.slash(on.channel, "score")
        await on.quiz(questions=1)
        await on.answer(on.ben, HALF)
        own = await on.ben.slash(on.channel, "score")
        other = await on.ada.slash(on.channel, "score", learner=on.ben)

        assert "You have not answered" in text_of(nothing.response)
        assert "**75 points** · place 1 of 1" in text_of(own.response)
        assert "Streak: **1 day**\n" in text_of(own.response)
        assert "75% Training Neural Networks" in text_of(own.response)
        assert named(on.ben) in text_of(other.response)


async def test_all_commands_work_in_direct_messages(tmp_path: Path) -> None:
    async with stage(tmp_path, DROPOUT) as on:
        user = on.ada.user
        await user.send_dm("hi")
        await user.slash("quiz", questions=1)
        await user.send_dm(HALF)
        explained = await user.slash("explain", question="ml7")
        board = await user.slash("leaderboard")
        score = await user.slash("score")
        await user.click(find(on, user, "Reveal"), label="Reveal")

        assert "belongs to a server" in text_of(board.response)
        assert "## Dropout" in text_of(explained.response)
        assert "**75 points**" in text_of(score.response)
        assert "You earned **+75** · 75%" in text_of(user.dm_channel.history()[-1])


def find(on: Stage, user: Any, label: str) -> Any:
    return [m for m in user.dm_channel.history() if label in labels_of(m)][-1]


async def test_a_fault_is_logged_whole_and_the_learner_reads_one_apology(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = replace(DROPOUT, hints=(None,))  # type: ignore[arg-type]
    async with stage(tmp_path, broken, check_errors=False) as on:
        await on.quiz()
        pressed = await on.ben.click(on.question, label="Hint")

        assert "something went wrong on my side" in text_of(pressed.response)
        assert "round:1:hint failed" in caplog.text
        assert "Traceback" in caplog.text
        assert pressed.followups == []


async def test_no_answer_reaches_a_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    secret = "It randomly drops units, said the walrus."
    async with stage(tmp_path) as on:
        await on.quiz(questions=1)
        await on.answer(on.ben, secret)
        await on.ada.send(on.channel, secret, reply_to=on.question)
        await on.pass_time(300)

    ours = [r.getMessage() for r in caplog.records if r.name.startswith("tutorbot")]
    assert not any("walrus" in line for line in ours)


async def test_an_explanation_shows_its_formulas_and_its_picture(tmp_path: Path) -> None:
    words = "A net twice, at training with units struck out."
    item = replace(DROPOUT, picture=Picture("dropout", words))
    drawer = Drawer(tmp_path / "drawn")
    latex = [p.latex for p in segments(item.reference_answer) if isinstance(p, Formula)]
    await drawer.illustrate(latex, sketch_of(item), budget_s=60)  # drawn by now, on any machine

    async with stage(tmp_path, item, drawer=drawer) as on:
        told = await on.ada.slash(on.channel, "explain", question=item.id)

        assert told.response is not None
        files = told.response.attachments
        assert [file.description for file in files] == ["h = m ⊙ a", words]
        assert all(file.filename.endswith(".png") for file in files)


async def test_a_score_shows_mastery_as_a_picture_too(tmp_path: Path) -> None:
    drawer = Drawer(tmp_path / "drawn")
    async with stage(tmp_path, DROPOUT, drawer=drawer) as on:
        before = await on.ada.slash(on.channel, "score")
        await on.quiz(questions=1)
        await on.answer(on.ada, FULL)
        place = ServerId(on.guild.id), LearnerId(on.ada.id)
        reached = await on.bot.tutor.score(*place, on.env.now())
        sketch = score_chart(reached.topics, reached.weeks)
        assert sketch is not None
        await drawer.paint(sketch, budget_s=60)  # drawn by now, on any machine
        after = await on.ada.slash(on.channel, "score")

        assert before.response is not None
        assert after.response is not None
        assert not before.response.attachments
        (picture,) = after.response.attachments
        assert picture.description == sketch.alt
        assert sketch.alt.startswith("Mastery by topic: Training Neural Networks")
