"""The board: who stands in which lane, by the stages or by the steps of the scheme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from partnertrack.domain.scheme import Scheme
from partnertrack.domain.standing import LEFT
from partnertrack.i18n import _, current
from partnertrack.persistence.queries import participants, register
from partnertrack.persistence.queries.earlier import standings
from partnertrack.persistence.queries.participants import Filters, Listing
from partnertrack.services.workspace import Workspace

_LARGEST = 12
"""Organisations that have a lane of their own."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the board is laid out: by the stages, by the steps of one stage (its key), or by organisations; for whom.

    `by_organisation` makes a lane for each organisation, the largest first; people have that of the furthest step that
    names one.
    """

    stage: str = ""
    cohort: str = ""
    text: str = ""
    order: Literal["due", "name"] = "due"
    by_organisation: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """The people of one lane in order; `steps` are those that a move into it may record, by key and label."""

    key: str
    label: str
    kind: str
    ids: tuple[UUID, ...]
    steps: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """The lanes in the order of the way, and the names of the cohorts to choose from."""

    lanes: tuple[Lane, ...]
    cohorts: tuple[str, ...]


def board(workspace: Workspace, layout: Layout, as_of: date) -> Board:
    """The lanes as they stood at the end of a day; those who have not started stand first, who left stand last."""
    listing = Listing(layout.text, Filters(layout.cohort), order=layout.order)
    with workspace.store.reading() as reading:
        listed = participants.listed(reading, listing)
        ids = [each.enrolment_id for each in listed]
        late = set(participants.later(reading, as_of)).intersection(ids)
        then = standings(reading, workspace.scheme, late, as_of)
        stands = register.standings(reading, ids) if layout.stage else {}
        places = {key: (each.stage, "") for key, each in zip(ids, listed, strict=True)}
        places |= {key: (each.stage, each.step) for key, each in stands.items()}
        places |= {key: (each.stage_key, each.step_key) for key, each in then.items()}
        way = [step.key for stage in workspace.scheme.stages for step in stage.steps]
        names = register.organisations(reading, ids, way) if layout.by_organisation else {}
        cohorts = participants.cohort_names(reading)
    found: dict[str, list[UUID]] = {}
    for key in ids:
        stage, step = places[key]
        place = names.get(key, "") if layout.by_organisation else step if layout.stage else stage
        found.setdefault(LEFT if stage == LEFT else place, []).append(key)
    if layout.by_organisation:
        return Board(_by_organisation(found), cohorts)
    return Board(_lanes(workspace.scheme, layout.stage, found), cohorts)


def since(workspace: Workspace, steps: Mapping[UUID, str], as_of: date) -> dict[UUID, date]:
    """Since when each of these enrolments stands at the step named for it; no entry where no day is known."""
    with workspace.store.reading() as reading:
        return register.begun(reading, steps, as_of)


def _lanes(scheme: Scheme, only: str, found: dict[str, list[UUID]]) -> tuple[Lane, ...]:
    language = current()
    lanes = []
    for stage in scheme.stages:
        steps = tuple((step.key, step.label.text(language)) for step in stage.steps)
        if not only:
            lanes.append(
                Lane(stage.key, stage.label.text(language), stage.kind, tuple(found.get(stage.key, ())), steps)
            )
        elif stage.key == only:
            lanes += [Lane(key, label, stage.kind, tuple(found.get(key, ())), ((key, label),)) for key, label in steps]
    ways_out = tuple((step.key, step.label.text(language)) for step in scheme.exits)
    waiting = found.get("", ()) if not only else ()
    first = [Lane("", _("Not started"), "neutral", tuple(waiting))] if waiting else []
    return (*first, *lanes, Lane(LEFT, _("Left"), LEFT, tuple(found.get(LEFT, ())), ways_out))


def _by_organisation(found: Mapping[str, list[UUID]]) -> tuple[Lane, ...]:
    """A lane for those with no organisation, for each of the largest ones, for all others, and for who left."""
    named = sorted((key for key in found if key not in ("", LEFT)), key=lambda key: (-len(found[key]), key.casefold()))
    others = tuple(each for key in named[_LARGEST:] for each in found[key])
    lanes = [Lane(key, key, "neutral", tuple(found[key])) for key in named[:_LARGEST]]
    lanes += [Lane("others", _("Other organisations"), "neutral", others)] if others else []
    return (
        Lane("", _("No organisation"), "neutral", tuple(found.get("", ()))),
        *lanes,
        Lane(LEFT, _("Left"), LEFT, tuple(found.get(LEFT, ()))),
    )
