"""What became of the rows of a file, as a sum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnertrack.i18n import _, ngettext, number

if TYPE_CHECKING:
    from partnertrack.services.import_workbook import Imported, Receipt


@dataclass(frozen=True, slots=True)
class ReceiptPart:
    """A part of the receipt's sum."""

    action: str
    count: str
    label: str


def receipt_parts(receipt: Receipt) -> tuple[ReceiptPart, ...]:
    """The parts of the receipt; those that are nothing are left out, but for the first two."""
    parts = (
        ("create", receipt.created, ngettext("new person", "new people", receipt.created)),
        ("update", receipt.updated, _("updated")),
        ("unchanged", receipt.unchanged, _("unchanged")),
        ("review", receipt.review, _("undecided")),
        ("reject", receipt.rejected, _("not taken")),
        ("skip", receipt.skipped, _("left out")),
    )
    return tuple(
        ReceiptPart(action, number(count), label)
        for place, (action, count, label) in enumerate(parts)
        if count or place < 2  # noqa: PLR2004 - the first two
    )


def receipt_words(imported: Imported) -> str:
    """What is to be said of the rows and values that were not stored, and where they wait."""
    receipt, file = imported.receipt, imported.draft.file_name
    left = receipt.review + receipt.rejected
    open_conflicts = _open_conflicts(imported)
    parts = [
        ngettext(
            "{n} row of “{file}” was not stored. It waits in the pilot: take it up again any time.",
            "{n} rows of “{file}” were not stored. They wait in the pilot: take them up again any time.",
            left,
        ).format(n=number(left), file=file)
        if left
        else "",
        ngettext(
            "{n} value was changed on both sides; the pilot’s stays until somebody decides.",
            "{n} values were changed on both sides; the pilot’s stay until somebody decides.",
            open_conflicts,
        ).format(n=number(open_conflicts))
        if open_conflicts
        else "",
    ]
    said = " ".join(filter(None, parts))
    return said or _("Every row of “{file}” is accounted for.").format(file=file)


def undone_words(restored: int, kept: int) -> str:
    """What taking an import back reversed, and what it left alone."""
    reversed_words = ngettext("{n} record was put back.", "{n} records were put back.", restored).format(
        n=number(restored)
    )
    if not kept:
        return reversed_words + " " + _("The pilot is as it was before.")
    kept_words = ngettext(
        "{n} record was edited since and stays as it is.", "{n} records were edited since and stay as they are.", kept
    )
    return reversed_words + " " + kept_words.format(n=number(kept))


def _open_conflicts(imported: Imported) -> int:
    return sum(
        effect.kind == "conflict" and not effect.side
        for sheet in imported.draft.sheets
        for row in sheet.rows
        for effect in row.effects
    )
