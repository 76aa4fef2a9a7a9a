"""The licences of everything that is shipped, to be searched and read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui.about_asks import LicenceLine
from partnertrack.ui.widgets.choices import Choices
from partnertrack.ui.widgets.fields import SearchField
from partnertrack.ui.widgets.labels import Line, Words

_LIST = 280


class Licences(QWidget):
    """Names at the left, the text of the one that is chosen at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[LicenceLine] = ()
        self.field = SearchField(_("Find a name or a licence"))
        self.list = Choices(_("Everything that is shipped"))
        self.list.follow(self.field)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Text of the licence"))
        self._name, self._address = Line("", "h3"), Words("", "caption", quiet="true")
        self._count = Words("", "caption", quiet="true")
        self.field.textChanged.connect(self.list.narrow)
        self.list.currentRowChanged.connect(self._show)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(8)
        left.addWidget(self.field)
        left.addWidget(self.list, 1)
        left.addWidget(self._count)
        right.addWidget(self._name)
        right.addWidget(self._address)
        right.addWidget(self.text, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(18)
        line.addLayout(left, 2)
        line.addLayout(right, 3)
        self.list.setMaximumWidth(_LIST * 2)

    def show_licences(self, lines: Sequence[LicenceLine]) -> None:
        """List what is shipped."""
        self._lines = lines
        told = ngettext(
            "{n} part, all of them shipped with the program",
            "{n} parts, all of them shipped with the program",
            len(lines),
        )
        nothing = _("The licences come with the packages of the program; a program that runs from its source has none.")
        self._count.setText(told.format(n=number(len(lines))) if lines else nothing)
        entries = (
            (str(place), " · ".join((f"{line.name} {line.version}".strip(), line.licence)))
            for place, line in enumerate(lines)
        )
        self.list.show_entries(tuple(entries))

    def _show(self, place: int) -> None:
        line = self._lines[place] if 0 <= place < len(self._lines) else LicenceLine("", "", "", "", "")
        self._name.setText(f"{line.name} {line.version}".strip())
        self._address.setText(" · ".join(filter(None, (line.licence, line.url))))
        self.text.setPlainText(line.text)
