"""What a process did to the files of a folder, in order: recorded by a small library that is put before the system's.

A C compiler makes the library, on Linux; where there is none, power cuts cannot be rehearsed and kills fall at random
moments only.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_SOURCE = Path(__file__).with_name("shim.c")
_HEAD = struct.Struct("<cHIQQ")


@dataclass(frozen=True, slots=True)
class Step:
    """One change to a file.

    `kind` is a letter: Opened anew, Written, sized (T), Synced, Renamed, Linked, Unlinked, Made a folder, a Note of
    the process itself. `file` tells files apart that have the same name after each other, `offset` is a place or size.
    """

    kind: str
    file: int
    offset: int
    path: str
    target: str
    data: bytes


@cache
def library() -> Path | None:
    """The recording library, None where it cannot be made."""
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        return None
    made = Path(tempfile.mkdtemp(prefix="partnertrack-shim-")) / "shim.so"
    command = [compiler, "-O1", "-shared", "-fPIC", "-o", str(made), str(_SOURCE), "-ldl", "-lpthread"]
    return made if subprocess.run(command, capture_output=True, check=False).returncode == 0 else None


def preloaded() -> bool:
    """Whether this process runs behind the library."""
    return "shim.so" in os.environ.get("LD_PRELOAD", "")


def environment() -> dict[str, str]:
    """The environment of a process that is to run behind the library."""
    return {**os.environ, "LD_PRELOAD": str(library() or "")}


def begin(folder: Path, log: Path | None = None, kill_at: int = 0) -> None:
    """Record from now on what this process does to the files of a folder; kill it at its change of that number."""
    where = b"" if log is None else os.fsencode(log)
    ctypes.CDLL(None).torture_begin(os.fsencode(folder), where, ctypes.c_long(kill_at))


def note(text: str) -> None:
    """Put a word of one's own into the record."""
    ctypes.CDLL(None).torture_note(text.encode())


def steps(log: Path) -> Iterator[Step]:
    """What was recorded; a record that was cut off is left out."""
    content, at = log.read_bytes(), 0
    while at + _HEAD.size <= len(content):
        kind, paths, size, file, offset = _HEAD.unpack_from(content, at)
        at += _HEAD.size
        path, _zero, target = content[at : at + paths].partition(b"\0")
        data = content[at + paths : at + paths + size]
        at += paths + size
        yield Step(kind.decode(), file, offset, os.fsdecode(path), os.fsdecode(target), data)
