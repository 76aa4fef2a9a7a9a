"""What the journal said about some people is blackened, so that the chain still proves all the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from partnertrack.domain.names import fold
from partnertrack.persistence import operations
from partnertrack.persistence.chain import redactions
from partnertrack.persistence.erasing.belonging import HEX
from partnertrack.persistence.erasing.strays import Strays
from partnertrack.persistence.journal import JournalKey, digest
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import JournalTable, core

_JOURNAL = core(JournalTable)


@dataclass(frozen=True, slots=True)
class Blackening:
    """What is to be blackened: all lines about the records of these ids; of sources what was chosen in them.

    `words` are folded names: a title that holds one is replaced by `title`.
    """

    ids: frozenset[str]
    sources: frozenset[str]
    words: tuple[str, ...] = ()
    title: str = "…"


def blacken(connection: Connection, wanted: Blackening, strays: Strays) -> list[list[Any]]:
    """Blacken the journal; what an erasure says of it: origin, sequence, sum of what is left, how often it was done.

    `strays` finds what the history of others says of the people, and knows then which records these are.
    """
    before = redactions(Reading(connection))
    known = wanted.ids | wanted.sources
    done: list[list[Any]] = []
    keys = connection.execute(select(_JOURNAL.c.origin, _JOURNAL.c.sequence).order_by(_JOURNAL.c.clock)).all()
    for origin, sequence in keys:
        is_row = (_JOURNAL.c.origin == origin, _JOURNAL.c.sequence == sequence)
        row = connection.execute(select(_JOURNAL).where(*is_row)).one()._asdict()
        text = operations.unpack(row["operations"])
        is_told = not known.isdisjoint(HEX.findall(text)) or strays.may_be_in(text)
        left = "\n".join(_line(line, wanted, strays) for line in text.split("\n")) if is_told else text
        row["original"] = row["original"] or hashlib.sha256(text.encode()).digest()
        is_titled = operations.is_untitled(text) or not _names(row["title"], wanted.words)
        if not is_titled:
            left = operations.blackened_title(digest(row | {"title": wanted.title}, row["original"])) + "\n" + left
            row["title"] = wanted.title
        if left == text:
            continue
        columns = {name: row[name] for name in ("original", "title")} | {"operations": operations.pack(left)}
        connection.execute(update(_JOURNAL).where(*is_row).values(**columns))
        times = before[key].times + 1 if (key := JournalKey(origin, sequence)) in before else 1
        done.append([origin.hex, sequence, hashlib.sha256(left.encode()).hexdigest(), times])
    return done


def _line(line: str, wanted: Blackening, strays: Strays) -> str:
    """What is left of a line."""
    _open, _op, _comma, kind, _comma, key, _rest = line.split('"', 6)
    if key in wanted.ids:
        return operations.blacken(line)
    is_choosing = kind == "source" and key in wanted.sources and '"choices":' in line
    gone = {"choices"} if is_choosing else strays.fields(line, kind, key)
    return operations.blacken(line, gone) if gone else line


def _names(title: str, words: Iterable[str]) -> bool:
    folded = f" {fold(title)}"  # “Mensah’s” is one word
    return any(f" {word}" in folded for word in words)
