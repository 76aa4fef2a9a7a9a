"""Many ids in little room: 16 bytes each, made into UUIDs when somebody asks for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import overload
from uuid import UUID

_WIDE = 16


class Ids(Sequence[UUID]):
    """Ids in an order; never changed, and equal to any tuple or list of the same UUIDs."""

    __slots__ = ("_raw",)

    def __init__(self, keys: Iterable[bytes] = ()) -> None:
        self._raw = b"".join(keys)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._raw) // _WIDE

    @overload
    def __getitem__(self, place: int) -> UUID: ...

    @overload
    def __getitem__(self, place: slice) -> Ids: ...

    def __getitem__(self, place: int | slice) -> UUID | Ids:
        """The id at a place, or those of a slice."""
        at = range(len(self))[place]
        if isinstance(at, int):
            return UUID(bytes=self._raw[at * _WIDE : (at + 1) * _WIDE])
        if at.step == 1:
            return Ids((self._raw[at.start * _WIDE : at.stop * _WIDE],))
        return Ids(self._raw[each * _WIDE : (each + 1) * _WIDE] for each in at)

    def __iter__(self) -> Iterator[UUID]:
        """One after the other."""
        for start in range(0, len(self._raw), _WIDE):
            yield UUID(bytes=self._raw[start : start + _WIDE])

    def __contains__(self, key: object) -> bool:
        """Whether an id is among them."""
        return isinstance(key, UUID) and self._find(key) >= 0

    def index(self, key: UUID, start: int = 0, stop: int | None = None) -> int:
        """The first place of an id; raises ValueError where it is not among them."""
        at = self._find(key, start)
        if at < 0 or (stop is not None and at >= stop):
            raise ValueError(key)
        return at

    def __eq__(self, other: object) -> bool:
        """Whether the other holds the same ids in the same order."""
        if isinstance(other, Ids):
            return self._raw == other._raw
        if isinstance(other, tuple | list):
            return len(self) == len(other) and all(mine == theirs for mine, theirs in zip(self, other, strict=True))
        return NotImplemented

    def __hash__(self) -> int:
        """That of their bytes."""
        return hash(self._raw)

    def _find(self, key: UUID, start: int = 0) -> int:
        at = self._raw.find(key.bytes, start * _WIDE)
        while at % _WIDE and at >= 0:
            at = self._raw.find(key.bytes, at + 1)
        return at // _WIDE if at >= 0 else -1
