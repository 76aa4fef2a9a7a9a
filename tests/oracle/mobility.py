"""The figures M1 to M9: from the certificate to the departure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from tests.oracle.answers import Answer, Figure, Moment, count, median, ninetieth, share
from tests.oracle.standing import Standing


def decided(step: str) -> Figure:
    """M4, M5: granted, of those granted or refused; what became of a decision that was taken may be unknown."""
    return share(
        lambda each: each.reached(step, "granted"),
        lambda each: each.reached(step, "granted", "refused"),
        lambda each: each.reached(step, "unknown"),
    )


def pending(each: Standing) -> bool:
    """M6: lodged, and nobody has decided."""
    return each.visa_lodged() and not each.reached("visa_decision")


def between(first: date | None, last: date | None) -> int | None:
    """The days from one to the other; none where one is unknown, or they run backwards."""
    return (last - first).days if first and last and first <= last else None


def waits(moment: Moment) -> Iterator[tuple[int, int | None]]:
    """M7: the days from lodging to the decision, over all decided cases, in the period where there is one."""
    for each in moment.everyone:
        lodged = {paper.occurrence: paper.done for paper in each.done("visa_lodged")}
        for decision in each.done("visa_decision", "granted", "refused", "unknown"):
            if moment.since is None or (decision.done and decision.done >= moment.since):
                yield each.key, between(lodged.get(decision.occurrence), decision.done)


def ages(moment: Moment) -> Iterator[tuple[int, int | None]]:
    """M7: how old the applications are on which nobody has decided."""
    for each in moment.everyone:
        over = {decision.occurrence for decision in each.done("visa_decision")}
        for paper in each.done("visa_lodged"):
            if paper.occurrence not in over:
                yield each.key, between(paper.done, moment.day)


def timed(cases: list[tuple[int, int | None]], *, is_ninetieth: bool = False) -> Answer:
    days = [each for _key, each in cases if each is not None]
    return Answer(
        (ninetieth if is_ninetieth else median)(days),
        len(days),
        in_n=frozenset(key for key, each in cases if each is not None),
        unknown=frozenset(key for key, each in cases if each is None),
    )


STAGES = ("contacted", "interested", "vacancy", "interview", "contract")
"""How far an employer can come, in order."""


def came(moment: Moment, stage: str) -> frozenset[int]:
    """M2: the employers who came to a stage of the funnel or further."""
    further = STAGES[STAGES.index(stage) :]
    return frozenset(
        each.key
        for each in moment.pilot.employers
        if any(was_by(each.came[reached], moment) for reached in further if reached in each.came)
    )


def was_by(day: date | None, moment: Moment) -> bool:
    return not moment.certain if day is None else day <= moment.day


def conversion(moment: Moment) -> Answer:
    """M2: of the employers who were contacted, those who signed a contract."""
    base = came(moment, "contacted")
    found = came(moment, "contract") & base
    value = Fraction(len(found), len(base)) if base else None
    return Answer(value, len(found), len(base), others_n=found, others_d=base)


def employers(stage: str) -> Figure:
    def answer(moment: Moment) -> Answer:
        found = came(moment, stage)
        return Answer(Fraction(len(found)), len(found), others_n=found)

    return answer


def fill(moment: Moment) -> Answer:
    """M3: places taken by a contract, of all places that employers offer."""
    taken = [who for each in moment.pilot.vacancies for who, day in each.taken if was_by(day, moment)]
    places = sum(each.places for each in moment.pilot.vacancies)
    return Answer(
        Fraction(len(taken), places) if places else None,
        len(taken),
        places,
        in_n=frozenset(taken) & moment.those(lambda _each: True),
        others_d=frozenset(each.key for each in moment.pilot.vacancies),
    )


MOBILITY: dict[str, Figure] = {
    "M1": share(Standing.contract, lambda each: each.certificate() and each.away),
    "M2": conversion,
    **{f"M2.{stage}": employers(stage) for stage in STAGES},
    "M3": fill,
    "M4": decided("work_authorisation"),
    "M4.withdrawn": count(lambda each: each.reached("work_authorisation", "withdrawn")),
    "M5": decided("visa_decision"),
    "M5.withdrawn": count(lambda each: each.reached("visa_decision", "withdrawn")),
    "M6": count(pending),
    "M7": lambda moment: timed(list(waits(moment))),
    "M7.p90": lambda moment: timed(list(waits(moment)), is_ninetieth=True),
    "M7.open": lambda moment: timed(list(ages(moment))),
    "M8": share(Standing.departed, Standing.visa_granted),
    "M9": share(Standing.departed, lambda each: each.training_started() and each.away),
}
