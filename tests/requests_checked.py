"""Every request body that the bot sends, checked against Discord's documented limits.

Where Discord's OpenAPI document is at hand it is checked against that as well.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

OPENAPI = Path(__file__).parents[2] / "shared" / "discord-api" / "openapi.json"
MOST_COMPONENTS = 40
MOST_TEXT = 4000  # UTF-16 units: as strict as any way of counting
MOST_CUSTOM_ID = 100
MOST_LABEL = 80
MOST_MODAL_TITLE = 45
MOST_MODAL_PARTS = 5
COMPONENTS_V2 = 1 << 15


def check_request(request: Any) -> None:
    """Raise AssertionError where a request breaks a limit of Discord's."""
    body = request.json
    if body is None:
        return
    for part in _with_components(body):
        check_layout(part)
    schema = _schema_of(request.method, request.path)
    if schema is not None:
        errors = sorted(schema.iter_errors(body), key=lambda e: len(e.absolute_path))
        assert not errors, f"{request.method} {request.path}: {_deepest(errors[0])}"


def _with_components(body: Any) -> list[dict[str, Any]]:
    if not isinstance(body, dict):
        return []
    return [
        part
        for part in (body, body.get("data"))
        if isinstance(part, dict) and part.get("components")
    ]


def check_layout(message: dict[str, Any]) -> None:
    """Raise AssertionError where a layout is larger than a message or a modal may be."""
    nodes = _walk(message["components"])
    texts = [node["content"] for node in nodes if node.get("type") == 10]
    assert len(nodes) <= MOST_COMPONENTS, f"{len(nodes)} components"
    length = sum(len(text.encode("utf-16-le")) // 2 for text in texts)
    assert length <= MOST_TEXT, f"{length} characters"
    assert all(text.strip() for text in texts), "an empty text"
    for node in nodes:
        assert len(node.get("custom_id", "")) <= MOST_CUSTOM_ID, node["custom_id"]
        assert len(node.get("label") or "") <= MOST_LABEL, node["label"]
    if "title" in message:
        assert len(message["title"]) <= MOST_MODAL_TITLE
        assert len(message["components"]) <= MOST_MODAL_PARTS
    else:
        assert message.get("flags", 0) & COMPONENTS_V2 or "flags" not in message
        mentions = message.get("allowed_mentions")
        assert mentions is None or not mentions.get("parse"), "mentions are on"


def _walk(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for node in components:
        found.append(node)
        found += _walk(node.get("components", []))
        found += _walk([node[key] for key in ("accessory", "component") if key in node])
    return found


def _deepest(error: Any) -> str:
    while error.context:
        error = max(error.context, key=lambda e: len(e.absolute_path))
    return f"{list(error.absolute_path)}: {error.message[:300]}"


@cache
def _document() -> dict[str, Any] | None:
    if not OPENAPI.exists():
        return None
    document: dict[str, Any] = json.loads(OPENAPI.read_text())
    # discord.py writes some ids as numbers, which Discord takes as it takes strings.
    document["components"]["schemas"]["SnowflakeType"]["type"] = ["string", "integer"]
    return document


@cache
def _schema_of(method: str, path: str) -> Any:
    """Return a validator of the bodies of a call; None where the document is not at hand."""
    document = _document()
    if document is None:
        return None
    return _validator(method, _template(path))


@cache
def _template(path: str) -> str:
    document = _document() or {}
    found = [
        template
        for template in document["paths"]
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path)
    ]
    assert found, f"Discord's document has no path {path}"
    return str(min(found, key=lambda t: t.count("{")))


@cache
def _validator(method: str, template: str) -> Any:
    import jsonschema

    document = _document() or {}
    operation = document["paths"][template][method.lower()]
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    whole = {"components": document["components"], **schema}
    return jsonschema.Draft202012Validator(whole)
