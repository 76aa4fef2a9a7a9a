"""Whether anything that a process wrote says whom the pilot is about.

Searched for are names, phones, e-mail addresses and passport numbers in UTF-8, Latin-1 and UTF-16, as they are, in
small letters and in capitals, and within everything that is packed by itself: zlib streams, parts of ZIP files.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from partnertrack.domain.participant import Participant
from tests.torture.recording import Step

_BEGINNING = 5
"""Bytes by which the search finds its way; no word that is searched for is shorter."""
_HEADS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_LOCAL, _NAME_AT, _REST_AT = b"PK\x03\x04", 26, 30
_FEWEST, _MOST = 32, 8_000_000
_FIELDS = ("phone", "email", "passport_number")


def words_of(people: Iterable[Participant]) -> frozenset[str]:
    """What identifies these people and is long enough not to come about by chance."""
    found = {person.last_name.strip() for person in people}
    for person in people:
        found |= {str(person.values.get(key, "")).strip() for key in _FIELDS}
    return frozenset(word for word in found if len(word) >= _BEGINNING)


@dataclass(slots=True)
class Search:
    """Looks for words in bytes."""

    words: frozenset[str]
    _written: dict[bytes, str] = field(init=False)
    _beginnings: np.ndarray[tuple[int], np.dtype[np.uint64]] = field(init=False)

    def __post_init__(self) -> None:
        """Write every word in all the ways in which it may stand somewhere."""
        self._written = {form: word for word in self.words for form in _forms(word)}
        self._beginnings = np.unique([int.from_bytes(form[:_BEGINNING], "little") for form in self._written]).astype(
            np.uint64
        )

    def words_in(self, content: bytes) -> set[str]:
        """Which of the words the content holds, open or in a part that is packed by itself."""
        return {word for part in (content, *_unpacked(content)) for word in self._open_in(part)}

    def _open_in(self, content: bytes) -> Iterator[str]:
        letters = np.frombuffer(content, dtype=np.uint8).astype(np.uint64)
        if len(letters) < _BEGINNING:
            return
        last = len(letters) - _BEGINNING + 1
        beginnings = sum((letters[at : at + last] << np.uint64(8 * at) for at in range(_BEGINNING)), np.uint64(0))
        for at in np.flatnonzero(np.isin(beginnings, self._beginnings)):
            for size in {len(form) for form in self._written}:
                if (word := self._written.get(content[at : at + size])) is not None:
                    yield word


def written(steps: Iterable[Step]) -> dict[str, bytes]:
    """All that was ever written into each file, by its path; pieces that follow each other are joined."""
    pieces: dict[tuple[int, str], bytearray] = {}
    ends: dict[tuple[int, str], int] = {}
    for step in steps:
        if step.kind == "W":
            key = (step.file, step.path)
            if ends.get(key) != step.offset:
                pieces.setdefault(key, bytearray()).extend(b"\0\0")
            pieces[key].extend(step.data)
            ends[key] = step.offset + len(step.data)
    found: dict[str, bytes] = {}
    for (_file, path), piece in pieces.items():
        found[path] = found.get(path, b"") + bytes(piece)
    return found


def on_disk(folder: Path) -> dict[str, bytes]:
    """All that lies in a folder, its names among it."""
    files = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    names = "\n".join(path.name for path in folder.rglob("*"))
    return {**files, "the names of files": names.encode()}


def _forms(word: str) -> Iterator[bytes]:
    for each in {word, word.lower(), word.upper(), word.casefold()}:
        for encoding in ("utf-8", "latin-1", "utf-16-le", "utf-16-be"):
            yield each.encode(encoding, errors="replace")


def _unpacked(content: bytes) -> Iterator[bytes]:
    """The parts that are packed by themselves, unpacked as far as they go."""
    for head in _HEADS:
        at = content.find(head)
        while at >= 0:
            yield from _inflated(content[at : at + _MOST], zlib.MAX_WBITS)
            at = content.find(head, at + 1)
    at = content.find(_LOCAL)
    while at >= 0:
        sizes = content[at + _NAME_AT : at + _REST_AT]
        start = at + _REST_AT + int.from_bytes(sizes[:2], "little") + int.from_bytes(sizes[2:], "little")
        yield from _inflated(content[start : start + _MOST], -zlib.MAX_WBITS)
        at = content.find(_LOCAL, at + 1)


def _inflated(packed: bytes, bits: int) -> Iterator[bytes]:
    try:
        found = zlib.decompressobj(bits).decompress(packed, _MOST)
    except zlib.error:
        return
    if len(found) >= _FEWEST:
        yield found
