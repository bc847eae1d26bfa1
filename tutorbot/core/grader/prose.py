"""Does a sentence say something, or only list terms? Does it only echo the question?"""

from __future__ import annotations

from collections.abc import Sequence

from tutorbot.core.language.words import BE, Part, Word

ENOUGH_SAID = 0.2  # what the words of a sentence say, for each word of content in it
ENOUGH_BETWEEN = 0.35  # the same, where nearly all of it stands between separators
FEWEST_ENTRIES = 5
FEWEST_NAMED = 2  # marks between the entries of a list that begins with "name ="
BARE = 0.75  # of the entries
LONGEST_ENTRY = 3  # words of content
FEW_SMALL = 0.22  # small words for each word of content: prose has twice as many
TOO_SMALL = 1.5  # so many of them only fill the gaps between terms
LONG = 10  # words of content
STRUNG = 0.1  # commas for each word of content
OPENERS = frozenset({"the", "a", "an", "of", "from", "by", "its", "their"})
NEVER_AFTER = frozenset({
    "is", "are", "was", "were", "be", "and", "or", "of", "to", "by", "from", "with", "for", "but",
    "which", "that", "so", "as", "can", "will", "does", "has", ".", ";",
})  # fmt: skip
ARTICLES = frozenset({"the", "a", "an", "its", "their"})
FEWEST_BROKEN = 2
BROKEN = 0.15  # of the openers; in prose next to none is followed so
FEWEST_FRAGMENTS = 8
FRAGMENTED = 0.5  # sentences for each word of content
EQUATION = 0.5  # of its words of content that stand in formulas
SEPARATORS = frozenset({",", ";", ":"})
BETWEEN = frozenset({Part.COMMA, Part.JOIN, Part.CLAUSE, Part.SENTENCE})
HOLLOW = frozenset({"there", "which", "these", "those", "that", "and", "of", "this", "also"})


def is_list(row: Sequence[Word]) -> bool:
    """Tell whether a sentence only lists terms.

    Verbs, and the small words and signs that put one thing in relation to another ("by", "when",
    "less than", "="), say something; "and", "with", "of", "there is" and "which are" only join.
    Without small words, or with nothing but them, a sentence is a list even where it has verbs.
    """
    content = said = small = marks = related = 0
    before = ""
    for word in row:
        said += word.says
        if word.text in BE and before in HOLLOW:
            said -= word.says
        if before == "it" and _is_third_person(word):  # "it corrects": a verb, known or not
            said += 2
        content += word.is_content
        related += word.says == 1
        small += word.says == 1 or word.part is Part.GLUE
        marks += word.text in SEPARATORS or word.part is Part.JOIN or word.part is Part.SENTENCE
        before = word.text
    if said < ENOUGH_SAID * content or (content < 2 and not related):
        return True
    bare = small < FEW_SMALL * content
    if bare and said < ENOUGH_BETWEEN * content and is_enumeration(row):
        return True
    if _is_named_list(row):
        return True
    if bare and marks >= max(1, content - 1):  # each word by itself
        return True
    if bare and content >= LONG and marks < STRUNG * content:  # one word after the other
        return True
    return small > TOO_SMALL * content and related < FEW_SMALL * content


def _is_third_person(word: Word) -> bool:
    return word.is_content and not word.is_verb and word.text.endswith("s")


def _is_named_list(row: Sequence[Word]) -> bool:
    """Tell whether a sentence is "name = one, two, three": a list with its name before it."""
    begin = next((i for i, word in enumerate(row) if word.text == "="), None)
    if begin is None:
        return False
    rest = row[begin + 1 :]
    joins = sum(word.part in BETWEEN for word in rest)
    return joins >= FEWEST_NAMED and not any(
        word.text not in {",", ";"} if word.part is not Part.WORD else word.says == 1
        for word in rest
    )


def is_enumeration(row: Sequence[Word]) -> bool:
    """Tell whether nearly all that stands between separators are terms, and no statements."""
    entries = bare = 0
    content = related = verbs = 0
    for word in (*row, None):
        if word is not None and word.part not in BETWEEN:
            content += word.is_content
            related += word.says == 1 or word.part is Part.OPERATOR
            verbs += word.is_verb
            continue
        if content:
            entries += 1
            is_term = content <= LONGEST_ENTRY and not related and (not verbs or content == 1)
            bare += is_term
        content = related = verbs = 0
    return entries >= FEWEST_ENTRIES and bare >= BARE * entries


def is_equation(row: Sequence[Word], formulas: Sequence[tuple[str, int, int]]) -> bool:
    """Tell whether a sentence is a formula set equal to something: that is a statement."""
    if not any(word.text == "=" for word in row):
        return False
    inside = {i for _, start, end in formulas for i in range(start, end)}
    content = [i for i, word in enumerate(row) if word.is_content]
    return len(inside.intersection(content)) > EQUATION * len(content)


def is_echo(row: Sequence[Word], asked: frozenset[str]) -> bool:
    """Tell whether a sentence only says words of the question again."""
    return all(word.stem in asked for word in row if word.is_content)


def is_scrambled(words: Sequence[Word]) -> bool:
    """Tell whether words stand in no order ("the of", "a is"), or each one as a sentence."""
    ending = Part.SENTENCE
    ends = len([word for word in words if word.part is ending])
    if ends >= FEWEST_FRAGMENTS:
        content = sum(1 for word in words if word.is_content)
        if ends >= FRAGMENTED * content:
            return True
    openers = OPENERS
    if any(word.part is Part.OPERATOR for word in words):
        openers = OPENERS - {"a"}  # among formulas, A is a variable
    begun = [i for i, word in enumerate(words[:-1]) if word.text in openers]
    broken = 0
    for i in begun:
        after = words[i + 1].text
        broken += after in NEVER_AFTER or (words[i].text in ARTICLES and after in OPENERS)
    return broken >= FEWEST_BROKEN and broken >= BROKEN * len(begun)
