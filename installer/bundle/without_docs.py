"""Takes out of compiled modules what only a programmer reads at a prompt: the texts that describe functions."""

from __future__ import annotations

import sys
from types import CodeType

_OPTIMISED, _DESCRIBED = 0x2, 0x4000000
"""CO_OPTIMIZED, which the code of functions has, and CO_HAS_DOCSTRING, which Python has from 3.13 on."""


def without_docs(code: CodeType) -> CodeType:
    """The same code without the texts of its functions; assertions stay."""
    constants = tuple(without_docs(item) if isinstance(item, CodeType) else item for item in code.co_consts)
    if _is_described(code):
        constants = (None, *constants[1:])
    return code.replace(co_consts=constants)


def _is_described(code: CodeType) -> bool:
    """Tell whether the first constant of a code is the text that describes it, and not one that it works with."""
    if sys.version_info >= (3, 13):
        return bool(code.co_flags & _DESCRIBED)
    is_function = bool(code.co_flags & _OPTIMISED) and not code.co_name.startswith("<")
    return is_function and bool(code.co_consts) and isinstance(code.co_consts[0], str)
