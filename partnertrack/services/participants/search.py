"""What is asked of the list of participants, with what comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from uuid import UUID

from partnertrack.domain.criterion import Criterion

Part = Literal["n", "d", "unknown", "outside"]


@dataclass(frozen=True, slots=True)
class Search:
    """Who is looked for: words, a stage's key (or "left"), a cohort, who stands behind a figure, who reached a step.

    Several figures joined by "|" ("returned|stayed") mean those behind any of them.
    `criteria` must all hold; `among` are the only ones who can be meant, where some are named.
    `order` is a column: name, number, reference, cohort, track, sex, birth_date, region,
    nationality, stage, step, progress, status, organisation (of the step where somebody stands), due, missing or
    updated_on; or the key of any field of the dictionary.
    `then` are further orders among those whom the first leaves alike, each with whether it runs downwards.
    `group` divides the list by stage, step, status, cohort, track, organisation or a field of the dictionary.
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
    among: frozenset[UUID] = frozenset()
    then: tuple[tuple[str, bool], ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """So many people of a list who follow one another and have the same in common, in words."""

    key: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """The enrolments in display order, and how many of the search's people stand at each stage, whatever its stage.

    `groups` divide the enrolments, in order, where the search asks for groups.
    """

    ids: Sequence[UUID]
    stage_counts: tuple[tuple[str, int], ...]
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the list; `stage` and `step` are keys, `progress` the share of the scheme's steps that is done.

    `organisation` is that of the step where the person stands; `due_label` and `due_on` tell the next deadline that is
    not put off; `missing` counts what is incomplete; `values` holds the fields that were asked for, in words, by key.
    """

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
    nationality: str = ""
    phone: str = ""
    email: str = ""
    organisation: str = ""
    due_label: str = ""
    due_on: date | None = None
    missing: int = 0
    values: Mapping[str, str] = field(default_factory=dict)
