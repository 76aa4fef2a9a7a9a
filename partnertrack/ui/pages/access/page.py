"""The page of access: the ways into the pilot, and what can be done about them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMenu, QStackedWidget, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import access_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.passphrase import Filled, PassphraseDrawer, Wanted
from partnertrack.ui.dialogs.recovery_code import RecoveryDrawer
from partnertrack.ui.page import Page
from partnertrack.ui.pages.access import empties
from partnertrack.ui.pages.access.offer import Offer, tell_computer, tell_recovery
from partnertrack.ui.pages.access.purposes import adding, changing, encrypting, new_key
from partnertrack.ui.pages.access.way_card import WayCard
from partnertrack.ui.place import ACCESS, Place
from partnertrack.ui.view_models.access import AccessView, WayLine
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.services.access import Removed

_STEPS = ((1180, 3), (640, 2))
_PLACES = {"encrypted": 0, "plain": 1, "practice": 2}


class AccessPage(Page):
    """Who may open the pilot; of a plain one, why it should be encrypted."""

    key = ACCESS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.name_page(_("Access"))
        self._job: Job | None = None
        self._view: AccessView | None = None
        self._line: WayLine | None = None
        self.message = Message()
        self.add = Button(_("Add a passphrase"), "plus", "primary")
        self.more = IconButton("ellipsis", _("More about the key of this pilot"))
        self.tools.addWidget(self.more)
        self.tools.addWidget(self.add)
        self.recovery = Offer("file-text", _("Recovery code"), Button("", "printer", is_small=True))
        self.computer = Offer("hard-drive", _("This computer"), Button("", "key-round", is_small=True))
        self.encrypt = Button(_("Encrypt this pilot…"), "lock", "primary")
        self.ways, self.offers_beside = Columns(_STEPS), Columns(_STEPS[1:])
        self.drawer, self.code = PassphraseDrawer(self, desk), RecoveryDrawer(self, desk)
        self._second = (Line(_("When the passphrase is not at hand"), "h2"), self.offers_beside)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_place(self, place: Place) -> None:
        """Read the ways in."""
        del place  # there is but one list
        if self._job:
            self._job.stop()
        work = partial(access_asks.ways, self.desk.workspace)
        self._job = self.desk.jobs.read(work, self._show, failed=self.message.complain)

    def leave(self) -> None:
        """Stop reading, and forget what was written."""
        if self._job:
            self._job.stop()
        self.put_away()

    def put_away(self) -> bool:
        """Put the drawer away."""
        shown = [drawer for drawer in (self.drawer, self.code) if drawer.isVisible()]
        for drawer in shown:
            drawer.hide()
        return bool(shown)

    def write_copy(self, path: Path) -> None:
        """Write a copy without encryption."""
        work = partial(access_asks.write_plain_copy, self.desk.workspace, path)
        self.desk.jobs.read(work, self._on_copied, failed=self.message.complain)

    def menu(self) -> QMenu:
        """What is done to the key as a whole."""
        menu = QMenu(self)
        menu.addAction(_("New key, as after a leak…"), self._ask_for_new_key)
        menu.addAction(_("Write a copy without encryption…"), self._choose_copy)
        return menu

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(Line(_("Ways in"), "h2"))
        column.addWidget(self.ways)
        column.addSpacing(6)
        column.addWidget(self._second[0])
        column.addWidget(self.offers_beside)
        self.offers_beside.show_widgets([self.recovery, self.computer])
        told = _(
            "The whole file is encrypted; the key is kept nowhere but behind these ways in. A viewer sees figures, but "
            "has the same key: the program keeps the names back, not the encryption. Whoever kept an old copy of the "
            "pilot opens that copy with what opened it then."
        )
        column.addWidget(Words(told, "caption", quiet="true"))
        column.addStretch(1)
        for part in (whole, empties.plain(self.encrypt), empties.practice()):
            self._stack.addWidget(part)
        self.body.addWidget(self.message)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.add.clicked.connect(lambda: self._ask(None, adding()))
        self.encrypt.clicked.connect(lambda: self._ask(None, encrypting()))
        self.more.clicked.connect(self._show_menu)
        self.recovery.button.clicked.connect(self._make_code)
        self.computer.button.clicked.connect(self._turn_keyring)
        self.drawer.filled.connect(self._keep)

    def _show(self, view: AccessView) -> None:
        self._view = view
        self.message.clear()
        self.name_page(_("Access"), view.subtitle)
        is_encrypted = view.protection == "encrypted"
        self._stack.setCurrentIndex(_PLACES[view.protection])
        self.add.setVisible(is_encrypted and view.may_change)
        self.more.setVisible(is_encrypted and view.may_change)
        if not is_encrypted:
            return
        cards = [WayCard(line) for line in view.ways]
        for card in cards:
            card.changed.connect(self._change)
            card.removed.connect(self._remove)
        self.ways.show_widgets(list(cards))
        for part in self._second:
            part.setVisible(view.may_change)
        tell_recovery(self.recovery, view)
        tell_computer(self.computer, view)
        if view.came_by == "recovery":
            told = _("You opened the pilot with the recovery code.")
            self.message.say(told, _("Change the passphrase that was forgotten, then make a new code."), "warn")

    def _ask(self, line: WayLine | None, wanted: Wanted) -> None:
        self._line = line
        self.code.hide()
        self.drawer.open(wanted)

    def _change(self, line: WayLine) -> None:
        self._ask(line, changing(line))

    def _ask_for_new_key(self) -> None:
        self._ask(None, new_key())

    def _keep(self, filled: Filled) -> None:
        wanted, workspace = self.drawer.wanted, self.desk.workspace
        if wanted.purpose == "encrypt":
            self.desk.encrypt(filled.secret)
        elif wanted.purpose == "new-key":
            self.desk.give_new_key(filled.secret)
        elif self._line is None:
            add = partial(access_asks.add, workspace, filled.secret, filled.label, filled.role)
            self.desk.jobs.write(
                add, partial(self._on_kept, _("The passphrase was added.")), failed=self.drawer.complain
            )
        else:
            change = partial(access_asks.change, workspace, filled.secret, self._line.id, filled.current)
            told = _("The passphrase was changed. The one before opens nothing any more.")
            self.desk.jobs.write(change, partial(self._on_kept, told), failed=self.drawer.complain)

    def _on_kept(self, told: str, _nothing: None) -> None:
        self.drawer.hide()
        self.desk.say(told)

    def _remove(self, line: WayLine) -> None:
        work = partial(access_asks.remove, self.desk.workspace, line.id)
        self.desk.jobs.write(work, partial(self._on_removed, line), failed=self.message.complain)

    def _on_removed(self, line: WayLine, removed: Removed) -> None:
        told = _("Removed: {what}. It opens nothing any more.").format(what=line.title)
        self.desk.say(told, _("Undo"), partial(self._put_back, line, removed))

    def _put_back(self, line: WayLine, removed: Removed) -> None:
        work = partial(access_asks.put_back, self.desk.workspace, removed)
        told = _("Back again: {what}.").format(what=line.title)
        self.desk.jobs.write(work, lambda _nothing: self.desk.say(told), failed=self.message.complain)

    def _make_code(self) -> None:
        self.drawer.hide()
        work = partial(access_asks.new_recovery_code, self.desk.workspace)
        self.desk.jobs.write(work, self.code.open, failed=self.message.complain)

    def _turn_keyring(self) -> None:
        is_kept = not (self._view and self._view.is_here)
        work = partial(access_asks.keep_in_keyring, self.desk.workspace, is_kept=is_kept)
        told = (
            _("This computer opens the pilot from now on.") if is_kept else _("This computer asks again from now on.")
        )
        self.desk.jobs.write(work, lambda _nothing: self.desk.say(told), failed=self.message.complain)

    def _show_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _choose_copy(self) -> None:
        home = self.desk.workspace.path
        name = home.with_name(_("{pilot} without encryption.ptrack").format(pilot=home.stem))
        kinds = _("Pilots") + " (*.ptrack)"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Write a copy without encryption"), str(name), kinds)
        if chosen:
            self.write_copy(Path(chosen if chosen.endswith(".ptrack") else f"{chosen}.ptrack"))

    def _on_copied(self, path: Path) -> None:
        told = _("Written: {file}").format(file=path.name)
        self.message.say(told, _("Whoever has it can read it: delete it when it is no longer needed."), "warn")
