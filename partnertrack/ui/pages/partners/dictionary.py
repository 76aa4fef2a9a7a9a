"""The value dictionary: which words are understood as which answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.domain.recipe import Wording
from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import partner_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.wording import WordingDialog
from partnertrack.ui.widgets import cells
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.fields import Choice, SearchField
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.table import COMPACT, Table
from partnertrack.ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from partnertrack.services.wordings import AnswerField, Word, Wordings

_TYPING = 120  # milliseconds without a key after which a search starts


class Dictionary(QWidget):
    """The words; those of the pilot's own can be changed."""

    failed = Signal(object)
    """A `UserError`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._job: Job | None = None
        self._fields: tuple[AnswerField, ...] = ()
        self.model: TableModel[Word] = TableModel(_columns())
        self.table = Table(self.model, _("Value dictionary"), row_height=COMPACT)
        self.search = SearchField(_("Find a word or a meaning…"))
        self.search.setMaximumWidth(300)
        self.field = Choice(_("Field"), [(_("All fields"), "")])
        self.field.setMaximumWidth(260)
        self.add = Button(_("Add a word"), "plus", is_small=True)
        self.edit = Button(_("Edit"), "pencil", is_small=True)
        self.remove = Button(_("Remove"), "x", "danger", is_small=True)
        self._count, self._hint = Line("", "caption", quiet="true"), Line("", "caption", quiet="true")
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_TYPING)
        self._lay_out()
        self._connect()

    def look(self) -> None:
        """Read the words that are looked for."""
        self.leave()
        work = partial(
            partner_asks.wordings, self._desk.workspace, self.field.currentData() or "", self.search.text().strip()
        )
        self._job = self._desk.jobs.read(work, self._show, failed=self.failed.emit)

    def leave(self) -> None:
        """Stop reading."""
        if self._job:
            self._job.stop()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(16, 14, 16, 10)
        tools.setSpacing(10)
        tools.addWidget(self.search, 3)
        tools.addWidget(self.field, 2)
        tools.addStretch(1)
        for button in (self.add, self.edit, self.remove):
            tools.addWidget(button)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 9, 16, 11)
        foot.addWidget(self._count, 1)
        foot.addWidget(self._hint)
        card = Card(pad=0)
        card.body.setSpacing(0)
        card.body.addLayout(tools)
        card.body.addWidget(self.table, 1)
        card.body.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_key)
        self._typed.timeout.connect(self.look)
        self.field.currentIndexChanged.connect(self.look)
        self.table.chosen.connect(self._allow)
        self.table.opened.connect(self._edit)
        self.add.clicked.connect(self._add)
        self.edit.clicked.connect(self._edit)
        self.remove.clicked.connect(self._remove)

    def _on_key(self) -> None:
        self._typed.start()

    def _show(self, found: Wordings) -> None:
        if found.fields != self._fields:
            self._fields = found.fields
            before = self.field.blockSignals(True)  # the entries come, the choice stays
            chosen = self.field.currentData()
            self.field.show_entries([(_("All fields"), ""), *((field.label, field.key) for field in found.fields)])
            self.field.blockSignals(before)
            self.field.choose(chosen or "")
        self.model.show_rows(found.words)
        own = sum(word.wording is not None for word in found.words)
        counted = ngettext("{n} word", "{n} words", len(found.words)).format(n=number(len(found.words)))
        ours = ngettext("{n} of your own", "{n} of your own", own).format(n=number(own))
        self._count.setText(f"{counted}, {ours}")
        self._hint.setText(_("What ships with the program cannot be changed; your own words come before it"))
        self._allow()

    def _chosen(self) -> Wording | None:
        """The pilot's own word that is chosen."""
        word = self.model.row(self.table.currentIndex().row())
        return word.wording if word else None

    def _allow(self) -> None:
        can_change = self._chosen() is not None
        self.edit.setEnabled(can_change)
        self.remove.setEnabled(can_change)

    def _add(self) -> None:
        word = self.model.row(self.table.currentIndex().row())
        field = self.field.currentData() or (word.field if word else "")
        self._ask(Wording(field=field, text="", means=word.means if word and word.field == field else ""))

    def _edit(self) -> None:
        if wording := self._chosen():
            self._ask(wording)

    def _ask(self, wording: Wording) -> None:
        dialog = WordingDialog(self, self._fields, wording)
        dialog.wanted.connect(self._keep)
        dialog.open()

    def _keep(self, wording: Wording) -> None:
        work = partial(partner_asks.keep_wording, self._desk.workspace, wording)
        self._desk.jobs.write(work, self._desk.say, failed=self.failed.emit)

    def _remove(self) -> None:
        if wording := self._chosen():
            work = partial(partner_asks.forget_wording, self._desk.workspace, wording.id)
            self._desk.jobs.write(work, self._desk.say, failed=self.failed.emit)


def _columns() -> tuple[Column[Word], ...]:
    return (
        Column(_("Word"), lambda word: word.text, cells.plain(lambda word: word.text, "strong", "text"), width=200),
        Column(_("Means"), lambda word: word.meaning, cells.plain(lambda word: word.meaning, colour="text"), width=190),
        Column(
            _("Field"),
            lambda word: word.field_label,
            cells.plain(lambda word: word.field_label),
            width=190,
            gives_way=1,
        ),
        Column(_("Partner"), _for_whom, cells.plain(_for_whom), width=160, gives_way=2),
        Column(
            _("Origin"),
            _origin,
            cells.chip(_origin, lambda word: "primary" if word.wording else "neutral", lambda _word: ""),
            width=130,
        ),
    )


def _for_whom(word: Word) -> str:
    return word.partner or _("All partners")


def _origin(word: Word) -> str:
    """Who says so: the pilot, or the program for some languages."""
    return _("Your own") if word.wording else " ".join(language.upper() for language in word.languages)
