"""Indicators of the pilot's own are kept, changed and deleted."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from partnertrack.domain.change import Change, added, removed
from partnertrack.domain.indicator_draft import IndicatorDraft
from partnertrack.domain.own_indicator import OwnIndicator
from partnertrack.errors import ConflictError, UserError
from partnertrack.i18n import _
from partnertrack.services.indicators.drafts import taken, text_of
from partnertrack.services.indicators.mistakes import mistakes
from partnertrack.services.workspace import Workspace


def save(workspace: Workspace, wanted: IndicatorDraft, before: str = "") -> UUID | None:
    """Keep a draft as a new indicator, or as another form of the one whose id was `before`.

    Returns the id of the change, None where it changes nothing. Raises `UserError` with the first mistake, and
    `ConflictError` when the one before is gone.
    """
    wrong = next(mistakes(wanted, taken(workspace, before)), None)
    if wrong:
        raise UserError(wrong)
    text = text_of(workspace, wanted)
    if not before:
        positions = [each.position for each in workspace.own_indicators()]
        made = OwnIndicator(key=wanted.key, definition=text, position=max(positions, default=-1) + 1)
        title = _("Make the indicator {id}").format(id=wanted.key)
        return workspace.commit(title, [added(made)]).change_set.id
    known = _found(workspace, before)
    changed = replace(known, key=wanted.key, definition=text)
    if changed == known:
        return None
    title = _("Change the indicator {id}").format(id=wanted.key)
    return workspace.commit(title, [Change(known, changed)]).change_set.id


def delete(workspace: Workspace, key: str) -> UUID:
    """Take an own indicator away; the id of the change. Raises `ConflictError` when it is gone."""
    known = _found(workspace, key)
    return workspace.commit(_("Delete the indicator {id}").format(id=key), [removed(known)]).change_set.id


def _found(workspace: Workspace, key: str) -> OwnIndicator:
    found = next((each for each in workspace.own_indicators() if each.key == key), None)
    if found is None:
        raise ConflictError(_("The indicator {id} is not there any more.").format(id=key))
    return found
