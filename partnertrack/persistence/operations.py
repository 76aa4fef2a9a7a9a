"""What a transaction did, as the journal keeps it: each record's changed fields, before and after.

An operation is a line `[op, kind, id, version, {field: [before, after]}]`: `op` is "add", "update" or "remove";
`version` the record's version afterwards (that of the removed one); a blank is null. The fields of a record's `values`
stand each for itself, as "values.phone", so that two people who change two of them do not get into each other's way.

An erasure leaves of the lines about a person the names of the fields alone: `[op, kind, id, version, {…}, [names]]`,
and writes what is left of a record as "erase", which tells all its fields and nothing of before. A line "title" first
says that the transaction's title was blackened, too.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Final, TypeAlias
from uuid import UUID

from partnertrack.domain.change import Change
from partnertrack.domain.encoding import Json, canonical, decode, encode
from partnertrack.domain.record import Record
from partnertrack.domain.records import KINDS
from partnertrack.persistence.rows import FIELDS

Flat: TypeAlias = Mapping[str, Json]
"""A record's fields without blanks, as JSON, each of its `values` for itself."""

Fields: TypeAlias = Mapping[str, Sequence[Json]]
"""Field -> what it was before, what it was after."""

ERASE: Final = "erase"
"""The operation that says all that is left of a record, whatever was there before."""

TITLE: Final = "title"
"""The line in front of a transaction whose title was blackened."""

VALUES: Final = "values."
"""How the name of a field among a record's `values` begins."""

_PLAIN_FIELDS = {
    kind: tuple(name for name in names if name not in ("id", "version", "values")) for kind, names in FIELDS.items()
}
_GETTERS: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    kind: attrgetter(*names) for kind, names in _PLAIN_FIELDS.items()
}
_WITH_VALUES = frozenset(kind for kind, names in FIELDS.items() if "values" in names)


@dataclass(frozen=True, slots=True)
class Operation:
    """What a transaction did to one record; `blackened` names the fields of which an erasure left nothing."""

    op: str
    kind: str
    id: UUID
    version: int
    fields: Fields
    blackened: tuple[str, ...] = ()

    @property
    def before(self) -> Flat:
        """The fields as they were, a blank as None."""
        return {name: before for name, (before, _after) in self.fields.items()}

    @property
    def after(self) -> Flat:
        """The fields as they became, a blank as None."""
        return {name: after for name, (_before, after) in self.fields.items()}


def flatten(record: Record | None) -> dict[str, Json]:
    """The record's fields as the journal writes them; none for no record."""
    if record is None:
        return {}
    kind = record.kind
    plain = zip(_PLAIN_FIELDS[kind], _GETTERS[kind](record), strict=True)
    flat = {name: encode(value) for name, value in plain if value is not None}
    if kind in _WITH_VALUES and (values := record.values):  # type: ignore[attr-defined] # these kinds have them
        flat.update({VALUES + key: encode(value) for key, value in values.items() if value is not None})
    return flat


def restore(kind: str, key: UUID, version: int, flat: Flat) -> Record:
    """The record whose fields `flatten` gave."""
    fields: dict[str, Any] = {name: decode(value) for name, value in flat.items() if not name.startswith(VALUES)}
    if kind in _WITH_VALUES:
        fields["values"] = {
            name.removeprefix(VALUES): decode(value) for name, value in flat.items() if name.startswith(VALUES)
        }
    return KINDS[kind](id=key, version=version, **fields)


def operation(change: Change) -> Json:
    """The operation of a change whose records carry the versions that are stored."""
    record, before, after = change.record, flatten(change.before), flatten(change.after)
    if change.before is None:
        op, fields = "add", {name: (None, value) for name, value in after.items()}
    elif change.after is None:
        op, fields = "remove", {name: (value, None) for name, value in before.items()}
    else:
        names = sorted(before.keys() | after.keys())
        pairs = {name: (before.get(name), after.get(name)) for name in names}
        op, fields = "update", {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    return [op, record.kind, record.id.hex, record.version, fields]


def count(changes: Iterable[Change]) -> dict[str, dict[str, int]]:
    """How many records of each kind were added, updated and removed."""
    counts: dict[str, Counter[str]] = {}
    for change in changes:
        op = "add" if change.before is None else "remove" if change.after is None else "update"
        counts.setdefault(change.record.kind, Counter())[op] += 1
    return {kind: dict(counter) for kind, counter in counts.items()}


def dump(changes: Iterable[Change]) -> str:
    """The operations as text, one canonical line each, so that thousands are never taken apart at once."""
    return "\n".join([canonical(operation(change)) for change in changes])


def pack(text: str) -> bytes:
    """The operations' text, compressed."""
    return zlib.compress(text.encode())


def unpack(packed: bytes) -> str:
    """The text that `pack` was given; raises ValueError when it is damaged."""
    try:
        return zlib.decompress(packed).decode()
    except zlib.error as error:
        raise ValueError("the operations are damaged") from error


def unpack_begun(packed: bytes) -> str:
    """The beginning of the text that `pack` was given, as far as the bytes of its beginning tell; empty for damage."""
    try:
        return zlib.decompressobj().decompress(packed).decode(errors="ignore")
    except zlib.error:
        return ""


def load(text: str) -> Iterator[Operation]:
    """The operations that `dump` was given, one after the other; raises ValueError for a text that is none."""
    for line in text.split("\n"):
        op, kind, key, version, fields, *blackened = json.loads(line)
        if op != TITLE:
            yield Operation(op, kind, UUID(key), version, fields, *map(tuple, blackened))


def dump_erasing(changes: Iterable[Change]) -> str:
    """The operations of an erasure as text: what is left and what went, and nothing of what was there before."""
    return "\n".join([canonical(_erasing(change)) for change in changes])


def blacken(line: str, names: Iterable[str] | None = None) -> str:
    """The line with nothing in it but the names of its fields; with `names`, only these fields are taken out of it."""
    op, kind, key, version, fields, *before = json.loads(line)
    gone = set(fields) if names is None else set(names) & set(fields)
    left = {name: pair for name, pair in fields.items() if name not in gone}
    return canonical([op, kind, key, version, left, sorted(gone.union(*before))])


def blackened_title(rest: bytes) -> str:
    """The line that says that another title stands in place of the one that was hashed; `rest` proves all else."""
    return canonical([TITLE, "", rest.hex(), 0, {}])


def is_untitled(text: str) -> bool:
    """Whether the transaction's title was blackened."""
    return text.startswith(f'["{TITLE}"')


def _erasing(change: Change) -> Json:
    """The operation of one of the changes of an erasure."""
    if change.before is None:
        return operation(change)
    record = change.record
    if change.after is None:
        return ["remove", record.kind, record.id.hex, record.version, {}, sorted(flatten(record))]
    return [ERASE, record.kind, record.id.hex, record.version, {n: (None, v) for n, v in flatten(record).items()}]
