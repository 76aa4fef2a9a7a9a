"""What partners sent, period by period, against what they were to send."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from typing import Literal
from uuid import UUID

from partnertrack.domain.expectation import Expectation
from partnertrack.domain.months import add_months
from partnertrack.domain.names import fold
from partnertrack.domain.source import Source

State = Literal["received", "late", "missing", "expected", "corrected"]
"""received: in time; late: after the due day; missing: that day is over; expected: it is not; corrected: a further file
came for the same period, whether or not the first was late."""

Drift = Literal["better", "worse", "steady"]

_NOTABLE = 0.02  # of all rows: a smaller step is no trend
_LATEST = 3


@dataclass(frozen=True, slots=True)
class Submission:
    """One file of a partner; `faulty` of the rows that were read could not be taken as they stood.

    `received_on` is the day of its import, `as_of` the day that its figures stand for, where known.
    """

    source_id: UUID
    file_name: str
    received_on: date
    as_of: date | None = None
    read: int = 0
    faulty: int = 0

    @property
    def error_rate(self) -> float | None:
        """The share of faulty rows; None where no row was read."""
        return self.faulty / self.read if self.read else None


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day of a period, and the day on which its file is due."""

    first: date
    last: date
    due: date


@dataclass(frozen=True, slots=True)
class Period:
    """A period with its files, the earliest first.

    `days_late` counts from the due day to the first file, or to the day of looking where none came.
    """

    span: Span
    state: State
    days_late: int
    files: tuple[Submission, ...]

    @property
    def error_rate(self) -> float | None:
        """The share of faulty rows in all files of the period."""
        return error_rate(self.files)


@dataclass(frozen=True, slots=True)
class Calendar:
    """An expectation with its periods that have begun, the earliest first, and the next day on which a file is due."""

    expectation: Expectation
    periods: tuple[Period, ...]
    next_due: date | None


def submission(source: Source, received_on: date) -> Submission:
    """An import as its partner's submission; older receipts only tell the rows that were left open."""
    receipt = json.loads(source.receipt)
    left = receipt.get("review", 0) + receipt.get("rejected", 0)
    faulty = receipt.get("faulty", left)
    return Submission(source.id, source.file_name, received_on, source.as_of, receipt.get("read", 0), faulty)


def error_rate(files: Iterable[Submission]) -> float | None:
    """The share of faulty rows in these files; None where no row was read."""
    known = tuple(files)
    read = sum(file.read for file in known)
    return sum(file.faulty for file in known) / read if read else None


def drift(rates: Sequence[float]) -> Drift:
    """Whether the latest three rates are lower or higher than the three before."""
    latest, before = rates[-_LATEST:], rates[-2 * _LATEST : -_LATEST]
    if not before:
        latest, before = rates[-1:], rates[:-1]
    if not before:
        return "steady"
    step = sum(latest) / len(latest) - sum(before) / len(before)
    if abs(step) < _NOTABLE:
        return "steady"
    return "worse" if step > 0 else "better"


def calendars(expectations: Iterable[Expectation], files: Iterable[Submission], as_of: date) -> tuple[Calendar, ...]:
    """The calendars of one partner as they stood at the end of a day; a file counts in one period at most.

    It belongs to the period in which its figures' day lies. Where that is not known, it is about the period that ended
    last before it came, or about the running one: when none ended yet, or when the ended one has its file and the
    running one is nearer to its end than to its beginning. Of several expectations, that with an open period and with
    its subject in the file's name comes first.
    """
    known = sorted(
        (file for file in files if file.received_on <= as_of), key=lambda file: (file.received_on, file.source_id)
    )
    until = max((as_of, *(file.as_of for file in known if file.as_of)))
    shelves = [_Shelf(expectation, until) for expectation in expectations]
    for file in known:
        offers = [(shelf, place) for shelf in shelves if (place := shelf.place_of(file)) is not None]
        if offers:
            shelf, place = max(offers, key=lambda offer: offer[0].fit(file, offer[1]))
            shelf.files[place].append(file)
    return tuple(shelf.calendar(as_of) for shelf in shelves)


def spans(expectation: Expectation) -> Iterator[Span]:
    """The periods of an expectation, one after the other, without an end where it has none."""
    place, first = 0, expectation.starts_on
    while expectation.ends_on is None or first <= expectation.ends_on:
        place += 1
        following = add_months(expectation.starts_on, place * expectation.every_months)
        last = following - timedelta(days=1)
        if expectation.ends_on:
            last = min(last, expectation.ends_on)
        yield Span(first, last, last + timedelta(days=expectation.due_days))
        first = following


class _Shelf:
    """The periods of one expectation while files are put to them."""

    def __init__(self, expectation: Expectation, until: date) -> None:
        self._expectation = expectation
        self._spans = tuple(takewhile(lambda span: span.first <= until, spans(expectation)))
        self.files: list[list[Submission]] = [[] for _span in self._spans]

    def place_of(self, file: Submission) -> int | None:
        """The place of the period that a file is about; None where it lies outside the calendar."""
        if file.as_of:
            return self._holding(file.as_of)
        running = self._holding(file.received_on)
        ended = max((place for place, span in enumerate(self._spans) if span.last < file.received_on), default=None)
        if ended is None:
            return running
        if running is not None and self.files[ended] and _is_near_end(self._spans[running], file.received_on):
            return running
        return ended

    def fit(self, file: Submission, place: int) -> tuple[int, bool]:
        """How well a file fits a period of this expectation: the words of the subject in its name, an open period."""
        named = set(fold(file.file_name).split())
        return len(named.intersection(fold(self._expectation.subject).split())), not self.files[place]

    def calendar(self, as_of: date) -> Calendar:
        """The calendar as it stands."""
        periods = tuple(
            _period(span, files, as_of)
            for span, files in zip(self._spans, self.files, strict=True)
            if files or span.first <= as_of
        )
        open_days = [period.span.due for period in periods if period.state == "expected"]
        last = periods[-1].span.last if periods else date.min
        following = next((span.due for span in spans(self._expectation) if span.first > last), None)
        return Calendar(self._expectation, periods, min(open_days, default=following))

    def _holding(self, day: date) -> int | None:
        return next((place for place, span in enumerate(self._spans) if span.first <= day <= span.last), None)


def _period(span: Span, files: Sequence[Submission], as_of: date) -> Period:
    came = files[0].received_on if files else as_of
    days_late = max(0, (came - span.due).days)
    if not files:
        state: State = "missing" if days_late else "expected"
    elif len(files) > 1:
        state = "corrected"
    else:
        state = "late" if days_late else "received"
    return Period(span, state, days_late, tuple(files))


def _is_near_end(span: Span, day: date) -> bool:
    return span.last - day < day - span.first
