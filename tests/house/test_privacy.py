"""Keeps personal data out of the log, and the machines of developers out of the files."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from tests.house.sources import files, modules, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

LEVELS = {"debug", "info", "warning", "error", "exception", "critical", "log"}
PERSONAL = re.compile(
    r"(first|last|full|family|given|display|maiden)_?name|surname|birth|passport|national_id|phone|e_?mail|address|iban",
    re.IGNORECASE,
)
WHOLE_PEOPLE = {"participant", "participants", "person", "people", "record", "records", "row", "rows", "cell", "cells"}

# Written so that this file does not hold what it looks for.
MACHINE = re.compile(
    r"(?<![\w.~])/(work|root|farm|tmp|home/[a-z]+)/|[A-Z]:\\{1,2}Users"
    r"|pypi\.org|python[h]osted|registry\.npm|\bdeb\.debian\b|archive\.ubuntu"
)


def test_log_calls_name_no_personal_data() -> None:
    assert [
        f"{name_of(path)}:{call.lineno}"
        for path in modules("partnertrack")
        for call in _log_calls(ast.parse(path.read_text(encoding="utf-8")))
        if any(_is_personal(part) for part in _arguments(call))
    ] == []


def _log_calls(tree: ast.Module) -> Iterator[ast.Call]:
    """Yield the calls of a method of a logger."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in LEVELS:
            owner = ast.unparse(node.func.value).lower()
            if owner.rsplit(".", maxsplit=1)[-1].lstrip("_") in {"log", "logger", "logging"} or "getlogger" in owner:
                yield node


def _arguments(call: ast.Call) -> Iterator[ast.expr]:
    """Yield the arguments of a call with every expression inside them, but not the owner of an attribute."""
    waiting = [*call.args, *(keyword.value for keyword in call.keywords)]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, ast.Attribute):
            waiting.extend(child for child in ast.walk(node) if isinstance(child, ast.expr) and child is not node)


def _is_personal(node: ast.expr) -> bool:
    """Tell whether an expression names a personal field or hands over a whole person."""
    match node:
        case ast.Name(id=name):
            return name in WHOLE_PEOPLE or bool(PERSONAL.search(name))
        case ast.Attribute(attr=name) | ast.Constant(value=str(name)):
            return bool(PERSONAL.search(name))
    return False


def test_no_file_names_a_machine_or_a_package_index() -> None:
    found = []
    for path in files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{name_of(path)}: {match.group()}" for match in MACHINE.finditer(text)]
    assert found == []
