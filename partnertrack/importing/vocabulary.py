"""The words by which partners name things: fields, families of fields, answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from partnertrack.domain.scheme import CodeList, Field


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a sheet is read against.

    `families` names, per family of fields and language, the words that partners write in the upper line of a
    two-line heading ("Training", "Visa").
    """

    fields: Mapping[str, Field]
    code_lists: Mapping[str, CodeList]
    families: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
