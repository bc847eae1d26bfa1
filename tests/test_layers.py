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
    "json",
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
    "examiner": ({"core"}, set()),
    "tutor": ({"core", "examiner", "ports"}, set()),
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


# The core's own folders, lowest first: each may import those before it, and core/model.py.
STOREYS = ("language", "drafted", "grader")


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


@pytest.mark.parametrize(("height", "storey"), list(enumerate(STOREYS)))
def test_a_storey_of_the_core_rests_on_those_below_it(height: int, storey: str) -> None:
    below = {*STOREYS[: height + 1], "model"}

    for path in (ROOT / "core" / storey).rglob("*.py"):
        inner = {name.split(".")[2] for name in imports(path) if name.startswith("tutorbot.core.")}
        assert inner <= below, f"{path.name} of {storey} may not import {inner - below}"


def modules() -> dict[str, Path]:
    """Return every file of the package by its dotted name."""
    named = {}
    for path in ROOT.rglob("*.py"):
        parts = [ROOT.name, *path.relative_to(ROOT).with_suffix("").parts]
        named[".".join(parts).removesuffix(".__init__")] = path
    return named


def graph_of(files: dict[str, Path]) -> dict[str, set[str]]:
    """Return what each module imports of the package; for type checking counts as well."""
    return {
        name: {module for module in imported_modules(path, files) if module != name}
        for name, path in files.items()
    }


def imported_modules(path: Path, files: dict[str, Path]) -> set[str]:
    """Return the modules among the files that one imports: `from a import b` is of a, or is a.b."""
    found = set(imports(path)) & set(files)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= inner & set(files)
            if inner <= set(files):
                found.discard(node.module or "")
    return found


def circle_in(graph: dict[str, set[str]]) -> list[str]:
    """Return the modules of a circle of imports, the first one again at its end; [] if none."""
    done: set[str] = set()

    def walk(module: str, path: list[str]) -> list[str]:
        if module in path:
            return [*path[path.index(module) :], module]
        if module in done:
            return []
        for other in sorted(graph[module]):
            if found := walk(other, [*path, module]):
                return found
        done.add(module)
        return []

    return next((found for module in sorted(graph) if (found := walk(module, []))), [])


def test_no_imports_run_in_a_circle() -> None:
    graph = graph_of(modules())

    assert len(graph["tutorbot.bot.client"]) > 5, "the imports were read"
    assert circle_in(graph) == []


def test_a_circle_is_found_through_imports_for_type_checking(tmp_path: Path) -> None:
    sources = {
        "tutorbot.one": "from tutorbot.inner import two",
        "tutorbot.inner.two": "import tutorbot.three",
        "tutorbot.three": "if TYPE_CHECKING:\n    from tutorbot.one import Name",
        "tutorbot.four": "from tutorbot.one import Name",
    }
    files = {name: tmp_path / f"{name}.py" for name in sources}
    for name, source in sources.items():
        files[name].write_text(source)

    circle = circle_in(graph_of(files))

    assert set(circle) == {"tutorbot.one", "tutorbot.inner.two", "tutorbot.three"}
    assert circle[0] == circle[-1]
