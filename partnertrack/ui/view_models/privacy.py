"""Data protection as the page shows it: lists of rows in words, and what is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from partnertrack.domain.privacy_words import audiences, kinds, outcomes, statuses
from partnertrack.i18n import _, day, ngettext, number, percent

if TYPE_CHECKING:
    from partnertrack.domain.export import Exported
    from partnertrack.domain.processing import ProcessingActivity
    from partnertrack.services.consent import Coverage, Overview
    from partnertrack.services.data_requests import RequestLine, Requests
    from partnertrack.services.minimisation import Touching
    from partnertrack.services.principles import PrincipleLine
    from partnertrack.services.processing import Record
    from partnertrack.services.retention import DuePerson, Retention, RuleLine

STATUS_TONES = {"open": "neutral", "partly": "warn", "met": "ok", "not_applicable": "neutral"}
STATUS_ICONS = {"open": "circle", "partly": "clock", "met": "check", "not_applicable": "x"}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a list: its two first lines, further cells, a chip, and the record behind it."""

    id: object
    title: str
    detail: str
    cells: tuple[str, ...]
    chip: str = ""
    tone: str = "neutral"
    icon: str = ""
    record: Any = None


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something that waits: what, in detail, and where to see to it ("" for the list of `people`)."""

    text: str
    detail: str
    tone: str
    icon: str
    part: str = ""
    people: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class PrivacyView:
    """All that the page shows, as of a day; `starts` are the days from which a rule can run."""

    as_of: date
    to_do: tuple[ToDo, ...]
    rules: tuple[Line, ...]
    due: tuple[Line, ...]
    next_due: str
    consents: tuple[Line, ...]
    cohorts: tuple[tuple[str, tuple[UUID, ...]], ...]
    said_yes: tuple[UUID, ...]
    requests: tuple[Line, ...]
    activities: tuple[Line, ...]
    offered: tuple[tuple[str, str], ...]
    left: tuple[Line, ...]
    principles: tuple[Line, ...]
    starts: tuple[tuple[str, str], ...] = ()


def rule_line(line: RuleLine) -> Line:
    """A rule with what it says, and whether it decides anything yet."""
    rule = line.rule
    chip, tone = (_("Off"), "neutral") if not rule.is_active else (_("In force"), "ok")
    if rule.is_active and not line.has_begun:
        chip, tone = _("Day missing"), "warn"
    return Line(rule.id, rule.title, line.text, (rule.basis,), chip, tone, "", rule)


def due_line(person: DuePerson) -> Line:
    """Somebody who is due, with what keeps the data nevertheless."""
    held = person.holds[0] if person.holds else None
    if held is None:
        chip, tone, icon = _("Due"), "danger", "triangle-alert"
    else:
        until = day(held.until, "medium") if held.until else _("no end set")
        chip, tone, icon = _("Held: {until}").format(until=until), "info", "lock"
    told = (day(person.due_on, "medium"), person.rule, held.reason if held else "")
    return Line(person.participant_id, person.name or person.label, person.label, told, chip, tone, icon, person)


def consent_line(each: Coverage) -> Line:
    """A purpose with how many agreed."""
    tone = "ok" if each.share >= 1 else "warn" if each.given else "neutral"
    told = tuple(number(n) if n else "" for n in (each.given, each.withdrawn, each.refused, each.missing))
    return Line(each.purpose, each.label, "", told, percent(each.share, 0), tone, "", each)


def request_line(line: RequestLine) -> Line:
    """A request with from whom it is and how long there is time."""
    request = line.request
    who = " · ".join(filter(None, (line.name, line.label))) or _("Nobody in the pilot")
    if not line.is_open:
        chip, tone, icon = outcomes().get(request.outcome, request.outcome), "ok", "check"
        if request.outcome == "refused":
            tone, icon = "neutral", "x"
    elif line.is_late:
        late = -line.days
        chip = ngettext("{n} day late", "{n} days late", late).format(n=number(late))
        tone, icon = "danger", "triangle-alert"
    else:
        chip = ngettext("{n} day left", "{n} days left", line.days).format(n=number(line.days))
        tone, icon = ("warn" if line.days <= 7 else "info"), "clock"  # noqa: PLR2004 - a week
    told = (day(request.received_on, "medium"), day(request.due_on, "medium"))
    return Line(request.id, line.right, who, told, chip, tone, icon, line)


def activity_line(each: ProcessingActivity) -> Line:
    """An activity with its purpose."""
    reviewed = day(each.reviewed_on, "medium") if each.reviewed_on else ""
    needed = ("purpose", "basis", "data", "retention", "controller", "contact")
    blank = [name for name in needed if not getattr(each, name)]
    chip = (
        ngettext("{n} entry missing", "{n} entries missing", len(blank)).format(n=number(len(blank))) if blank else ""
    )
    return Line(
        each.id,
        each.title,
        each.purpose,
        (each.basis, each.recipients.replace("\n", " · "), reviewed),
        chip or _("Complete"),
        "warn" if blank else "ok",
        "triangle-alert" if blank else "check",
        each,
    )


def left_line(entry: Exported) -> Line:
    """Something that left, with when and for whom."""
    export, at = entry.export, entry.at.astimezone()
    when = f"{day(at.date(), 'medium')}, {at:%H:%M}"
    people = number(export.people) if export.people else ""
    told = (when, audiences().get(export.recipient, export.recipient), people, export.fields)
    kind = kinds().get(export.what, export.what)
    return Line(entry.number, export.title, kind, told, export.format.upper(), "neutral", "", entry)


def principle_line(line: PrincipleLine) -> Line:
    """A principle with what the program finds and how the office stands by it."""
    answer = line.answer
    reviewed = day(answer.reviewed_on, "medium") if answer.reviewed_on else ""
    return Line(
        answer.principle,
        line.title,
        line.question,
        (line.found, reviewed),
        statuses().get(answer.status, answer.status),
        STATUS_TONES.get(answer.status, "neutral"),
        STATUS_ICONS.get(answer.status, ""),
        line,
    )


def to_do(
    asked: Requests, kept: Retention, consents: Overview, texts: tuple[Touching, ...], record: Record
) -> tuple[ToDo, ...]:
    """What waits, the gravest first."""
    return (*_requests(asked), *_retention(kept), *_consents(consents), *_texts(texts), *_record(record))


def _requests(asked: Requests) -> Iterator[ToDo]:
    if asked.late:
        words = ngettext("{n} request is late", "{n} requests are late", asked.late)
        told = _("An answer is due within a month (GDPR art. 12(3)).")
        yield ToDo(words.format(n=number(asked.late)), told, "danger", "triangle-alert", "requests")
    waiting = asked.open - asked.late
    if waiting:
        words = ngettext("{n} request waits for an answer", "{n} requests wait for an answer", waiting)
        first = next(each for each in asked.lines if each.is_open and not each.is_late)
        told = _("The next is due on {day}.").format(day=day(first.request.due_on, "medium"))
        yield ToDo(words.format(n=number(waiting)), told, "info", "mail", "requests")


def _retention(kept: Retention) -> Iterator[ToDo]:
    if kept.free:
        count = len(kept.free)
        words = ngettext("{n} person is to be made anonymous", "{n} people are to be made anonymous", count)
        told = _("Longest due since {day}.").format(day=day(kept.free[0].due_on, "medium"))
        yield ToDo(words.format(n=number(count)), told, "danger", "user-x", "rules")
    if not kept.rules:
        told = _("Without a rule, data stay for ever.")
        yield ToDo(_("No rule says how long data are kept"), told, "warn", "clock", "rules")


def _consents(consents: Overview) -> Iterator[ToDo]:
    if consents.said_yes:
        count = len(consents.said_yes)
        words = ngettext("{n} consent from a partner’s list", "{n} consents from partners’ lists", count)
        told = _("They say “consent signed”: enter for what, and in which form.")
        yield ToDo(words.format(n=number(count)), told, "info", "file-text", "consents")


def _texts(texts: tuple[Touching, ...]) -> Iterator[ToDo]:
    for each in texts:
        words = ngettext(
            "{n} note looks as if it told of {subject}", "{n} notes look as if they told of {subject}", each.texts
        )
        told = _("Look whether it has to be written down.")
        yield ToDo(words.format(n=number(each.texts), subject=each.label), told, "warn", "eye", "", each.enrolments)


def _record(record: Record) -> Iterator[ToDo]:
    if not record.activities:
        told = _("Take over what ships with the program, then mend it.")
        yield ToDo(_("There is no record of processing yet"), told, "warn", "file-text", "record")
