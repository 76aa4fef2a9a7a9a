"""What an erasure leaves of each kind of record, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from datetime import date
from typing import Any, Final, Literal, TypeVar

from partnertrack.domain.record import Record, Value, Values
from partnertrack.domain.scheme import Field, Scheme

R = TypeVar("R", bound=Record)

Fate = Literal["keep", "search", "empty", "unnamed", "year", "values"]
"""What becomes of a field: kept; kept, and searched for the person's name, which the officer is told of; emptied;
a sign in place of a name; the middle of a birth year in place of the day; `values` of which a few are kept.
"""

Whole = Literal["residue", "delete", "apart"]
"""What becomes of a record: what is left of it stays and is counted; it goes; it is about no participant and stays."""

NOBODY: Final = "—"
"""What stands where the family name was, so that nobody is asked for it any more."""

PROOF: Final = "—"
"""What stands where a certificate's number was: figures count that there was one."""

MIDDLE_OF_YEAR: Final = (7, 1)
"""Month and day that stand for a birth date: ages are at most half a year off, and age bands move least."""

OWNERS: Final[Mapping[str, tuple[str, ...]]] = {
    "participant": ("id",),
    "enrolment": ("participant_id",),
    "event": ("enrolment_id",),
    "statement": ("enrolment_id",),
    "distinction": ("one_id", "other_id"),
    "note": ("enrolment_id",),
    "document": ("enrolment_id",),
    "attendance": ("enrolment_id",),
    "candidacy": ("enrolment_id",),
    "reminder": ("enrolment_id",),
    "cost": ("enrolment_id",),
    "grievance": ("enrolment_id",),
    "consent": ("participant_id",),
    "retention_hold": ("participant_id",),
    "data_request": ("participant_id",),
}
"""By which fields a record belongs to a participant or to one of their enrolments."""

WHOLE: Final[Mapping[str, Whole]] = {
    "participant": "residue",
    "enrolment": "residue",
    "event": "residue",
    "statement": "delete",
    "distinction": "delete",
    "note": "delete",
    "document": "delete",
    "attendance": "residue",
    "candidacy": "residue",
    "reminder": "delete",
    "cost": "residue",
    "grievance": "residue",
    "consent": "residue",
    "retention_hold": "delete",
    "data_request": "residue",
}
"""What becomes of the records that belong to a participant; all other kinds are about none and stay."""


def _fates(text: str) -> dict[str, Fate]:
    """The fates of fields, written as lines "fate: field field …"."""
    lines = (line.split(":") for line in text.strip().splitlines())
    return {name: fate.strip() for fate, names in lines for name in names.split()}  # type: ignore[misc] # as written


