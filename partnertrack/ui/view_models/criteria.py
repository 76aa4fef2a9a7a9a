"""A filter of the list of participants in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from partnertrack.i18n import _, day, ngettext, number
from partnertrack.ui.view_models.subjects import Subject

if TYPE_CHECKING:
    from partnertrack.domain.criterion import Criterion, Test


def words(subject: Subject, criterion: Criterion) -> str:
    """A criterion as a chip says it: “Region is Ashanti or Volta”, “Passport: valid until within 90 days”."""
    if subject.kind == "missing":
        return _("Incomplete") if criterion.test == "filled" else _("Complete")
    if subject.kind == "document":
        return _document(subject, criterion)
    if subject.kind == "consent":
        told = _or([subject.answer(value) for value in criterion.values])
        said = _("Consent: {purpose}") if criterion.test == "is" else _("No consent: {purpose}")
        return said.format(purpose=told)
    if subject.kind == "deadline":
        return _deadline(subject, criterion)
    if subject.key == "step" and criterion.test in {"is", "is_not"}:
        steps = _or([subject.answer(value) for value in criterion.values])
        is_done = criterion.test == "is"
        return _("{step} is done").format(step=steps) if is_done else _("{step} is not done").format(step=steps)
    return _sentences()[criterion.test].format(subject=subject.label, **_places(subject, criterion))


def test_words_of(subject: Subject) -> dict[Test, str]:
    """The tests as they are said of this subject."""
    found = dict(test_words())
    if subject.kind == "missing":
        found |= {"filled": _("Something is missing"), "empty": _("Nothing is missing")}
    if subject.kind == "consent":
        found |= {"is": _("is given"), "is_not": _("is not given, or withdrawn")}
    if subject.kind == "document":
        found |= {"is": _("is on file"), "is_not": _("is not on file"), "before": _("expires before")}
    return found


def test_words() -> Mapping[Test, str]:
    """The tests as a list offers them."""
    return {
        "is": _("is"),
        "is_not": _("is not"),
        "contains": _("contains"),
        "filled": _("is filled in"),
        "empty": _("is not filled in"),
        "before": _("before"),
        "after": _("after"),
        "between": _("between"),
        "at_least": _("at least"),
        "at_most": _("at most"),
        "within": _("within so many days"),
    }


def _sentences() -> Mapping[Test, str]:
    return {
        "is": _("{subject} is {answers}"),
        "is_not": _("{subject} is not {answers}"),
        "contains": _("{subject} contains “{text}”"),
        "filled": _("{subject} is filled in"),
        "empty": _("{subject} is not filled in"),
        "before": _("{subject} before {first}"),
        "after": _("{subject} after {first}"),
        "between": _("{subject} between {first} and {last}"),
        "at_least": _("{subject} at least {first}"),
        "at_most": _("{subject} at most {first}"),
        "within": _("{subject} {days}"),
    }


def _places(subject: Subject, criterion: Criterion) -> dict[str, str]:
    """What stands in the places of a sentence."""
    said = [_value(subject, value) for value in criterion.values]
    return {
        "answers": _or(said),
        "text": said[0] if said else "",
        "first": said[0] if said else "",
        "last": said[-1] if said else "",
        "days": _days(criterion.values[-1]) if criterion.test == "within" and criterion.values else "",
    }


def _value(subject: Subject, value: str) -> str:
    if subject.kind == "date":
        return _day(value)
    return subject.answer(value)


def _day(value: str) -> str:
    try:
        return day(date.fromisoformat(value), "medium")
    except ValueError:
        return value


def _document(subject: Subject, criterion: Criterion) -> str:
    if criterion.test == "before":
        kind, on = criterion.values[0], criterion.values[-1]
        return _("{document} expires before {day}").format(document=subject.answer(kind), day=_day(on))
    types = _or([subject.answer(value) for value in criterion.values])
    said = _("On file: {documents}") if criterion.test == "is" else _("Not on file: {documents}")
    return said.format(documents=types)


def _deadline(subject: Subject, criterion: Criterion) -> str:
    if not criterion.values:
        return subject.label
    what, days = criterion.values[0], criterion.values[-1]
    if what.startswith(("expiry", "document")):
        ends = _days(days) if _whole(days) > 0 else _("expired")
        return _("{field}: {when}").format(field=subject.answer(what), when=ends)
    if _whole(days) > 0:
        return _("{step} is due {when}").format(step=subject.answer(what), when=_days(days))
    return _("{step} is overdue").format(step=subject.answer(what))


def _days(value: str) -> str:
    count = _whole(value)
    if count <= 0:
        return _("is past")
    return ngettext("within {n} day", "within {n} days", count).format(n=number(count))


def _whole(value: str) -> int:
    try:
        return int(value)
    except ValueError:
        return 0


def _or(said: list[str]) -> str:
    """“a, b or c”."""
    if len(said) < 2:  # noqa: PLR2004 - a pair is what needs an "or"
        return "".join(said)
    return _("{several} or {last}").format(several=", ".join(said[:-1]), last=said[-1])
