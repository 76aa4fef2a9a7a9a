"""The part of the editor that says how a figure is worked out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.domain.indicator_draft import IndicatorDraft, Span, Sums
from partnertrack.i18n import _
from partnertrack.ui.dialogs.form_grid import form_grid
from partnertrack.ui.pages.indicators.condition_rows import ConditionRows
from partnertrack.ui.view_models.indicator_editor import Entries, kinds, percentiles
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.labels import Line, Words

if TYPE_CHECKING:
    from partnertrack.services.indicators import Options


class FormulaFields(QWidget):
    """The kind of the figure, and below it what such a figure asks for."""

    changed = Signal()

    def __init__(self, draft: IndicatorDraft, options: Options) -> None:
        super().__init__()
        self._draft, self._options = draft, options
        entries: list[tuple[str, object]] = [(words, key) for key, words in kinds().items()]
        if draft.kind == "kept":
            entries.insert(0, (_("As it is worked out in the catalogue"), "kept"))
        self.kind = Choice(_("What is worked out"), entries)
        self.kind.choose(draft.kind)
        self.n = ConditionRows(_("Those who count: they…"), options, draft.n)
        self.d = ConditionRows(_("Of all those who…"), options, draft.d)
        self.span, self.sums = _SpanFields(draft.span, options), _SumFields(draft.sums, options)
        self.kept = Words(
            _("The formula stays as it is, because lines cannot say all of it. Its name and the rest can be changed."),
            "table",
            quiet="half",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(Line(_("What is worked out"), "control"))
        for part in (self.kind, self.kept, self.n, self.d, self.span, self.sums):
            column.addWidget(part)
        column.setSpacing(12)
        self.kind.activated.connect(self._on_kind)
        for each in (self.n, self.d, self.span, self.sums):
            each.changed.connect(self.changed)
        self._fit()

    def put_into(self, draft: IndicatorDraft) -> IndicatorDraft:
        """The draft with the formula as it stands here."""
        kind = str(self.kind.currentData())
        return replace(
            draft,
            kind=kind,
            n=self.n.lines() if kind in ("share", "count", "persons") else (),
            d=self.d.lines() if kind == "share" else (),
            span=self.span.span() if kind == "days" else Span(),
            sums=self.sums.sums() if kind == "sum" else Sums(),
            unit=self._draft.unit,
            kept=self._draft.kept if kind == "kept" else {},
        )

    def _on_kind(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        kind = self.kind.currentData()
        self.n.setVisible(kind in ("share", "count", "persons"))
        self.d.setVisible(kind == "share")
        self.span.setVisible(kind == "days")
        self.sums.setVisible(kind == "sum")
        self.kept.setVisible(kind == "kept")


class _SpanFields(QWidget):
    changed = Signal()

    def __init__(self, span: Span, options: Options) -> None:
        super().__init__()
        self._options = options
        steps: Entries = ((_("Choose…"), ""), *((name, key) for key, name in options.steps))
        self.start, self.end = Choice(_("From the step"), steps), Choice(_("To the step"), steps)
        self.outcome = Choice(_("With the outcome"))
        self.rank = Choice(_("Of all these days"), percentiles())
        self.open = Choice(
            _("For whom"),
            ((_("those who finished both steps"), False), (_("those who still wait for the second"), True)),
        )
        self.start.choose(span.start)
        self.end.choose(span.end)
        self._offer_outcomes(span.outcome)
        self.rank.choose(span.percentile)
        self.open.choose(span.is_open)
        fields = (self.start, self.end, self.outcome, self.rank, self.open)
        self.setLayout(form_grid([(each.accessibleName(), each) for each in fields]))
        for each in fields:
            each.activated.connect(self._on_chosen)

    def span(self) -> Span:
        """The days as they are wanted."""
        return Span(
            str(self.start.currentData() or ""),
            str(self.end.currentData() or ""),
            str(self.outcome.currentData() or ""),
            int(self.rank.currentData() or Span().percentile),
            bool(self.open.currentData()),
        )

    def _on_chosen(self) -> None:
        if self.sender() is self.end:
            self._offer_outcomes(str(self.outcome.currentData() or ""))
        self.changed.emit()

    def _offer_outcomes(self, outcome: str) -> None:
        found = self._options.outcomes.get(str(self.end.currentData() or ""), ())
        self.outcome.show_entries([(_("any outcome"), ""), *((name, key) for key, name in found)])
        self.outcome.choose(outcome if outcome in dict(found) else "")


class _SumFields(QWidget):
    changed = Signal()

    def __init__(self, sums: Sums, options: Options) -> None:
        super().__init__()
        self._options = options
        names = dict(options.steps)
        steps: Entries = ((_("Choose…"), ""), *((names.get(key, key), key) for key in options.amounts))
        self.step = Choice(_("Step"), steps)
        self.n_field, self.d_field = Choice(_("Added up")), Choice(_("As a share of"))
        self.step.choose(sums.step)
        self._offer(sums.n_field, sums.d_field)
        fields = (self.step, self.n_field, self.d_field)
        self.setLayout(form_grid([(each.accessibleName(), each) for each in fields], columns=3))
        for each in fields:
            each.activated.connect(self._on_chosen)

    def sums(self) -> Sums:
        """The sums as they are wanted."""
        fields = (self.step, self.n_field, self.d_field)
        return Sums(*(str(each.currentData() or "") for each in fields))

    def _on_chosen(self) -> None:
        if self.sender() is self.step:
            self._offer("", "")
        self.changed.emit()

    def _offer(self, n_field: str, d_field: str) -> None:
        found = self._options.amounts.get(str(self.step.currentData() or ""), ())
        for field, chosen in ((self.n_field, n_field), (self.d_field, d_field)):
            field.show_entries([(_("Choose…"), ""), *((name, key) for key, name in found)])
            field.choose(chosen if chosen in dict(found) else "")
