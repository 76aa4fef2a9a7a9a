"""What a disk may hold after the power was cut, worked out from what a process wrote and when it synced.

All that was written to a file before its last fsync is there. What was written later may be there, missing, torn in
sectors of 512 bytes or there without what was written before it. A name that was given, changed or taken away since
its folder's last fsync may be as before or after. Half of the disks keep the order of names, as ext4, NTFS and APFS
do; the other half take no more than POSIX promises.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from tests.torture.recording import Step

_SECTOR = 512
_FLEETING = ("-shm",)
"""Files that mean nothing after a cut: SQLite makes them anew."""


@dataclass(slots=True, eq=False)
class _File:
    """A file: what is sure to be on the disk, and what was written since."""

    stable: bytes = b""
    pending: list[Step] = field(default_factory=list)

    def sync(self) -> None:
        self.stable = _with(self.stable, self.pending)
        self.pending.clear()

    def after_cut(self, dice: random.Random) -> bytes:
        return _with(self.stable, _survivors(self.pending, dice))


@dataclass(frozen=True, slots=True)
class _Naming:
    """A name that was given (`file` at `path`), moved (from `old`) or taken away (`path` is empty)."""

    file: _File | None
    path: str
    old: str

    def is_in(self, folder: str) -> bool:
        return str(PurePath(self.path or self.old).parent) == folder

    def apply(self, names: dict[str, _File | None]) -> None:
        if self.old and names.get(self.old) is self.file:
            names.pop(self.old, None)
        if self.path:
            names[self.path] = self.file


class Disk:
    """A folder's files as the disk holds them for sure, with all that may have come on top of it."""

    def __init__(self, before: Path, folder: Path) -> None:
        """Begin with the files of one folder, as they were copied into the one where the process worked."""
        self._root = str(folder)
        self._live: dict[str, _File | None] = {str(folder): None}
        self._files: dict[int, _File] = {}
        for path in before.rglob("*"):
            file = _File(path.read_bytes()) if path.is_file() else None
            self._live[str(folder / path.relative_to(before))] = file
        self._names = dict(self._live)
        self._pending: list[_Naming] = []
        self._acts: dict[str, Callable[[Step], None]] = {
            "O": self._opened, "W": self._written, "T": self._written, "S": self._synced,
            "R": self._renamed, "L": self._linked, "U": self._unlinked, "M": self._made,
        }  # fmt: skip

    def take(self, step: Step) -> None:
        """Do what the process did; a file that was there before it began is known by its name at first."""
        if step.file and step.file not in self._files and (file := self._live.get(step.path)):
            self._files[step.file] = file
        if step.kind in self._acts and not step.path.endswith(_FLEETING):
            self._acts[step.kind](step)

    def cut(self, target: Path, dice: random.Random) -> None:
        """Write into an empty folder what may be left after a cut at this moment."""
        names = dict(self._names)
        kept = self._pending[: dice.randint(0, len(self._pending))]
        if dice.random() < 0.5:
            kept = [naming for naming in self._pending if dice.random() < 0.5]
        for naming in kept:
            naming.apply(names)
        contents = {id(file): file.after_cut(dice) for file in names.values() if file}
        for path, file in sorted(names.items()):
            place = target / PurePath(path).relative_to(self._root)
            if file is None:
                place.mkdir(parents=True, exist_ok=True)
            else:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(contents[id(file)])

    def _opened(self, step: Step) -> None:
        file = self._files[step.file] = _File()
        self._name(_Naming(file, step.path, ""))

    def _written(self, step: Step) -> None:
        self._files[step.file].pending.append(step)

    def _synced(self, step: Step) -> None:
        if step.file in self._files and self._live.get(step.path):
            self._files[step.file].sync()
        for naming in [each for each in self._pending if each.is_in(step.path)]:
            naming.apply(self._names)
            self._pending.remove(naming)

    def _renamed(self, step: Step) -> None:
        moved = [path for path in self._live if path == step.path or path.startswith(step.path + "/")]
        for path in moved:  # a folder takes with it what is in it
            self._name(_Naming(self._live[path], step.target + path[len(step.path) :], path))

    def _linked(self, step: Step) -> None:
        self._name(_Naming(self._files[step.file], step.target, ""))

    def _unlinked(self, step: Step) -> None:
        self._name(_Naming(self._live.get(step.path), "", step.path))

    def _made(self, step: Step) -> None:
        self._name(_Naming(None, step.path, ""))

    def _name(self, naming: _Naming) -> None:
        naming.apply(self._live)
        self._pending.append(naming)


def _survivors(pending: list[Step], dice: random.Random) -> list[Step]:
    """What of all that was written since the last fsync reached the disk."""
    match dice.randrange(5):
        case 0:
            return []
        case 1:
            return pending
        case 2:
            return pending[: dice.randint(0, len(pending))]
        case 3:
            return [step for step in pending if dice.random() < 0.5]
    return [sector for step in pending for sector in _sectors(step) if dice.random() < 0.5]


def _sectors(step: Step) -> list[Step]:
    """The parts of a write that a disk writes in one stroke."""
    if step.kind == "T":
        return [step]
    ends = range(step.offset // _SECTOR * _SECTOR, step.offset + len(step.data), _SECTOR)
    pieces = [(max(start, step.offset), min(start + _SECTOR, step.offset + len(step.data))) for start in ends]
    cut = [(start, step.data[start - step.offset : end - step.offset]) for start, end in pieces]
    return [Step("W", step.file, start, step.path, "", data) for start, data in cut]


def _with(content: bytes, written: list[Step]) -> bytes:
    """The content of a file after these writes and changes of its size."""
    result = bytearray(content)
    for step in written:
        if step.kind == "T":
            del result[step.offset :]
            result.extend(bytes(step.offset - len(result)))
        else:
            result.extend(bytes(max(0, step.offset - len(result))))
            result[step.offset : step.offset + len(step.data)] = step.data
    return bytes(result)
