"""The pilot's way over the months."""

from __future__ import annotations

from partnertrack.i18n import _, day, number
from partnertrack.indicators.milestones import by_month
from partnertrack.reporting.charts import Curve, Look, months
from partnertrack.reporting.document import Figure
from partnertrack.reporting.fonts import text_width
from partnertrack.services.donor_report.brief import Brief

_SHOWN = ("training_started", "work_started")
_LEAST_MONTHS = 3


def monthly_figure(brief: Brief) -> Figure | None:
    """How many had started training and started work by the end of each month; None for a young pilot."""
    series = {key: by_month(brief.results, key) for key in _SHOWN}
    ends = [month.last_day for month in series[_SHOWN[0]]]
    if len(ends) < _LEAST_MONTHS:
        return None
    curves = [
        Curve(f"{brief.milestone(key).name} {number(brief.milestone(key).n)}", tuple(month.n for month in counted))
        for key, counted in series.items()
    ]
    return Figure(
        _("From training to work abroad"),
        months([day(end, "month_short") for end in ends], curves, Look(text_width)),
        subtitle=_("People who had reached the step by the end of the month, {first} to {last}").format(
            first=day(ends[0], "month"), last=day(ends[-1], "month")
        ),
    )