FATES: Final[Mapping[str, Mapping[str, Fate]]] = {
    "participant": _fates(
        "unnamed: last_name\nempty: first_name\nkeep: sex nationality region\nyear: birth_date\nvalues: values"
    ),
    "enrolment": _fates("keep: participant_id number cohort_id track\nempty: reference\nvalues: values"),
    "event": _fates(
        "keep: enrolment_id step occurrence status outcome planned_on due_on started_on done_on reason"
        " organisation_id source_id\nempty: source_place\nvalues: values"
    ),
    "statement": _fates("empty: source_id enrolment_id sheet row layout said"),
    "distinction": _fates("empty: one_id other_id note"),
    "note": _fates("empty: enrolment_id text written_at written_by"),
    "document": _fates("empty: enrolment_id type title file_name sha256 issued_on expires_on"),
    "attendance": _fates("keep: enrolment_id step held_on mark"),
    "candidacy": _fates("keep: vacancy_id enrolment_id status decided_on reason"),
    "reminder": _fates("empty: subject enrolment_id put_off_until reason"),
    "cost": _fates(
        "keep: spent_on category payer amount currency rate budget_line_id cohort_id enrolment_id is_recruitment"
        " is_eligible is_committed\nempty: reference text"
    ),
    "grievance": _fates(
        "keep: received_on subject status enrolment_id organisation_id channel due_on resolved_on\n"
        "empty: text owner outcome"
    ),
    "consent": _fates("keep: participant_id purpose given_on form asked_on withdrawn_on\nempty: document_id note"),
    "retention_hold": _fates("empty: participant_id reason until"),
    "data_request": _fates("keep: participant_id right received_on due_on answered_on outcome\nempty: note"),
    # about no participant
    "pilot": _fates("keep: scheme created_on applicants is_practice\nsearch: title donor organisation"),
    "source": _fates("keep: sha256 imported_at as_of receipt sheets choices\nsearch: file_name partner"),
    "organisation": _fates("keep: type country\nsearch: name values"),
    "cohort": _fates("keep: capacity starts_on ends_on\nsearch: name"),
    "recipe": _fates("keep: source_id\nsearch: partner sheet columns"),
    "wording": _fates("keep: field\nsearch: text means partner"),
    "expectation": _fates("keep: subject every_months due_days starts_on ends_on language\nsearch: partner contact"),
    "contact": _fates("keep: organisation_id language consent consent_on\nsearch: name role phone email remark"),
    "engagement": _fates("keep: organisation_id happened_on way stage reason contact_id\nsearch: text written_by"),
    "vacancy": _fates(
        "keep: organisation_id occupation sector places language level region starts_on ends_on status\n"
        "search: title remark"
    ),
    "duration": _fates("keep: step days organisation_id region"),
    "saved_view": _fates("search: name definition"),
    "letter_template": _fates("keep: sha256 language\nsearch: name file_name"),
    "grant": _fates(
        "keep: currency amount starts_on ends_on on_track at_risk minimum_women\nsearch: donor title number"
    ),
    "budget_line": _fates("keep: category amount grant_id position\nsearch: code title"),
    "cost_share": _fates("keep: payer category share amount\nsearch: remark"),
    "result_node": _fates("keep: level parent_id position\nsearch: code statement assumptions"),
    "logframe_indicator": _fates(
        "keep: node_id figure unit direction frequency breakdowns baseline baseline_year position\n"
        "search: code label verification responsible"
    ),
    "target": _fates("keep: indicator_id type due_on decided_on value\nsearch: reason"),
    "actual": _fates("keep: indicator_id as_of value\nsearch: note evidence"),
    "own_indicator": _fates("keep: key position\nsearch: definition"),
    "shortage": _fates("keep: side country isco sector places listed_on\nsearch: occupation source remark"),
    "lesson": _fates("keep: noted_on due_on status stage\nsearch: observation evidence change owner"),
    "risk": _fates(
        "keep: noted_on likelihood impact due_on reviewed_on status likelihood_before impact_before\n"
        "search: title description mitigation owner"
    ),
    "report": _fates(
        "keep: number template as_of created_on since audience languages status logos approved_on issued_on"
        " fingerprint frozen previous_id\nsearch: title edition contracts contact disclaimer approved_by"
    ),
    "passage": _fates("keep: report_id section language is_done carried_from\nsearch: body"),
    "remark": _fates("keep: report_id section noted_on is_settled\nsearch: text author"),
    "word_form": _fates("keep: sha256 added_on\nsearch: name file_name"),
    "retention_rule": _fates("keep: starts months starts_on is_active\nsearch: title basis"),
    "erasure": _fates("keep: participant_id erased_on reason requested_on redactions done_by"),
    "processing_activity": _fates(
        "keep: key position reviewed_on\n"
        "search: title purpose basis subjects data recipients transfers retention measures controller contact"
    ),
    "principle_answer": _fates("keep: principle status reviewed_on\nsearch: note reviewed_by"),
}
"""What becomes of every field of every kind of record. A new one is missing here until somebody decides.

A choice that somebody made about the person's row of a file is taken out of `Source.choices` one by one.
"""

_COUNTED: Final = frozenset({"code", "yes_no", "country", "number", "money"})
"""The types of fields that figures count, sum or break down by; none of them can name anybody."""


def is_residue(last_name: str, first_name: str) -> bool:
    """Whether these are the names of somebody whose data were erased."""
    return last_name == NOBODY and not first_name


def residue(record: R, scheme: Scheme) -> R | None:
    """What is left of a record that belongs to an erased participant, None where it goes."""
    if WHOLE.get(record.kind, "apart") != "residue":
        return None
    known = {each.name: each for each in fields(record)}
    left = {
        name: _left(fate, getattr(record, name), known[name], scheme)
        for name, fate in FATES[record.kind].items()
        if fate not in ("keep", "search")
    }
    return replace(record, **left)


def kept_values(values: Values, scheme: Scheme) -> Values:
    """The values that stay: what figures count, and that there was a proof; no text, no personal day."""
    kept = {key: _kept(value, scheme.fields.get(key)) for key, value in values.items()}
    return {key: value for key, value in kept.items() if value is not None}


def _left(fate: Fate, value: Any, field: Any, scheme: Scheme) -> Any:  # noqa: ANN401 - a field holds anything
    if fate == "values":
        return kept_values(value, scheme)
    if fate == "year":
        return value and date(value.year, *MIDDLE_OF_YEAR)
    if fate == "unnamed":
        return NOBODY
    return None if field.default is MISSING else field.default


def _kept(value: Value, field: Field | None) -> Value | None:
    if field is None:
        return None
    if field.type in _COUNTED or (field.type == "date" and not field.is_personal):
        return value
    return PROOF if field.is_proof else None
