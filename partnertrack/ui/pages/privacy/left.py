"""What left the pilot, on the page: narrowed by kind and by words, and written out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from partnertrack.domain.names import fold
from partnertrack.domain.privacy_words import kinds
from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import privacy_asks as asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.privacy.columns import columns
from partnertrack.ui.pages.privacy.part import PrivacyPart
from partnertrack.ui.view_models.privacy import Line, PrivacyView
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.filter_chips import FilterChips
from partnertrack.ui.widgets.narrowed_list import NarrowedList
from partnertrack.ui.widgets.side_form import SideForm

_LOWEST = 340  # pixels


class LeftPart(PrivacyPart):
    """The export log, newest first; nothing in it can be changed."""

    def __init__(self, desk: Desk, undo: Callable[[UUID], None], form: SideForm) -> None:
        super().__init__(desk, undo, form)
        self.pdf, self.sheet = Button(_("Print as PDF"), "printer"), Button(_("Workbook"), "download")
        self.tools = (self.sheet, self.pdf)
        others = ((_("When"), 176, 0), (_("For whom"), 150, 2), (_("People"), 72, 1), (_("Fields"), 240, 3))
        self.list: NarrowedList[Line] = NarrowedList(
            _("What left the pilot"), _("Find in the log"), columns(_("What left"), others, _("Format"), 100), _id
        )
        self.list.setMinimumHeight(_LOWEST)
        self.chips = FilterChips()
        self._lines: tuple[Line, ...] = ()
        self._kind = ""
        whole, self._stack = QWidget(), QStackedWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.chips)
        column.addWidget(self.list, 1)
        self._stack.addWidget(whole)
        told = _(
            "Lists, letters, reports, workbooks for partners and whatever else takes people’s data out of the pilot is "
            "noted here by itself: when, how many people, which fields, never who."
        )
        self._stack.addWidget(Empty("file-clock", _("Nothing has left yet"), told))
        self.column.addWidget(self._stack, 1)
        self.list.narrowed.connect(self._narrow)
        self.chips.chosen.connect(self._narrow_to)
        self.pdf.clicked.connect(partial(self._write, ".pdf"))
        self.sheet.clicked.connect(partial(self._write, ".xlsx"))

    def show_view(self, view: PrivacyView) -> None:
        """Show the log."""
        self._lines = view.left
        self._stack.setCurrentIndex(0 if view.left else 1)
        for button in (self.pdf, self.sheet):
            button.setEnabled(bool(view.left))
        self._narrow()

    def _narrow_to(self, kind: str) -> None:
        self._kind = kind
        self._narrow()

    def _narrow(self) -> None:
        found = self._found()
        of_kind = {line.record.export.what for line in self._lines}
        named = [("", _("All")), *((key, words) for key, words in kinds().items() if key in of_kind)]
        counts = {key: sum(key in ("", line.record.export.what) for line in self._lines) for key, _words in named}
        self.chips.show_chips([(key, words, counts[key], "") for key, words in named], self._kind)
        words = ngettext("{n} entry", "{n} entries", len(found)).format(n=number(len(found)))
        self.list.show_rows(found, words, _("Append-only, chained: a change would show"))

    def _found(self) -> tuple[Line, ...]:
        words = fold(self.list.search.text()).split()
        return tuple(
            line
            for line in self._lines
            if self._kind in ("", line.record.export.what)
            and all(word in fold(" ".join((line.title, line.detail, *line.cells))) for word in words)
        )

    def _write(self, suffix: str) -> None:
        entries = tuple(line.record for line in self._found())
        self.take_along(
            _("Export log"),
            (suffix,),
            lambda path: partial(asks.write_left, self._desk.workspace, entries, self._desk.as_of, path),
        )


def _id(line: Line) -> object:
    return line.id
