"""All about one indicator, at the side of the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _, day, number, percent, pgettext
from partnertrack.ui import logframe_asks, theme
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.logframe.row import ADD_TARGET, EDIT, REPORT
from partnertrack.ui.pages.logframe.sections import Groups, Reports, Targets
from partnertrack.ui.view_models.course_chart import Course, course_chart, scale
from partnertrack.ui.view_models.logframe import Print, row_view, status, target_words
from partnertrack.ui.view_models.logframe_gaps import lack_words
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.chart_card import ChartCard, ChartTable
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.drawer import Drawer
from partnertrack.ui.widgets.facts import Facts
from partnertrack.ui.widgets.figure_line import FigureLine
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.services.logframe import Detail
    from partnertrack.services.logframe import Line as IndicatorLine

_WIDTH, _CHART, _CARD = 480, QSize(420, 170), 300


class IndicatorDrawer(Drawer):
    """Its stand, its course, its targets with their versions, what was reported, its groups, and what it lacks."""

    people = Signal(str, str, str)
    """A figure, a part of it, and what stands over the list of people."""
    group = Signal(str, str, str, str)
    """A figure, a dimension, the key of one of its groups, and what stands over the list of people."""
    wanted = Signal(str, object)
    """What is to be done (as from the row's menu), and with which indicator's id."""
    re_planned = Signal(object)
    deleted = Signal(object)
    """A `Target` that is to be decided about anew, or was entered by mistake."""
    report_edited = Signal(object)
    report_deleted = Signal(object)

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page, "", _WIDTH)
        self._desk = desk
        self._job: Job | None = None
        self._since: Callable[[], date | None] = lambda: None
        self.indicator_id: UUID | None = None
        self.detail: Detail | None = None
        self.message = Message()
        self.foot.setContentsMargins(20, 0, 16, 0)
        self.foot.addWidget(self.message)

    def open(self, indicator_id: UUID, since: Callable[[], date | None]) -> None:
        """Come in for this indicator."""
        self.indicator_id, self._since = indicator_id, since
        self.refresh()

    def refresh(self) -> None:
        """Read again."""
        if self._job:
            self._job.stop()
        if self.indicator_id:
            day_, since = self._desk.as_of, self._since()
            work = partial(logframe_asks.detail, self._desk.workspace, self.indicator_id, day_, since)
            self._job = self._desk.jobs.read(work, self._show, failed=self._on_gone)

    def _on_gone(self, _error: UserError) -> None:
        """The indicator is no longer there: it was deleted, or its deletion done again."""
        self.put_away()

    def put_away(self) -> bool:
        """Go away; whether it was there."""
        was_shown = self.isVisible()
        self.indicator_id = None
        self.hide()
        return was_shown

    def _show(self, detail: Detail) -> None:
        is_new = self.detail is None or self.detail.line.indicator.id != detail.line.indicator.id
        place = 0 if is_new else self._scroll.verticalScrollBar().value()
        self.detail = detail
        self.message.clear()
        self.name(f"{detail.node.code}  ·  {detail.line.indicator.code}")
        printed = logframe_asks.printer(detail.currency)
        column = QVBoxLayout()
        column.setContentsMargins(20, 16, 16, 20)
        column.setSpacing(16)
        column.addWidget(self._head(detail, printed))
        if detail.course:
            column.addWidget(_chart(detail, printed))
        for section in self._sections(detail, printed):
            column.addWidget(section)
        column.addWidget(self._facts(detail, printed))
        column.addStretch(1)
        was_shown = self.isVisible()
        self.show_layout(column)
        self._scroll.verticalScrollBar().setValue(place)
        if not was_shown:
            self.closing.setFocus(Qt.FocusReason.TabFocusReason)

    def _head(self, detail: Detail, printed: Print) -> QWidget:
        line, view = detail.line, row_view(detail.line, printed)
        light = status(line)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Words(line.indicator.label, "h2"))
        column.addWidget(Words(detail.node.statement, "caption", quiet="true"))
        stand = QHBoxLayout()
        stand.setSpacing(8)
        stand.addWidget(Line(view.now, "title"))
        stand.addWidget(Chip(light.word, light.tone, light.icon))
        stand.addStretch(1)
        edit = Button(_("Edit"), "pencil", is_small=True)
        edit.clicked.connect(partial(self.wanted.emit, EDIT, line.indicator.id))
        stand.addWidget(edit)
        column.addLayout(stand)
        column.addLayout(self._numbers(line, printed))
        for gap in line.gaps:
            column.addWidget(Chip(lack_words(gap.kind), "warn", "triangle-alert"))
        return box

    def _numbers(self, line: IndicatorLine, printed: Print) -> QVBoxLayout:
        """The numbers behind the value, each of which opens its people, and the shares of the targets."""
        column = QVBoxLayout()
        column.setSpacing(0)
        view = row_view(line, printed)
        labels = {"n": ("users", _("Counted")), "d": ("users", _("Out of"))}
        for opening in view.openings:
            icon, label = labels[opening.part]
            shown = line.current.n if opening.part == "n" else line.current.d
            figure = FigureLine(icon, label, number(shown or 0), is_open=True)
            figure.clicked.connect(partial(self.people.emit, line.indicator.figure, opening.part, opening.title))
            column.addWidget(figure)
        if known := line.current.completeness:
            label = _("Sex known") if known.what == "sex" else _("Answer known")
            words = _("{known} of {all}").format(known=number(known.known), all=number(known.of))
            figure = FigureLine("circle-help", label, words, is_open="unknown" in line.current.opens)
            title = _("{indicator}: answer unknown").format(indicator=line.indicator.label)
            figure.clicked.connect(partial(self.people.emit, line.indicator.figure, "unknown", title))
            column.addWidget(figure)
        stand = line.stand
        for icon, label, share in (
            ("flag", _("Of the next milestone"), stand.of_next),
            ("target", _("Of the final target"), stand.of_final),
            ("minus", _("Still missing of the final target"), stand.missing),
        ):
            if share is not None:
                column.addWidget(FigureLine(icon, label, percent(share), is_open=False))
        if line.progress_text:
            column.addWidget(FigureLine("trending-up", _("In the period"), line.progress_text, is_open=False))
        return column

    def _sections(self, detail: Detail, printed: Print) -> list[QWidget]:
        line = detail.line
        add = Button(_("Add"), "plus", "ghost", is_small=True)
        add.clicked.connect(partial(self.wanted.emit, ADD_TARGET, line.indicator.id))
        targets = Targets(detail, printed, add)
        targets.re_planned.connect(self.re_planned)
        targets.deleted.connect(self.deleted)
        write = Button(
            _("Write a note") if line.indicator.figure else pgettext("button", "Report"), "plus", "ghost", is_small=True
        )
        write.clicked.connect(partial(self.wanted.emit, REPORT, line.indicator.id))
        reports = Reports(detail, printed, write)
        reports.edited.connect(self.report_edited)
        reports.deleted.connect(self.report_deleted)
        found: list[QWidget] = [targets, reports]
        for split in line.splits:
            groups = Groups(split, line.indicator.label)
            groups.people.connect(partial(self.group.emit, line.indicator.figure))
            found.append(groups)
        return found

    def _facts(self, detail: Detail, printed: Print) -> Facts:
        indicator, line = detail.line.indicator, detail.line
        baseline = _("none")
        if indicator.baseline is not None:
            baseline = f"{printed(indicator.baseline, line.unit)} ({indicator.baseline_year or _('year unknown')})"
        ways = {"up": _("More is better"), "down": _("Less is better")}
        rows = [
            ("history", _("Baseline"), baseline),
            ("file-text", _("Source of verification"), indicator.verification or _("none")),
            ("user", _("Responsible"), indicator.responsible or _("nobody")),
            ("calendar", _("Reported"), logframe_asks.frequency_words().get(indicator.frequency, "")),
            ("arrow-up-down", _("Direction"), ways.get(indicator.direction, _("Neither"))),
            ("hash", _("Unit"), logframe_asks.unit_words(line.unit)),
            ("equal", _("Counted as"), _formula(detail)),
        ]
        if detail.counted_by:
            rows.append(("book-open", _("Definition by"), detail.counted_by))
        facts = Facts(rows)
        facts.pressed.connect(lambda _place: self.wanted.emit(EDIT, indicator.id))
        return facts


def _formula(detail: Detail) -> str:
    line = detail.line
    if not line.indicator.figure:
        return _("Reported by hand")
    name = f"{line.figure_name or _('not counted here')} ({line.indicator.figure})"
    return f"{name}. {detail.definition}" if detail.definition else name


def _chart(detail: Detail, printed: Print) -> ChartCard:
    line = detail.line
    start = line.indicator.baseline
    year = line.indicator.baseline_year
    planned = [(date(year, 12, 31), float(start))] if start is not None and year else []
    planned += [(target.due_on, float(target.value)) for target in line.holding if target.value is not None]
    values = [(point.on, float(point.value)) for point in detail.course]
    rows = [(day(point.on, "medium"), printed(point.value, line.unit), "") for point in detail.course]
    rows += [(day(each.due_on, "medium"), "", printed(each.value, line.unit)) for each in line.holding]
    rough = Course(tuple(values), tuple(planned), "", "", "")
    low, high = scale(rough)
    alt = _("{indicator}: {value}; planned {targets}").format(
        indicator=line.indicator.label,
        value=line.current.text,
        targets=", ".join(target_words(each, line.unit, printed) for each in line.holding) or _("nothing"),
    )
    course = Course(rough.values, rough.planned, _scale(low, line, printed), _scale(high, line, printed), alt)
    card = ChartCard(
        _("Course and plan"),
        lambda width, height: course_chart(course, theme.tokens(), width, height),
        _CHART,
        ChartTable((_("Day"), _("Reached"), _("Planned")), tuple(rows)),
        note=_("Dashed: from the baseline over the milestones to the final target"),
    )
    card.view.setAccessibleName(alt)
    card.setFixedHeight(_CARD)
    return card


def _scale(value: float, line: IndicatorLine, printed: Print) -> str:
    return printed(Decimal(str(round(value, 4))), line.unit)
