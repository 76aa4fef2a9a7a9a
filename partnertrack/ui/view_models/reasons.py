"""Why somebody suits a vacancy or does not, requirement by requirement, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from partnertrack.i18n import _, day

if TYPE_CHECKING:
    from partnertrack.domain.matching_score import Reason
    from partnertrack.domain.vacancy import Vacancy
    from partnertrack.services.vacancies import Candidate, Match, Options

_LOOKS = {
    "met": ("ok", "check"),
    "partly": ("warn", "equal"),
    "not": ("danger", "x"),
    "unknown": ("neutral", "circle-help"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A few words in the colour of their meaning."""

    text: str
    tone: str
    icon: str


@dataclass(frozen=True, slots=True)
class Words:
    """What is needed to say reasons: the vacancy, the words of the lists, the name of a step by its key."""

    vacancy: Vacancy
    options: Options
    step_label: Callable[[str], str]


def marks(judged: Match | Candidate, words: Words) -> tuple[Mark, ...]:
    """A mark for each requirement, then what else is to be known about putting this person forward."""
    return (*(_mark(reason, words) for reason in judged.suitability.reasons), *_beside(judged, words))


def _mark(reason: Reason, words: Words) -> Mark:
    say = {
        "language": _language,
        "occupation": _occupation,
        "starts_on": _start,
        "sector": _sector,
        "region": _region,
    }[reason.requirement]
    return Mark(say(reason, words), *_LOOKS[reason.verdict])


def _language(reason: Reason, words: Words) -> str:
    levels = dict(words.options.levels)
    language = dict(words.options.languages).get(words.vacancy.language, words.vacancy.language)
    asked = levels.get(words.vacancy.level, words.vacancy.level)
    if reason.verdict == "unknown":
        told = _("{language}: level not known, {asked} asked") if asked else _("{language}: level not known")
        return told.format(language=language, asked=asked)
    found = levels.get(reason.found, reason.found)
    if reason.verdict == "met":
        return f"{language} {found}"
    return _("{language} {found}: {asked} asked").format(language=language, found=found, asked=asked)


def _occupation(reason: Reason, _words: Words) -> str:
    if reason.verdict == "unknown":
        return (
            _("occupation not known")
            if not reason.found
            else _("{found}: cannot be compared").format(found=reason.found)
        )
    if reason.verdict == "met":
        return reason.found
    return _("{found}: {asked} asked").format(found=reason.found, asked=reason.asked)


def _start(reason: Reason, words: Words) -> str:
    if not reason.found:
        return _("first day not known")
    found = day(date.fromisoformat(reason.found), "medium")
    if reason.verdict == "met" or words.vacancy.starts_on is None:
        return _("can work from {day}").format(day=found)
    asked = day(words.vacancy.starts_on, "medium")
    return _("can work from {day}: asked {asked}").format(day=found, asked=asked)


def _sector(reason: Reason, words: Words) -> str:
    if reason.verdict == "unknown":
        return _("sector not known")
    sectors = dict(words.options.sectors)
    found = ", ".join(sectors.get(key, key) for key in reason.found.split(", "))
    return found if reason.verdict == "met" else _("another sector: {sector}").format(sector=found)


def _region(reason: Reason, _words: Words) -> str:
    if reason.verdict == "unknown":
        return _("region not known")
    if reason.verdict == "met":
        return _("lives in {region}").format(region=reason.found)
    return _("lives in {region}: {asked} asked").format(region=reason.found, asked=reason.asked)


def _beside(judged: Match | Candidate, words: Words) -> Iterator[Mark]:
    if judged.available.barred:
        step = words.step_label(judged.available.barred)
        yield Mark(_("stopped by: {step}").format(step=step), "danger", "triangle-alert")
    states = {
        "shortlisted": _("also shortlisted: {vacancy}, {employer}"),
        "proposed": _("also proposed: {vacancy}, {employer}"),
        "interview": _("also in interview: {vacancy}, {employer}"),
        "offered": _("also offered: {vacancy}, {employer}"),
        "contract": _("under contract: {vacancy}, {employer}"),
    }
    for there in judged.elsewhere:
        tone = "warn" if there.status in ("offered", "contract") else "info"
        text = states.get(there.status, "{vacancy}, {employer}").format(vacancy=there.title, employer=there.employer)
        yield Mark(text, tone, "arrow-left-right")
