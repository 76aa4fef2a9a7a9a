"""A partner's workbook becomes a draft to review, then a change to the pilot."""

from partnertrack.importing.choices import Choices
from partnertrack.importing.draft import Draft, Receipt, SheetDraft
from partnertrack.importing.sheet import Workbook
from partnertrack.services.import_workbook.again import partners, reopen
from partnertrack.services.import_workbook.journey import (
    Imported,
    commit,
    draft,
    is_table,
    read,
    read_pasted,
)

__all__ = [
    "Choices",
    "Draft",
    "Imported",
    "Receipt",
    "SheetDraft",
    "Workbook",
    "commit",
    "draft",
    "is_table",
    "partners",
    "read",
    "read_pasted",
    "reopen",
]
