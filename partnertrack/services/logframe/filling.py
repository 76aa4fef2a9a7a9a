"""What indicators lack is filled in for many of them at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from partnertrack.domain.change import Change, added
from partnertrack.domain.logframe import LogframeIndicator, Target
from partnertrack.domain.logframe_targets import FINAL, final_target, in_force
from partnertrack.errors import ConflictError
from partnertrack.i18n import _, ngettext
from partnertrack.services.logframe.held import Held, held
from partnertrack.services.logframe.indicators import checked
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Filled:
    """An indicator as it was filled in, and its final target where it had none."""

    indicator: LogframeIndicator
    final: Decimal | None = None


def fill_in(workspace: Workspace, wanted: Sequence[Filled], as_of: date) -> UUID | None:
    """Store all that was filled in as one change; the id of it, None where nothing was.

    Final targets are due when those are that there are, else at the end of the grant, else at the end of the year
    after. Raises `UserError` for what cannot be so, and `ConflictError` when an indicator was changed since.
    """
    kept = held(workspace)
    changes = [change for each in wanted for change in _changes(kept, each, as_of)]
    if not changes:
        return None
    count = len({change.record.id for change in changes if isinstance(change.record, LogframeIndicator)}) or len(
        changes
    )
    title = ngettext("Fill in what {n} indicator lacks", "Fill in what {n} indicators lack", count)
    return workspace.commit(title.format(n=count), changes).change_set.id


def _changes(kept: Held, filled: Filled, as_of: date) -> Iterator[Change]:
    wanted = checked(kept, filled.indicator)
    before = next((each for each in kept.indicators if each.id == wanted.id), None)
    if before is None or before.version != wanted.version:
        raise ConflictError(
            _("An indicator was changed or removed in the meantime; nothing was stored."),
            _("Look at it again, then repeat."),
        )
    if before != wanted:
        yield Change(before, wanted)
    if filled.final is not None and final_target(in_force(kept.targets.get(wanted.id, ()), date.max)) is None:
        yield added(
            Target(
                indicator_id=wanted.id,
                type=FINAL,
                due_on=_usual_day(kept, as_of),
                decided_on=as_of,
                value=filled.final,
            )
        )


def _usual_day(kept: Held, as_of: date) -> date:
    """When final targets are due."""
    days = [each.due_on for every in kept.targets.values() for each in every if each.type == FINAL]
    end = kept.grant.ends_on if kept.grant else None
    return max(days, default=None) or end or date(as_of.year + 1, 12, 31)
