"""The days by which something is to be done about those who are on their way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from partnertrack.domain.standing import ACTIVE
from partnertrack.persistence.queries import register
from partnertrack.persistence.queries.register import Due, DueDay
from partnertrack.services.workspace import Workspace

AHEAD = 90
"""So many days before it ends, something that expires is spoken of."""


def deadlines(workspace: Workspace, as_of: date) -> Sequence[DueDay]:
    """What is to be done or expires by then, the earliest first, of those who neither ended nor paused.

    What was put off beyond the day is left out.
    """
    with workspace.store.reading() as reading:
        return register.due_days(reading, Due(as_of, as_of + timedelta(AHEAD), status=ACTIVE))
