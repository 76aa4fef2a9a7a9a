"""The page of shortage occupations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from partnertrack.domain.names import fold
from partnertrack.errors import UserError
from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import clipboard
from partnertrack.ui import wins_asks as asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.page import Page
from partnertrack.ui.pages.shortages.columns import in_order, shortage_columns
from partnertrack.ui.pages.shortages.entry_form import EntryForm
from partnertrack.ui.pages.shortages.line_view import LineView
from partnertrack.ui.pages.shortages.pasting import PasteForm
from partnertrack.ui.pages.shortages.summary import Summary
from partnertrack.ui.place import PARTICIPANTS, SHORTAGES, VACANCY, Place
from partnertrack.ui.view_models.shortages import STANDING_ICONS, LineRow, rows, standings, subtitle, table, wanted_most
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.filter_chips import FilterChips
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.narrowed_list import NarrowedList

if TYPE_CHECKING:
    from partnertrack.domain.shortage import Shortage
    from partnertrack.services.shortages import Lists, Pasted, ShortageTexts

_HEIGHT = 460


class ShortagesPage(Page):
    """Both sides' lists side by side, with the demand and who is there to answer it."""

    key = SHORTAGES

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk)
        self.name_page(_("Shortage occupations"))
        self._undo = undo
        self._job: Job | None = None
        self._lists: Lists | None = None
        self._standing = ""
        self.paste, self.add = Button(_("Paste a list"), "file-spreadsheet"), Button(_("Add"), "plus", "primary")
        self.copy = IconButton("copy", _("Copy the list as a table"))
        self.tools.addWidget(self.copy)
        self.tools.addWidget(self.paste)
        self.tools.addWidget(self.add)
        self.message, self.summary, self.chips = Message(), Summary(), FilterChips()
        self.list: NarrowedList[LineRow] = NarrowedList(
            _("Shortage occupations"), _("Find an occupation"), shortage_columns(), lambda row: row.title
        )
        self.list.setMinimumHeight(_HEIGHT)
        self._stack = QStackedWidget()
        self.form, self.pasting, self.line = EntryForm(self), PasteForm(self), LineView(self)
        self._lay_out()
        self._connect()

    def show_place(self, place: Place) -> None:
        """Read the lists of the day; what is shown stays until they are there."""
        del place  # there is but one
        self.leave()
        work = partial(asks.shortages, self.desk.workspace, self.desk.as_of)
        self._job = self.desk.jobs.read(work, self._show, failed=self.message.complain)

    def leave(self) -> None:
        """Stop reading."""
        if self._job:
            self._job.stop()

    def put_away(self) -> bool:
        """Put a panel away, then what was searched."""
        written = next((each for each in (self.form, self.pasting) if each.isVisible() and each.is_written), None)
        shown = next((each for each in (self.form, self.pasting, self.line) if each.isVisible()), None)
        if written:
            written.message.say(_("Save or cancel what you have filled in."), tone="warn")
        elif shown:
            shown.hide()
            self.list.table.setFocus()
        elif self.list.search.text():
            self.list.search.clear()
        else:
            return False
        return True

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.list.focus_search()

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self.summary, self.chips):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        self._stack.addWidget(whole)
        self._stack.addWidget(self._nothing())
        self.body.addWidget(self.message)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.copy.clicked.connect(self._copy)
        self.paste.clicked.connect(self._paste)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.list.table, self._paste, context=within)
        self.add.clicked.connect(self._add)
        self.chips.chosen.connect(self._on_standing)
        self.list.narrowed.connect(self._narrow)
        self.list.opened.connect(self.line.open)
        self.summary.opened.connect(self._open)
        self.summary.chosen.connect(self._open_bar)
        self.line.opened.connect(self._open)
        self.line.changed.connect(self._change)
        self.line.removed.connect(self._remove)
        self.line.vacancy_wanted.connect(lambda vacancy: self.went.emit(Place(VACANCY, vacancy=vacancy)))
        self.form.wanted.connect(self._save)
        self.pasting.wanted.connect(self._take_over)

    def _nothing(self) -> QWidget:
        paste = Button(_("Paste a list"), "file-spreadsheet", "primary")
        paste.clicked.connect(self._paste)
        add = Button(_("Add an occupation"), "plus")
        add.clicked.connect(self._add)
        told = _(
            "Paste the list of occupations in which the country of destination lacks people, and what the country of "
            "origin can spare. What both name is identified jointly, and set against the people whom you train."
        )
        return Empty("list", _("No list of occupations yet"), told, paste, add)

    def _show(self, lists: Lists) -> None:
        self._lists = lists
        self.name_page(_("Shortage occupations"), subtitle(lists) if lists.lines else "")
        self._stack.setCurrentIndex(0 if lists.lines else 1)
        self.summary.show_lists(lists)
        counts = {key: sum(line.standing == key for line in lists.lines) for key in standings()}
        chips = [("", _("All"), len(lists.lines), "")]
        chips += [(key, words, counts[key], STANDING_ICONS[key]) for key, words in standings().items()]
        self.chips.show_chips(chips, self._standing)
        self._narrow()
        self._renew_line()

    def _renew_line(self) -> None:
        """Show the occupation at the side as it is now, or no more."""
        shown = self.line.row
        if not self.line.isVisible() or shown is None or self._lists is None:
            return
        ids = {each.id for each in (*shown.line.destination, *shown.line.origin)}
        now = (
            row for row in rows(self._lists) if ids & {each.id for each in (*row.line.destination, *row.line.origin)}
        )
        found = next(now, None)
        if found:
            self.line.open(found)
        else:
            self.line.hide()

    def _on_standing(self, key: str) -> None:
        self._standing = key
        self._narrow()

    def _narrow(self) -> None:
        """Show the occupations that suit what is chosen and written; the one that was chosen stays so."""
        if self._lists is None:
            return
        words = fold(self.list.search.text()).split()
        found: Sequence[LineRow] = [
            row
            for row in rows(self._lists)
            if self._standing in ("", row.line.standing) and all(word in fold(_text(row)) for word in words)
        ]
        if self.list.model.order:
            found = in_order(found, self.list.model.order, is_descending=self.list.model.is_descending)
        count = ngettext("{n} occupation", "{n} occupations", len(found)).format(n=number(len(found)))
        self.list.show_rows(found, count, _("Enter shows both lists and the people"))

    def _open_bar(self, place: int) -> None:
        """Show an occupation of the chart at the side."""
        if self._lists:
            chosen = wanted_most(self._lists)[place]
            self.line.open(next(row for row in rows(self._lists) if row.line is chosen))

    def _open(self, people: Sequence[UUID], title: str) -> None:
        self.went.emit(Place(PARTICIPANTS, search=asks.search_people(people), title=title))

    def _add(self) -> None:
        if self._lists:
            self.line.hide()
            self.form.open(asks.new_entry(self.desk.workspace, "destination"), self._lists.options)

    def _paste(self) -> None:
        if self._lists:
            self.line.hide()
            self.pasting.open(self._lists.options)

    def _copy(self) -> None:
        """Put the whole list on the clipboard, to be pasted into a spreadsheet."""
        if self._lists:
            lines = ("\t".join(row) for row in table(self._lists))
            clipboard.put_text("\n".join(lines))
            self.desk.say(_("The list is on the clipboard as a table."))

    def _change(self, entry: Shortage) -> None:
        if self._lists:
            self.form.open(entry, self._lists.options)

    def _save(self, before: Shortage, texts: ShortageTexts) -> None:
        self.message.clear()
        work = partial(asks.save, self.desk.workspace, before, texts)
        self.desk.jobs.write(work, self._on_saved, failed=self.form.complain)

    def _on_saved(self, change: UUID | None) -> None:
        self.form.hide()
        if change:
            self.desk.say(_("The occupation was saved."), _("Undo"), partial(self._undo, change))

    def _take_over(self, side: str, text: str, about: ShortageTexts) -> None:
        self.message.clear()
        work = partial(asks.paste, self.desk.workspace, side, text, about)
        self.desk.jobs.write(work, self._on_pasted, failed=self.pasting.complain)

    def _on_pasted(self, pasted: Pasted) -> None:
        self.pasting.hide()
        told = _("List taken over. New: {added}, changed: {changed}, as before: {same}.").format(
            added=number(pasted.added), changed=number(pasted.changed), same=number(pasted.same)
        )
        if pasted.change:
            self.desk.say(told, _("Undo"), partial(self._undo, pasted.change))
        else:
            self.desk.say(told)
        if pasted.refused:
            reasons = "; ".join(_("row {row}: {reason}").format(row=row, reason=why) for row, why in pasted.refused)
            self.message.say(_("Some rows were not taken over."), reasons, "warn")

    def _remove(self, entry: UUID) -> None:
        self.message.clear()
        work = partial(asks.delete, self.desk.workspace, (entry,))
        self.desk.jobs.write(work, self._on_removed, failed=self._on_refused)

    def _on_removed(self, change: UUID) -> None:
        self.desk.say(_("The occupation was taken off its list."), _("Undo"), partial(self._undo, change))

    def _on_refused(self, error: UserError) -> None:
        self.message.complain(error)


def _text(row: LineRow) -> str:
    entries = " ".join(each.occupation for each in (*row.line.destination, *row.line.origin))
    return f"{row.title} {row.below} {entries}"
