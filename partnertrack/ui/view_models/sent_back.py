"""A workbook that goes back to a partner, in words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from partnertrack.i18n import _, ngettext, number

if TYPE_CHECKING:
    from partnertrack.services.send_back import SentBack


@dataclass(frozen=True, slots=True)
class SentBackView:
    """What was written, and what of the partner's own file could not be carried over."""

    path: Path
    title: str
    detail: str


def present(sent: SentBack) -> SentBackView:
    """The workbook in words."""
    marked = ngettext("{n} cell is marked", "{n} cells are marked", sent.marked).format(n=number(sent.marked))
    mend = ngettext("{n} row is to be mended", "{n} rows are to be mended", sent.to_mend).format(n=number(sent.to_mend))
    parts = [f"{marked}, {mend}."]
    if not sent.is_copy:
        parts.append(_("The file could not be copied whole: it holds the partner’s cells and our marks."))
    if sent.losses:
        parts.append(_("Not carried over: {things}").format(things=" ".join(sent.losses)))
    return SentBackView(sent.path, _("“{file}” is written").format(file=sent.path.name), "\n".join(parts))


def file_name(partners_file: str) -> str:
    """The name under which it is offered to be saved."""
    return _("{file} - to mend.xlsx").format(file=Path(partners_file).stem)
