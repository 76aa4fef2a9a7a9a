"""By what the list is grouped: the button that says it, and the panel in which it is chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.view_models.subjects import groupings
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.choices import Choices
from partnertrack.ui.widgets.fields import SearchField
from partnertrack.ui.widgets.popover import Popover

if TYPE_CHECKING:
    from partnertrack.domain.scheme import Scheme
    from partnertrack.ui.widgets.grouped_table import GroupedTable


class Grouping:
    """Offers what the list can be grouped by, and folds and unfolds all groups at once."""

    def __init__(self, page: QWidget, scheme: Scheme, table: GroupedTable, choose: Callable[[str], None]) -> None:
        self._offered = (("", _("No groups")), *groupings(scheme))
        self._choose = choose
        self.subject = ""
        self.icon = IconButton("layers", _("Group the list (Ctrl+Shift+G)"))
        self.button = Button("", "layers", is_small=True)
        self.panel = Popover(page, _("Group by"))
        self.search = SearchField(_("Group by…"))
        self.list = Choices(_("What to group by"))
        self.list.follow(self.search)
        self.search.textEdited.connect(self.list.narrow)
        self.search.returnPressed.connect(self._take)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self.panel.column.addWidget(self.search)
        self.panel.column.addWidget(self.list, 1)
        self._feet = QWidget()
        feet = QHBoxLayout(self._feet)
        feet.setContentsMargins(0, 0, 0, 0)
        for words, tip, is_open in (
            (_("Fold all"), _("Fold all groups (Ctrl+Left)"), False),
            (_("Unfold all"), _("Unfold all groups (Ctrl+Right)"), True),
        ):
            foot = Button(words, "", "ghost", is_small=True)
            foot.setToolTip(tip)
            foot.clicked.connect(partial(table.fold, is_open=is_open, is_every=True))
            feet.addWidget(foot)
        feet.addStretch(1)
        self.panel.column.addWidget(self._feet)
        self.icon.clicked.connect(self.open)
        self.button.clicked.connect(self.open)
        self.button.hide()  # nothing is shown before it has its place: it would come up as a window

    def open(self) -> None:
        """Let it be chosen."""
        self.search.clear()
        self.list.show_entries(self._offered)
        keys = [key for key, _words in self._offered]
        self.list.setCurrentRow(keys.index(self.subject) if self.subject in keys else 0)
        self._feet.setVisible(bool(self.subject))
        self.panel.open_at(self.button if self.subject else self.icon)
        self.search.setFocus()

    def show(self, subject: str) -> None:
        """Say by what the list is grouped."""
        self.subject = subject
        self.icon.setVisible(not subject)
        self.button.setVisible(bool(subject))
        self.button.setText(_("By {subject}").format(subject=self.words()).replace("&", "&&"))

    def words(self) -> str:
        """What the list is grouped by; nothing where it is not."""
        return dict(self._offered).get(self.subject, self.subject) if self.subject else ""

    def _take(self) -> None:
        if self.list.currentItem():
            self.panel.put_away()
            self._choose(self.list.current())
