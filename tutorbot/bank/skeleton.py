"""The beginning of a new item: a skeleton with comments that tell what belongs where."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tutorbot.bank.writing import quoted
from tutorbot.core.model import Difficulty, ItemId, TutorError

SKELETON = """\
  - id: {id}
    title: {title}  # two or three words, as people look it up
    topic: {topic}
    difficulty: {difficulty}  # easy, medium or hard
    question: What is asked, as an interviewer says it?
    # Four to eight key points: the facts that a full answer holds, heaviest first.
    rubric:
      - id: first-fact  # small letters and hyphens; marks and misconceptions name it
        weight: 2  # next to the other points; 1 to 3 does
        says: The fact in one plain sentence.
        ask: What leads the learner there, without naming it?
        # Every idea must be said, near the others. An idea is a list of wordings; one is enough.
        # docs/rubrics.md tells the signs: a|b either, a > b in this order, <name> of the lexicon.
        ideas:
          - [key term, other wording, what people say in chats]
          - any: [a general word]  # completes the point, but earns nothing alone
            supports: true
      - id: second-fact
        weight: 1
        says: The next fact in one plain sentence.
        ask: What else is there to say?
        ideas:
          - [another term]
    # What learners often have the wrong way round: it cancels the points it names.
    misconceptions:
      - id: wrong-way-round
        wrong: [term > other way round]
        cancels: [first-fact]
        refute: What is right instead, in a sentence that teaches.
    hints:  # two or three, from general to near; none says a key point
      - Where to look.
      - Where to look more closely.
    also: []  # other names that people look it up by: abbreviations, synonyms
    near: []  # items that ask for some of the same facts, so that their answers earn here too
    sources: ["Author, Title (year)"]
    # picture: {{name: {picture}, alt: What it shows, for somebody who cannot see it.}}
    # 100 to 250 words that a candidate could say aloud; formulas as $x^2$ or $$x^2$$.
    reference_answer: |
      The answer, in whole sentences.
"""
NUMBERED = re.compile(r"([A-Z]{1,8})([0-9]{4})")


def skeleton(
    item_id: ItemId,
    topic: str,
    title: str = "Title",
    difficulty: Difficulty = Difficulty.MEDIUM,
    picture: str = "name-of-a-picture",
) -> str:
    """Return a new item for an author to fill in, to be pasted under `items:`.

    It loads as it stands; `bank check` then tells what is still to be written.
    """
    return SKELETON.format(
        id=item_id, topic=topic, title=quoted(title), difficulty=difficulty, picture=picture
    )


def free_id(taken: Iterable[ItemId], prefix: str = "ML") -> ItemId:
    """Return the id after the highest one with that prefix."""
    numbers = [int(m[2]) for one in taken if (m := NUMBERED.fullmatch(one)) and m[1] == prefix]
    number = max(numbers, default=0) + 1
    if number > 9999:
        raise TutorError(f"There is no id left after {prefix}9999; begin with other letters.")
    return ItemId(f"{prefix}{number:04}")
