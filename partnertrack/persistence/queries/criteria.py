"""The conditions of a list of participants, as conditions of the database."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, func, or_, select, true
from sqlalchemy.orm import aliased

from partnertrack.domain.criterion import Criterion
from partnertrack.domain.names import fold
from partnertrack.domain.scheme import Scheme
from partnertrack.persistence.queries import held
from partnertrack.persistence.queries.held import Held
from partnertrack.persistence.queries.register import is_put_off
from partnertrack.persistence.tables import (
    CohortTable,
    ConsentTable,
    DeadlineTable,
    DocumentTable,
    EnrolmentTable,
    EventTable,
    StandingTable,
)

Condition = ColumnElement[bool]

_NEGATIONS = {"is_not": "is", "empty": "filled"}
_YES = frozenset({"yes", "true", "1"})

STANDING = frozenset({"stage", "status"})
"""The subjects of which the store knows only the latest: on an earlier day they may have been otherwise."""

_COLUMNS: dict[str, Held] = {
    "stage": Held(StandingTable.stage.expression, "code"),
    "status": Held(StandingTable.status.expression, "code"),
    "cohort": Held(CohortTable.name.expression, "text"),
    "track": Held(EnrolmentTable.track.expression, "code"),
    "updated_on": Held(StandingTable.last_on.expression, "date"),
}


def condition(scheme: Scheme, criterion: Criterion, as_of: date) -> Condition:
    """What must be so of an enrolment, in a statement that joins its person, its cohort and its standing.

    Raises KeyError for a subject or a test that there is not, ValueError for values that the test cannot mean.
    """
    if criterion.test in _NEGATIONS:
        positive = Criterion(criterion.subject, _NEGATIONS[criterion.test], criterion.values)  # type: ignore[arg-type]  # tests
        return ~_is_so(condition(scheme, positive, as_of))
    return _is_so(_subject(scheme, criterion, as_of))


def conditions(scheme: Scheme, criteria: Iterable[Criterion], as_of: date) -> tuple[Condition, ...]:
    """What must be so; what is asked of a `STANDING` lets those pass about whom something later than the day is known.

    Raises as `condition` does.
    """
    later = StandingTable.last_on > as_of
    return tuple(
        or_(condition(scheme, each, as_of), _is_so(later))
        if each.subject in STANDING
        else condition(scheme, each, as_of)
        for each in criteria
    )


def _is_so(met: Condition) -> Condition:
    """The condition, with "unknown" for no, so that its opposite is yes."""
    return met.is_(true())


def _subject(scheme: Scheme, criterion: Criterion, as_of: date) -> Condition:
    special = _SPECIAL.get(criterion.subject)
    if special is not None:
        return special(criterion, as_of)
    subject = _COLUMNS.get(criterion.subject) or held.held(scheme, criterion.subject)
    met = _test(scheme, subject, criterion, as_of)
    return held.of_events(subject.step, met) if subject.step else met


def _step(criterion: Criterion, as_of: date) -> Condition:
    """Whether a step was done by the day; on an unknown day counts."""
    done = and_(EventTable.status == "done", or_(EventTable.done_on.is_(None), EventTable.done_on <= as_of))
    if criterion.test == "filled":
        return _event(done)
    return _event(and_(done, EventTable.step.in_(criterion.values)))


def _organisation(criterion: Criterion, as_of: date) -> Condition:  # noqa: ARG001 - the same for all
    if criterion.test == "filled":
        return _event(EventTable.organisation_id.is_not(None))
    return _event(or_(*map(_takes_part, criterion.values)))


def _takes_part(value: str) -> Condition:
    """Whether an event names the organisation, in the step that stands behind an "@" or in any."""
    key, _at, step = value.partition("@")
    named = EventTable.organisation_id == UUID(key)
    return and_(named, EventTable.step == step) if step else named


def _event(met: Condition) -> Condition:
    return (
        select(EventTable.id)
        .where(EventTable.enrolment_id == EnrolmentTable.id, met)
        .correlate(EnrolmentTable)
        .exists()
    )


def _deadline(criterion: Criterion, as_of: date) -> Condition:
    kind, _colon, key = criterion.values[0].partition(":")
    met = [DeadlineTable.enrolment_id == EnrolmentTable.id, DeadlineTable.kind == kind, ~is_put_off(as_of)]
    if key:
        met.append(DeadlineTable.key == key)
    if criterion.test not in ("filled", "is"):
        met.append(_day(DeadlineTable.day.expression, criterion.test, criterion.values[1:], as_of))
    return select(DeadlineTable.enrolment_id).where(*met).correlate(EnrolmentTable).exists()


def _missing(criterion: Criterion, as_of: date) -> Condition:  # noqa: ARG001 - the same for all
    least = int(criterion.values[0]) if criterion.test == "at_least" else 1
    return StandingTable.missing >= least


def _document(criterion: Criterion, as_of: date) -> Condition:  # noqa: ARG001 - the same for all
    if criterion.test == "before":
        return _last_expiry(criterion.values[0]) < date.fromisoformat(criterion.values[1])
    statement = select(DocumentTable.id).where(DocumentTable.enrolment_id == EnrolmentTable.id)
    if criterion.test != "filled":
        statement = statement.where(DocumentTable.type.in_(criterion.values))
    return statement.correlate(EnrolmentTable).exists()


def _consent(criterion: Criterion, as_of: date) -> Condition:
    """Whether the last word on one of the purposes is a consent that counts."""
    given, later = aliased(ConsentTable), aliased(ConsentTable)
    said_on = func.coalesce(later.given_on, later.asked_on)
    is_no = or_(later.given_on.is_(None), later.withdrawn_on <= as_of)
    taken_back = (
        select(later.id)
        .where(
            later.participant_id == given.participant_id,
            later.purpose == given.purpose,
            said_on > given.given_on,
            said_on <= as_of,
            is_no,
        )
        .exists()
    )
    counts = or_(given.withdrawn_on.is_(None), given.withdrawn_on > as_of)
    mine = (given.participant_id == EnrolmentTable.participant_id, given.given_on <= as_of, counts, ~taken_back)
    statement = select(given.id).where(*mine)
    if criterion.test != "filled":
        statement = statement.where(given.purpose.in_(criterion.values))
    return statement.correlate(EnrolmentTable).exists()


def _last_expiry(kind: str) -> ColumnElement[Any]:
    """The last day of the documents of a type: who has a new passport has no use for the day of the old."""
    last = func.max(DocumentTable.expires_on)
    mine = (DocumentTable.enrolment_id == EnrolmentTable.id, DocumentTable.type == kind)
    return select(last).where(*mine).correlate(EnrolmentTable).scalar_subquery()


_SPECIAL: dict[str, Callable[[Criterion, date], Condition]] = {
    "step": _step,
    "organisation": _organisation,
    "deadline": _deadline,
    "missing": _missing,
    "document": _document,
    "consent_purpose": _consent,
}


def _test(scheme: Scheme, subject: Held, criterion: Criterion, as_of: date) -> Condition:
    """The test of what a subject holds; the negations were taken off before."""
    contents, test, values = subject.contents, criterion.test, criterion.values
    if test == "filled":
        return and_(contents.is_not(None), contents != "") if subject.type != "date" else contents.is_not(None)
    if test == "contains":
        folded = contents if subject.is_folded else held.fold(contents)
        return and_(*(folded.contains(word, autoescape=True) for value in values for word in fold(value).split()))
    if test == "is":
        return _is(subject, values)
    if test in ("at_least", "at_most"):
        return _ranked(scheme, subject, test, values[0])
    return _day(contents, test, values, as_of)


def _is(subject: Held, values: tuple[str, ...]) -> Condition:
    contents = subject.contents
    if subject.type == "yes_no":
        return contents.in_([int(value in _YES) for value in values])
    if subject.type == "date":
        return contents.in_([date.fromisoformat(value) for value in values])
    if subject.type in ("number", "money"):
        return contents.in_([float(value) for value in values])
    if subject.is_folded:
        return or_(*(and_(*(contents.contains(word) for word in fold(value).split())) for value in values))
    if subject.type in ("text", "person_name"):
        return held.fold(contents).in_([fold(value) for value in values])
    return contents.in_(values)


def _ranked(scheme: Scheme, subject: Held, test: str, value: str) -> Condition:
    """A number, or a code of an ordered list, that is so high or so low."""
    codes = scheme.code_list(subject.codes)
    if subject.type == "code":
        rank = codes.rank(value) if codes else -1
        if codes is None or rank < 0:
            return false()
        meant = codes.codes[rank:] if test == "at_least" else codes.codes[: rank + 1]
        return subject.contents.in_([code.key for code in meant])
    number = float(value)
    return subject.contents >= number if test == "at_least" else subject.contents <= number


def _day(contents: ColumnElement[Any], test: str, values: tuple[str, ...], as_of: date) -> Condition:
    """A day before or after another, between two (both included), or at most so many days from the list's day."""
    if test == "within":
        days = int(values[0])
        limit = as_of + timedelta(days=days)
        return contents <= limit if days > 0 else contents < limit
    first = date.fromisoformat(values[0])
    if test == "before":
        return contents < first
    if test == "after":
        return contents > first
    if test == "between":
        return and_(contents >= first, contents <= date.fromisoformat(values[1]))
    raise KeyError(test)
