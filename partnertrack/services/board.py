"""The board: who stands in which lane, by the stages or by the steps of the scheme."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from partnertrack.domain.ids import Ids
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.standing import Standing, standing
from partnertrack.i18n import _, current
from partnertrack.persistence.queries import participants, register
from partnertrack.persistence.queries.known import Happened, known_of
from partnertrack.persistence.queries.participants import Filters, Listing
from partnertrack.persistence.session import Reading
from partnertrack.services.workspace import Workspace

LEFT = "left"


@dataclass(frozen=True, slots=True)
class Layout:
    """How the board is laid out: lanes by the stages, or by the steps of one stage (its key); for whom; in an order."""

    stage: str = ""
    cohort: str = ""
    text: str = ""
    order: Literal["due", "name"] = "due"


@dataclass(frozen=True, slots=True)
class Lane:
    """The people of one lane in order; `steps` are those that a move into it may record, by key and label."""

    key: str
    label: str
    kind: str
    ids: Sequence[UUID]
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
        ids = Ids(each.key for each in listed)
        later = participants.later(reading, as_of)
        late = set(later).intersection(ids) if later else ()
        then = {key.bytes: stood for key, stood in _then(reading, workspace.scheme, late, as_of).items()}
        stood = register.standings(reading, ids) if layout.stage else {}
        steps = {key.bytes: each.step for key, each in stood.items()}
        cohorts = participants.cohort_names(reading)
    found: dict[str, list[bytes]] = {}
    for each in listed:
        stage, step = each.stage, steps.get(each.key, "")
        if each.key in then:
            stage, step = _keys(then[each.key])
        place = stage if not layout.stage or stage == LEFT else step
        found.setdefault(place, []).append(each.key)
    return Board(_lanes(workspace.scheme, layout.stage, found), cohorts)


def _then(reading: Reading, scheme: Scheme, ids: Collection[UUID], as_of: date) -> dict[UUID, Standing]:
    """Where these stood on a day before the last that is known of them."""
    found = {}
    for known in known_of(reading, ids, ()) if ids else ():
        events: dict[str, list[Happened]] = {}
        for event in known.events:
            events.setdefault(event.step, []).append(event)
        found[known.enrolment.id] = standing(scheme, known.enrolment.track, events, as_of)
    return found


def _keys(stood: Standing) -> tuple[str, str]:
    stage = LEFT if stood.has_left else stood.stage.key if stood.stage else ""
    return stage, stood.step.key if stood.step else ""


def _lanes(scheme: Scheme, only: str, found: dict[str, list[bytes]]) -> tuple[Lane, ...]:
    language = current()
    lanes = []
    for stage in scheme.stages:
        steps = tuple((step.key, step.label.text(language)) for step in stage.steps)
        if not only:
            lanes.append(Lane(stage.key, stage.label.text(language), stage.kind, Ids(found.get(stage.key, ())), steps))
        elif stage.key == only:
            lanes += [Lane(key, label, stage.kind, Ids(found.get(key, ())), ((key, label),)) for key, label in steps]
    ways_out = tuple((step.key, step.label.text(language)) for step in scheme.exits)
    waiting = found.get("", ()) if not only else ()
    first = [Lane("", _("Not started"), "neutral", Ids(waiting))] if waiting else []
    return (*first, *lanes, Lane(LEFT, _("Left"), LEFT, Ids(found.get(LEFT, ())), ways_out))
