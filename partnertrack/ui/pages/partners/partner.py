"""One partner: what it owes, what it sent, what is missing, and the letter that asks for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from partnertrack.domain.expectation import Expectation
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import clipboard, origin_asks, partner_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.expectation import LANGUAGES, ExpectationDialog
from partnertrack.ui.page import Page
from partnertrack.ui.pages.partners.calendars import Calendars
from partnertrack.ui.pages.partners.files import Files
from partnertrack.ui.pages.partners.head import Head
from partnertrack.ui.pages.partners.layouts import Layouts
from partnertrack.ui.pages.partners.trainees import Trainees
from partnertrack.ui.pages.partners.workbook import WorkbookCard
from partnertrack.ui.place import PARTICIPANT, PARTNER, PARTNERS, Place
from partnertrack.ui.proposed import named
from partnertrack.ui.view_models.partner_page import PartnerPageView
from partnertrack.ui.view_models.periods import report_name
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.message import Message

T = TypeVar("T")

_LETTER_KINDS = "PDF (*.pdf);;TXT (*.txt)"
_LANGUAGE_WIDTH = 138
_TWO_COLUMNS = 860


class PartnerPage(Page):
    """Shows the partner of the place."""

    key = PARTNER

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.name_page(_("Partner"))
        self.title.hide()
        self.subtitle.hide()
        self._name = ""
        self._language = ""
        self._jobs: list[Job] = []
        back = Button(_("Partners"), "arrow-left", "ghost")
        back.clicked.connect(lambda: self.went.emit(Place(PARTNERS)))
        self.head.insertWidget(0, back)
        self.language = Choice(_("Language of letters and workbooks"), LANGUAGES)
        self.language.setFixedWidth(_LANGUAGE_WIDTH)
        self.copy = Button(_("Copy text"), "copy")
        self.write = Button(_("Write letter…"), "mail", "primary")
        speaks = Line(_("In"), "table", quiet="half")
        for widget in (speaks, self.language, self.copy, self.write):
            self.tools.addWidget(widget)
        self.message = Message()
        self.body.addWidget(self.message)
        self._content: QWidget = QWidget()
        self.body.addWidget(self._content, 1)
        self.copy.clicked.connect(self._copy)
        self.write.clicked.connect(self._ask_where_to_write)
        self._allow_letter(is_allowed=False)

    def show_place(self, place: Place) -> None:
        """Show the place's partner."""
        if place.partner != self._name:
            self._name, self._language = place.partner, ""
            self.message.clear()
        self.leave()
        work = partial(partner_asks.partner, self.desk.workspace, self._name, self.desk.as_of)
        self._jobs = [self.desk.jobs.read(work, self._show, failed=self._on_gone)]

    def place(self) -> Place:
        """The partner who is shown."""
        return Place(PARTNER, partner=self._name)

    def leave(self) -> None:
        """Stop what is under way."""
        for job in self._jobs:
            job.stop()

    def write_to(self, path: Path) -> None:
        """Write the letter to a file whose suffix says its kind."""
        self._ask(
            partial(
                partner_asks.write_letter,
                self.desk.workspace,
                self._name,
                self.desk.as_of,
                path,
                self.language.currentData(),
            ),
            self._on_saved,
        )

    def lay_out(self, path: Path) -> None:
        """Write the workbook that the partner is asked to fill in."""
        language = self.language.currentData()
        work = partial(partner_asks.write_template, self.desk.workspace, self._name, path, language)
        self._ask(work, self._on_saved)

    def save_file(self, source_id: UUID, path: Path) -> None:
        """Write a file of the partner, as it came, to a place of the user's."""
        self._ask(partial(origin_asks.save_archived, self.desk.workspace, source_id, path), self._on_saved)

    def _show(self, view: PartnerPageView) -> None:
        self.setAccessibleName(view.row.name)
        if not self._language:
            self._language = view.language
            self.language.choose(view.language)
        self._allow_letter(is_allowed=not view.owes_nothing)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(Head(view))
        parts = Columns(((_TWO_COLUMNS, 2),), stretch=(8, 5), is_top=True)
        parts.show_widgets([_below_each_other(self._trainees(view), self._files(view)), self._side(view)])
        column.addWidget(parts)
        column.addStretch(1)
        self.body.replaceWidget(self._content, content)
        self._content.deleteLater()
        self._content = content

    def _trainees(self, view: PartnerPageView) -> QWidget:
        trainees = Trainees(view.trainees, view.trainees_note)
        among = tuple(row.id for row in view.trainees)
        trainees.opened.connect(lambda who: self.went.emit(Place(PARTICIPANT, person=who, among=among)))
        return trainees

    def _files(self, view: PartnerPageView) -> QWidget:
        files = Files(view.files)
        files.wanted.connect(self._ask_where_to_save)
        return files

    def _side(self, view: PartnerPageView) -> QWidget:
        calendars, layouts = Calendars(view.calendars, view.suggestion), Layouts(view.layouts)
        calendars.accepted.connect(self._expect)
        calendars.changed.connect(self._ask_for_calendar)
        calendars.added.connect(
            lambda: self._ask_for_calendar(partner_asks.new_expectation(self._name, self.desk.as_of))
        )
        calendars.removed.connect(
            lambda each: self._store(partial(partner_asks.expect_no_more, self.desk.workspace, each))
        )
        layouts.forgotten.connect(
            lambda each: self._store(partial(partner_asks.forget_recipe, self.desk.workspace, each))
        )
        workbook = WorkbookCard()
        workbook.wanted.connect(self._ask_where_to_lay_out)
        return _below_each_other(calendars, workbook, layouts)

    def _ask_for_calendar(self, expectation: Expectation) -> None:
        dialog = ExpectationDialog(self, expectation)
        dialog.wanted.connect(self._expect)
        dialog.open()

    def _expect(self, expectation: Expectation) -> None:
        self._store(partial(partner_asks.expect, self.desk.workspace, expectation))

    def _store(self, work: partial[str]) -> None:
        self.message.clear()
        self.desk.jobs.write(work, self.desk.say, failed=self.message.complain)

    def _allow_letter(self, *, is_allowed: bool) -> None:
        for widget in (self.copy, self.write):
            widget.setEnabled(is_allowed)
            widget.setToolTip("" if is_allowed else _("Nothing is missing"))

    def _copy(self) -> None:
        self._ask(
            partial(
                partner_asks.letter_text,
                self.desk.workspace,
                self._name,
                self.desk.as_of,
                self.language.currentData(),
            ),
            self._on_text,
        )

    def _on_text(self, text: str) -> None:
        clipboard.put_text(text)
        self.desk.say(_("The letter was copied: paste it into an e-mail."))

    def _ask_where_to_write(self) -> None:
        name = report_name(self._name, self.desk.as_of, self.language.currentData(), ".pdf")
        start = str(self.desk.workspace.path.parent / named(name, self.desk.workspace.path))
        chosen, kind = QFileDialog.getSaveFileName(self, _("Save the letter"), start, _LETTER_KINDS)
        if chosen:
            suffix = ".txt" if "txt" in kind else ".pdf"
            self.write_to(Path(chosen if Path(chosen).suffix in (".pdf", ".txt") else f"{chosen}{suffix}"))

    def _ask_where_to_lay_out(self) -> None:
        name = report_name(self._name, self.desk.as_of, self.language.currentData(), ".xlsx")
        start = str(self.desk.workspace.path.parent / named(name, self.desk.workspace.path))
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the workbook"), start, "Excel (*.xlsx)")
        if chosen:
            self.lay_out(Path(chosen if Path(chosen).suffix == ".xlsx" else f"{chosen}.xlsx"))

    def _ask_where_to_save(self, source_id: UUID, name: str) -> None:
        start = str(self.desk.workspace.path.parent / name)
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the partner’s file"), start)
        if chosen:
            self.save_file(source_id, Path(chosen))

    def _ask(self, work: partial[T], done: Callable[[T], None]) -> None:
        self.message.clear()
        self._jobs.append(self.desk.jobs.read(work, done, failed=self.message.complain))

    def _on_saved(self, path: Path) -> None:
        self.message.say(_("Saved: {file}").format(file=path), tone="ok")

    def _on_gone(self, error: UserError) -> None:
        self._allow_letter(is_allowed=False)
        self.message.complain(error)


def _below_each_other(*widgets: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for widget in widgets:
        column.addWidget(widget)
    return box
