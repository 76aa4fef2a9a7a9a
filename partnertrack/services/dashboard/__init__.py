"""The overview: key figures of the officer's choice, the funnel, months, cohorts, what needs attention."""

from __future__ import annotations

from partnertrack.services.dashboard.attention import Attention, Tone
from partnertrack.services.dashboard.key_figures import USUAL, KeyFigure, offered
from partnertrack.services.dashboard.overview import CohortProgress, FunnelStage, MonthCount, Overview, overview

__all__ = [
    "USUAL",
    "Attention",
    "CohortProgress",
    "FunnelStage",
    "KeyFigure",
    "MonthCount",
    "Overview",
    "Tone",
    "offered",
    "overview",
]
