"""What the history of somebody else's records says of the people: a merge that was taken back left it there."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Final
from uuid import UUID

from partnertrack.domain.erasure_rules import FATES
from partnertrack.domain.record import Record
from partnertrack.domain.records import KINDS
from partnertrack.persistence.erasing.belonging import TEXT
from partnertrack.persistence.operations import VALUES, flatten
from partnertrack.persistence.queries.records import fetch
from partnertrack.persistence.session import Reading

_KINDS: Final = frozenset({"participant", "enrolment", "event"})
_SHORTEST: Final = 3


class Strays:
    """Finds the fields of others in whose history a text of the people stands that is not theirs any more."""

    def __init__(self, reading: Reading, held: Iterable[Record]) -> None:
        self.touched: defaultdict[str, set[UUID]] = defaultdict(set)
        self._reading = reading
        self._texts: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for record in held:
            if record.kind in _KINDS:
                for name, value in flatten(record).items():
                    if isinstance(value, str) and len(value) >= _SHORTEST and _is_emptied(record.kind, name):
                        self._texts[record.kind, name].add(value)
        self._written = {json.dumps(t, ensure_ascii=False)[1:-1] for texts in self._texts.values() for t in texts}
        self._current: dict[UUID, Record | None] = {}

    def may_be_in(self, text: str) -> bool:
        """Whether any of the texts stands there."""
        return not self._written.isdisjoint(TEXT.findall(text))

    def fields(self, line: str, kind: str, key: str) -> set[str]:
        """The fields of a line of somebody else's record that are to be blackened."""
        if kind not in _KINDS or not self.may_be_in(line):
            return set()
        now = flatten(self._now(kind, UUID(key)))
        fields = json.loads(line)[4]
        found = {
            name
            for name, pair in fields.items()
            if any(value in self._texts[kind, name] and value != now.get(name) for value in _plain(pair))
        }
        if found and now:
            self.touched[kind].add(UUID(key))
        return found

    def records(self) -> list[Record]:
        """The records of others whose history lost something, as they are now."""
        return [
            found for kind, ids in self.touched.items() for found in fetch(self._reading, KINDS[kind], ids).values()
        ]

    def _now(self, kind: str, key: UUID) -> Record | None:
        if key not in self._current:
            self._current[key] = fetch(self._reading, KINDS[kind], [key]).get(key)
        return self._current[key]


def _plain(pair: Iterable[object]) -> Iterable[str]:
    return (value for value in pair if isinstance(value, str))


def _is_emptied(kind: str, name: str) -> bool:
    """Whether an erasure takes this field away."""
    return name.startswith(VALUES) or FATES[kind].get(name) in ("empty", "unnamed")
