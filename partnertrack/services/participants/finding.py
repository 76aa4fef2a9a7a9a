"""Who is meant by a search, as of a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from partnertrack.domain.criterion import Criterion
from partnertrack.domain.ids import Ids
from partnertrack.domain.standing import LEFT, Standing
from partnertrack.persistence.queries import criteria, participants, register, roll
from partnertrack.persistence.queries.counts import summary
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
    is_everybody = chosen is None and not (search.text or search.cohort or search.group or listing.conditions)
    with workspace.store.reading() as reading:
        later = participants.later(reading, as_of)
        if is_everybody and not later:
            of_stage = criteria.conditions(workspace.scheme, _of_stage(search), as_of)
            found = participants.found(reading, replace(listing, conditions=of_stage))
            return Found(found, _counts(workspace, register.stage_counts(reading)))
        listed = participants.listed(reading, listing)
        if chosen is not None:
            meant = {each.bytes for each in chosen}
            listed = [each for each in listed if each.key in meant]
        then: dict[UUID, Standing] = {}
        if later:
            late = {each.bytes for each in later}.intersection(each.key for each in listed)
            then = standings(reading, workspace.scheme, [UUID(bytes=key) for key in late], as_of)
            listed = _as_they_were(listed, {key.bytes: stood for key, stood in then.items()}, search)
        counts = Counter(each.stage for each in listed)
        if search.stage:
            listed = [each for each in listed if each.stage == search.stage]
        groups: tuple[Group, ...] = ()
        if search.group:
            listed, groups = grouped(reading, workspace.scheme, listed, then, search)
    return Found(Ids(each.key for each in listed), _counts(workspace, counts), groups)


def named(workspace: Workspace, beginning: str) -> frozenset[UUID]:
    """Those one of whose names begins so, whatever its case and accents."""
    with workspace.store.reading() as reading:
        return frozenset(roll.named(reading, beginning))


def everybody(workspace: Workspace) -> int:
    """How many enrolments the pilot has."""
    with workspace.store.reading() as reading:
        return summary(reading).enrolments


def _of_stage(search: Search) -> tuple[Criterion, ...]:
    return (Criterion("stage", "is", (search.stage,)),) if search.stage else ()


def _counts(workspace: Workspace, counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple((key, counts.get(key, 0)) for key in (*(stage.key for stage in workspace.scheme.stages), LEFT))


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


def _as_they_were(listed: Sequence[Listed], then: Mapping[bytes, Standing], search: Search) -> list[Listed]:
    """The list with those about whom something later is known where they stood then, without whom it does not mean."""
    asked = [criterion for criterion in search.criteria if criterion.subject in criteria.STANDING]
    found = []
    for each in listed:
        stood = then.get(each.key)
        if stood is None:
            found.append(each)
        elif all(_was(stood, criterion) for criterion in asked):
            found.append(Listed(each.key, stood.stage_key, round(stood.share * 1000)))
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
