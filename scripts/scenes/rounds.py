"""Scenes of a round: the question, answers to it, and what an item lays open."""

from __future__ import annotations

from dataclasses import replace

from scripts.scenes.studio import (
    FORMULAS,
    GRADIENT,
    HOSTILE,
    LONG,
    MORE,
    NAMES,
    SOME,
    TERMS,
    UNTRUE,
    WRONG,
    Studio,
    shipped,
)
from tests.stage import DROPOUT, FULL, ROC, shown_by
from tutorbot.core.model import (
    KeyPoint,
)


async def answers(studio: Studio) -> None:
    """What a learner is told of an answer."""
    item = shipped(GRADIENT)
    said = " ".join(point.says for point in item.rubric)
    for name, text in {
        "correct": said,
        "partial": SOME,
        "incorrect": WRONG,
        "misconception": UNTRUE,
        "terms": TERMS,
        "long": f"{said} {LONG * 60}"[:4000],
    }.items():
        async with studio.stage(item) as on:
            await on.quiz(questions=1)
            await studio.take(f"grade-{name}", on, shown_by(await on.answer(on.ada, text)))
            if name == "partial":
                second = await on.answer(on.ada, MORE)
                await studio.take("grade-second", on, shown_by(second))
                third = await on.answer(on.ada, SOME)
                await studio.take("grade-third", on, shown_by(third))
    async with studio.stage(DROPOUT) as on:
        await on.quiz(questions=1)
        await studio.take("grade-hostile", on, shown_by(await on.answer(on.ada, HOSTILE)))


async def public(studio: Studio) -> None:
    """A question, what is said to answers in public, and how it closes."""
    async with studio.stage(shipped(GRADIENT)) as on:
        await studio.take("started", on, shown_by(await on.quiz(on.ben, questions=1)), on.ben)
        question = on.question
        await studio.take("question", on, question)
        await studio.take("modal", on, await on.ada.click(question, label="Answer"))
        for number in range(1, 5):
            hint = await on.ada.click(question, label="Hint")
            if number in (1, 4):
                await studio.take("hint" if number == 1 else "hint-none", on, shown_by(hint))
        await on.ada.send(on.channel, SOME, reply_to=question)
        await studio.take("reply", on, on.posts[-1])
        why = await on.ada.click(on.posts[-1], label="See why")
        await studio.take("reply-why", on, shown_by(why))
        other = await on.ben.click(on.posts[-1], label="See why")
        await studio.take("error-not-yours", on, shown_by(other), on.ben)
        told = await on.ben.slash(on.channel, "explain", question=GRADIENT)
        await studio.take("explain-private", on, shown_by(told), on.ben)
        await on.pass_time(181)
        await studio.take("question-closed", on, on.posts[0])
        await studio.take("closing-one", on, on.posts[-1])
        await on.quiz(on.ben, questions=1)
        await studio.take("grade-practice", on, shown_by(await on.answer(on.ada, SOME)))


async def explanations(studio: Studio) -> None:
    """/explain, with formulas and picture, and shortest."""
    async with studio.stage() as on:
        for name, item in {"formulas": FORMULAS, "picture": "ML0007", "long": "ML1049"}.items():
            told = await on.ada.slash(on.channel, "explain", question=item)
            await studio.take(f"explain-{name}", on, shown_by(told))
        unknown = await on.ada.slash(on.channel, "explain", question="**zebra** crossings `x`")
        await studio.take("error-unknown", on, shown_by(unknown))
    point = KeyPoint("yes", 1, "Yes.", "Is it?", DROPOUT.rubric[1].ideas)
    short = replace(
        ROC, question="Why?", title="Why", reference_answer="So.", rubric=(point,), hints=()
    )
    async with studio.stage(short) as on:
        await on.quiz(questions=1)
        await studio.take("question-shortest", on, on.question)
        none = await on.ada.click(on.question, label="Hint")
        await studio.take("error-no-hints", on, shown_by(none))
        told = await on.ada.slash(on.channel, "explain", question=short.id)
        await studio.take("explain-shortest", on, shown_by(told))
        await on.pass_time(181)
        await studio.take("closing-nobody", on, on.posts[-1])


async def direct(studio: Studio) -> None:
    """A round in direct messages."""
    async with studio.stage(shipped(GRADIENT), DROPOUT) as on:
        user = on.env.create_user("eve", global_name=NAMES[0])
        channel = user.dm_channel
        board = await user.slash("leaderboard")
        await studio.take("error-no-server", on, shown_by(board), user, channel)
        await user.slash("quiz", questions=2)
        await studio.take("direct-question", on, channel.history()[-1], user, channel)
        await user.send_dm(f"{SOME} {FULL}")
        await studio.take("direct-grade", on, channel.history()[-1], user, channel)
        await on.pass_time(181)
        await studio.take("direct-closing", on, channel.history()[-1], user, channel)
        await on.pass_time(15)
        await user.send_dm(SOME)
        await on.pass_time(181)
        await studio.take("direct-closing-last", on, channel.history()[-1], user, channel)
