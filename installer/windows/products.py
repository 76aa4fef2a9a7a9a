"""Puts plain loops in the place of OpenBLAS, 20 MB in NumPy's wheels to multiply matrices: nobody does."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

_SOURCE = Path(__file__).resolve().parent.parent / "bundle/products.c"
_TOOLS = "x86_64-w64-mingw32-"
_FLAGS = ("-shared", "-static-libgcc", "-std=gnu11", "-O2", "-fno-ident", "-s", "-Wl,--no-insert-timestamp")
_NAMES = re.compile(r"\bscipy_(?:cblas_)?\w+64_\b")


def replace(lib: Path) -> None:
    """Replace NumPy's library in a folder of packages; raises ValueError where the new one would lack something."""
    for library in (lib / "numpy.libs").glob("libscipy_openblas64_*.dll"):
        subprocess.run([f"{_TOOLS}gcc", *_FLAGS, str(_SOURCE), "-o", str(library)], check=True)
        offered = _named(library)
        for asking in sorted((lib / "numpy").rglob("*.pyd")):
            if lacking := _named(asking) - offered:
                raise ValueError(
                    f"{asking.name} wants {', '.join(sorted(lacking))}, which {_SOURCE.name} does not offer"
                )


def _named(path: Path) -> set[str]:
    """The names of that library which a file asks for, or offers."""
    told = subprocess.run([f"{_TOOLS}objdump", "-p", str(path)], check=True, capture_output=True, text=True).stdout
    return set(_NAMES.findall(told))
