"""The charts below the four wins: where the people went, who is trained for what, and what they earn."""

from __future__ import annotations

from PySide6.QtCore import QSize

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.view_models.earnings_chart import Earnings, earnings_chart, person_at
from partnertrack.ui.view_models.flow_chart import end_at, flow_chart
from partnertrack.ui.view_models.split_chart import split_at, split_chart
from partnertrack.ui.view_models.wins import TRACK_TONES, WinsView, track_names
from partnertrack.ui.widgets.chart_card import ChartCard, ChartTable

_FLOW, _SPLIT, _EARNINGS = QSize(760, 340), QSize(420, 240), QSize(520, 240)


def flow_card(view: WinsView) -> ChartCard:
    """Everybody who was selected, by track and by where they are now."""
    return ChartCard(
        _("Where the people went"),
        lambda width, height: flow_chart(_("selected"), view.tracks, view.flow_alt, theme.tokens(), width, height),
        _FLOW,
        ChartTable((_("Track"), _("Now"), _("People"), _("Of all")), view.flow_rows),
        note=_("Everybody is in one band; the bands add up to all who were selected. Press one for its people."),
        hit=lambda at, size: end_at(view.tracks, (at.x(), at.y()), (size.width(), size.height())),
    )


def split_card(view: WinsView) -> ChartCard:
    """The cohorts by track, the oldest first."""
    names = track_names()
    legend = [(tone, names[key]) for key, tone in TRACK_TONES.items() if _has(view, tone)]
    return ChartCard(
        _("Trained for home and for abroad"),
        lambda width, height: split_chart(view.splits, legend, view.split_alt, theme.tokens(), (width, height)),
        _SPLIT,
        ChartTable(
            (_("Cohort"), _("Began"), names["home"], names["away"], names["undecided"], _("Home share")),
            view.split_rows,
        ),
        note=_("As people are on the tracks now; the split that was planned is not on record."),
        hit=lambda at, size: split_at(len(view.splits), at.x(), size.width()),
    )


def earnings_card(view: WinsView, earnings: Earnings) -> ChartCard:
    """The first wage abroad of each person above the income at home."""
    return ChartCard(
        _("Income at home and first wage abroad, a month"),
        lambda width, height: earnings_chart(
            earnings, view.earnings_marks, view.earnings_alt, theme.tokens(), (width, height)
        ),
        _EARNINGS,
        ChartTable((_("Person"), _("Income at home"), _("Wage abroad"), _("Difference")), view.earnings_rows),
        note=view.earnings_note,
        hit=lambda at, size: person_at(len(earnings.pairs), at.x(), size.width()),
    )


def _has(view: WinsView, tone: str) -> bool:
    return any(count for split in view.splits for each, count in split.parts if each == tone)
