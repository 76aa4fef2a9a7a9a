"""What an office knows beside its participants' steps, as figures see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from itertools import groupby
from uuid import UUID

import numpy as np

from partnertrack.domain.budget import BudgetLine
from partnertrack.domain.cost import Cost
from partnertrack.domain.engagement import Engagement
from partnertrack.domain.expectation import Expectation
from partnertrack.domain.grant import Grant
from partnertrack.domain.names import fold
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.pilot import Pilot
from partnertrack.domain.source import Source
from partnertrack.domain.submissions import calendars, submission
from partnertrack.domain.vacancy import Candidacy, Vacancy
from partnertrack.indicators.office import Books, Employer, Offer, Office, Sheet
from partnertrack.indicators.view import Register
from partnertrack.persistence.queries import records
from partnertrack.persistence.session import Reading

_CONTRACT = "contract"
_INTERVIEW = frozenset({"interview", "offered"})


def office(reading: Reading, pilot: Pilot, known: Register) -> Office:
    """All of it; sheets are those of every period that has begun by the newest day that is known."""
    grants = records.all_of(reading, Grant)
    minima = [each.minimum_women for each in grants if each.minimum_women is not None]
    vacancies, candidacies = records.all_of(reading, Vacancy), records.all_of(reading, Candidacy)
    return Office(
        applicants=pilot.applicants,
        minimum_women=max(map(Fraction, minima), default=None),
        employers=tuple(_employers(reading, vacancies, candidacies, known)),
        offers=tuple(_offers(vacancies, candidacies)),
        sheets=tuple(_sheets(reading)),
        books=_books(reading, grants),
    )


def _employers(
    reading: Reading, vacancies: Iterable[Vacancy], candidacies: Iterable[Candidacy], known: Register
) -> Iterator[Employer]:
    """How far each employer came, by the log, by its vacancies and candidates, by contracts with participants."""
    stages: defaultdict[UUID, dict[str, date | None]] = defaultdict(dict)
    for entry in sorted(records.all_of(reading, Engagement), key=lambda each: each.happened_on):
        if entry.stage:
            stages[entry.organisation_id].setdefault(entry.stage, entry.happened_on)
    offered_by = {each.id: each.organisation_id for each in vacancies}
    for organisation_id in offered_by.values():
        stages[organisation_id].setdefault("vacancy", None)
    for each in candidacies:
        stage = "interview" if each.status in _INTERVIEW else each.status if each.status == _CONTRACT else ""
        if stage:
            _earliest(stages[offered_by[each.vacancy_id]], stage, each.decided_on)
    for organisation_id, signed_on in _contracts(known):
        _earliest(stages[organisation_id], _CONTRACT, signed_on)
    is_employer = {each.id for each in records.all_of(reading, Organisation) if each.type == "employer"}
    yield from (Employer(key, found) for key, found in stages.items() if key in is_employer)


def _contracts(known: Register) -> Iterator[tuple[UUID, date | None]]:
    """Who signed a contract with a participant, and when."""
    events = known.of(_CONTRACT)
    if events:
        for place in np.flatnonzero(events.is_done).tolist():
            signed, organisation_id = int(events.done[place]), events.organisation[place]
            if organisation_id:
                yield organisation_id, date.fromordinal(signed) if signed else None


def _earliest(stages: dict[str, date | None], stage: str, on: date | None) -> None:
    """The first day of a stage; one that is known comes before one that is not."""
    before = stages.get(stage)
    stages[stage] = min(before, on) if before and on else before or on


def _offers(vacancies: Iterable[Vacancy], candidacies: Iterable[Candidacy]) -> Iterator[Offer]:
    """The vacancies that were not withdrawn."""
    taken: defaultdict[UUID, list[tuple[UUID, date | None]]] = defaultdict(list)
    for each in candidacies:
        if each.status == _CONTRACT:
            taken[each.vacancy_id].append((each.enrolment_id, each.decided_on))
    for vacancy in vacancies:
        if vacancy.status != "withdrawn":
            yield Offer(vacancy.id, vacancy.places, tuple(taken[vacancy.id]))


def _sheets(reading: Reading) -> Iterator[Sheet]:
    """What every partner owes by its calendars, and when it came."""
    expected = sorted(records.all_of(reading, Expectation), key=lambda each: fold(each.partner))
    files = defaultdict(list)
    for source in records.all_of(reading, Source):
        files[fold(source.partner or "")].append(submission(source, source.imported_at.astimezone().date()))
    last = max((file.received_on for each in files.values() for file in each), default=date.min)
    for partner, expectations in groupby(expected, key=lambda each: fold(each.partner)):
        asked = tuple(expectations)
        until = max(last, *(each.ends_on or last for each in asked))
        for calendar in calendars(asked, files[partner], until):
            yield from (
                Sheet(period.span.due, period.files[0].received_on if period.files else None)
                for period in calendar.periods
            )


def _books(reading: Reading, grants: list[Grant]) -> Books:
    """The pilot's money."""
    costs = records.all_of(reading, Cost)
    latest = sorted(costs, key=lambda each: (each.spent_on, each.id))
    rates = {each.currency: Fraction(each.rate) for each in latest}
    return Books(tuple(grants), tuple(records.all_of(reading, BudgetLine)), tuple(costs), rates)
