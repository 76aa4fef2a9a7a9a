"""What a pilot is: its stages, steps, fields, code lists and indicators, as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from partnertrack.domain.enrolment import TRACKS
from partnertrack.domain.once import once_for_each
from partnertrack.domain.organisation import ORGANISATION_TYPES
from partnertrack.domain.text import Label

STAGE_KINDS = ("origin", "mobility", "placement", "return")
"""The four stages of a skills mobility partnership; a scheme may rename or leave out one."""

MODELS = (
    "gsp_dual_track",
    "circular_internship",
    "apprenticeship_destination",
    "skilled_worker",
    "seasonal_plus_reintegration",
    "entrepreneur_mobility",
    "study_mobility",
    "remote_hybrid",
)
"""The models of partnership that the field tells apart."""

FIELD_TYPES = ("text", "date", "number", "money", "code", "yes_no", "country", "person_name")

SLOTS: Mapping[str, tuple[str, ...]] = {
    "participant": ("name", "last_name", "first_name", "sex", "birth_date", "nationality", "region"),
    "enrolment": ("reference", "cohort", "track", "status", "reason"),
    "event": ("planned_on", "due_on", "started_on", "done_on", "outcome", "reason", "organisation", "status"),
    "none": (),
}
"""Which parts of each record a field may fill; a field without a slot is kept in the record's `values`.

`name` is first and family name in one cell; `status` and `reason` of an enrolment are not stored there but tell of a
step by which people leave (`Scheme.way_out`); a field of the record "none" is known in a sheet, then passed over.
"""

RESPONSIBLE = (*ORGANISATION_TYPES, "participant")
"""Who may be asked when a step is late: a kind of organisation, or the trainee."""


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a code list.

    `words` are the ways in which partners write it, its label first, per language, because "H" is a man in French only
    and "V" a woman in Dutch only. `is_final` is false for answers that settle nothing yet, such as "pending".
    `exit_status` is the status of an enrolment that this answer ends ("not selected").
    A code that is no longer used is retired, never taken away, so that old data keep their meaning.
    """

    key: str
    label: Label
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_final: bool = True
    is_retired: bool = False
    exit_status: str = ""


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
class Family:
    """Fields that travel together in partners' sheets, with the words that stand above them in a two-row header."""

    key: str
    label: Label
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the data dictionary.

    `record` says whose it is (participant, enrolment, event, or none); for an event, `step` names the step. `slot` is
    the part of the record that it fills (none: its `values`). `family` groups fields that travel in one partner's
    sheet. `headings` are the column headings by which partners name it, its label first, per language. `codes` is the
    code list of a `code`. `outcomes` turns a yes/no answer into an outcome of the step; `weak` answers say nothing
    unless the step has a date ("ended early: no"). An `is_proof` value shows that the step is done (a certificate's
    number); an `is_expiry` date is the last day on which something is valid.
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
    is_proof: bool = False
    is_expiry: bool = False
    outcomes: Mapping[str, str] = field(default_factory=dict)
    weak: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """When a step is due: `offsets` in days after another step is done, or before another step's planned date.

    A repeatable step is due once for each offset. It is not due when the other step came to another `outcome` than the
    one named here, nor any more once the step `until` is done.
    """

    after: str = ""
    before: str = ""
    offsets: tuple[int, ...] = ()
    outcome: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a stage, or one by which people leave.

    `tracks` are the tracks that it belongs to; `codes` the list of its outcomes, `reasons` the lists of its reasons;
    `default_outcome` is what "done" means when nobody said more; `follows` names the steps that must not be done later
    than this one, each with the outcome it must have had (or an empty text); `exit_status` is the status of an
    enrolment (dropped_out, excluded, …) when the step is how people leave; `fields` are those that tell of it.
    """

    key: str
    label: Label
    tracks: tuple[str, ...] = TRACKS
    is_repeatable: bool = False
    responsible: str = "agency"
    due: Due | None = None
    codes: str = ""
    reasons: tuple[str, ...] = ()
    default_outcome: str = ""
    follows: Mapping[str, str] = field(default_factory=dict)
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
    """A scheme template, or a pilot's own copy of one; all keys that it uses are declared in it.

    `exits` are the steps by which people leave or pause, at any stage. `language` and `required_level` are what the
    language test asks for; `sources` say where the template's parameters were published.
    """

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
    exits: tuple[Step, ...] = ()
    families: Mapping[str, Family] = field(default_factory=dict)
    targets: tuple[Target, ...] = ()
    required_level: str = ""
    language: str = ""
    summary: Label | None = None
    sources: tuple[str, ...] = ()

    def steps(self) -> Iterator[Step]:
        """All steps in the order of the scheme, the exits last."""
        for stage in self.stages:
            yield from stage.steps
        yield from self.exits

    def step(self, key: str) -> Step | None:
        """The step of that key, if the scheme has it."""
        return _by_key(self).get(key)

    def stage_of(self, step: str) -> Stage | None:
        """The stage that a step belongs to; an exit belongs to none."""
        return next((stage for stage in self.stages if any(s.key == step for s in stage.steps)), None)

    def code_list(self, key: str) -> CodeList | None:
        """The code list of that key, if the scheme has it."""
        return self.code_lists.get(key)

    def outcomes(self, step: Step) -> CodeList | None:
        """The list of a step's outcomes, if it has any."""
        return self.code_lists.get(step.codes)

    def reasons(self, step: Step) -> tuple[CodeList, ...]:
        """The lists of a step's reasons; none where any words may be given."""
        return tuple(codes for key in step.reasons if (codes := self.code_lists.get(key)))

    def way_out(self, status: str) -> tuple[Step, str] | None:
        """The step, with its outcome or an empty text, that gives an enrolment this status; none for "active"."""
        for step in reversed(list(self.steps())):
            if step.exit_status == status:
                return step, step.default_outcome
            codes = self.outcomes(step)
            for code in codes.codes if codes else ():
                if code.exit_status == status:
                    return step, code.key
        return None


@once_for_each
def _by_key(scheme: Scheme) -> Mapping[str, Step]:
    """The steps of a scheme by their keys; the first of those that share one."""
    return {step.key: step for step in reversed(tuple(scheme.steps()))}
