"""The words by which partners name things: fields, families of fields, answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from partnertrack.domain.scheme import CodeList, Field


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """What a sheet is read against; made once and kept, because what is looked up in it is remembered for it.

    `families` names, per family of fields and language, the words that partners write in the upper line of a
    two-line heading ("Training", "Visa"). `repeated` are the fields of repeatable steps, whose headings may name a
    time ("after 6 months"); None where that is not known: then any field of an event may.
    """

    fields: Mapping[str, Field]
    code_lists: Mapping[str, CodeList]
    families: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    repeated: frozenset[str] | None = None

    def may_repeat(self, key: str) -> bool:
        """Whether the field may stand in a sheet once for each of several times."""
        if self.repeated is not None:
            return key in self.repeated
        return self.fields[key].record == "event"
