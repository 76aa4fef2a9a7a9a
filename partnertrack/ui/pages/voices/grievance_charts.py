"""The charts of grievances: the open ones by age, all by subject and status."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, QSizeF, Signal
from PySide6.QtWidgets import QWidget

from partnertrack.i18n import _, number, pgettext
from partnertrack.scene import Scene
from partnertrack.ui import theme
from partnertrack.ui.view_models.count_bars import CountBar, Series, bar_at, bars_height, count_bars
from partnertrack.ui.view_models.grievances import GrievancesView, status_titles
from partnertrack.ui.widgets.chart_card import ChartCard, ChartTable
from partnertrack.ui.widgets.flow import Columns

_SIZE = QSize(420, bars_height(5, has_legend=True))
_TONES = ("info", "warn", "ok", "neutral", "none")
"""The tones of the statuses, in their order."""


class CountCard(ChartCard):
    """Counts as bars, a line of which can be opened."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._bars: tuple[CountBar, ...] = ()
        self._series: tuple[Series, ...] = ()
        super().__init__(title, self._draw, _SIZE, ChartTable((), ()), hit=self._at)

    def show_bars(self, bars: tuple[CountBar, ...], series: tuple[Series, ...], table: ChartTable) -> None:
        """Show other counts."""
        self._bars, self._series = bars, series
        self.show_chart(self._draw, table)

    def _draw(self, width: float, height: float) -> Scene:
        told = "; ".join(f"{bar.label}: {number(sum(bar.counts))}" for bar in self._bars)
        alt_text = f"{self._title}. {told}"
        return count_bars(self._bars, self._series, alt_text, theme.tokens(), (width, height))

    def _at(self, at: QPointF, size: QSizeF) -> int:
        return bar_at(self._bars, self._series, size.height(), at.y())


class GrievanceCharts(Columns):
    """Both charts, side by side where there is room."""

    age_opened = Signal(int)
    """The place of an age that was opened, the youngest first."""
    subject_opened = Signal(int)
    """The place of a subject that was opened."""

    def __init__(self) -> None:
        super().__init__(((820, 2),), stretch=(3, 4))
        self.by_age = CountCard(_("Open grievances by age"))
        self.by_subject = CountCard(_("Grievances by subject and status"))
        self.by_age.opened.connect(self.age_opened)
        self.by_subject.opened.connect(self.subject_opened)
        self.show_widgets(list[QWidget]((self.by_age, self.by_subject)))

    def show_counts(self, view: GrievancesView) -> None:
        """Show what is counted."""
        ages = tuple(CountBar(label, (count,)) for label, count in view.by_age)
        rows = tuple((label, number(count)) for label, count in view.by_age)
        self.by_age.show_bars(
            ages, (Series(pgettext("state", "Open"), "primary"),), ChartTable((_("Open for"), _("Grievances")), rows)
        )
        names = status_titles()
        series = tuple(Series(name, tone) for name, tone in zip(names, _TONES, strict=True))
        counted = tuple((label, *map(number, counts), number(sum(counts))) for label, counts in view.by_subject)
        subjects = tuple(CountBar(label, counts) for label, counts in view.by_subject)
        self.by_subject.show_bars(subjects, series, ChartTable((_("Subject"), *names, _("Total")), counted))
