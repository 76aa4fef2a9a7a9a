"""The menu that puts a chapter or the whole guide on paper."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.saving import save
from partnertrack.services.guide import Chapter, Guide
from partnertrack.ui.guide.paper import printed
from partnertrack.ui.proposed import for_saving
from partnertrack.ui.widgets.message import Message


def offer_paper(button: QWidget, guide: Guide, here: Chapter | None, note: Message) -> None:
    """Open the menu below a button; what became of it is said in the note."""
    menu = QMenu(button)
    if here:
        menu.addAction(_("This chapter as PDF…"), partial(_save, button, note, (here,), here.title))
    name = _("Guide to PartnerTrack")
    menu.addAction(_("The whole guide as PDF…"), partial(_save, button, note, guide.chapters, name))
    menu.exec(button.mapToGlobal(button.rect().bottomLeft()))


def _save(parent: QWidget, note: Message, chapters: Sequence[Chapter], title: str) -> None:
    proposed = for_saving(f"{title}.pdf")
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save as PDF"), proposed, "PDF (*.pdf)")
    if not chosen:
        return
    try:
        save(Path(chosen), printed(chapters, title))
    except UserError as error:
        note.complain(error)
        return
    note.say(_("Saved: {file}").format(file=chosen), tone="ok")
