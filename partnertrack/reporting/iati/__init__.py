"""Results for the registry of the International Aid Transparency Initiative, in version 2.03 of its standard."""

from partnertrack.reporting.iati.activity import (
    Activity,
    Actual,
    Baseline,
    Identity,
    Indicator,
    Level,
    Organisation,
    Period,
    Result,
    Share,
)
from partnertrack.reporting.iati.rules import faults
from partnertrack.reporting.iati.write import render

__all__ = [
    "Activity",
    "Actual",
    "Baseline",
    "Identity",
    "Indicator",
    "Level",
    "Organisation",
    "Period",
    "Result",
    "Share",
    "faults",
    "render",
]
