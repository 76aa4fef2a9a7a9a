"""What a change did to one person, organisation or other record, as a block of the panel."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui.view_models.change_rows import LineView, ToldView
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Icon, Words, breakable
from partnertrack.ui.widgets.name_link import NameLink

_AT_ONCE, _LONGEST_WORD = 12, 40


class ToldBlock(QWidget):
    """The heading leads to whom it is about; each line has its earlier value to be put back, where that can be."""

    person_wanted = Signal(object)
    organisation_wanted = Signal(object)
    put_back_wanted = Signal(object)
    """The `LineView` whose earlier value is to be stored again."""

    def __init__(self, told: ToldView) -> None:
        super().__init__()
        self._told = told
        self.buttons: list[Button] = []
        self.setAccessibleName(told.heading)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        self._column.addLayout(self._head())
        if told.erased:
            self._column.addLayout(_quiet("eye-off", _("Erased on {day}.").format(day=told.erased)))
        for line in told.lines[:_AT_ONCE]:
            self._column.addLayout(self._line(line))
        rest = told.lines[_AT_ONCE:]
        if rest:
            words = ngettext("{n} more field", "{n} more fields", len(rest)).format(n=number(len(rest)))
            self.more = Button(words, "chevron-down", "ghost", is_small=True)
            self.more.clicked.connect(partial(self._show_rest, rest))
            self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    def _head(self) -> QHBoxLayout:
        told = self._told
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Words(breakable(told.heading, _LONGEST_WORD), "strong"))
        below = " · ".join(filter(None, (told.op, told.places)))
        words.addWidget(Words(breakable(below, _LONGEST_WORD), "caption", quiet="true"))
        head = QHBoxLayout()
        head.addLayout(words, 1)
        if told.person:
            head.addWidget(self._link(_("Open"), _("Open this person"), "user"), 0, Qt.AlignmentFlag.AlignTop)
        elif told.organisation:
            link = self._link(_("Open"), _("Open this organisation"), "building-2")
            head.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _link(self, word: str, title: str, icon: str) -> NameLink:
        link = NameLink(word, f"{title}: {self._told.heading}", icon)
        link.pressed.connect(self._go)
        return link

    def _go(self) -> None:
        if self._told.person:
            self.person_wanted.emit(self._told.person)
        else:
            self.organisation_wanted.emit(self._told.organisation)

    def _line(self, line: LineView) -> QHBoxLayout:
        if line.is_erased:
            return _quiet("eye-off", ": ".join((line.label, _("erased"))))
        row = QHBoxLayout()
        row.setSpacing(10)
        change = f"{line.before} → {line.after or '–'}" if line.before else line.after
        row.addWidget(Words(breakable(f"{line.label}: {change}", _LONGEST_WORD), "table", quiet="half"), 1)
        if line.earlier:
            button = Button(_("Put back") if line.before else _("Take out"), "undo-2", is_small=True)
            value = line.before or _("nothing")
            words = _("Put “{field}” back to “{value}”").format(field=line.label, value=value)
            button.setAccessibleName(words)
            button.setToolTip(words)
            button.clicked.connect(partial(self.put_back_wanted.emit, line))
            self.buttons.append(button)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _show_rest(self, rest: tuple[LineView, ...]) -> None:
        self.more.hide()
        for line in rest:
            self._column.addLayout(self._line(line))


def _quiet(icon: str, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Icon(icon, 14), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Words(words, "table", quiet="true"), 1)
    return row
