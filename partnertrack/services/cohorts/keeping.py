"""Cohorts are added, changed, merged and deleted, each as one change that can be taken back."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from partnertrack.domain.change import Change, removed
from partnertrack.domain.cohort import Cohort
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.names import fold
from partnertrack.domain.saved_view import SavedView, with_other_value
from partnertrack.errors import ConflictError, UserError
from partnertrack.i18n import _
from partnertrack.persistence.queries import records
from partnertrack.persistence.session import Reading
from partnertrack.services.workspace import Workspace


def keep(workspace: Workspace, cohort: Cohort) -> UUID | None:
    """Add a cohort, or store it in another form; shared views name it by its new name.

    Returns the id of the change, None where it changes nothing. Raises `UserError` for a blank name, one that another
    cohort has, and an end before the start; `ConflictError` when it was changed or removed since.
    """
    name = cohort.name.strip()
    if not name:
        raise UserError(_("Name the cohort."))
    if cohort.starts_on and cohort.ends_on and cohort.ends_on < cohort.starts_on:
        raise UserError(_("The cohort would end before it begins."))
    with workspace.store.reading() as reading:
        every = records.all_of(reading, Cohort)
    if any(fold(each.name) == fold(name) and each.id != cohort.id for each in every):
        raise UserError(
            _("There is a cohort “{name}” already.").format(name=name), _("To make one of the two, merge them.")
        )
    before = next((each for each in every if each.id == cohort.id), None)
    after = replace(cohort, name=name)
    if after == before:
        return None
    if before is None or before.name == name:
        return workspace.keep(_title(before, after), after).change_set.id
    if before.version != cohort.version:
        raise _changed()
    renamed = (Change(before, after), *_views(workspace, before.name, name))
    return workspace.commit(_title(before, after), renamed).change_set.id


def merge(workspace: Workspace, cohort_id: UUID, into_id: UUID) -> UUID:
    """Put everybody of one cohort into another, and take the first away, in shared views too.

    Returns the id of the change. Raises `UserError` when somebody is enrolled in both, `ConflictError` when one of the
    two is gone.
    """
    with workspace.store.reading() as reading:
        one, other = _found(reading, cohort_id), _found(reading, into_id)
        every = records.all_of(reading, Enrolment)
    moving = [each for each in every if each.cohort_id == one.id]
    there = {each.participant_id for each in every if each.cohort_id == other.id}
    if twice := [each.label for each in moving if each.participant_id in there]:
        raise UserError(
            _("{people} are enrolled in both cohorts.").format(people=", ".join(twice[:5])),
            _("Decide first which enrolment stays."),
        )
    kept = replace(
        other,
        starts_on=other.starts_on or one.starts_on,
        ends_on=other.ends_on or one.ends_on,
        capacity=other.capacity or one.capacity,
    )
    changes = [Change(each, replace(each, cohort_id=other.id)) for each in moving]
    title = _("Merge the cohort {one} into {other}").format(one=one.name, other=other.name)
    views = _views(workspace, one.name, other.name)
    return workspace.commit(title, (*changes, Change(other, kept), *views, removed(one))).change_set.id


def delete(workspace: Workspace, cohort_id: UUID) -> UUID:
    """Take a cohort away in which nobody is; returns the id of the change.

    Raises `UserError` while somebody is in it, `ConflictError` when it is gone.
    """
    with workspace.store.reading() as reading:
        cohort = _found(reading, cohort_id)
        is_used = any(each.cohort_id == cohort_id for each in records.all_of(reading, Enrolment))
    if is_used:
        raise UserError(_("There are people in this cohort."), _("Merge it into another one instead."))
    return workspace.commit(_("Delete the cohort {name}").format(name=cohort.name), [removed(cohort)]).change_set.id


def _found(reading: Reading, cohort_id: UUID) -> Cohort:
    cohort = records.fetch(reading, Cohort, [cohort_id]).get(cohort_id)
    if cohort is None:
        raise _changed()
    return cohort


def _changed() -> ConflictError:
    return ConflictError(
        _("This was changed or removed in the meantime; nothing was stored."),
        _("Look at it again, then repeat."),
    )


def _views(workspace: Workspace, before: str, after: str) -> tuple[Change, ...]:
    """The changes after which the views that the office shares name the cohort by its other name."""
    with workspace.store.reading() as reading:
        views = records.all_of(reading, SavedView)
    return tuple(Change(each, with_other_value(each, "cohort", before, after)) for each in views)


def _title(before: Cohort | None, after: Cohort) -> str:
    if before is None:
        return _("Add the cohort {name}").format(name=after.name)
    if before.name != after.name:
        return _("Rename the cohort {before} to {after}").format(before=before.name, after=after.name)
    return _("Change the cohort {name}").format(name=after.name)
