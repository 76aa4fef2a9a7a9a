"""The window of the settings: groups at the left, a search above, and each setting with its means."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from partnertrack import __version__, paths
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import settings_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.settings.acts import Acts, folders, take_back
from partnertrack.ui.dialogs.settings.row import Row
from partnertrack.ui.dialogs.settings.saying import Saying
from partnertrack.ui.dialogs.settings.side import Side
from partnertrack.ui.place import OVERVIEW
from partnertrack.ui.view_models.settings import Around, Group, KnownPilot, Setting, groups, sought
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.fields import SearchField
from partnertrack.ui.widgets.labels import Line, Words, rule
from partnertrack.ui.widgets.scroll import Scroll

_SIZE, _EDGE = QSize(900, 640), 48
_PILOT = "pilot."


class SettingsDialog(QDialog):
    """Every change counts at once; what was changed last can be taken back below."""

    CHAPTER = "settings"  # of the guide

    went = Signal(object)
    """The user wants to be at that `Place`."""
    keys_wanted = Signal()
    about_wanted = Signal()
    update_wanted = Signal()

    def __init__(self, parent: QWidget, desk: Desk, at: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Settings"))
        self.resize(_SIZE.boundedTo(parent.size() - QSize(_EDGE, _EDGE)))
        self._desk = desk
        self._pilot: KnownPilot | None = None
        self.search = SearchField(_("Find a setting…"))
        self.side, self.saying, self._scroll = Side(), Saying(), Scroll()
        self.acts = Acts(self, desk, self.saying)
        self.rows: dict[str, Row] = {}
        self._is_over = False
        self.shown, self._focused = self._group_of(at) or "general", at
        self._lay_out()
        self._connect()
        self.show_all()
        self._look()

    def show_all(self) -> None:
        """Show the chosen group, or what the search finds in all of them."""
        text, around = self.search.text().strip(), self._around()
        every = groups(around)
        self.side.show_groups(every)
        if self.shown not in (group.key for group in every):
            self.shown = every[0].key
        shown = sought(around, text) if text else tuple(group for group in every if group.key == self.shown)
        self.side.mark("" if text else self.shown)
        at = self._scroll.verticalScrollBar().value()
        focused = next((key for key, row in self.rows.items() if row.isAncestorOf(self.focusWidget() or self)), "")
        self._fill(shown, text)
        self._scroll.verticalScrollBar().setValue(at)
        if row := self.rows.get(self._focused or focused):
            row.focus()
            self._focused = ""

    def show_group(self, key: str) -> None:
        """Show that group, without a search."""
        self.shown = key
        self.search.clear()
        self._scroll.verticalScrollBar().setValue(0)
        self.show_all()

    def done(self, result: int) -> None:
        """Take no more answers: what is stored from now on is told by the window."""
        self._is_over = True
        super().done(result)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(Line(_("Settings"), "title"), 1)
        self.search.setFixedWidth(300)
        head.addWidget(self.search)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(self.side, 0, Qt.AlignmentFlag.AlignTop)
        middle.addWidget(self._scroll, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 20, 16)
        column.setSpacing(14)
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addWidget(self.saying)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.show_all)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)
        self.side.chosen.connect(self.show_group)
        self.saying.close_button.clicked.connect(self.accept)
        self._desk.settings_changed.connect(self._show_soon)
        self._desk.opened.connect(self._look)
        self._desk.closed.connect(self._on_closed)

    def _fill(self, shown: tuple[Group, ...], text: str) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(14)
        self.rows = {}
        for group in shown:
            column.addWidget(self._card(group, text))
        if not shown:
            told = _("No setting has these words. Try another one, such as “password” or “folder”.")
            column.addWidget(Words(told, quiet="true"))
        column.addStretch(1)
        self._scroll.show_layout(column)

    def _card(self, group: Group, text: str) -> Card:
        card = Card(group.title)
        card.body.setSpacing(0)
        may_change = self._pilot is None or self._pilot.may_change
        for place, setting in enumerate(group.settings):
            if place:
                card.body.addWidget(rule())
            row = Row(setting, text, may_change=may_change or not setting.key.startswith(_PILOT))
            row.changed.connect(partial(self._on_changed, setting))
            row.pressed.connect(partial(self._on_pressed, setting))
            row.copied.connect(partial(self.acts.copy, setting))
            self.rows[setting.key] = row
            card.body.addWidget(row)
        return card

    def _on_changed(self, setting: Setting, value: object) -> None:
        if setting.key.startswith(_PILOT):
            self._store(setting, str(value))
        else:
            self.acts.choose(setting, value)

    def _on_pressed(self, setting: Setting) -> None:
        if setting.kind == "way":
            self.accept()
            self.went.emit(self.acts.place(setting.key))
        elif wanted := {"keys": self.keys_wanted, "about": self.about_wanted, "update": self.update_wanted}.get(
            setting.key
        ):
            self.accept()
            wanted.emit()
        else:
            self.acts.do(setting)

    def _store(self, setting: Setting, text: str) -> None:
        """Store what the pilot says of itself; it is one change of the history."""
        ask = partial(settings_asks.change, self._desk.workspace, setting.key.removeprefix(_PILOT), text)
        self._desk.jobs.write(ask, partial(self._on_stored, setting), failed=self._on_refused)

    def _on_stored(self, setting: Setting, change_id: UUID | None) -> None:
        told = _("{setting}: changed.").format(setting=setting.title)
        if self._is_over:
            if change_id is not None:
                self._desk.say(told, _("Undo"), partial(take_back, self._desk, change_id))
            return
        if change_id is not None:
            self.saying.say(told, partial(self.acts.undo, change_id, self._look))
        self._look()

    def _on_refused(self, error: UserError) -> None:
        if self._is_over:
            self._desk.say(str(error))
            return
        self.acts.refuse(error)
        self._look()

    def _look(self) -> None:
        """Read what the open pilot says of itself."""
        if self._desk.is_open and not self._is_over:
            self._desk.jobs.read(
                partial(settings_asks.known, self._desk.workspace), self._on_known, failed=self.acts.refuse
            )

    def _on_known(self, pilot: KnownPilot) -> None:
        if self._is_over:
            return
        self._pilot = pilot
        self.shown = self._group_of(self._focused) or self.shown
        self.show_all()

    def _on_closed(self) -> None:
        self._pilot = None
        self.show_all()

    def _show_soon(self) -> None:
        """Show the settings as they are now, when the field that changed them has done so."""
        QTimer.singleShot(0, self, self.show_all)

    def _around(self) -> Around:
        desk = self._desk
        is_open = desk.is_open
        return Around(
            settings=desk.settings,
            version=__version__,
            folders=folders(desk, self._pilot.backups if self._pilot else None),
            is_portable=paths.portable_data() is not None,
            is_arranged=is_open and bool(desk.arrangement(OVERVIEW)),
            pilot=self._pilot if is_open else None,
        )

    def _group_of(self, at: str) -> str:
        """The group of a setting, or the group of that name itself; "" while there is none."""
        for group in groups(self._around()):
            if at == group.key or any(setting.key == at for setting in group.settings):
                return group.key
        return ""
