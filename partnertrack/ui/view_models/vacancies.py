"""Vacancies, candidates and those who suit, in words and marks ready to be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.i18n import _, day, ngettext, number
from partnertrack.ui.view_models.reasons import Mark, Words, marks

if TYPE_CHECKING:
    from partnertrack.domain.vacancy import Vacancy
    from partnertrack.services.vacancies import Candidate, LeftOut, Listing, Match, Options, VacancyLine, VacancyView

FORWARD = ("shortlisted", "proposed", "interview", "offered", "contract")
WAYS_OUT = ("declined", "rejected")
FILTERS = ("", "met", "possible", "unknown")
TONES = {"open": "info", "filled": "ok", "withdrawn": "neutral"}
ICONS = {"open": "briefcase", "filled": "check", "withdrawn": "x"}


@dataclass(frozen=True, slots=True)
class VacancyRow:
    """A line of the list; `counts` are the candidates of each status, with "out" for those who were not taken."""

    id: UUID
    title: str
    employer: str
    begins: str
    places: str
    share: float
    status: str
    status_label: str
    counts: Mapping[str, int]
    starts_on: date | None = None


@dataclass(frozen=True, slots=True)
class VacanciesView:
    """The list under its title, with what may be chosen where a vacancy is added."""

    title: str
    subtitle: str
    rows: tuple[VacancyRow, ...]
    options: Options


@dataclass(frozen=True, slots=True)
class PersonMark:
    """Somebody who suits or is put forward: who, how well ("" where nothing is known), and why."""

    id: UUID
    name: str
    initials: str
    label: str
    score: str
    share: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class CandidateMark:
    """Somebody who is put forward; `can_record` says whether a contract can be recorded as the person's step."""

    candidacy: UUID
    person: PersonMark
    status: str
    status_label: str
    detail: str
    can_record: bool


def statuses() -> dict[str, str]:
    """How far a vacancy has come."""
    return {"open": _("Unfilled"), "filled": _("Filled"), "withdrawn": _("Withdrawn")}


def candidate_statuses() -> dict[str, str]:
    """How far a candidate has come, in order."""
    return {
        "shortlisted": _("Shortlisted"),
        "proposed": _("Proposed"),
        "interview": _("Interview"),
        "offered": _("Offered"),
        "contract": _("Under contract"),
        "declined": _("Declined"),
        "rejected": _("Rejected"),
    }


def filters() -> dict[str, str]:
    """Whom of the ranked one may look at."""
    return {
        "": _("Everybody"),
        "met": _("All requirements met"),
        "possible": _("No requirement failed"),
        "unknown": _("Nothing known"),
    }


def present_vacancies(listing: Listing) -> VacanciesView:
    """The list in words."""
    lines = listing.lines
    free = sum(line.open_places for line in lines)
    forward = sum(sum(line.candidates.get(key, 0) for key in FORWARD) for line in lines)
    told = (
        ngettext("{n} place is open", "{n} places are open", free).format(n=number(free)),
        ngettext("{n} person is put forward", "{n} people are put forward", forward).format(n=number(forward)),
    )
    narrowed = listing.narrowed_to
    title = _("Vacancies of {employer}").format(employer=narrowed) if narrowed else _("Vacancies")
    return VacanciesView(title, "  ·  ".join(told) if lines else "", tuple(map(_row, lines)), listing.options)


def asked(vacancy: Vacancy, options: Options) -> tuple[tuple[str, str], ...]:
    """What a vacancy asks for, as pairs of icon and words."""
    levels, languages = dict(options.levels), dict(options.languages)
    language = " ".join(
        filter(None, (languages.get(vacancy.language, vacancy.language), levels.get(vacancy.level, vacancy.level)))
    )
    found = (
        ("briefcase", vacancy.occupation),
        ("building-2", dict(options.sectors).get(vacancy.sector, vacancy.sector)),
        ("globe", language),
        ("map-pin", vacancy.region),
        ("calendar", _period(vacancy.starts_on, vacancy.ends_on)),
    )
    return tuple((icon, words) for icon, words in found if words)


