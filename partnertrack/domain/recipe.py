"""How a partner's sheet is read, as people confirmed it: remembered for the next one of the same layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal
from uuid import UUID

from partnertrack.domain.record import Record

DateOrder = Literal["dmy", "mdy", "ymd"]
"""In which order the numbers of a date are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe(Record):
    """The columns of one layout of one partner (`partner` is empty where nobody said who sent it).

    `columns` is the JSON text of the columns in order, as `importing.recipes` writes and `importing.memory` reads them;
    `source_id` is the import that confirmed them last. A layout is found again by its headings, wherever its columns
    stand.
    """

    kind: ClassVar[str] = "recipe"

    partner: str
    sheet: str
    columns: str
    source_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording(Record):
    """What a partner's words mean: `text` in a column of `field` is read as if it said `means` (empty: nothing).

    `partner` is empty where it holds for everybody.
    """

    kind: ClassVar[str] = "wording"

    field: str
    text: str
    means: str
    partner: str = ""
