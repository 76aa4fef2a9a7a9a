"""Takes out of compiled modules what only a programmer reads at a prompt: the texts that describe functions."""

from __future__ import annotations

from types import CodeType

_OPTIMISED = 0x2
"""CO_OPTIMIZED, which the code of functions has; that of modules and classes keeps its text in another way."""


def without_docs(code: CodeType) -> CodeType:
    """The same code without the texts of its functions, whose first constant they are; assertions stay."""
    constants = tuple(without_docs(item) if isinstance(item, CodeType) else item for item in code.co_consts)
    if code.co_flags & _OPTIMISED and code.co_name != "<lambda>" and constants and isinstance(constants[0], str):
        constants = (None, *constants[1:])
    return code.replace(co_consts=constants)
