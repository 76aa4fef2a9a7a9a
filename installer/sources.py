"""Takes out of sources what only a programmer reads, before they are packed: comments, and texts of functions."""

from __future__ import annotations

import ast
import re

_WHOLE = re.compile(r"numpy(\..*)?|sqlalchemy\.\w+\.events")
"""Modules that work with the texts of their functions, and fail without."""


def is_whole(module: str) -> bool:
    """Tell whether a module needs the texts of its functions."""
    return bool(_WHOLE.fullmatch(module))


def without_docs(source: bytes) -> bytes:
    """The same module, without comments and without the texts of its functions; what is no Python of today stays."""
    try:
        return f"{ast.unparse(lean(source))}\n".encode()
    except SyntaxError:
        return source


def lean(source: bytes) -> ast.Module:
    """The module without the texts of its functions, each line with its number; raises SyntaxError.

    Those of classes stay: a data class without one would write itself one, slowly, whenever the program starts.
    """
    module = ast.parse(source)
    for node in ast.walk(module):
        if (
            isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and ast.get_docstring(node, clean=False) is not None
        ):
            text = node.body[0]
            node.body = node.body[1:] or [ast.copy_location(ast.Pass(), text)]
    return module
