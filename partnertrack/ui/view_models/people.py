"""How a person looks in a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.i18n import _, day, ngettext, number, percent
from partnertrack.ui.tokens import STAGE_ICONS
from partnertrack.ui.view_models.days import ago

if TYPE_CHECKING:
    from partnertrack.services.participants import PersonRow
    from partnertrack.services.person import JourneyStage, NextStep, ProfileLine


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands, as a chip says it."""

    text: str
    tone: str
    icon: str


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person in the list of participants, in words; `values` holds the fields that were asked for, by key."""

    id: UUID
    name: str
    initials: str
    label: str
    cohort: str
    track: str
    region: str
    standing: Standing
    step: str
    progress: float
    percent: str
    updated: str
    due: str = ""
    due_on: str = ""
    organisation: str = ""
    missing: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person looked at closely."""

    line: PersonLine
    profile: tuple[ProfileLine, ...]
    stages: tuple[JourneyStage, ...]
    warnings: tuple[str, ...]
    next_step: NextStep | None = None
    exits: tuple[tuple[str, str], ...] = ()
    can_resume: bool = False


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step as the timeline shows it; `state` is done, current, ahead or left, `key` and `occurrence` name it."""

    label: str
    state: str
    when: str
    detail: str = ""
    source: str = ""
    key: str = ""
    occurrence: int = 1


@dataclass(frozen=True, slots=True)
class StageBlock:
    """A stage as the timeline shows it; `note` says at its end how far it is."""

    kind: str
    label: str
    state: str
    note: str
    steps: tuple[StepLine, ...]


def stage_blocks(stages: Sequence[JourneyStage]) -> tuple[StageBlock, ...]:
    """The stages of a journey as the timeline shows them."""
    return tuple(
        StageBlock(
            stage.kind,
            stage.label,
            stage.state,
            _how_far(stage),
            tuple(
                StepLine(step.label, step.state, step.when, step.detail, step.source, step.key, step.occurrence)
                for step in stage.steps
            ),
        )
        for stage in stages
    )


def due_words(step: NextStep) -> str:
    """What is due next, and by how much it is late."""
    if step.due_on is None:
        return _("Next: {step}").format(step=step.label)
    words = _("{step} due {day}").format(step=step.label, day=day(step.due_on, "medium"))
    if not step.days_late:
        return words
    late = ngettext("{n} day overdue", "{n} days overdue", step.days_late).format(n=step.days_late)
    return f"{words}, {late}"


def _how_far(stage: JourneyStage) -> str:
    steps = len(stage.steps)
    if stage.state == "ahead":
        return ngettext("{n} step ahead", "{n} steps ahead", steps).format(n=steps)
    if stage.state == "left":
        return ""
    done = sum(step.state == "done" for step in stage.steps)
    return _("{n} of {total} steps done").format(n=done, total=steps)


def person_line(row: PersonRow, today: date) -> PersonLine:
    """The line of a person."""
    return PersonLine(
        id=row.enrolment_id,
        name=row.name or row.label,
        initials=row.initials,
        label=" · ".join(filter(None, (row.label, row.reference))),
        cohort=row.cohort,
        track=track_words(row.track),
        region=row.region,
        standing=standing(row),
        step=row.step_label,
        progress=row.progress,
        percent=percent(row.progress, 0),
        updated=ago(row.updated_on, today),
        due=row.due_label,
        due_on=day(row.due_on, "medium") if row.due_on else "",
        organisation=row.organisation,
        missing=number(row.missing) if row.missing else "",
        values=row.values,
    )


def track_words(track: str) -> str:
    """Where the track leads, in words; "" while that is open."""
    tracks = {"home": _("home track"), "away": _("away track"), "circular": _("circular track")}
    return tracks.get(track, "")


def standing(row: PersonRow) -> Standing:
    """The stage that somebody is in, or how they left."""
    others = {
        "dropped_out": Standing(_("Dropped out"), "neutral", "x"),
        "excluded": Standing(_("Excluded"), "neutral", "x"),
        "transferred": Standing(_("Transferred"), "neutral", "x"),
        "deceased": Standing(_("Deceased"), "neutral", "x"),
        "on_hold": Standing(_("On hold"), "warn", "clock"),
    }
    stage = Standing(row.stage_label, row.stage_kind, STAGE_ICONS.get(row.stage_kind, "flag"))
    return others.get(row.status, stage)
