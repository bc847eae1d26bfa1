"""Who may import whom: the arrows of the layout never turn back."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "tutorbot"
PURE = {
    "abc",
    "bisect",
    "collections",
    "dataclasses",
    "datetime",
    "difflib",
    "enum",
    "fractions",
    "functools",
    "hashlib",
    "heapq",
    "itertools",
    "math",
    "operator",
    "re",
    "string",
    "types",
    "typing",
    "unicodedata",
}

# Each place in the package, and what it may import of the package and of other libraries.
# The most specific place counts. The standard library is free outside the core.
ALLOWED: dict[str, tuple[set[str], set[str]]] = {
    "__init__": (set(), set()),
    "core": ({"core"}, {"rapidfuzz", "snowballstemmer"}),
    "bank": ({"bank", "core"}, {"yaml", "pydantic"}),
    "storage": ({"storage", "core"}, {"sqlalchemy", "alembic"}),
    "pictures": ({"pictures", "core"}, {"mathra", "resvg_py"}),
    "ports": ({"core"}, set()),
    "tutor": ({"core", "ports"}, set()),
    "settings": (set(), {"pydantic", "pydantic_settings"}),
    "bot": ({"bot", "tutor", "core", "pictures"}, {"discord", "aiohttp"}),
    "cli": ({"cli", "tutor", "core", "bank", "pictures"}, {"rich"}),
    "demo": ({"demo", "bot"}, {"simcord"}),
    "__main__": (
        {
            "bot",
            "cli",
            "demo",
            "tutor",
            "bank",
            "storage",
            "pictures",
            "settings",
            "core",
            "__version__",
        },
        {"discord"},
    ),
}


def place_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(path: Path) -> list[str]:
    """Return the modules that a file imports anywhere in it, as dotted names."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports whole, from tutorbot"
            found.append(node.module or "")
            if node.module == "tutorbot":
                found += [f"tutorbot.{alias.name}" for alias in node.names]
    return found


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT)))
def test_arrows_never_turn_back(path: Path) -> None:
    place = place_of(path)
    own, libraries = ALLOWED[place]

    for name in imports(path):
        first, *rest = name.split(".")
        if first == "tutorbot":
            assert not rest or rest[0] in own, f"{place} may not import {name}"
        elif first in sys.stdlib_module_names:
            assert place != "core" or first in PURE | {"__future__"}, f"the core is pure: {name}"
        else:
            assert first in libraries, f"{place} may not import {name}"
