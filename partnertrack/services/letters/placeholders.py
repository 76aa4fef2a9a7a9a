"""The places of a letter that are filled with what is known about a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from partnertrack.domain.dossier import Dossier
from partnertrack.domain.scheme import Field, Scheme
from partnertrack.domain.shown import shown
from partnertrack.domain.slots import held
from partnertrack.errors import UserError
from partnertrack.i18n import _, current, day
from partnertrack.services.letters.wanted import Group, Wanted

_PLACE = re.compile(r"\{([^{}]*)\}")

_OWN = ("participant.name", "enrolment.number", "cohort.name", "pilot.title", "sender.name", "today")
_APPOINTED = ("appointment.day", "appointment.about", "appointment.place")
_RECORDS = ("participant", "enrolment", "event")
_NEAR = 0.6


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its places filled, and the names of those for which nothing is known."""

    text: str
    missing: tuple[str, ...]


def known(scheme: Scheme) -> tuple[str, ...]:
    """Every name that a letter may use, such as "participant.passport_no"."""
    fields = (f"{field.record}.{key}" for key, field in scheme.fields.items() if field.record in _RECORDS)
    return (*_OWN, *_APPOINTED, *fields)


def check(texts: Iterable[str], scheme: Scheme) -> None:
    """Raise `UserError` with each unknown name of these texts, and the known one that is nearest."""
    check_names((name for text in texts for name in _PLACE.findall(text)), scheme)


def check_names(asked: Iterable[str], scheme: Scheme) -> None:
    """Raise `UserError` with each of these names that is unknown, and the known one that is nearest."""
    names = known(scheme)
    strange = dict.fromkeys(name for name in asked if name.strip() not in names)
    if strange:
        said = ", ".join(_doubted(name, names) for name in strange)
        raise UserError(_("The letter asks for what nobody knows: {names}").format(names=said))


def label(name: str, scheme: Scheme) -> str:
    """A name in the words of the user's language."""
    field = _field(name, scheme)
    return field.label.text(current()) if field else _own_labels().get(name, name)


def _own_labels() -> Mapping[str, str]:
    """What is no field of the dictionary, in words."""
    return {
        "participant.name": _("First and family name"),
        "enrolment.number": _("Number in the pilot"),
        "cohort.name": _("Name of the cohort"),
        "pilot.title": _("Name of the pilot"),
        "sender.name": _("Who writes"),
        "today": _("Day of the letter"),
        "appointment.day": _("Day of the appointment"),
        "appointment.about": _("What the appointment is about"),
        "appointment.place": _("Place and time of the appointment"),
    }


def fill(text: str, dossier: Dossier, group: Group, wanted: Wanted) -> Filled:
    """The text about one person; where nothing is known, the label stands in brackets."""
    missing: list[str] = []

    def value(found: re.Match[str]) -> str:
        name = found[1].strip()
        told = _own(dossier, group, wanted).get(name) or _told(name, dossier, group)
        if told:
            return told
        missing.append(name)
        field = _field(name, group.scheme)
        return f"[{field.label.text(wanted.language) if field else name}]"

    return Filled(_PLACE.sub(value, text), tuple(dict.fromkeys(missing)))


def _own(dossier: Dossier, group: Group, wanted: Wanted) -> Mapping[str, str]:
    """What is no field of the dictionary."""
    cohort = dossier.enrolment.cohort_id
    return {
        "participant.name": dossier.participant.name,
        "enrolment.number": dossier.enrolment.label,
        "cohort.name": group.directory.name(cohort) if cohort else "",
        "pilot.title": group.pilot.title,
        "sender.name": group.sender,
        "today": day(wanted.as_of),
        "appointment.day": day(wanted.first_on) if wanted.first_on > date.min else "",
        "appointment.about": wanted.about,
        "appointment.place": wanted.place,
    }


def _told(name: str, dossier: Dossier, group: Group) -> str:
    """What the records hold of a field; a name in two cells is asked for as two."""
    field = _field(name, group.scheme)
    if field is None:
        return ""
    value = held(dossier, group.directory, group.scheme, (field.key, None))
    if value is None:
        return ""
    return day(value) if isinstance(value, date) else shown(group.scheme, field, value)


def _field(name: str, scheme: Scheme) -> Field | None:
    """The field that a name means, if it means one."""
    record, _dot, key = name.partition(".")
    field = scheme.fields.get(key)
    return field if field and field.record == record else None


def _doubted(name: str, names: Iterable[str]) -> str:
    """A name that is not known, with the one that was meant perhaps."""
    near = get_close_matches(name, tuple(names), 1, _NEAR)
    return _("“{name}” (did you mean “{known}”?)").format(name=name, known=near[0]) if near else f"“{name}”"
