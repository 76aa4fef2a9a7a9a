"""Holds the chapter of messages to the program: whoever meets one of them finds what it means."""

from __future__ import annotations

import ast
import re
from functools import cache
from typing import TYPE_CHECKING, Final

from tests.house.sources import ROOT, modules, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EXPLAINED: Final = (
    "partnertrack/persistence",
    "partnertrack/importing/refusal.py",
    "partnertrack/private_folder.py",
    "partnertrack/saving.py",
    "partnertrack/services/access",
    "partnertrack/services/backups",
    "partnertrack/services/updates",
    "partnertrack/updating",
)
"""Where messages come from that have to be explained: the store, its lock, the import’s refusals, backups, updates."""

_ERROR: Final = re.compile(r"\w*Error|PasswordNeeded|_?complaint|_?refus\w+")


def messages(path: Path) -> Iterator[str]:
    """The first text of each error that the module makes, and of each pair of the table of refusals."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and node.args and _ERROR.fullmatch(_name(node.func)):
            yield from _texts(node.args[0])
        elif isinstance(node, ast.Tuple) and node.elts and isinstance(node.elts[0], ast.Lambda):
            yield from _texts(node.elts[0].body)


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def _texts(node: ast.expr) -> Iterator[str]:
    """What is said there, in each of its forms."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        node = node.func.value
    if isinstance(node, ast.Call) and _name(node.func) in ("_", "ngettext"):
        forms = node.args[: 2 if _name(node.func) == "ngettext" else 1]
        yield from (each.value for each in forms if isinstance(each, ast.Constant) and isinstance(each.value, str))


@cache
def headings() -> tuple[re.Pattern[str], ...]:
    text = (ROOT / "resources/docs/en/errors.md").read_text("utf-8")
    found = re.findall(r"^### (.+?)\.?$", text, re.MULTILINE)
    return tuple(re.compile(".+?".join(map(re.escape, each.split("…"))) + r"(?:[.:;].*)?") for each in found)


def test_each_message_of_the_store_the_import_and_the_backups_is_explained() -> None:
    found = [(text, path) for path in modules(*EXPLAINED) for text in messages(path)]
    assert len(found) > 100
    unexplained = [
        f"{name_of(path)}: {text}"
        for text, path in found
        if not any(heading.fullmatch(re.sub(r"\{\w+\}", "so", text)) for heading in headings())
    ]
    assert not unexplained, "no heading in resources/docs/en/errors.md:\n" + "\n".join(unexplained)
