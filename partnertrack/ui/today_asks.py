"""What the page of the day asks; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.i18n import _, current, day, ngettext, number
from partnertrack.progress import Progress
from partnertrack.ui.view_models.durations import DurationLine, duration_line
from partnertrack.ui.view_models.to_decide import PageLine, Waiting, silence, waiting_lines
from partnertrack.ui.view_models.today import (
    DepartureLine,
    RestingLine,
    TodayGroup,
    TodayLine,
    TodayView,
    day_line,
    departure_line,
)

if TYPE_CHECKING:
    from partnertrack.services import today as service
    from partnertrack.services.workspace import Workspace

_TONES: dict[str, str] = {"overdue": "danger", "week": "info", "expiring": "warn", "impossible": "danger"}
_DEPARTURES = 30


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
    days = tuple(day_line(each, as_of) for each in found.days)
    return TodayView(as_of, day(as_of), groups, _departures(workspace, found.departures, as_of), resting, days)


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


def durations(workspace: Workspace, *, progress: Progress) -> tuple[DurationLine, ...]:
    """How long each step takes, and where."""
    from partnertrack.services import today as service

    progress.report(0, 1)
    return tuple(duration_line(each) for each in service.durations(workspace))


def effect(
    workspace: Workspace, where: service.Where, days: int | None, as_of: date, *, progress: Progress
) -> service.Effect:
    """What a duration would change in the plans."""
    from partnertrack.services import today as service

    progress.report(0, 1)
    return service.effect(workspace, where, days, as_of)


def set_duration(
    workspace: Workspace, where: service.Where, days: int | None, as_of: date, *, progress: Progress
) -> service.Reset | None:
    """Keep how long a step takes, or no longer."""
    from partnertrack.services import today as service

    progress.report(0, 1)
    return service.set_duration(workspace, where, days, as_of)


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


def waiting(workspace: Workspace, as_of: date, *, progress: Progress) -> tuple[PageLine, ...]:
    """What waits for somebody's decision; the people who may be here twice take longer to find than the day does."""
    from partnertrack.services import data_requests, partners, retention, review_duplicates, unfinished

    progress.report(0, 1)
    imports = unfinished.unfinished(workspace)
    silent = [told for line in partners.ledger(workspace, as_of).partners if (told := silence(line.name, line.periods))]
    pairs = len(review_duplicates.pairs(workspace))
    rows = sum(each.rows for each in imports)
    late, over = data_requests.requests(workspace, as_of).late, len(retention.retention(workspace, as_of).free)
    waits = Waiting(rows, len(imports), pairs, tuple(silent), late, over)
    return tuple(waiting_lines(waits))


def _departures(workspace: Workspace, planned: Sequence[service.Departure], as_of: date) -> tuple[DepartureLine, ...]:
    from partnertrack.services import participants

    found = planned[:_DEPARTURES]
    rows = participants.rows(workspace, [each.enrolment_id for each in found], as_of)
    names = {row.enrolment_id: row.name for row in rows}
    lines = []
    for each in found:
        late = each.plan.first_late or each.plan.steps[0]
        step = each.plan.barred or late.step
        lines.append(departure_line(each, names.get(each.enrolment_id, ""), step.label.text(current())))
    return tuple(lines)
