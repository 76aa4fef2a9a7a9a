"""What a pilot is: its stages, steps, fields, code lists and indicators, as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from partnertrack.domain.text import Label

STAGE_KINDS = ("origin", "mobility", "placement", "return")
"""The four stages of a skills mobility partnership; a scheme may rename or leave out one."""

FIELD_TYPES = ("text", "date", "number", "money", "code", "yes_no", "country", "person_name")

SLOTS = ("started_on", "planned_on", "due_on", "done_on", "outcome", "reason", "organisation", "status")
"""Parts of an event that a field may fill; a field without a slot is kept in the event's `values`."""


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a code list.

    `words` are the other ways in which partners write it, per language, because "M" is a man in English and Dutch, and
    "mevrouw" only a Dutch woman. `is_final` is false for answers that settle nothing yet, such as "pending".
    A code that is no longer used is retired, never taken away, so that old data keep their meaning.
    """

    key: str
    label: Label
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_final: bool = True
    is_retired: bool = False


@dataclass(frozen=True, slots=True)
class CodeList:
    """A closed list of answers; an `ordered` one (CEFR, ISCED) runs from low to high."""

    key: str
    codes: tuple[Code, ...]
    is_ordered: bool = False

    def __contains__(self, key: object) -> bool:
        """Whether a code of that key is on the list."""
        return any(code.key == key for code in self.codes)

    def code(self, key: str) -> Code | None:
        """The code of that key, if it is on the list."""
        return next((code for code in self.codes if code.key == key), None)

    def rank(self, key: str) -> int:
        """The place of a code on an ordered list, from 0; -1 when it is not on the list."""
        return next((place for place, code in enumerate(self.codes) if code.key == key), -1)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the data dictionary.

    `record` says whose it is (participant, enrolment or event); for an event, `step` names the step and `slot` the
    part of the event that it fills (none: its `values`). `family` groups fields that travel in one partner's sheet.
    `headings` are the column headings by which partners name it, per language. `outcomes` turns a yes/no answer into
    an outcome of the step; `weak` answers say nothing unless the step has a date ("ended early: no").
    """

    key: str
    type: str
    record: str
    label: Label
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    family: str = ""
    step: str = ""
    slot: str = ""
    codes: str = ""
    unit: str = ""
    is_personal: bool = False
    is_identity: bool = False
    outcomes: Mapping[str, str] = field(default_factory=dict)
    weak: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """When a step is due: `offsets` in days after another step (one per occurrence), or days before a planned date."""

    after: str = ""
    before: str = ""
    offsets: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a stage.

    `tracks` are the tracks that it belongs to; `codes` the list of its outcomes and `reasons` that of its reasons;
    `exit_status` is the status of an enrolment (dropped_out, excluded, …) when the step is how people leave;
    `default_outcome` is what "done" means when nobody said more; `parallel` steps may come at any time in their stage.
    """

    key: str
    label: Label
    tracks: tuple[str, ...]
    is_repeatable: bool = False
    responsible: str = "agency"
    due: Due | None = None
    codes: str = ""
    reasons: str = ""
    default_outcome: str = ""
    exit_status: str = ""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage with its steps in order."""

    key: str
    kind: str
    label: Label
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure is meant to reach in the end; `value` is a count, or a share where the figure is a rate."""

    figure: str
    value: float
    source: str = ""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme template, or a pilot's own copy of one; all keys that it uses are declared in it."""

    id: str
    revision: int
    model: str
    title: Label
    origin: tuple[str, ...]
    destination: tuple[str, ...]
    tracks: tuple[str, ...]
    default_track: str
    stages: tuple[Stage, ...]
    fields: Mapping[str, Field]
    code_lists: Mapping[str, CodeList]
    indicators: tuple[str, ...]
    targets: tuple[Target, ...] = ()
    required_level: str = ""
    language: str = ""
    summary: Label | None = None

    def steps(self) -> Iterator[Step]:
        """All steps in the order of the scheme."""
        for stage in self.stages:
            yield from stage.steps

    def step(self, key: str) -> Step | None:
        """The step of that key, if the scheme has it."""
        return next((step for step in self.steps() if step.key == key), None)

    def stage_of(self, step: str) -> Stage | None:
        """The stage that a step belongs to, if the scheme has it."""
        return next((stage for stage in self.stages if any(s.key == step for s in stage.steps)), None)

    def code_list(self, key: str) -> CodeList | None:
        """The code list of that key, if the scheme uses it."""
        return self.code_lists.get(key)
