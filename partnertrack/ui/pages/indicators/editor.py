"""Makes an indicator of one's own, which is calculated while one puts it together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import indicator_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.indicator_asks import Begun
from partnertrack.ui.pages.indicators.about_fields import AboutFields
from partnertrack.ui.pages.indicators.formula_fields import FormulaFields
from partnertrack.ui.place import PARTICIPANTS, Place
from partnertrack.ui.view_models.indicator_editor import PreviewView
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.drawer import Drawer
from partnertrack.ui.widgets.labels import Line, Words, rule
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.domain.indicator_draft import IndicatorDraft
    from partnertrack.services.participants import Search

_WIDE, _PAUSE = 800, 250


class IndicatorEditor(Drawer):
    """The formula and what is said about it; below them, in its place, what it comes to now."""

    kept = Signal(str, object)
    """The id of the indicator that was kept, and the id of the change, if there is one."""
    went = Signal(object)

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page, _("Indicator"), _WIDE)
        self._desk = desk
        self._begun: Begun | None = None
        self._job: Job | None = None
        self.formula: FormulaFields | None = None
        self.about: AboutFields | None = None
        self.value, self.words = Line("", "h2"), Words("", "table", quiet="half")
        self.told = Line("", "caption", quiet="true")
        self.n, self.d = Button("", "users", is_small=True), Button("", "users", is_small=True)
        self.message = Message()
        self.cancel, self.keep = Button(_("Cancel"), kind="ghost"), Button(_("Save"), "check", "primary")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.calculate)
        self._lay_out_foot()
        self.cancel.clicked.connect(self.hide)
        self.keep.clicked.connect(self._save)
        self.n.clicked.connect(partial(self._open, "n"))
        self.d.clicked.connect(partial(self._open, "d"))

    def open(self, begun: Begun) -> None:
        """Come in with an indicator in the making."""
        self._begun = begun
        self.name(_("Change the indicator {id}").format(id=begun.before) if begun.before else _("New indicator"))
        self.formula, self.about = FormulaFields(begun.draft, begun.options), AboutFields(begun.draft, begun.options)
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 16, 16)
        column.setSpacing(14)
        for part in (self.formula, rule(), self.about):
            column.addWidget(part)
        column.addStretch(1)
        self.formula.changed.connect(self._on_changed)
        self.about.changed.connect(self._on_changed)
        self.message.clear()
        self.keep.setEnabled(True)
        self.show_layout(column)
        next(iter(self.about.names.values())).setFocus()
        self.calculate()

    def draft(self) -> IndicatorDraft | None:
        """The indicator as it stands; None before one was begun."""
        if self._begun is None or self.formula is None or self.about is None:
            return None
        return self.about.put_into(self.formula.put_into(self._begun.draft))

    def calculate(self) -> None:
        """Work out what the indicator comes to as it stands."""
        draft = self.draft()
        if draft is None or self._begun is None or not self._desk.is_open:
            return
        if self._job:
            self._job.stop()
        workspace, as_of = self._desk.workspace, self._desk.as_of
        work = partial(indicator_asks.preview, workspace, draft, as_of, self._begun.before)
        self._job = self._desk.jobs.read(work, self._show, failed=self.message.complain)

    def complain(self, error: UserError) -> None:
        """Say why it was not kept; what was put together stays."""
        self.keep.setEnabled(True)
        self.message.complain(error)

    def _lay_out_foot(self) -> None:
        self.foot.setContentsMargins(20, 8, 16, 4)
        self.foot.setSpacing(6)
        figures, buttons = QHBoxLayout(), QHBoxLayout()
        for line in (figures, buttons):
            line.setSpacing(8)
        figures.addWidget(self.value)
        figures.addWidget(self.n)
        figures.addWidget(self.d)
        figures.addWidget(self.told, 1)
        buttons.addWidget(self.message, 100)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.keep)
        self.foot.addWidget(rule())
        self.foot.addLayout(figures)
        self.foot.addWidget(self.words)
        self.foot.addLayout(buttons)
        for button in (self.n, self.d):
            button.hide()

    def _on_changed(self) -> None:
        self._timer.start()

    def _show(self, view: PreviewView) -> None:
        self.value.setText(view.value or "–")
        self.words.setText(view.formula or _("What is chosen so far cannot be calculated yet."))
        self.told.setText(view.told)
        for button, text, opens in ((self.n, view.n, view.opens_n), (self.d, view.d, view.opens_d)):
            button.setText(text)
            button.setVisible(bool(text))
            button.setEnabled(opens)
        self.keep.setEnabled(not view.mistakes)
        if view.mistakes:
            self.message.say(view.mistakes[0], view.mistakes[1] if len(view.mistakes) > 1 else "", "info")
        else:
            self.message.clear()

    def _open(self, half: str) -> None:
        draft = self.draft()
        if draft:
            work = partial(indicator_asks.drafted_people, self._desk.workspace, draft, half, self._desk.as_of)
            self._desk.jobs.read(work, partial(self._go, draft, half), failed=self.message.complain)

    def _go(self, draft: IndicatorDraft, half: str, search: Search) -> None:
        what = self.d.text() if half == "d" else self.n.text()
        title = _("{figure}: {value}").format(figure=draft.key, value=what)
        self.went.emit(Place(PARTICIPANTS, search=search, title=title))

    def _save(self) -> None:
        draft = self.draft()
        if draft and self._begun and self.keep.isEnabled():
            self.keep.setEnabled(False)
            work = partial(indicator_asks.save, self._desk.workspace, draft, self._begun.before)
            self._desk.jobs.write(work, partial(self._on_kept, draft.key), failed=self.complain)

    def _on_kept(self, key: str, change: UUID | None) -> None:
        self.hide()
        self.kept.emit(key, change)
