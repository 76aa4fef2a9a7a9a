"""The pilot's way over the months."""

from __future__ import annotations

from functools import partial

from partnertrack.domain.person_count import PersonCount
from partnertrack.i18n import _, day
from partnertrack.indicators.milestones import Month, by_month
from partnertrack.reporting.charts import Curve, Look, months
from partnertrack.reporting.document import ChartData, ChartSeries, Figure
from partnertrack.reporting.fonts import text_width
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.way import reached_on

_SHOWN = ("training_started", "work_started")
_LEAST_MONTHS = 3


def monthly_figure(brief: Brief) -> Figure | None:
    """How many had started training and started work by the end of each month; None for a young pilot.

    A month of which the number may not be told leaves the whole picture out.
    """
    counted = {key: by_month(brief.results, key) for key in _SHOWN}
    ends = [month.last_day for month in counted[_SHOWN[0]]]
    if len(ends) < _LEAST_MONTHS:
        return None
    curves, series = [], []
    for key, by in counted.items():
        total = brief.reached(key)
        values = [brief.press.value(_count(brief, key, month, month is by[-1])) for month in by]
        if None in values:
            return None
        known = tuple(value for value in values if value is not None)
        curves.append(Curve(f"{total.name} {brief.press.text(total.total)}", known))
        series.append(ChartSeries(total.name, known))
    names = [day(end, "month_short") for end in ends]
    return Figure(
        _("From training to work abroad"),
        months(names, curves, Look(text_width)),
        subtitle=_("People who had reached the step by the end of the month, {first} to {last}").format(
            first=day(ends[0], "month"), last=day(ends[-1], "month")
        ),
        data=ChartData("line", _("Month"), tuple(names), tuple(series)),
    )


def _count(brief: Brief, key: str, month: Month, is_last: bool) -> PersonCount:  # noqa: FBT001 - it is the milestone
    """Those who had come to a milestone by the end of a month; at the last one, these are those of the milestone."""
    total = brief.reached(key).total
    if is_last:
        return total
    label = f"{total.label}: {day(month.last_day, 'month')}"
    who = partial(reached_on, brief.results, key, month.last_day)
    return brief.counting.count((f"{key}~{month.last_day:%Y-%m}",), month.n, label, who)
