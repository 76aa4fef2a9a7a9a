"""What the page of the logframe asks of its service; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.progress import Progress
from partnertrack.ui.view_models.logframe import LogframeView, Print, logframe_view

if TYPE_CHECKING:
    from partnertrack.domain.logframe import Actual, LogframeIndicator, ResultNode, Target
    from partnertrack.services.logframe import Choices, Detail, Logframe
    from partnertrack.services.participants import Part, Search
    from partnertrack.services.workspace import Workspace


def logframe(workspace: Workspace, as_of: date, since: date | None, *, progress: Progress) -> LogframeView:
    """The logframe at the end of a day, with what the period since then added."""
    from partnertrack.services import logframe as service

    progress.report(0, 1)
    return shown(service.logframe(workspace, as_of, since))


def shown(found: Logframe) -> LogframeView:
    """A logframe in words."""
    return logframe_view(found, printer(found.currency))


def what_if(found: Logframe, wanted: Mapping[UUID, Decimal]) -> LogframeView:
    """The logframe were these targets set to these values; nothing is stored."""
    from partnertrack.services import logframe as service

    return shown(service.what_if(found, wanted))


def printer(currency: str) -> Print:
    """Prints values of indicators."""
    from partnertrack.services import logframe as service

    def printed(value: Fraction | Decimal | None, unit: str) -> str:
        return service.value_text(value, unit, currency)

    return printed


def typed(value: Decimal | None, unit: str) -> str:
    """A value as it stands in a field."""
    from partnertrack.services import logframe as service

    return service.typed_value(value, unit)


def read_value(text: str, unit: str) -> Decimal | None:
    """The value that somebody typed; raises `UserError` for what is none."""
    from partnertrack.services import logframe as service

    return service.read_value(text, unit)


def unit_words(unit: str) -> str:
    """A unit in words."""
    from partnertrack.services import logframe as service

    return service.unit_words(unit)


def frequency_words() -> dict[str, str]:
    """How often an indicator is reported, in words."""
    from partnertrack.services import logframe as service

    return service.frequency_words()


def detail(workspace: Workspace, indicator_id: UUID, as_of: date, since: date | None, *, progress: Progress) -> Detail:
    """All about one indicator."""
    from partnertrack.services import logframe as service

    progress.report(0, 1)
    return service.indicator(workspace, indicator_id, as_of, since)


def choices(workspace: Workspace, as_of: date, *, progress: Progress) -> Choices:
    """What there is to choose from for an indicator."""
    from partnertrack.services import logframe as service

    progress.report(0, 1)
    return service.choices(workspace, as_of)


def begin(workspace: Workspace, as_of: date, *, progress: Progress) -> UUID:
    """Begin the logframe from the scheme; the id of the change."""
    from partnertrack.services import logframe as service

    progress.report(0, 1)
    return service.begin(workspace, as_of)


def keep_node(workspace: Workspace, node: ResultNode, *, progress: Progress) -> UUID | None:
    """Enter or change a result; the id of the change, if there is one."""
    from partnertrack.services import logframe as service

    progress.report(0, 1)
    return service.keep_node(workspace, node)


def delete_node(workspace: Workspace, node_id: UUID, *, progress: Progress) -> UUID:
    """Take a result away with everything below it; the id of the change."""
    from partnertrack.services import logframe as service

    progress.report(0, 1)
    return service.delete_node(workspace, node_id)


def move_node(workspace: Workspace, node_id: UUID, step: int, *, progress: Progress) -> UUID | None:
    """Move a result among its like; the id of the change, if there is one."""
    from partnertrack.services import logframe as service

    progress.report(0, 1)
    return service.move_node(workspace, node_id, step)


def keep_indicator(workspace: Workspace, indicator: LogframeIndicator, *, progress: Progress) -> UUID | None:
    """Enter or change an indicator; the id of the change, if there is one."""
    from partnertrack.services import logframe as service

    progress.report(0, 1)
    return service.keep_indicator(workspace, indicator)


def fill_in(
    workspace: Workspace,
    wanted: Sequence[tuple[LogframeIndicator, Decimal | None]],
    as_of: date,
    *,
    progress: Progress,
) -> UUID | None:
    """Store what was filled in, each with the final target where it had none; the id of the change, if there is one."""
    from partnertrack.services import logframe as service

    progress.report(0, 1)
    return service.fill_in(workspace, [service.Filled(*each) for each in wanted], as_of)


def delete_indicator(workspace: Workspace, indicator_id: UUID, *, progress: Progress) -> UUID:
    """Take an indicator away with its targets and reports; the id of the change."""
    from partnertrack.services import logframe as service

    progress.report(0, 1)
    return service.delete_indicator(workspace, indicator_id)


def move_indicator(workspace: Workspace, indicator_id: UUID, step: int, *, progress: Progress) -> UUID | None:
    """Move an indicator within its result; the id of the change, if there is one."""
    from partnertrack.services import logframe as service

    progress.report(0, 1)
    return service.move_indicator(workspace, indicator_id, step)


def add_target(workspace: Workspace, target: Target, *, progress: Progress) -> UUID:
    """Set a target where there is none; the id of the change."""
    from partnertrack.services import logframe as service

    progress.report(0, 1)
    return service.add_target(workspace, target)


def re_plan(
    workspace: Workspace,
    target_id: UUID,
    wanted: tuple[Decimal | None, date, str, date],
    *,
    progress: Progress,
) -> UUID | None:
    """Decide anew about a target (value, due day, reason, day of the decision); the id of the change, if any."""
    from partnertrack.services import logframe as service

    progress.report(0, 1)
    return service.re_plan(workspace, target_id, service.Decision(*wanted))


def delete_target(workspace: Workspace, target_id: UUID, *, progress: Progress) -> UUID:
    """Take a target away that was entered by mistake; the id of the change."""
    from partnertrack.services import logframe as service

    progress.report(0, 1)
    return service.delete_target(workspace, target_id)


def report(workspace: Workspace, actual: Actual, as_of: date, *, progress: Progress) -> UUID | None:
    """Enter what was reported by hand, for a day up to the user's or the pilot's; the id of the change, if any."""
    from partnertrack.services import logframe as service

    progress.report(0, 1)
    today = date.today()  # noqa: DTZ011 - the officer's day is a local day
    return service.report(workspace, actual, max(today, as_of))


def delete_report(workspace: Workspace, actual: Actual, *, progress: Progress) -> UUID:
    """Take a report away; the id of the change."""
    from partnertrack.services import logframe as service

    progress.report(0, 1)
    return service.delete_report(workspace, actual)


def people(figure: str, part: Part) -> Search:
    """Those behind a figure."""
    from partnertrack.services.participants import Search

    return Search(figure=figure, part=part)


def group(workspace: Workspace, figure: str, dimension: str, key: str, as_of: date, *, progress: Progress) -> Search:
    """Those behind a figure who belong to a group of a dimension, one by one."""
    from partnertrack.services import logframe as service
    from partnertrack.services.participants import Search

    progress.report(0, 1)
    return Search(among=frozenset(service.people(workspace, figure, {dimension: key}, "n", as_of)))


def added(workspace: Workspace, figure: str, since: date, as_of: date, *, progress: Progress) -> Search:
    """Those by whom a count grew in a period, one by one."""
    from partnertrack.services import logframe as service
    from partnertrack.services.participants import Search

    progress.report(0, 1)
    return Search(among=frozenset(service.people_added(workspace, figure, since, as_of)))
