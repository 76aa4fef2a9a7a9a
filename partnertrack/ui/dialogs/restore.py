"""What restoring a backup would change, before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from partnertrack.errors import LockedError, UserError
from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import backup_asks as asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.theme import Role
from partnertrack.ui.view_models.backups import ChangeTold, RestoreView, Wanted
from partnertrack.ui.view_models.secret import Secret
from partnertrack.ui.widgets.form_drawer import FormDrawer
from partnertrack.ui.widgets.labels import Line, Words, rule

_MOST = 60
"""So many changes are listed at most; the rest is counted."""


class RestoreDrawer(FormDrawer):
    """Shows what there is now and what there would be, and which changes would be gone; then restores."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page, _("Restore this backup"), _("Restore"))
        self._desk = desk
        self._wanted: Wanted | None = None
        self._job: Job | None = None
        self._is_foreign = False
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setAccessibleName(_("Passphrase of the backup"))
        self.secret.setPlaceholderText(_("Passphrase of the backup"))
        self.secret.returnPressed.connect(self._want)
        self.secret.hide()
        self.foot.insertWidget(1, self.secret)

    def open(self, wanted: Wanted) -> None:
        """Find out what the backup would change, and show it."""
        self._wanted, self._is_foreign = wanted, False
        self.begin()
        self.secret.clear()
        self.secret.hide()
        self._show(Words(_("Opening and comparing the backup…"), quiet="half"))
        self._ask()

    def stop(self) -> None:
        """Compare no more."""
        if self._job:
            self._job.stop()

    def show_view(self, view: RestoreView) -> None:
        """Show what would change."""
        self.message.clear()
        self.secret.hide()
        self.keep.setEnabled(True)
        self._wanted = view.wanted
        self._is_foreign = view.is_other_pilot
        self.keep.setText(_("Restore as a new file…") if self._is_foreign else _("Restore"))
        self._show(*self._parts(view))

    def _show(self, *parts: QWidget) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self.show_layout(column)

    def _ask(self) -> None:
        if self._wanted is None:
            return
        self.stop()
        self.keep.setEnabled(False)
        work = partial(asks.preview, self._wanted)
        self._job = self._desk.jobs.read(work, self.show_view, failed=self._on_failed)

    def _on_failed(self, error: UserError) -> None:
        if not isinstance(error, LockedError):
            self._show(Words(_("This backup cannot be restored."), "h3"))
            self.message.complain(error)
            return
        self._show(Words(_("This backup opens with a passphrase of its own."), "h3"), Words(error.hint, quiet="half"))
        if error.is_wrong:
            self.message.complain(error)
        self.secret.show()
        self.secret.setFocus()
        self.keep.setText(_("Compare"))
        self.keep.setEnabled(True)

    def _want(self) -> None:
        if self._wanted is None:
            return
        if self.secret.isVisible():
            self._wanted = replace(self._wanted, secret=Secret(self.secret.text()))
            self.secret.clear()
            self._ask()
        elif self._is_foreign:
            self._choose_new()
        else:
            self.hide()
            self._desk.restoring.emit(self._wanted)

    def _choose_new(self) -> None:
        title = _("Restore as a new file")
        chosen, _kind = QFileDialog.getSaveFileName(self, title, "", _("Pilots") + " (*.ptrack)")
        if chosen and self._wanted:
            path = Path(chosen if chosen.endswith(".ptrack") else f"{chosen}.ptrack")
            self.open(replace(self._wanted, path=path, access=None))

    def _parts(self, view: RestoreView) -> list[QWidget]:
        parts: list[QWidget] = [
            Words(_("Backup of “{title}”").format(title=view.title), "h3"),
            Words(view.made, "caption", quiet="true"),
        ]
        if view.trouble:
            told = _("{trouble} It cannot be compared; it is kept for repair beside its place.")
            parts.append(Words(told.format(trouble=view.trouble), quiet="half"))
        elif view.is_other_pilot:
            parts.append(Words(_("This is a backup of another pilot: it gets a file of its own."), quiet="half"))
        else:
            parts.append(
                Words(_("What is there now is kept as a backup for good; restoring that undoes it."), quiet="half")
            )
        parts.append(_grid(view))
        gone = ngettext("{n} change would be gone", "{n} changes would be gone", len(view.gone))
        back = ngettext("{n} change would come back", "{n} changes would come back", len(view.back))
        for words, changes in ((gone, view.gone), (back, view.back)):
            if changes:
                parts += [rule(), Words(words.format(n=number(len(changes))), "h3"), *_told(changes)]
        if not view.gone and not view.back and not view.trouble and not view.is_other_pilot:
            parts += [rule(), Words(_("Both hold the same changes."), quiet="half")]
        return parts


def _grid(view: RestoreView) -> QWidget:
    """The counts, now and then."""
    whole = QWidget()
    grid = QGridLayout(whole)
    grid.setContentsMargins(0, 4, 0, 4)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    for at, text in enumerate(("", _("Now"), _("Backup"))):
        grid.addWidget(_word(text, "caption", at, is_quiet=True), 0, at)
    for place, line in enumerate(view.counts, 1):
        for at, text in enumerate((line.label, line.now, line.then)):
            role: Role = "strong" if at and not line.is_same else "table"
            grid.addWidget(_word(text, role, at, is_quiet=line.is_same), place, at)
    return whole


def _word(text: str, role: Role, at: int, *, is_quiet: bool) -> Line:
    """A cell of the counts; figures stand at the end of their column."""
    word = Line(text, role, quiet="half" if is_quiet else "")
    side = Qt.AlignmentFlag.AlignTrailing if at else Qt.AlignmentFlag.AlignLeading
    word.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return word


def _told(changes: Sequence[ChangeTold]) -> list[QWidget]:
    """The changes, newest first; those that are too many to list are counted."""
    parts: list[QWidget] = []
    for each in changes[:_MOST]:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(Words(each.title, "control"))
        column.addWidget(Words(each.below, "caption", quiet="true"))
        parts.append(line)
    if len(changes) > _MOST:
        rest = len(changes) - _MOST
        parts.append(Words(ngettext("and {n} more", "and {n} more", rest).format(n=number(rest)), quiet="half"))
    return parts
