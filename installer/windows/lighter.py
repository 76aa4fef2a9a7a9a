"""Takes out of a package's source what only a programmer reads: its comments, and the texts that describe functions."""

from __future__ import annotations

import ast


def without_docs(source: bytes) -> bytes:
    """The same module, without comments and without the texts of its functions; what is no Python of today stays."""
    try:
        module = ast.parse(source)
    except SyntaxError:
        return source
    for node in ast.walk(module):
        if (
            isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and ast.get_docstring(node, clean=False) is not None
        ):
            node.body = node.body[1:] or [ast.Pass()]
    return f"{ast.unparse(module)}\n".encode()
