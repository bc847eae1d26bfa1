"""The lexicon's plain data, as it comes from its files: read, checked for shape, joined."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from tutorbot.core.language.text import dash, fold, plain_word, tokens
from tutorbot.core.language.words import Part

LexiconData = Mapping[str, object]


def written(data: object) -> str:
    """Write plain data in one way, whatever the order of its keys."""
    return json.dumps(data, sort_keys=True, default=list)


def vocabulary(data: LexiconData) -> Iterator[str]:
    """Yield every word that the lexicon's own entries are made of, each spelling once."""
    ways = [
        way for name in ("terms", "concepts") for ws in lists(data, name).values() for way in ws
    ]
    ways += [member for group in groups(data, "confusables") for member in group]
    every = " ; ".join([*ways, *strings(data, "verbs"), *lists(data, "terms")])
    for token in sorted(set(tokens(fold(every.replace("_", " "))))):
        word = plain_word(token)
        if word.isalpha():
            yield word


def parts_of(data: LexiconData) -> dict[str, Part]:
    """Return the part that each small word plays in a sentence."""
    parts: dict[str, Part] = {}
    for name, part in (
        ("glue", Part.GLUE),
        ("join", Part.JOIN),
        ("clause", Part.CLAUSE),
        ("comma", Part.COMMA),
        ("sentence", Part.SENTENCE),
        ("deny", Part.CUE),
    ):
        parts.update(dict.fromkeys(strings(data, name), part))
    return parts


def strings(data: LexiconData, name: str) -> list[str]:
    """Return an entry that is a list of words, or words with spaces between; [] if missing."""
    value = data.get(name, ())
    return value.split() if isinstance(value, str) else [str(v) for v in cast(Iterable[str], value)]


def lists(data: LexiconData, name: str) -> dict[str, tuple[str, ...]]:
    """Return an entry that gives each name several ways to say it; {} if missing."""
    value = cast(Mapping[str, Iterable[str]], data.get(name) or {})
    return {str(key): tuple(str(v) for v in ways) for key, ways in value.items()}


def groups(data: LexiconData, name: str) -> list[list[str]]:
    """Return an entry that is a list of groups; [] if missing."""
    return [[str(v) for v in group] for group in cast(Iterable[Iterable[str]], data.get(name, ()))]


def joined(old: object, new: object) -> object:
    """Join two values of one name: what comes later adds to what came before."""
    if old is None:
        return new
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return {**old, **{k: joined(old.get(k), v) for k, v in new.items()}}
    if isinstance(old, str) and isinstance(new, str):
        return f"{old} {new}" if " " in old or " " in new else new
    return [*cast(Iterable[object], old), *cast(Iterable[object], new)]


def plain_tokens(text: str) -> list[str]:
    """Return the words of a short text of ours, each in its plain spelling."""
    return [dash(plain_word(token)) for token in tokens(fold(text))]
