"""Keyed fingerprints by which an erased person is known again without anything about them being kept.

Each is an HMAC-SHA256 (RFC 2104) under a random key of the pilot. A name alone means nobody: it counts with the birth
date, or where no birth date is said with a number that belongs to it; a paper's number counts with either.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Final
from uuid import UUID

from partnertrack.domain.identity import Identity
from partnertrack.domain.names import fold

KEY_SIZE: Final = 32

_PAPERS: Final = ("passport_no", "national_id")
_BESIDE: Final = ("phone", "email", "reference")
_ALIKE: Final = str.maketrans("OI", "01")
_NATIONAL: Final = 9
"""So many last digits of a telephone number are the same with and without the code of the country."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """One mark of an erased person; `kind` says what it was made of."""

    value: bytes
    kind: str
    participant_id: UUID


Known = Callable[[bytes], UUID | None]
"""The erased person to whom a fingerprint belongs."""


def fingerprints(key: bytes, participant_id: UUID, said: Iterable[Identity]) -> tuple[Fingerprint, ...]:
    """The marks of a person of whom all this was said, each once."""
    found = {
        value: Fingerprint(value, kind, participant_id)
        for identity in _together(said)
        for kind, value in _marks(key, participant_id, identity)
    }
    return tuple(found.values())


def whose(key: bytes, known: Known, said: Identity) -> UUID | None:
    """The erased person of whom a row speaks, None for nobody; brothers, sisters and namesakes are nobody."""
    name = _name(said)
    for kind in _PAPERS:
        number = _number(kind, getattr(said, kind))
        person = known(_mark(key, "paper", number)) if number else None
        if person and (_agrees(key, known, person, said) or not (name or said.birth_date)):
            return person
    if name and said.birth_date:
        return known(_mark(key, "person", name, said.birth_date.isoformat()))
    if said.birth_date:
        return None
    found = (known(_mark(key, kind, name, number)) for kind, number in _numbers(said) if name or kind == "reference")
    return next(filter(None, found), None)


def _agrees(key: bytes, known: Known, person: UUID, said: Identity) -> bool:
    """Whether the birth date, or else the name, is that of the person whose paper it is."""
    if said.birth_date and known(_mark(key, "born", person.hex, said.birth_date.isoformat())) == person:
        return True
    return bool(_name(said)) and known(_mark(key, "named", person.hex, _name(said))) == person


def _marks(key: bytes, person: UUID, said: Identity) -> Iterator[tuple[str, bytes]]:
    name = _name(said)
    if name:
        yield "named", _mark(key, "named", person.hex, name)
    if said.birth_date:
        yield "born", _mark(key, "born", person.hex, said.birth_date.isoformat())
    if name and said.birth_date:
        yield "person", _mark(key, "person", name, said.birth_date.isoformat())
    for kind in _PAPERS:
        if number := _number(kind, getattr(said, kind)):
            yield "paper", _mark(key, "paper", number)
    for kind, number in _numbers(said):
        yield kind, _mark(key, kind, name, number)
        if kind == "reference":
            yield kind, _mark(key, kind, "", number)


def _together(said: Iterable[Identity]) -> Iterator[Identity]:
    """What was said, put together in every way: one file told the name, another one the telephone."""
    every = list(said)
    names = dict.fromkeys((each.last_name, each.first_name) for each in every if each.name)
    births: Mapping[date | None, None] = dict.fromkeys(each.birth_date for each in every if each.birth_date)
    numbers = {kind: dict.fromkeys(filter(None, (getattr(e, kind) for e in every))) for kind in (*_PAPERS, *_BESIDE)}
    for (last, first), born in product(names or {("", ""): None}, births or {None: None}):
        yield Identity(last_name=last, first_name=first, birth_date=born)
    for (last, first), (kind, known) in product(names or {("", ""): None}, numbers.items()):
        yield from (Identity(last_name=last, first_name=first, **{kind: number}) for number in known)


def _name(said: Identity) -> str:
    """The name, whichever of its parts comes first."""
    return " ".join(sorted(fold(said.name).split()))


def _numbers(said: Identity) -> Iterator[tuple[str, str]]:
    for kind in _BESIDE:
        if number := _number(kind, getattr(said, kind)):
            yield kind, number


def _number(kind: str, text: str) -> str:
    """A number as it is compared, whoever wrote it."""
    if kind == "phone":
        return re.sub(r"\D", "", text)[-_NATIONAL:]
    if kind == "email":
        return text.strip().casefold()
    return re.sub(r"[\W_]", "", text).upper().translate(_ALIKE).lstrip("0")


def _mark(key: bytes, *parts: str) -> bytes:
    return hmac.digest(key, "\x1f".join(parts).encode(), "sha256")
