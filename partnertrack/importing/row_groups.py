"""The group that rows belong to where no column says it: their cohort, or who employs them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from partnertrack.domain.scheme import Field
from partnertrack.importing.months import month_of
from partnertrack.importing.typed_sheet import TypedSheet

_GROUP_FIELDS: Final = ("employer", "cohort")
_EMPLOYER_STEPS: Final = frozenset({"contract", "work_start", "follow_up", "placement_end"})
_NOT_A_GROUP: Final = re.compile(r"(sheet|feuil|feuille|tabelle|blad|hoja|table)?\s*\d*", re.IGNORECASE)
_WORDS: Final = re.compile(r"[^\W\d_]+")


def group_field(steps: set[str], keys: set[str], fields: Mapping[str, Field]) -> str:
    """The field that a group label or a sheet's name stands for, where no column says it."""
    key = "employer" if steps & _EMPLOYER_STEPS else "cohort"
    has_column = any(group in keys for group in _GROUP_FIELDS)
    return "" if has_column or key not in fields else key


def sheet_groups(sheets: tuple[TypedSheet, ...]) -> dict[str, str]:
    """The names of sheets that hold one group each: several sheets with the same columns, not numbered, not months."""
    layouts = Counter(
        layout for _sheet, layout in {(each.sheet or each.name, _layout(each)) for each in sheets if each.rows}
    )
    return {
        sheet.name: sheet.name
        for sheet in sheets
        if layouts[_layout(sheet)] > 1 and not _NOT_A_GROUP.fullmatch(sheet.name.strip()) and not _is_month(sheet.name)
    }


def _layout(sheet: TypedSheet) -> tuple[str, ...]:
    return tuple(column.heading for column in sheet.columns)


def _is_month(name: str) -> bool:
    """Whether a sheet's name is a month or a date and no more: "Mars 2024", "2024-03"."""
    return all(month_of(word) for word in _WORDS.findall(name))
