"""Everybody who is free, ranked by how well they suit a vacancy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from partnertrack.domain.duration import Duration
from partnertrack.domain.matching_score import Suitability, suitability
from partnertrack.domain.standing import ACTIVE, standing
from partnertrack.domain.vacancy import Vacancy
from partnertrack.persistence.queries import participants, records
from partnertrack.persistence.queries.participants import ParticipantRow
from partnertrack.progress import SILENT, Progress
from partnertrack.services.vacancies.availability import Availability, Available
from partnertrack.services.vacancies.known import Elsewhere, known
from partnertrack.services.vacancies.profiles import level_keys, profile
from partnertrack.services.vacancies.work import Work, is_placed, work_at
from partnertrack.services.workspace import Case, Workspace

FILTERS = ("", "met", "possible", "unknown")
"""Everybody; all requirements met; none failed; nothing known about any."""


@dataclass(frozen=True, slots=True)
class Match:
    """One free person: how well the vacancy suits, from when the person can work, and where else put forward."""

    row: ParticipantRow
    suitability: Suitability
    available: Available
    elsewhere: tuple[Elsewhere, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many people are not ranked: on a track for other work, placed, no longer under way, put forward already."""

    other_track: int = 0
    placed: int = 0
    not_under_way: int = 0
    put_forward: int = 0


@dataclass(frozen=True, slots=True)
class Judged:
    """A free person with the verdict, before anything that names the person is read."""

    case: Case
    suitability: Suitability
    available: Available


@dataclass(frozen=True, slots=True)
class Shortlist:
    """Everybody who is free, the best first; `elsewhere` tells by enrolment who is put forward for other vacancies."""

    judged: tuple[Judged, ...]
    left_out: LeftOut
    is_at_home: bool
    elsewhere: Mapping[UUID, tuple[Elsewhere, ...]]


@dataclass(frozen=True, slots=True)
class Ranked:
    """The best of those who suit the filter; `found` says how many do, `counts` how many suit each of `FILTERS`."""

    matches: tuple[Match, ...]
    found: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of the ranked people are to be shown: one of `FILTERS`, every word of a text in their names, how many."""

    only: str = ""
    text: str = ""
    most: int = 200


def shortlist(workspace: Workspace, vacancy_id: UUID, as_of: date, progress: Progress = SILENT) -> Shortlist:
    """Who suits the vacancy, the best first; people of whom nothing that is asked is known come last.

    Ranked are the enrolments that are under way on that day, on a track for this work, without a signed contract, a job
    or a first day of work, and not put forward for this vacancy. Raises `UserError` when the vacancy is gone.
    """
    with workspace.store.reading() as reading:
        found = known(reading)
        durations = records.all_of(reading, Duration)
    vacancy = found.vacancy(vacancy_id)
    work = work_at(workspace.scheme, found.organisations.get(vacancy.organisation_id))
    forward = frozenset(each.enrolment_id for each in found.of(vacancy_id))
    progress.report(0, 2)
    free, left_out = _free(workspace, work, forward, as_of)
    progress.report(1, 2)
    judge = Judge(workspace, vacancy, work, durations, as_of)
    judged = sorted((judge.judged(case) for case in free), key=_rank)
    return Shortlist(tuple(judged), left_out, work.is_at_home, found.elsewhere(vacancy_id))


def best(workspace: Workspace, among: Shortlist, wanted: Wanted) -> Ranked:
    """Those who are wanted, with their names; who is gone since the list was made is left out."""
    judged: Sequence[Judged] = among.judged
    with workspace.store.reading() as reading:
        if wanted.text.strip():
            named = set(participants.ids(reading, wanted.text))
            judged = [each for each in judged if each.case.enrolment_id in named]
        chosen = [each for each in judged if suits(each.suitability, wanted.only)]
        verdicts = {each.case.enrolment_id: each for each in chosen[: wanted.most]}
        rows = participants.page(reading, list(verdicts))
    counts = {key: sum(suits(each.suitability, key) for each in judged) for key in FILTERS}
    return Ranked(tuple(_match(among, verdicts[row.enrolment_id], row) for row in rows), len(chosen), counts)


def _match(among: Shortlist, judged: Judged, row: ParticipantRow) -> Match:
    return Match(row, judged.suitability, judged.available, among.elsewhere.get(row.enrolment_id, ()))


def suits(verdict: Suitability, only: str) -> bool:
    """Whether a verdict belongs under one of `FILTERS`."""
    told = {reason.verdict for reason in verdict.reasons}
    match only:
        case "met":
            return told == {"met"}
        case "possible":
            return "not" not in told
        case "unknown":
            return not verdict.known
        case _:
            return True


class Judge:
    """Says of one person after another how well a vacancy suits.

    Of nobody it is known where at the destination they want to live: a region there is told, but asked of nobody.
    """

    def __init__(
        self, workspace: Workspace, vacancy: Vacancy, work: Work, durations: Sequence[Duration], as_of: date
    ) -> None:
        self._scheme, self._work = workspace.scheme, work
        self._vacancy = vacancy if work.is_at_home else replace(vacancy, region="")
        self._levels = level_keys(workspace.scheme)
        self._availability = Availability(workspace.scheme, work, durations, as_of)

    def judged(self, case: Case) -> Judged:
        """The verdict about one person."""
        available = self._availability.of(case)
        known_of = profile(self._scheme, case, available.day, is_at_home=self._work.is_at_home)
        return Judged(case, suitability(self._vacancy, known_of, self._levels), available)


def _free(workspace: Workspace, work: Work, forward: frozenset[UUID], as_of: date) -> tuple[list[Case], LeftOut]:
    """Who may be put forward, and how many may not for which reason; each is counted under the first that holds."""
    free, placed, gone, other, already = [], 0, 0, 0, 0
    for case in workspace.cases():
        if case.enrolment_id in forward:
            already += 1
        elif standing(workspace.scheme, case.track, case.events, as_of).status != ACTIVE:
            gone += 1
        elif is_placed(workspace.scheme, case, as_of):
            placed += 1
        elif not work.suits_track(case.track):
            other += 1
        else:
            free.append(case)
    return free, LeftOut(other, placed, gone, already)


def _rank(judged: Judged) -> tuple[float, float, int]:
    """The place in the list: the higher score, then what is better known, then who came first."""
    score = judged.suitability.score
    return -(score if score is not None else -1), -judged.suitability.known, judged.case.number