def matches(
    found: tuple[Match, ...], vacancy: Vacancy, options: Options, step_label: Callable[[str], str]
) -> tuple[PersonMark, ...]:
    """Those who suit, in words."""
    words = Words(vacancy, options, step_label)
    return tuple(_person(each, marks(each, words)) for each in found)


def candidates(view: VacancyView, step_label: Callable[[str], str]) -> tuple[CandidateMark, ...]:
    """Those who are put forward, in words."""
    words = Words(view.vacancy, view.options, step_label)
    return tuple(_candidate(each, view, words) for each in view.candidates)


def left_out_words(left: LeftOut) -> str:
    """Who is not ranked and why; "" where everybody is."""
    told = (
        (left.placed, ngettext("{n} has a contract or a job", "{n} have a contract or a job", left.placed)),
        (left.other_track, ngettext("{n} is on another track", "{n} are on other tracks", left.other_track)),
        (left.not_under_way, ngettext("{n} is no longer under way", "{n} are no longer under way", left.not_under_way)),
        (left.put_forward, ngettext("{n} is put forward already", "{n} are put forward already", left.put_forward)),
    )
    parts = [text.format(n=number(count)) for count, text in told if count]
    return _("Not ranked: {people}.").format(people=", ".join(parts)) if parts else ""


def _row(line: VacancyLine) -> VacancyRow:
    places = _("{filled} of {places}").format(filled=number(line.filled), places=number(line.places))
    return VacancyRow(
        line.id,
        line.title,
        line.employer,
        day(line.starts_on, "medium") if line.starts_on else "",
        places,
        line.filled / line.places,
        line.status,
        statuses().get(line.status, line.status),
        dict(_counts(line)),
        line.starts_on,
    )


def _counts(line: VacancyLine) -> Iterator[tuple[str, int]]:
    for key in FORWARD:
        yield key, line.candidates.get(key, 0)
    yield "out", sum(line.candidates.get(key, 0) for key in WAYS_OUT)


def _period(first: date | None, last: date | None) -> str:
    if first and last:
        return _("{first} to {last}").format(first=day(first, "medium"), last=day(last, "medium"))
    if first:
        return _("from {day}").format(day=day(first, "medium"))
    return _("until {day}").format(day=day(last, "medium")) if last else ""


def _person(judged: Match | Candidate, told: tuple[Mark, ...]) -> PersonMark:
    row = judged.row
    score = judged.suitability.score
    pseudonym = f"PT-{row.number:06d}"
    name = " ".join(filter(None, (row.first_name, row.last_name)))
    return PersonMark(
        row.enrolment_id,
        name or pseudonym,
        "".join(part[0] for part in (row.first_name, row.last_name) if part).upper(),
        " · ".join(filter(None, (pseudonym, row.cohort))),
        number(score) if score is not None else "",
        (score or 0) / 100,
        told,
    )


def _candidate(candidate: Candidate, view: VacancyView, words: Words) -> CandidateMark:
    candidacy = candidate.candidacy
    reason = dict(view.options.reasons).get(candidacy.reason, candidacy.reason)
    since = day(candidacy.decided_on, "medium") if candidacy.decided_on else ""
    told = list(marks(candidate, words))
    others = [name for name in candidate.contract_with if name != view.employer.name]
    if others:
        text = _("under contract with {employer}").format(employer=others[-1]) if others[-1] else _("under contract")
        told.insert(0, Mark(text, "warn", "triangle-alert"))
    if candidate.has_step:
        told.insert(0, Mark(_("recorded: {step}").format(step=view.step), "ok", "check"))
    return CandidateMark(
        candidacy.id,
        _person(candidate, tuple(told)),
        candidacy.status,
        candidate_statuses().get(candidacy.status, candidacy.status),
        "  ·  ".join(filter(None, (since, reason))),
        bool(view.step) and candidate.may_have_step and not candidate.has_step and not others,
    )
