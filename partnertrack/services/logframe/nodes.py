"""Results are entered, changed, moved and taken away with everything below them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from partnertrack.domain.change import Change, removed
from partnertrack.domain.logframe import LEVELS, LogframeIndicator, ResultNode
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.services.logframe.held import Held, held
from partnertrack.services.workspace import Workspace


def keep_node(workspace: Workspace, wanted: ResultNode) -> UUID | None:
    """Enter a new result, or keep another form of one that was read; the id of the change, None for no change.

    A new one comes last among its like. Raises `UserError` for one without a code, for a code that another has, and for
    one that would stand below itself or below a result that is not of a higher level; `ConflictError` when it was
    changed or removed since it was read.
    """
    if wanted.level not in LEVELS:
        raise ValueError(wanted.level)
    kept = held(workspace)
    wanted = replace(
        wanted, code=wanted.code.strip(), statement=wanted.statement.strip(), assumptions=wanted.assumptions.strip()
    )
    _check(kept, wanted)
    before = next((each for each in kept.nodes if each.id == wanted.id), None)
    if before == wanted:
        return None
    if not wanted.version:
        wanted = replace(wanted, position=_after(_like(kept, wanted)))
    title = _("Change the result {code}") if wanted.version else _("Add the result {code}")
    return workspace.keep(title.format(code=wanted.code), wanted).change_set.id


def delete_node(workspace: Workspace, node_id: UUID) -> UUID:
    """Take a result away with the results below it, their indicators, targets and reports; the id of the change."""
    kept = held(workspace)
    node = _node(kept, node_id)
    going = (*kept.below(node_id), node)
    changes = [change for each in going for line in kept.of(each.id) for change in going_with(kept, line)]
    changes.extend(map(removed, going))
    return workspace.commit(_("Delete the result {code}").format(code=node.code), changes).change_set.id


def move_node(workspace: Workspace, node_id: UUID, step: int) -> UUID | None:
    """Move a result by so many places among those that stand beside it; the id of the change, None at the end."""
    kept = held(workspace)
    node = _node(kept, node_id)
    moved = moved_by(_like(kept, node), node, step)
    if not moved:
        return None
    return workspace.commit(_("Move the result {code}").format(code=node.code), moved).change_set.id


def going_with(kept: Held, indicator: LogframeIndicator) -> Iterable[Change]:
    """The changes that take an indicator away with its targets and reports."""
    yield from map(removed, kept.targets.get(indicator.id, ()))
    yield from map(removed, kept.actuals.get(indicator.id, ()))
    yield removed(indicator)


def moved_by(
    beside: Sequence[ResultNode] | Sequence[LogframeIndicator], record: ResultNode | LogframeIndicator, step: int
) -> list[Change]:
    """The changes that move a record by some places among those beside it; none beyond the end."""
    order: list[ResultNode | LogframeIndicator] = list(beside)
    place = next(at for at, each in enumerate(order) if each.id == record.id)
    to = place + step
    if not 0 <= to < len(order):
        return []
    order.insert(to, order.pop(place))
    changes = (Change(each, replace(each, position=at)) for at, each in enumerate(order))
    return [change for change in changes if change.before != change.after]


def _node(kept: Held, node_id: UUID) -> ResultNode:
    found = next((each for each in kept.nodes if each.id == node_id), None)
    if found is None:
        raise UserError(_("This result is no longer in the logframe."))
    return found


def _like(kept: Held, node: ResultNode) -> list[ResultNode]:
    """The results that stand beside one: of its level, below the same result."""
    return [each for each in kept.nodes if (each.level, each.parent_id) == (node.level, node.parent_id)]


def _after(beside: Sequence[ResultNode]) -> int:
    return max((each.position for each in beside), default=-1) + 1


def _check(kept: Held, wanted: ResultNode) -> None:
    if not wanted.code:
        raise UserError(_("Give the result a code, O1 for example."))
    if any(each.code.casefold() == wanted.code.casefold() and each.id != wanted.id for each in kept.nodes):
        raise UserError(_("There is a result with the code {code} already.").format(code=wanted.code))
    if wanted.parent_id is None:
        return
    parent = _node(kept, wanted.parent_id)
    if LEVELS.index(parent.level) >= LEVELS.index(wanted.level):
        raise UserError(_("A result stands below one of a higher level: an output below an outcome."))
    lower = [each for each in kept.nodes if each.parent_id == wanted.id]
    if any(LEVELS.index(each.level) <= LEVELS.index(wanted.level) for each in lower):
        raise UserError(_("Results of the same or a higher level stand below this one."), _("Move those first."))
