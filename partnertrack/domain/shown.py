"""A value as people read it."""

from __future__ import annotations

from datetime import date

from partnertrack.domain.document_types import document_label
from partnertrack.domain.record import Money, Value
from partnertrack.domain.scheme import Field, Scheme, Step
from partnertrack.i18n import _, country, current, day, money, number


def shown(scheme: Scheme, field: Field, value: Value) -> str:
    """A field's value in the language in force."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return day(value, "medium")
    if isinstance(value, Money):
        return money(value.amount, value.currency, 2) if value.currency else number(value.amount, 2)
    if field.type == "code":
        return answer(scheme, field.codes, str(value)) or str(value)
    if field.type == "country":
        return country(str(value))
    return f"{value} {field.unit}".strip()


def due(scheme: Scheme, kind: str, key: str) -> str:
    """What a deadline is about: the step, the field that expires or the document; what the scheme lacks, by its key."""
    if kind == "document":
        return document_label(key)
    named = scheme.fields.get(key) if kind == "expiry" else scheme.step(key)
    return named.label.text(current()) if named else key


def status(key: str) -> str:
    """The status of an enrolment in words."""
    words = {
        "active": _("active"),
        "completed": _("completed"),
        "on_hold": _("On hold"),
        "dropped_out": _("Dropped out"),
        "excluded": _("Excluded"),
        "transferred": _("Transferred"),
        "deceased": _("Deceased"),
    }
    return words.get(key, key)


def track(key: str) -> str:
    """Where a track leads, in words; nothing while that is open."""
    words = {"home": _("home track"), "away": _("away track"), "circular": _("circular track")}
    return words.get(key, "")


def answer(scheme: Scheme, codes: str, key: str | None) -> str:
    """The label of an answer; nothing where the list does not have it."""
    code_list = scheme.code_list(codes)
    code = code_list.code(key) if code_list and key else None
    return code.label.text(current()) if code else ""


def way_out(scheme: Scheme, step: Step, outcome: str | None, reason: str | None) -> str:
    """How somebody left: the step by which they did, with its reason where somebody said it."""
    found = (answer(scheme, codes, reason) for codes in step.reasons)
    said = next(filter(None, found), reason or "")
    return " · ".join(filter(None, (step.label.text(current()), said or answer(scheme, step.codes, outcome))))
