"""The program's own figures for a pilot in plain shapes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from partnertrack.domain.cost import Cost
from partnertrack.domain.grant import Grant
from partnertrack.domain.record import Money
from partnertrack.domain.scheme import Scheme
from partnertrack.indicators.calculate import Results, calculate
from partnertrack.indicators.case import Case, EventFact, by_step
from partnertrack.indicators.catalogue import shipped_catalogue
from partnertrack.indicators.office import Books, Employer, Offer, Office, Sheet
from partnertrack.services.pilots import template
from tests.oracle import raw
from tests.oracle.raw import Happening, Pilot, Trainee, Wage

_scheme = cache(template)


def worked_out(pilot: Pilot, scheme: str, day: date, since: date | None = None) -> Results:
    rules: Scheme = _scheme(scheme)
    return calculate(rules, shipped_catalogue(), map(_case, pilot.trainees), day, since, _office(pilot))


def keys(ids: Iterable[UUID]) -> list[int]:
    return [each.int for each in ids]


def organisation(key: int | None) -> UUID | None:
    return UUID(int=10**12 + key) if key else None


def _office(pilot: Pilot) -> Office:
    grant = pilot.grant
    given = Grant(donor="", currency=grant.currency, amount=grant.budget, starts_on=grant.first, ends_on=grant.last)
    return Office(
        pilot.applied,
        grant.women,
        tuple(Employer(UUID(int=each.key), each.came) for each in pilot.employers),
        tuple(
            Offer(UUID(int=each.key), each.places, tuple((UUID(int=who), day) for who, day in each.taken))
            for each in pilot.vacancies
        ),
        tuple(Sheet(due, came) for due, came in pilot.sheets),
        Books((given,), (), tuple(_cost(each, grant.currency) for each in pilot.costs), grant.rates),
    )


def _cost(each: raw.Cost, currency: str) -> Cost:
    return Cost(
        spent_on=each.day,
        category=each.category,
        payer=each.payer,
        amount=each.amount,
        currency=currency,
        enrolment_id=UUID(int=each.trainee) if each.trainee else None,
        is_recruitment=each.recruitment,
        is_eligible=each.eligible,
        is_committed=each.ordered,
    )


def _said(said: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: Money(each.amount, each.currency) if isinstance(each, Wage) else each for key, each in said.items()}


def _case(each: Trainee) -> Case:
    return Case(
        UUID(int=each.key),
        UUID(int=10**9 + each.person),
        each.key,
        each.sex,
        each.born,
        each.region,
        each.nationality,
        each.cohort,
        each.track,
        _said(each.said),
        by_step(map(_fact, each.happened)),
    )


def _fact(each: Happening) -> EventFact:
    return EventFact(
        each.step,
        each.occurrence,
        each.status,
        each.outcome,
        each.started,
        each.done,
        each.planned,
        None,
        organisation(each.organisation),
        _said(each.said),
        each.due,
    )
