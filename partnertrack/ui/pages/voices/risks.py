"""Risks on the page: the map, the register, and the form of one with its review."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QPointF, QSize, QSizeF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.domain.risk_review import impacts, likelihoods
from partnertrack.i18n import _, day, number
from partnertrack.scene import Scene
from partnertrack.ui import theme
from partnertrack.ui import voices_asks as asks
from partnertrack.ui.asking import Work
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.pages.voices.columns import risk_columns
from partnertrack.ui.parted_page import Part
from partnertrack.ui.view_models.risk_map import mark_at, risk_map
from partnertrack.ui.view_models.risks import CLOSED, RiskRow, RisksView
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chart_card import ChartCard, ChartTable
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.filter_chips import FilterChips
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.optional_day import OptionalDay
from partnertrack.ui.widgets.short_table import ShortTable
from partnertrack.ui.widgets.side_form import SideForm, long_text, owner_field
from partnertrack.ui.widgets.table_model import TableModel

if TYPE_CHECKING:
    from partnertrack.domain.risk import Risk

_MAP = QSize(560, 400)
_SIDE_BY_SIDE = 1400  # pixels
_LATE, _THERE = "late", "there"


class RisksPart(Part):
    """The register sorted by score, with the map of those that are not closed."""

    def __init__(self, desk: Desk, undo: Callable[[UUID], None], form: SideForm) -> None:
        super().__init__(desk, undo, form)
        self.add = Button(_("Enter a risk"), "plus", "primary")
        self.export = Button(_("Export"), "download")
        self.tools = (self.export, self.add)
        self.model: TableModel[RiskRow] = TableModel(risk_columns())
        self.table = ShortTable(self.model, _("Register of risks"))
        self.chips = FilterChips()
        self._view = RisksView()
        self.map = ChartCard(_("Map of risks"), self._compose, _MAP, ChartTable((), ()), hit=self._hit)
        self._risk: Risk | None = None
        self._is_review = False
        self._wanted = ""
        self._shown: tuple[RiskRow, ...] = ()
        self._whole, self._empty = QWidget(), self._nothing()
        self._lay_out()
        self.add.clicked.connect(self._add)
        self.export.clicked.connect(self._export)
        self.chips.chosen.connect(self._narrow_to)
        self.table.opened.connect(lambda place: self.open_row(self.model.row(place)))
        self.map.opened.connect(lambda place: self.open_row(self._view.rows[place]))

    def show_view(self, view: RisksView) -> None:
        """Show the register and the map."""
        self._view = view
        self.export.setEnabled(bool(view.rows))
        self._whole.setVisible(bool(view.rows))
        self._empty.setVisible(not view.rows)
        headings = (_("Risk"), _("Likelihood"), _("Impact"), _("Score"), _("Before"))
        rows = tuple(
            (
                f"{row.number} {row.risk.title}",
                number(row.risk.likelihood),
                number(row.risk.impact),
                row.score,
                row.before,
            )
            for row in view.rows
            if row.number
        )
        self.map.show_chart(self._compose, ChartTable(headings, rows), _("The numbers are those of the register."))
        self._narrow()

    def open_row(self, row: RiskRow | None) -> None:
        """Bring the form of a risk."""
        if row:
            self._edit(row.record, _("Risk"))

    def save(self, told: dict[str, Any]) -> None:
        """Store what was filled in, or the new weights."""
        if not self._risk:
            return
        workspace = self._desk.workspace
        work: Work[UUID | None]
        if self._is_review:
            weight = (told["likelihood"], told["impact"])
            work = partial(asks.review_risk, workspace, self._risk, weight, told["on"])
        else:
            work = partial(asks.save_risk, workspace, self._risk, replace(self._risk, **told), self._desk.as_of)
        self.store(work, _("The risk was saved."))

    def act(self, key: str) -> None:
        """Do what a button of the form says."""
        if not self._risk:
            return
        workspace = self._desk.workspace
        work: Work[UUID | None]
        if key == "review":
            self._weigh(self._risk)
        elif key == "delete":
            work = partial(asks.delete_risk, workspace, self._risk)
            self.store(work, _("The risk was deleted."))
        else:
            work = partial(asks.settle_risk, workspace, self._risk, key)
            self.store(work, _("The risk was saved."))

    def _compose(self, width: float, height: float) -> Scene:
        return risk_map(self._view.marks, theme.tokens(), width, height)

    def _hit(self, at: QPointF, size: QSizeF) -> int:
        """The place of the risk whose shape was pressed; those of the map are the first ones of the register."""
        return mark_at(self._view.marks, (size.width(), size.height()), (at.x(), at.y()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.column.spacing())
        card = Card(_("Register of risks"), Line(_("by score"), "caption", quiet="true"))
        card.body.addWidget(self.chips)
        card.body.addWidget(self.table)
        card.body.addWidget(Line(_("Enter opens the risk, to change it or to weigh it anew."), "caption", quiet="true"))
        parts = Columns(((_SIDE_BY_SIDE, 2),), stretch=(11, 7), is_top=True)
        parts.show_widgets([card, self.map])
        column.addWidget(parts)
        self.column.addWidget(self._empty, 1)
        self.column.addWidget(self._whole)
        self.column.addStretch(1)

    def _nothing(self) -> QWidget:
        add = Button(_("Enter a risk"), "plus", "primary")
        add.clicked.connect(self._add)
        told = _(
            "Write down what may go wrong, how likely it is and how grave it would be (1 to 5 each), what is done "
            "about it and by whom. At each review, weigh it anew: the register shows which way it moves."
        )
        return Empty("triangle-alert", _("No risks yet"), told, add)

    def _narrow_to(self, key: str) -> None:
        self._wanted = key
        self._narrow()

    def _narrow(self) -> None:
        rows = self._view.rows
        words = {
            "": _("All"),
            _THERE: _("Not closed"),
            _LATE: _("Overdue"),
            "occurred": _("Occurred"),
            CLOSED: _("Closed"),
        }
        icons = {_LATE: "triangle-alert", "occurred": "flag", CLOSED: "check"}
        chips = [
            (key, label, sum(_suits(row, key) for row in rows), icons.get(key, "")) for key, label in words.items()
        ]
        self.chips.show_chips(chips, self._wanted)
        self._shown = tuple(row for row in rows if _suits(row, self._wanted))
        self.model.show_rows(self._shown)
        self.table.updateGeometry()

    def _add(self) -> None:
        self._edit(asks.new_risk(self._desk.as_of), _("Enter a risk"))

    def _edit(self, risk: Risk, title: str) -> None:
        self._risk, self._is_review = risk, False
        fields: dict[str, QWidget] = {
            "title": written(_("What may go wrong"), risk.title),
            "description": long_text(_("Description"), risk.description, _("Why, and what it would mean")),
            "mitigation": long_text(_("What is done about it"), risk.mitigation),
            "due_on": OptionalDay(_("To be done by"), risk.due_on, self._desk.as_of),
            "owner": owner_field(risk.owner, self._view.owners),
            "noted_on": DayField(_("Noted on"), risk.noted_on),
        }
        hint = ""
        if risk.version:
            hint = _("Likelihood {likelihood}, impact {impact}, weighed on {day}. A review weighs it anew.").format(
                likelihood=number(risk.likelihood),
                impact=number(risk.impact),
                day=day(risk.reviewed_on or risk.noted_on, "medium"),
            )
        else:
            fields |= _weights(risk)
        self.form.open_form(title, fields, _actions(risk) if risk.version else (), hint=hint)

    def _weigh(self, risk: Risk) -> None:
        """Bring the fields of a review."""
        self._is_review = True
        fields = {**_weights(risk), "on": DayField(_("Reviewed on"), self._desk.as_of)}
        told = _("So far likelihood {likelihood} and impact {impact}; these are kept as the values before.").format(
            likelihood=number(risk.likelihood), impact=number(risk.impact)
        )
        self.form.open_form(_("Review: {risk}").format(risk=risk.title), fields, hint=told)

    def _export(self) -> None:
        def write(path: Path) -> Work[Path]:
            chosen = tuple(row.risk for row in self._shown)
            return partial(asks.write_risks, self._desk.workspace, chosen, path)

        self.take_along(_("Risks"), (".xlsx", ".csv"), write)


def _weights(risk: Risk) -> dict[str, QWidget]:
    likelihood = Choice(_("Likelihood"), [(f"{key} – {words}", key) for key, words in likelihoods().items()])
    impact = Choice(_("Impact"), [(f"{key} – {words}", key) for key, words in impacts().items()])
    likelihood.choose(risk.likelihood)
    impact.choose(risk.impact)
    return {"likelihood": likelihood, "impact": impact}


def _actions(risk: Risk) -> tuple[tuple[str, Button], ...]:
    again = (("open", Button(_("Open again"), "undo-2", is_small=True)),)
    still = (
        ("review", Button(_("Review"), "history", is_small=True)),
        ("occurred", Button(_("It occurred"), "flag", is_small=True)),
        (CLOSED, Button(_("Close the risk"), "check", is_small=True)),
    )
    offered = {"open": still, "occurred": (still[0], still[2], *again), CLOSED: again}.get(risk.status, again)
    return (*offered, ("delete", Button(_("Delete"), "x", "danger", is_small=True)))


def _suits(row: RiskRow, key: str) -> bool:
    match key:
        case "":
            return True
        case "late":
            return row.is_late
        case "there":
            return row.risk.status != CLOSED
        case _:
            return row.risk.status == key
