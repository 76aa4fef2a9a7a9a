"""Participants: found, listed, and one of them looked at closely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from partnertrack.domain.criterion import Criterion
from partnertrack.domain.enrolment import pseudonym
from partnertrack.domain.standing import Standing, standing
from partnertrack.i18n import _, current
from partnertrack.persistence.queries import participants
from partnertrack.services.workspace import Workspace

Part = Literal["n", "d", "unknown", "outside"]

LEFT = "left"
"""The key under which the list gathers those who left the scheme early."""

_SORTED_BY_DATABASE = frozenset({"name", "number", "reference", "cohort", "track", "sex", "birth_date", "region"})


@dataclass(frozen=True, slots=True)
class Search:
    """Who is looked for: words, a stage's key (or "left"), a cohort, who stands behind a figure, who reached a step.

    Several figures joined by "|" ("returned|stayed") mean those behind any of them.
    `criteria` must all hold. `order` is a column: name, number, reference, cohort, track, sex, birth_date, region,
    stage or updated_on.
    """

    text: str = ""
    stage: str = ""
    cohort: str = ""
    figure: str = ""
    part: Part = "n"
    step: str = ""
    order: str = "name"
    is_descending: bool = False
    criteria: tuple[Criterion, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The enrolments in display order, and how many of the search's people stand at each stage, whatever its stage."""

    ids: tuple[UUID, ...]
    stage_counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the list; `stage` and `step` are keys, `progress` the share of the scheme's steps that is done."""

    enrolment_id: UUID
    name: str
    initials: str
    label: str
    reference: str
    cohort: str
    track: str
    sex: str | None
    birth_date: date | None
    region: str
    stage: str
    stage_kind: str
    stage_label: str
    step: str
    step_label: str
    status: str
    progress: float
    updated_on: date | None


def find(workspace: Workspace, search: Search, as_of: date) -> Found:
    """Whom the search means, as of a day; raises `KeyError` for a figure or step that the scheme does not have."""
    chosen = _behind_figures(workspace, search, as_of)
    filters = participants.Filters(cohort=search.cohort)
    order = search.order if search.order in _SORTED_BY_DATABASE else "name"
    with workspace.store.reading() as reading:
        listed = participants.ids(reading, search.text, order, is_descending=search.is_descending, filters=filters)
    if chosen is not None:
        listed = [key for key in listed if key in chosen]
    standings = _standings(workspace, listed, as_of)
    counts = Counter(_stage_key(standings[key]) for key in listed)
    stages = tuple((key, counts.get(key, 0)) for key in (*(stage.key for stage in workspace.scheme.stages), LEFT))
    if search.stage:
        listed = [key for key in listed if _stage_key(standings[key]) == search.stage]
    if search.order == "stage":
        listed.sort(key=lambda key: standings[key].share, reverse=search.is_descending)
    return Found(tuple(listed), stages)


def rows(workspace: Workspace, ids: Sequence[UUID], as_of: date) -> tuple[PersonRow, ...]:
    """The lines of these enrolments, in this order; one that is gone has no line."""
    with workspace.store.reading() as reading:
        page = participants.page(reading, ids)
    standings = _standings(workspace, ids, as_of)
    return tuple(_row(line, standings[line.enrolment_id]) for line in page)


def _behind_figures(workspace: Workspace, search: Search, as_of: date) -> set[UUID] | None:
    """The enrolments behind the figure and at the step that the search names; None where it names none."""
    if not (search.figure or search.step):
        return None
    results = workspace.results(as_of)
    found = {case.enrolment_id for case in workspace.cases()}
    if search.figure:
        found &= {who for key in search.figure.split("|") for who in results.who(key, search.part)}
    if search.step in results.milestones:
        found &= set(results.who(search.step))
    elif search.step:
        found &= _done(workspace, search.step, as_of)
    return found


def _done(workspace: Workspace, step: str, as_of: date) -> set[UUID]:
    if workspace.scheme.step(step) is None:
        raise KeyError(step)
    return {
        case.enrolment_id
        for case in workspace.cases()
        if any(event.is_done_by(as_of) for event in case.events.get(step, ()))
    }


def _standings(workspace: Workspace, ids: Iterable[UUID], as_of: date) -> dict[UUID, Standing]:
    wanted = set(ids)
    return {
        case.enrolment_id: standing(workspace.scheme, case.track, case.events, as_of)
        for case in workspace.cases()
        if case.enrolment_id in wanted
    }


def _stage_key(standing: Standing) -> str:
    if standing.has_left:
        return LEFT
    return standing.stage.key if standing.stage else ""


def _row(line: participants.ParticipantRow, standing: Standing) -> PersonRow:
    language = current()
    names = [name for name in (line.first_name, line.last_name) if name]
    return PersonRow(
        enrolment_id=line.enrolment_id,
        name=" ".join(names),
        initials="".join(name[0] for name in names).upper(),
        label=pseudonym(line.number),
        reference=line.reference or "",
        cohort=line.cohort or "",
        track=line.track,
        sex=line.sex,
        birth_date=line.birth_date,
        region=line.region or "",
        stage=_stage_key(standing),
        stage_kind=LEFT if standing.has_left else standing.stage.kind if standing.stage else "",
        stage_label=_stage_label(standing, language),
        step=standing.step.key if standing.step else "",
        step_label=standing.step.label.text(language) if standing.step else _("Not started"),
        status=standing.status,
        progress=standing.share,
        updated_on=line.last_on,
    )


def _stage_label(standing: Standing, language: str) -> str:
    if standing.has_left:
        return _("Left")
    return standing.stage.label.text(language) if standing.stage else _("Not started")
