"""Scenes of many learners, and of what one of them has reached."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import Any

from scripts.scenes.studio import (
    LEAST,
    LONG,
    NAMES,
    WRONG,
    Studio,
)
from tests.played import TOPIC, add, asked, attempt, end, start
from tests.stage import DROPOUT, FULL, HALF, Stage, shown_by
from tutorbot.core.model import ChannelId, ItemId, LearnerId, Place, ServerId


async def crowd(studio: Studio) -> None:
    """The longest of everything, among twenty learners."""
    points = tuple(
        replace(p, says=LONG, id=f"{p.id}-{n}") for n in range(8) for p in DROPOUT.rubric
    )
    longest = replace(
        DROPOUT,
        title=LONG[:80],
        question=LONG * 23,
        reference_answer=f"{DROPOUT.reference_answer}\n\n" + "\n\n".join([LONG * 3] * 12),
        rubric=(*DROPOUT.rubric, *points[2:]),
        hints=(LONG * 4,),
    )
    async with studio.stage(longest, replace(longest, id=ItemId("ML0008"))) as on:
        await on.quiz(questions=2)
        await studio.take("question-longest", on, on.question)
        hint = await on.ada.click(on.question, label="Hint")
        await studio.take("hint-longest", on, shown_by(hint))
        await _play_among_twenty(studio, on, "longest")


async def standings(studio: Studio) -> None:
    """Twenty learners, and the board of their server."""
    async with studio.stage(DROPOUT, replace(DROPOUT, id=ItemId("ML0008"))) as on:
        await on.quiz(questions=2)
        await _play_among_twenty(studio, on, "twenty")
        board = await on.ada.slash(on.channel, "leaderboard")
        await studio.take("leaderboard", on, shown_by(board))
        await on.ada.click(shown_by(board), label="Next ▶")
        await studio.take("leaderboard-next", on, shown_by(board))


async def _play_among_twenty(studio: Studio, on: Stage, name: str) -> None:
    """Play a session of two questions among learners with names of all sorts."""
    names = [*NAMES, *(f"learner {n}" for n in range(7, 20))]
    users = [on.env.create_user(f"u{n}", global_name=name) for n, name in enumerate(names)]
    learners = [on.guild.add_member(user) for user in users]
    for number in (1, 2):
        for place, learner in enumerate(learners):
            if place % 4 == number:
                await learner.click(on.question, label="Hint")
            await on.answer(learner, (FULL, HALF, LEAST)[place % 3])
        graded = await on.answer(on.ada, WRONG)
        await studio.take(f"grade-{name}-{number}", on, shown_by(graded))
        await on.pass_time(181)
        await studio.take(f"closing-{name}-{number}", on, on.posts[-1])
        await on.pass_time(15)


async def progress(studio: Studio) -> None:
    """What somebody has reached after some weeks."""
    async with studio.stage() as on:
        nothing = await on.ada.slash(on.channel, "score")
        await studio.take("score-none", on, shown_by(nothing))
        empty = await on.ada.slash(on.channel, "leaderboard")
        await studio.take("leaderboard-none", on, shown_by(empty))
        for week in range(4):
            for topic in ("deep-learning", "evaluation", "classical", None):
                options = {"topic": topic} if topic and topic in _topics(on) else {}
                await on.quiz(questions=1, seconds=15, **options)
                running = await on.round()
                assert running is not None
                points = on.bank[running.item].rubric[: week + 2]
                await on.answer(on.ada, " ".join(point.says for point in points))
                await on.ada.click(on.question, label="Reveal")
            await on.pass_time(7 * 24 * 3600)
        scored = await on.ada.slash(on.channel, "score")
        await studio.take("score", on, shown_by(scored))
        others = await on.ben.slash(on.channel, "score", learner=on.ada)
        await studio.take("score-other", on, shown_by(others), on.ben)


def _topics(on: Stage) -> set[str]:
    return {item.topic for item in on.bank}


async def session(studio: Studio) -> None:
    """A session of five questions among five learners, and alone in direct messages."""
    async with studio.stage() as on:
        await on.quiz(questions=5)
        names = ("ada", NAMES[0], "Grace", NAMES[4], "ben")
        users = [on.env.create_user(f"s{n}", global_name=name) for n, name in enumerate(names)]
        learners = [on.guild.add_member(user) for user in users]
        for number in range(1, 6):
            for place, learner in enumerate(learners):
                said = await _said_of(on, share=(place * 2 + number * 3) % 6)
                if said and (place, number) != (2, 4):
                    await on.answer(learner, said)
            await on.pass_time(181)
            await studio.take(f"closing-session-{number}", on, on.posts[-1])
            await on.pass_time(15)


async def _said_of(on: Stage, share: int) -> str:
    """Return as many of a question's key points as asked for, in the author's words."""
    running = await on.round()
    assert running is not None
    rubric = on.bank[running.item].rubric
    return " ".join(point.says for point in rubric[: len(rubric) * share // 5])


async def boards(studio: Studio) -> None:
    """A leaderboard of long names and many points."""
    async with studio.stage() as on:
        names = [*NAMES, *(f"a learner with name {n}" for n in range(7, 12)), "ada"]
        for number, name in enumerate(names):
            user = on.env.create_user(f"b{number}", global_name=name)
            learner = on.guild.add_member(user) if name != "ada" else on.ada
            points = 1_234_567 // (number + 1) ** 2
            await _earn(on, learner.id, TOPIC, points=points, credit=1 - number / 13)
        board = await on.ada.slash(on.channel, "leaderboard", period="all")
        await studio.take("leaderboard-big", on, shown_by(board))


async def scores(studio: Studio) -> None:
    """Scores of one topic on one day, of three topics, and of all for a year."""
    async with studio.stage() as on:
        slugs = [topic.slug for topic in on.bank.topics]
        for name, topics, weeks in (("one-day", 1, 1), ("three", 3, 4), ("all", len(slugs), 52)):
            learner = on.guild.add_member(on.env.create_user(name))
            for week, topic in product(range(weeks), slugs[:topics]):
                at = on.env.now() - timedelta(weeks=week)
                credit = 1 - (len(topic) * 7 + week * 5) % 20 / 20
                await _earn(on, learner.id, topic, credit=credit, points=60, at=at)
            scored = await learner.slash(on.channel, "score")
            await studio.take(f"score-{name}", on, shown_by(scored), learner)


async def _earn(on: Stage, learner: int, topic: str, **changes: Any) -> None:
    """Put an answer for points into the store, as if it had been given."""
    at = changes.setdefault("at", on.env.now())
    place = Place(ServerId(on.guild.id), ChannelId(on.channel.id))
    round_ = await start(on.store, place, asked(at=at))
    await add(on.store, attempt(round_, LearnerId(learner), topic=topic, **changes))
    await end(on.store, round_)
