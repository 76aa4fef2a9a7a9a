"""The columns of a logframe that is taken in: what each was read as, which a person can change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _, day, ngettext, number
from partnertrack.ui.dialogs.logframe_import_lines import title_line
from partnertrack.ui.view_models.logframe_import import ENTRY, ColumnView
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.labels import Line, Words


class ColumnsPart(QWidget):
    """A title that opens a list: headings, what they were read as, the days that they name."""

    chosen = Signal(object, str)
    """The place of a column, and what it holds."""
    dated = Signal(object, object)
    """The place of a column, and its day."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: tuple[ColumnView, ...] = ()
        self.choices: dict[tuple[str, int], Choice] = {}
        self.days: dict[tuple[str, int], DayField] = {}
        self.more = IconButton("chevron-down", _("Show the columns"), size=15)
        self.more.setCheckable(True)
        self.more.toggled.connect(self._toggle)
        self._title = title_line("")
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self.more)
        head.addStretch(1)
        self._inner = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._inner)
        self._inner.hide()

    def show_columns(self, columns: Sequence[ColumnView], roles: Sequence[ENTRY]) -> None:
        """Show these; the list opens by itself where one of them is not understood."""
        is_new = tuple(each.at for each in columns) != tuple(each.at for each in self._columns)
        if tuple(columns) == self._columns:
            return
        self._columns = tuple(columns)
        unclear = sum(not each.is_sure or (each.takes_day and each.on is None) for each in columns)
        words = ngettext("{n} column", "{n} columns", len(columns)).format(n=number(len(columns)))
        if unclear:
            told = ngettext("{n} to look at", "{n} to look at", unclear).format(n=number(unclear))
            words = f"{words}  \N{MIDDLE DOT}  {told}"
        self._title.setText(words)
        self.setVisible(bool(columns))
        focused = next((at for at, choice in self.choices.items() if choice.hasFocus()), None)
        self._fill(roles)
        if focused in self.choices:
            self.choices[focused].setFocus()
        if is_new:
            self.more.setChecked(any(not each.role for each in columns))

    def _fill(self, roles: Sequence[ENTRY]) -> None:
        layout = self.layout()
        assert layout is not None  # noqa: S101 - made with the widget
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(10)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        self.choices, self.days = {}, {}
        for row, each in enumerate(self._columns):
            heading = each.heading or _("Without a heading")
            grid.addWidget(Words(heading, "caption"), row, 0)
            choice = Choice(_("What “{heading}” holds").format(heading=heading), roles)
            choice.choose(each.role)
            choice.currentIndexChanged.connect(partial(self._on_choice, each.at, choice))
            self.choices[each.at] = choice
            grid.addWidget(choice, row, 1)
            grid.addWidget(self._day(each, heading), row, 2)
        layout.replaceWidget(self._inner, fresh)
        fresh.setVisible(self.more.isChecked())
        self._inner.deleteLater()
        self._inner = fresh

    def _day(self, each: ColumnView, heading: str) -> QWidget:
        """The day that a heading names, or a field and a button for one that is missing."""
        if not each.takes_day:
            return Line("", "caption")
        if each.on:
            return Line(day(each.on, "medium"), "caption", quiet="half")
        part = QWidget()
        line = QHBoxLayout(part)
        line.setContentsMargins(0, 0, 0, 0)
        field = DayField(_("The day of “{heading}”").format(heading=heading), date.today())  # noqa: DTZ011 - the user's day is a local day
        use = Button(_("Use"), is_small=True)
        use.clicked.connect(lambda: self.dated.emit(each.at, field.day()))
        line.addWidget(field)
        line.addWidget(use)
        self.days[each.at] = field
        return part

    def _on_choice(self, at: tuple[str, int], choice: Choice, _place: int) -> None:
        self.chosen.emit(at, str(choice.currentData()))

    def _toggle(self, is_open: bool) -> None:
        self._inner.setVisible(is_open)
        self.more.show_icon("chevron-up" if is_open else "chevron-down")
