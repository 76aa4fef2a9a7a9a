"""Puts small libraries in the place of large ones of which the program asks little."""

from __future__ import annotations

import subprocess
from pathlib import Path

from installer.bundle.icu import shrink
from installer.bundle.release import program

_PRODUCTS = Path(__file__).resolve().parent / "products.c"
_BLAS = "libscipy_openblas64_-*.so"


def lighten(inside: Path) -> None:
    """Replace what is too large for its use among the libraries of a Linux bundle; `inside` is their folder."""
    for blas in inside.glob(f"numpy.libs/{_BLAS}"):
        _compile(_PRODUCTS, blas)
        for other in blas.parent.iterdir():
            if other != blas:
                other.unlink()  # those of Fortran, which OpenBLAS is written in
    for library in inside.glob("PySide6/Qt/lib/libicudata.so.*"):
        shrink(library)
    for library in inside.glob("pillow.libs/libXau-*.so.*"):
        _repack(library)


def _compile(source: Path, library: Path) -> None:
    """Write a library from its source, under the name by which others ask for it."""
    command = [program("cc"), "-O2", "-shared", "-fPIC", "-fvisibility=hidden", "-Wl,--build-id=none", "-s"]
    subprocess.run([*command, f"-Wl,-soname,{library.name}", "-o", str(library), str(source)], check=True)


def _repack(library: Path) -> None:
    """Let a library lie at pages of 4 KB instead of 2 MB of nothing: the system's own, where it has the same one."""
    own = sorted(Path("/usr/lib").glob("*-linux-gnu/libXau.so.6"))
    if own:
        library.write_bytes(own[0].read_bytes())
