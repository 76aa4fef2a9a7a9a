"""What the page of the day asks; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.i18n import _, current, day, ngettext, number
from partnertrack.progress import Progress
from partnertrack.ui.view_models.to_decide import Waiting, waiting_lines
from partnertrack.ui.view_models.today import (
    DepartureLine,
    RestingLine,
    TodayGroup,
    TodayLine,
    TodayView,
    departure_line,
)

if TYPE_CHECKING:
    from partnertrack.services import today as service
    from partnertrack.services.workspace import Workspace

_TONES: dict[str, str] = {"overdue": "danger", "week": "info", "expiring": "warn", "impossible": "danger"}
_DEPARTURES = 8


def today(workspace: Workspace, as_of: date, *, progress: Progress) -> TodayView:
    """The day with its lines, the next departures, and what rests."""
    from partnertrack.services import today as service

    progress.report(0, 1)
    found = service.today(workspace, as_of)
    titles = {
        "overdue": _("Overdue"),
        "week": _("Due this week"),
        "expiring": _("Expiring"),
        "impossible": _("Out of reach"),
    }
    groups = tuple(
        TodayGroup(title, tuple(_line(line) for line in found.lines if line.group == key))
        for key, title in titles.items()
        if any(line.group == key for line in found.lines)
    )
    resting = tuple(
        RestingLine(
            service.label(workspace, each.subject),
            _("Rests until {day}: {reason}").format(day=day(each.until, "medium"), reason=each.reason),
            each,
        )
        for each in service.resting(workspace, as_of)
    )
    groups = (*groups, *_incomplete(workspace, as_of))
    waiting = tuple(waiting_lines(_waiting(workspace, as_of)))
    return TodayView(as_of, day(as_of), groups, _departures(workspace, as_of), resting, waiting)


def put_off(
    workspace: Workspace,
    about: Sequence[service.About],
    until: date,
    reason: str,
    as_of: date,
    *,
    progress: Progress,
) -> UUID:
    """Let reminders rest; the id of the change."""
    from partnertrack.services import today as service

    progress.report(0, 1)
    return service.put_off(workspace, about, until, reason, as_of)


def wake(workspace: Workspace, ids: Sequence[UUID], *, progress: Progress) -> UUID:
    """Let reminders come back; the id of the change."""
    from partnertrack.services import today as service

    progress.report(0, 1)
    return service.wake(workspace, ids)


def _line(line: service.Line) -> TodayLine:
    from partnertrack.services.participants import Search

    detail = _("since {day}") if line.group == "overdue" else _("first on {day}")
    told = detail.format(day=day(line.oldest, "medium"))
    search = Search(criteria=line.criteria)
    return TodayLine(line.text, told, _TONES[line.group], line.icon, search, line.people, line.about)


def _incomplete(workspace: Workspace, as_of: date) -> tuple[TodayGroup, ...]:
    """Records of people who are on their way in which something is missing."""
    from partnertrack.domain.criterion import Criterion
    from partnertrack.services import participants

    asked = Criterion("missing", "filled"), Criterion("status", "is", ("active", "on_hold"))
    search = participants.Search(criteria=asked)
    people = tuple(participants.find(workspace, search, as_of).ids)
    if not people:
        return ()
    words = ngettext("{n} record is incomplete", "{n} records are incomplete", len(people))
    detail = _("Name, sex, birth date, cohort, or the day of a step that is done")
    line = TodayLine(words.format(n=number(len(people))), detail, "info", "info", search, people, ())
    return (TodayGroup(_("To complete"), (line,)),)


def _waiting(workspace: Workspace, as_of: date) -> Waiting:
    from partnertrack.services import partners, review_duplicates, unfinished

    imports = unfinished.unfinished(workspace)
    ledger = partners.ledger(workspace, as_of)
    owing = (each.name for each in ledger.partners if any(period.state == "missing" for period in each.periods))
    return Waiting(
        sum(each.rows for each in imports),
        len(imports),
        len(review_duplicates.pairs(workspace)),
        tuple(owing),
    )


def _departures(workspace: Workspace, as_of: date) -> tuple[DepartureLine, ...]:
    from partnertrack.services import participants
    from partnertrack.services import today as service

    found = service.departures(workspace, as_of)[:_DEPARTURES]
    rows = participants.rows(workspace, [each.enrolment_id for each in found], as_of)
    names = {row.enrolment_id: row.name for row in rows}
    lines = []
    for each in found:
        late = each.plan.first_late or each.plan.steps[0]
        step = each.plan.barred or late.step
        lines.append(departure_line(each, names.get(each.enrolment_id, ""), step.label.text(current())))
    return tuple(lines)
