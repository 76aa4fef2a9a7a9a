"""Makes the frozen folder small and always the same: symbols stripped, modes and times fixed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from installer.bundle.release import program

_ELF = b"\x7fELF"
_PATCHED = ".libs"
"""Folders of libraries that their wheel has rewritten: `strip` would move what must lie at a page's beginning."""


def finish(folder: Path, moment: int) -> None:
    """Strip the libraries of a bundle and give every file the mode and the time that a release has."""
    for library in sorted(_libraries(folder)):
        _strip(library)
    for path in sorted(folder.rglob("*")):
        settle(path, moment)
    settle(folder, moment)


def settle(path: Path, moment: int) -> None:
    """Give one file or folder the mode and the time (seconds since 1970) that a release has."""
    if not path.is_symlink():
        path.chmod(0o755 if path.is_dir() or _is_program(path) else 0o644)
    os.utime(path, (moment, moment), follow_symlinks=False)


def _libraries(folder: Path) -> Iterator[Path]:
    """What a linker made, but for what must stay as it is."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and not path.parent.name.endswith(_PATCHED) and _is_elf(path):
            yield path


def _strip(library: Path) -> None:
    """Take the symbols out that only a debugger reads, where that makes the file smaller."""
    if library.name == "partnertrack":
        return  # the program's modules hang at its end
    stripped = library.with_name(f"{library.name}.stripped")
    command = [program("strip"), "--strip-unneeded", "-o", str(stripped), str(library)]
    subprocess.run(command, check=True)
    if stripped.stat().st_size < library.stat().st_size:
        shutil.move(stripped, library)
    stripped.unlink(missing_ok=True)


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_ELF)) == _ELF


def _is_program(path: Path) -> bool:
    """Tell whether a file is started by name: the program itself, and scripts."""
    with path.open("rb") as file:
        return file.read(2) == b"#!" or (path.suffix == "" and _is_elf(path))
