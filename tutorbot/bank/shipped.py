"""The lexicon that ships with the package, read from its data files."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

import yaml

from tutorbot.core.language.lexicon import Lexicon


def load_lexicon(extra: Mapping[str, object] | None = None) -> Lexicon:
    """Load the shipped lexicon, and add to it what a bank brings of its own."""
    folder = files("tutorbot") / "data" / "lexicon"
    paths = sorted((p for p in folder.iterdir() if p.name.endswith(".yaml")), key=lambda p: p.name)
    parts: list[Mapping[str, object]] = [
        yaml.load(path.read_text(encoding="utf-8"), Loader=_TextLoader) for path in paths
    ]
    return Lexicon.merged([*parts, extra] if extra else parts)


class _TextLoader(yaml.CBaseLoader):
    """Takes every value as the text that it is: "off" is a word, and so is "1"."""


_TextLoader.yaml_implicit_resolvers = {}
