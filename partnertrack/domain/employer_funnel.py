"""How far employers have come, by their logs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from partnertrack.domain.engagement import FUNNEL, LOST, Engagement
from partnertrack.domain.vacancy import Candidacy

_SHOWN_BY_CANDIDACY = {"interview": "interview", "offered": "interview", "contract": "contract"}


@dataclass(frozen=True, slots=True)
class EmployerStand:
    """Where one employer stands: a stage of `FUNNEL`, `LOST`, or empty where nothing is known.

    `furthest` is the furthest stage that was ever reached, `proof` what shows it where no entry of the log says so
    ("vacancy", "interview" or "contract", empty otherwise), `reason` why the employer was lost, and `first_on` the day
    on which the log first names each stage.
    """

    stage: str
    furthest: str
    proof: str
    reason: str
    first_on: Mapping[str, date]


class StageLine(NamedTuple):
    """One stage over all employers.

    `now` stand there, `reached` came there or further; `days` is the average from the stage before to this one over
    the `timed` employers whose log names the days of both, None where there is none.
    """

    stage: str
    now: int
    reached: int
    days: float | None
    timed: int


def shown_by(vacancies: int, candidacies: Iterable[Candidacy], contracts: int) -> frozenset[str]:
    """The stages that the pilot's other records prove.

    A vacancy proves "vacancy", an interview or an offer "interview"; a candidate under contract and a contract event
    of a participant that names the employer prove "contract".
    """
    found = {_SHOWN_BY_CANDIDACY[each.status] for each in candidacies if each.status in _SHOWN_BY_CANDIDACY}
    if vacancies:
        found.add("vacancy")
    if contracts:
        found.add("contract")
    return frozenset(found)


def employer_stand(log: Iterable[Engagement], proofs: Collection[str] = ()) -> EmployerStand:
    """Where an employer stands: what the latest entry with a stage says, and at least what the `proofs` show.

    Who was lost stays lost whatever was reached before; of two entries of one day the one written later counts.
    """
    staged = sorted((each for each in log if each.stage), key=lambda each: (each.happened_on, each.id))
    first_on: dict[str, date] = {}
    for entry in staged:
        first_on.setdefault(entry.stage, entry.happened_on)
    told = staged[-1] if staged else None
    proved = max(proofs, key=_place, default="")
    furthest = max((*first_on, *proofs), key=_place, default="")
    furthest = "" if furthest == LOST else furthest
    if told and told.stage == LOST:
        return EmployerStand(LOST, furthest, "", told.reason, first_on)
    stage = told.stage if told else ""
    is_proved = _place(proved) > _place(stage)
    return EmployerStand(proved if is_proved else stage, furthest, proved if is_proved else "", "", first_on)


def stage_lines(stands: Collection[EmployerStand]) -> tuple[StageLine, ...]:
    """The stages in order, with how many employers stand at each and how long they took."""
    lines = []
    for place, stage in enumerate(FUNNEL):
        waits = [_wait(stand, FUNNEL[place - 1], stage) for stand in stands] if place else []
        days = [wait for wait in waits if wait is not None]
        lines.append(
            StageLine(
                stage,
                sum(stand.stage == stage for stand in stands),
                sum(_place(stand.furthest) >= place for stand in stands),
                sum(days) / len(days) if days else None,
                len(days),
            )
        )
    return tuple(lines)


def reasons_lost(stands: Iterable[EmployerStand]) -> tuple[tuple[str, int], ...]:
    """Why employers were lost, the most frequent reason first; an empty reason was not told."""
    counted = Counter(stand.reason for stand in stands if stand.stage == LOST)
    return tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0])))


def _place(stage: str) -> int:
    return FUNNEL.index(stage) if stage in FUNNEL else -1


def _wait(stand: EmployerStand, before: str, after: str) -> int | None:
    """The days between two stages, None where the log does not name both in that order."""
    start, end = stand.first_on.get(before), stand.first_on.get(after)
    return (end - start).days if start and end and end >= start else None
