"""Grievances on the page: how many are open, and a list that never says what was said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from partnertrack.domain.grievance_words import channels, statuses, subjects
from partnertrack.i18n import _, number, pgettext
from partnertrack.ui import voices_asks as asks
from partnertrack.ui.asking import Job, Work
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.pages.voices.columns import grievance_columns
from partnertrack.ui.pages.voices.grievance_charts import GrievanceCharts
from partnertrack.ui.parted_page import Part
from partnertrack.ui.place import ORGANISATION, PARTICIPANT, Place
from partnertrack.ui.view_models.grievances import GrievanceRow, GrievancesView
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.fields import Choice, DayField, FieldChoice
from partnertrack.ui.widgets.filter_chips import FilterChips
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.key_figure import KeyFigureCard
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.optional_day import OptionalDay
from partnertrack.ui.widgets.short_table import ShortTable
from partnertrack.ui.widgets.side_form import SideForm, long_text
from partnertrack.ui.widgets.table_model import TableModel

if TYPE_CHECKING:
    from partnertrack.services.grievances import Said

_OPEN, _LATE, _SETTLED = "open", "late", "settled"


class GrievancesPart(Part):
    """Open, late and settled ones; the charts behind them; the list, and the form with the restricted text."""

    def __init__(self, desk: Desk, undo: Callable[[UUID], None], form: SideForm) -> None:
        super().__init__(desk, undo, form)
        self.add = Button(_("Enter a grievance"), "plus", "primary")
        self.export = Button(_("Export counts"), "download")
        self.tools = (self.export, self.add)
        self.model: TableModel[GrievanceRow] = TableModel(grievance_columns())
        self.table = ShortTable(self.model, _("Grievances"))
        self.chips = FilterChips()
        self.subject = Choice(_("Subject"))
        self.subject.setMinimumWidth(190)
        self.reveal = Button(_("Show what was said"), "eye", is_small=True)
        self._view = GrievancesView()
        self._row: GrievanceRow | None = None
        self._wanted = ""
        self._job: Job | None = None
        self._top, self._whole = QVBoxLayout(), QWidget()
        self._figures, self.charts = Columns(((640, 3),)), GrievanceCharts()
        self._lay_out()
        self.add.clicked.connect(self._add)
        self.export.clicked.connect(self._export)
        self.chips.chosen.connect(self._narrow_to)
        self.subject.currentIndexChanged.connect(self._narrow)
        self.charts.age_opened.connect(lambda _line: self._narrow_to(_OPEN))
        self.charts.subject_opened.connect(lambda line: self.subject.setCurrentIndex(line + 1))
        self.table.opened.connect(lambda place: self.open_row(self.model.row(place)))

    def show_view(self, view: GrievancesView) -> None:
        """Show the list and its counts."""
        self._view = view
        self._offer_subjects()
        empty_out(self._top)
        self.export.setEnabled(bool(view.rows))
        self._whole.setVisible(bool(view.rows))
        if not view.rows:
            self._top.addWidget(self._nothing())
            return
        self._figures.show_widgets(self._key_figures())
        self.charts.show_counts(view)
        self._narrow()

    def open_row(self, row: GrievanceRow | None) -> None:
        """Bring the form of a grievance, without what was said."""
        if row is None:
            return
        self._row = row
        self.reveal = Button(_("Show what was said"), "eye", is_small=True)
        self.reveal.clicked.connect(self._ask)
        self.form.open_form(
            _("Grievance: {subject}").format(subject=row.subject),
            self._fields(row),
            _actions(row),
            above=_restricted(self.reveal),
        )

    def save(self, told: dict[str, Any]) -> None:
        """Store what was filled in."""
        texts = asks.grievance_texts(**told)
        line = self._row.line if self._row else None
        known, version = (line.id, line.version) if line else (None, 0)
        work = partial(asks.save_grievance, self._desk.workspace, texts, self._desk.as_of, known, version)
        self.store(work, _("The grievance was saved."))

    def act(self, key: str) -> None:
        """Do what a button of the form says."""
        if self._row is None:
            return
        line = self._row.line
        if key == "person":
            self.went.emit(Place(PARTICIPANT, person=line.enrolment_id))
        elif key == "organisation":
            self.went.emit(Place(ORGANISATION, organisation=line.organisation_id))
        else:
            work = partial(asks.delete_grievance, self._desk.workspace, self._row.id)
            self.store(work, _("The grievance was deleted."))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.column.spacing())
        card = Card(_("Grievances"), self.subject)
        card.body.addWidget(self.chips)
        card.body.addWidget(self.table)
        card.body.addWidget(
            Line(
                _("Enter opens the grievance; what was said is shown to those who ask for it."), "caption", quiet="true"
            )
        )
        for part in (self._figures, card, self.charts):
            column.addWidget(part)
        self.column.addLayout(self._top)
        self.column.addWidget(self._whole)
        self.column.addStretch(1)

    def _nothing(self) -> QWidget:
        add = Button(_("Enter a grievance"), "plus", "primary")
        add.clicked.connect(self._add)
        told = _(
            "Write down what somebody complains of, with an owner and a due day; nobody has to be named. What was said "
            "is shown only to those who ask for it, and leaves this pilot in no list, letter or report: only counts do."
        )
        return Empty("lock", _("No grievances yet"), told, add)

    def _key_figures(self) -> list[QWidget]:
        view = self._view
        settled = _("median of {n} resolved or referred").format(n=number(view.settled))
        about = (
            (_OPEN, pgettext("state", "Open"), number(view.open), _("received or in progress"), "mail"),
            (_LATE, _("Overdue"), number(view.late), _("open after their due day"), "triangle-alert"),
            (_SETTLED, _("Days to resolution"), view.days, settled, "check"),
        )
        cards: list[QWidget] = []
        for key, label, value, note, icon in about:
            card = KeyFigureCard(label, value, note, icon, "primary", ())
            card.clicked.connect(partial(self._narrow_to, key))
            cards.append(card)
        return cards

    def _offer_subjects(self) -> None:
        """Offer the subjects of which there is a grievance, in the order of the chart; the chosen one stays."""
        words, before = subjects(), self.subject.currentData()
        listed = dict(self._view.by_subject)
        known = {row.line.subject: words.get(row.line.subject, row.line.subject) for row in self._view.rows}
        keys = {label: key for key, label in known.items()}
        offered = [(label, keys[label]) for label in listed if label in keys]
        was_blocked = self.subject.blockSignals(True)
        self.subject.show_entries([(_("All subjects"), ""), *offered])
        self.subject.choose(before if before in known else "")
        self.subject.blockSignals(was_blocked)

    def _narrow_to(self, key: str) -> None:
        self._wanted = key
        self._narrow()

    def _narrow(self) -> None:
        """Show the grievances that are wanted."""
        subject = self.subject.currentData()
        rows = tuple(row for row in self._view.rows if subject in ("", row.line.subject))
        chosen = {
            "": rows,
            _OPEN: tuple(row for row in rows if row.line.is_open),
            _LATE: tuple(row for row in rows if row.line.is_late),
            _SETTLED: tuple(row for row in rows if not row.line.is_open),
        }
        words = {"": _("All"), _OPEN: pgettext("state", "Open"), _LATE: _("Overdue"), _SETTLED: _("Settled")}
        icons = {_OPEN: "mail", _LATE: "triangle-alert", _SETTLED: "check"}
        self.chips.show_chips([(key, words[key], len(chosen[key]), icons.get(key, "")) for key in words], self._wanted)
        self.model.show_rows(chosen[self._wanted])
        self.table.updateGeometry()

    def _add(self) -> None:
        self._row = None
        fields = {**self._fields(None), "text": _text(""), "outcome": _outcome("")}
        told = _("What was said is shown only to those who ask for it, and is printed, exported and searched nowhere.")
        self.form.open_form(_("Enter a grievance"), fields, hint=told)

    def _fields(self, row: GrievanceRow | None) -> Mapping[str, QWidget]:
        line, today = row.line if row else None, self._desk.as_of
        subject = Choice(_("Subject"), [(words, key) for key, words in subjects().items()])
        subject.choose(line.subject if line else "wages")
        status = Choice(_("Status"), [(words, key) for key, words in statuses().items()])
        status.choose(line.status if line else "received")
        channel = Choice(_("How it came"), [(_("Not known"), ""), *((words, key) for key, words in channels().items())])
        channel.choose(line.channel if line else "")
        offered = [(_("No organisation"), None), *((name, key) for key, name in self._view.organisations)]
        organisation = FieldChoice(_("Organisation"), offered, _("Find an organisation"))
        organisation.choose(line.organisation_id if line else None)
        return {
            "subject": subject,
            "status": status,
            "received_on": DayField(_("Received on"), line.received_on if line else today),
            "due_on": OptionalDay(_("To be settled by"), line.due_on if line else None, today),
            "resolved_on": OptionalDay(_("Settled on"), line.resolved_on if line else None, today),
            "owner": written(_("Owner"), line.owner if line else "", _("A person or an organisation")),
            "person": written(_("Person, by number or name"), line.label if line else "", _("Nobody is named")),
            "organisation_id": organisation,
            "channel": channel,
        }

    def _ask(self) -> None:
        """Read what was said, because somebody asks for it."""
        if self._row:
            self.reveal.setEnabled(False)
            work = partial(asks.said, self._desk.workspace, self._row.id)
            done = partial(self._show_said, self._row.id)
            self._job = self._desk.jobs.read(work, done, failed=self.form.complain)

    def _show_said(self, grievance: UUID, said: Said) -> None:
        if self.form.isVisible() and self._row and self._row.id == grievance and "text" not in self.form.fields:
            self.form.add_fields({"text": _text(said.text), "outcome": _outcome(said.outcome)})

    def _export(self) -> None:
        def write(path: Path) -> Work[Path]:
            return partial(asks.write_grievances, self._desk.workspace, self._desk.as_of, path)

        self.take_along(_("Grievances by subject and status"), (".xlsx", ".csv"), write)


def _actions(row: GrievanceRow) -> tuple[tuple[str, Button], ...]:
    """Who is meant can be looked at, and the grievance deleted."""
    person = ("person", Button(_("Open the person"), "user", is_small=True))
    organisation = ("organisation", Button(_("Open the organisation"), "building-2", is_small=True))
    delete = ("delete", Button(_("Delete"), "x", "danger", is_small=True))
    named = (*([person] if row.line.enrolment_id else ()), *([organisation] if row.line.organisation_id else ()))
    return (*named, delete)


def _text(text: str) -> QPlainTextEdit:
    return long_text(_("What was said"), text, _("In the words of the one who complains"))


def _outcome(text: str) -> QPlainTextEdit:
    return long_text(_("What came of it"), text)


def _restricted(reveal: Button) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(Words(_("What was said and what came of it are restricted."), "caption", quiet="half"))
    line = QHBoxLayout()
    line.addWidget(reveal)
    line.addStretch(1)
    column.addLayout(line)
    return box
