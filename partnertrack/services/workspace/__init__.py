"""The open pilot: what every service is handed first."""

from __future__ import annotations

from partnertrack.indicators.calculate import Results
from partnertrack.indicators.case import Case, EventFact
from partnertrack.services.workspace.opened import Workspace, practice_mark

__all__ = ["Case", "EventFact", "Results", "Workspace", "practice_mark"]
