"""The page of all vacancies, or of those of one employer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from partnertrack.domain.names import fold
from partnertrack.errors import UserError
from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import vacancy_asks as asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.page import Page
from partnertrack.ui.pages.vacancies.columns import in_order, vacancy_columns
from partnertrack.ui.pages.vacancies.form import VacancyForm
from partnertrack.ui.place import ORGANISATION, ORGANISATIONS, VACANCIES, VACANCY, Place
from partnertrack.ui.view_models.vacancies import ICONS, VacanciesView, VacancyRow, statuses
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.filter_chips import FilterChips
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.narrowed_list import NarrowedList

if TYPE_CHECKING:
    from partnertrack.domain.vacancy import Vacancy
    from partnertrack.services.vacancies import VacancyTexts


class VacanciesPage(Page):
    """What employers offer, against how many candidates stand where; narrowed by status and by what one writes."""

    key = VACANCIES

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk, scrolls=False)
        self.name_page(_("Vacancies"))
        self._undo = undo
        self._job: Job | None = None
        self._view: VacanciesView | None = None
        self._organisation: UUID | None = None
        self._status = ""
        self.back = Button(_("Organisations"), "arrow-left", "ghost")
        self.every = Button(_("All vacancies"), "briefcase")
        self.add = Button(_("Add a vacancy"), "plus", "primary")
        self.head.insertWidget(0, self.back)
        self.tools.addWidget(self.every)
        self.tools.addWidget(self.add)
        self.message = Message()
        self.chips = FilterChips()
        self.list: NarrowedList[VacancyRow] = NarrowedList(
            _("Vacancies"), _("Find a vacancy"), vacancy_columns(), lambda row: row.id
        )
        self.search, self.model, self.table = self.list.search, self.list.model, self.list.table
        self._stack = QStackedWidget()
        self.form = VacancyForm(self)
        self._lay_out()
        self._connect()

    def show_place(self, place: Place) -> None:
        """Read the list of the place's employer, or of all; what it is narrowed to stays."""
        if place.organisation != self._organisation:
            self._organisation, self._status = place.organisation, ""
            self.form.hide()
        self.every.setVisible(self._organisation is not None)
        self.back.setText(_("Organisation") if self._organisation else _("Organisations"))
        self.leave()
        work = partial(asks.vacancies, self.desk.workspace, self._organisation)
        self._job = self.desk.jobs.read(work, self._show, failed=self.message.complain)

    def place(self) -> Place:
        """The list that is shown."""
        return Place(VACANCIES, organisation=self._organisation)

    def leave(self) -> None:
        """Stop reading."""
        if self._job:
            self._job.stop()

    def put_away(self) -> bool:
        """Put the form away, then what was searched."""
        if self.form.isVisible():
            self.form.hide()
        elif self.search.text():
            self.search.clear()
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
        column.setSpacing(12)
        column.addWidget(self.chips)
        column.addWidget(self.list, 1)
        self._stack.addWidget(whole)
        self._stack.addWidget(self._nothing())
        self.body.addWidget(self.message)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self._go_back)
        self.every.clicked.connect(lambda: self.went.emit(Place(VACANCIES)))
        self.add.clicked.connect(self._add)
        self.chips.chosen.connect(self._on_status)
        self.list.narrowed.connect(self._narrow)
        self.list.opened.connect(lambda row: self.went.emit(Place(VACANCY, vacancy=row.id)))
        self.form.wanted.connect(self._save)

    def _nothing(self) -> QWidget:
        add = Button(_("Add a vacancy"), "plus", "primary")
        add.clicked.connect(self._add)
        told = _(
            "Write down what an employer offers: the work, the language, the first day. PartnerTrack then ranks the "
            "people who are free, with the reason for each point, and follows those whom you put forward."
        )
        return Empty("briefcase", _("No vacancies yet"), told, add)

    def _show(self, view: VacanciesView) -> None:
        self._view = view
        self.message.clear()
        self.name_page(view.title, view.subtitle)
        self._stack.setCurrentIndex(0 if view.rows else 1)
        self._show_chips(view.rows)
        self._narrow()

    def _show_chips(self, rows: Sequence[VacancyRow]) -> None:
        counts = {key: sum(row.status == key for row in rows) for key in statuses()}
        entries = [("", _("All"), len(rows), ""), *((k, w, counts[k], ICONS.get(k, "")) for k, w in statuses().items())]
        self.chips.show_chips(entries, self._status)

    def _on_status(self, key: str) -> None:
        self._status = key
        self._narrow()

    def _narrow(self) -> None:
        """Show the vacancies that suit what is chosen and written; the one that was chosen stays so."""
        if self._view is None:
            return
        words = fold(self.search.text()).split()
        rows = [
            row
            for row in self._view.rows
            if self._status in ("", row.status) and all(word in fold(f"{row.title} {row.employer}") for word in words)
        ]
        if self.model.order:
            rows = in_order(rows, self.model.order, is_descending=self.model.is_descending)
        count = ngettext("{n} vacancy", "{n} vacancies", len(rows)).format(n=number(len(rows)))
        self.list.show_rows(rows, count, _("Enter opens the vacancy"))

    def _go_back(self) -> None:
        if self._organisation:
            self.went.emit(Place(ORGANISATION, organisation=self._organisation))
        else:
            self.went.emit(Place(ORGANISATIONS))

    def _add(self) -> None:
        if self._view is None:
            return
        employers = self._view.options.employers
        if not employers:
            self.message.say(
                _("A vacancy belongs to an employer, and no organisation is known yet."),
                _("Add the employer on the page of organisations first."),
            )
            return
        new = asks.new_vacancy(self._organisation or employers[0][0])
        self.form.open(new, self._view.options, employer=self._organisation)

    def _save(self, before: Vacancy, texts: VacancyTexts) -> None:
        work = partial(asks.save, self.desk.workspace, before, texts)
        self.desk.jobs.write(work, partial(self._on_saved, before.id), failed=self._on_refused)

    def _on_saved(self, vacancy: UUID, change: UUID | None) -> None:
        self.form.hide()
        if change:
            self.desk.say(_("The vacancy was saved."), _("Undo"), partial(self._undo, change))
            self.went.emit(Place(VACANCY, vacancy=vacancy))

    def _on_refused(self, error: UserError) -> None:
        self.form.complain(error)
