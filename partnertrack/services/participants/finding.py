"""Who is meant by a search, as of a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from partnertrack.domain.criterion import Criterion
from partnertrack.domain.standing import LEFT, Standing
from partnertrack.persistence.queries import criteria, participants
from partnertrack.persistence.queries.earlier import standings
from partnertrack.persistence.queries.participants import Filters, Listed, Listing
from partnertrack.services.participants.grouping import grouped
from partnertrack.services.participants.search import Found, Group, Search
from partnertrack.services.workspace import Workspace

_BY_SHARE = frozenset({"stage", "step", "progress"})
"""The orders that follow the share of the way."""


def find(workspace: Workspace, search: Search, as_of: date) -> Found:
    """Whom the search means, as of a day.

    Raises `KeyError` for a figure, step, order, group or subject that the scheme does not have.
    """
    chosen = _behind_figures(workspace, search, as_of)
    if search.among:
        chosen = set(search.among) if chosen is None else chosen & search.among
    listing = _listing(workspace, search, as_of)
    with workspace.store.reading() as reading:
        listed = participants.listed(reading, listing)
        if chosen is not None:
            listed = [each for each in listed if each.enrolment_id in chosen]
        later, then = set(participants.later(reading, as_of)), dict[UUID, Standing]()
        if later:
            later.intersection_update(each.enrolment_id for each in listed)
            then = standings(reading, workspace.scheme, later, as_of)
            listed = _as_they_were(listed, then, search)
        counts = Counter(each.stage for each in listed)
        stages = tuple((key, counts.get(key, 0)) for key in (*(stage.key for stage in workspace.scheme.stages), LEFT))
        if search.stage:
            listed = [each for each in listed if each.stage == search.stage]
        groups: tuple[Group, ...] = ()
        if search.group:
            listed, groups = grouped(reading, workspace.scheme, listed, then, search)
    return Found(tuple(each.enrolment_id for each in listed), stages, groups)


def _behind_figures(workspace: Workspace, search: Search, as_of: date) -> set[UUID] | None:
    """The enrolments behind the figures and the milestone that the search names; None where it names none."""
    keys = [search.figure.split("|")] if search.figure else []
    if search.step in workspace.catalogue.milestones:
        keys.append([search.step])
    if not keys:
        return None
    results = workspace.results(as_of)
    sets = [{who for key in each for who in results.who(key, search.part)} for each in keys]
    return set.intersection(*sets)


def _listing(workspace: Workspace, search: Search, as_of: date) -> Listing:
    """The search as the database can answer it."""
    scheme, asked = workspace.scheme, search.criteria
    if search.step and search.step not in workspace.catalogue.milestones:
        if scheme.step(search.step) is None:
            raise KeyError(search.step)
        asked = (*asked, Criterion("step", "is", (search.step,)))
    conditions = criteria.conditions(scheme, asked, as_of)
    filters = Filters(cohort=search.cohort)
    return Listing(
        search.text, filters, conditions, search.order, search.is_descending, scheme, then=search.then, as_of=as_of
    )


def _as_they_were(listed: list[Listed], then: Mapping[UUID, Standing], search: Search) -> list[Listed]:
    """The list with those about whom something later is known where they stood then, without whom it does not mean."""
    asked = [criterion for criterion in search.criteria if criterion.subject in criteria.STANDING]
    found = []
    for each in listed:
        stood = then.get(each.enrolment_id)
        if stood is None:
            found.append(each)
        elif all(_was(stood, criterion) for criterion in asked):
            found.append(Listed(each.enrolment_id, stood.stage_key, round(stood.share * 1000)))
    if search.order in _BY_SHARE:
        found.sort(key=lambda each: each.share, reverse=search.is_descending)
    return found


def _was(stood: Standing, criterion: Criterion) -> bool:
    """Whether a criterion was true of where somebody stood."""
    held = stood.stage_key if criterion.subject == "stage" else stood.status
    match criterion.test:
        case "is":
            return held in criterion.values
        case "is_not":
            return held not in criterion.values
        case "empty":
            return not held
        case _:
            return bool(held)
