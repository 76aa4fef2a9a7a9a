"""A way of looking at the list of participants, to and from the text in which it is kept."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from partnertrack.domain.criterion import SUBJECTS, Criterion
from partnertrack.i18n import _
from partnertrack.ui.view_models.subjects import groupings

if TYPE_CHECKING:
    from partnertrack.domain.scheme import Scheme

OWN_COLUMNS = ("name", "cohort", "region", "stage", "step", "progress", "updated_on")
"""The columns that the list shows at first."""

MORE_COLUMNS = ("organisation", "due", "missing")
"""Columns that are no fields of the dictionary either, and are chosen."""

_WITH_DUE = ("name", "cohort", "stage", "due", "organisation")
_NARROWEST, _WIDEST = 60, 800

_TESTS = frozenset(
    {"is", "is_not", "contains", "filled", "empty", "before", "after", "between", "at_least", "at_most", "within"}
)


@dataclass(frozen=True, slots=True)
class ListView:
    """Filters, stage, text, columns, order and grouping of the list; the columns by key, the name always first.

    `then` are further orders, each with whether it runs downwards.
    """

    criteria: tuple[Criterion, ...] = ()
    columns: tuple[str, ...] = OWN_COLUMNS
    order: str = "name"
    is_descending: bool = False
    stage: str = ""
    text: str = ""
    widths: tuple[tuple[str, int], ...] = ()
    group: str = ""
    then: tuple[tuple[str, bool], ...] = ()


def built_in() -> tuple[tuple[str, ListView], ...]:
    """The views that every pilot has, by name."""
    return (
        (_("All"), ListView()),
        (_("Incomplete"), ListView((Criterion("missing", "filled"),), (*OWN_COLUMNS, "missing"))),
        (_("Overdue"), ListView((Criterion("deadline", "within", ("step", "0")),), _WITH_DUE, "due")),
        (_("Expiring documents"), ListView((Criterion("deadline", "within", ("expiry", "90")),), _WITH_DUE, "due")),
        (_("On hold"), ListView((Criterion("status", "is", ("on_hold",)),))),
    )


def to_text(view: ListView) -> str:
    """The view as JSON."""
    criteria = [{"subject": each.subject, "test": each.test, "values": list(each.values)} for each in view.criteria]
    kept = {
        "criteria": criteria,
        "columns": list(view.columns),
        "order": view.order,
        "is_descending": view.is_descending,
        "stage": view.stage,
        "text": view.text,
        "widths": dict(view.widths),
        "group": view.group,
        "then": [list(each) for each in view.then],
    }
    return json.dumps(kept, ensure_ascii=False)


def from_text(text: str, scheme: Scheme) -> tuple[ListView, str]:
    """The view in a text, with a word about what this pilot does not have and was left out ("" for nothing)."""
    try:
        kept = json.loads(text)
    except ValueError:
        kept = None
    if not isinstance(kept, dict):
        return ListView(), _("This view cannot be read; everybody is shown.")
    shown = {*OWN_COLUMNS, *MORE_COLUMNS, *scheme.fields}
    known = {*SUBJECTS, *scheme.fields}
    criteria = _criteria(kept.get("criteria"))
    columns = tuple(dict.fromkeys(("name", *_texts(kept.get("columns")))))
    group = _text(kept, "group")
    view = ListView(
        tuple(each for each in criteria if each.subject in known),
        tuple(key for key in columns if key in shown),
        _text(kept, "order") or "name",
        kept.get("is_descending") is True,
        _text(kept, "stage"),
        _text(kept, "text"),
        _widths(kept.get("widths")),
        group if group in dict(groupings(scheme)) else "",
        _then(kept.get("then")),
    )
    view = view if len(view.columns) > 1 else replace(view, columns=OWN_COLUMNS)
    lost = [each.subject for each in criteria if each.subject not in known]
    lost += [key for key in columns if key not in shown]
    lost += [group] if group != view.group else []
    return view, _lost(lost)


def _lost(lost: Collection[str]) -> str:
    if not lost:
        return ""
    return _("This pilot does not have: {fields}. The rest of the view is shown.").format(
        fields=", ".join(sorted(lost))
    )


def _criteria(kept: object) -> list[Criterion]:
    told = [each for each in kept if isinstance(each, dict)] if isinstance(kept, list) else []
    return [
        Criterion(_text(each, "subject"), each["test"], tuple(_texts(each.get("values"))))
        for each in told
        if _text(each, "subject") and each.get("test") in _TESTS
    ]


def _widths(kept: object) -> tuple[tuple[str, int], ...]:
    pairs = kept.items() if isinstance(kept, dict) else ()
    return tuple((key, min(max(wide, _NARROWEST), _WIDEST)) for key, wide in pairs if type(wide) is int)


def _then(kept: object) -> tuple[tuple[str, bool], ...]:
    pairs = [each for each in kept if isinstance(each, list)] if isinstance(kept, list) else []
    return tuple((each[0], each[1] is True) for each in pairs if len(each) > 1 and isinstance(each[0], str))


def _texts(kept: object) -> list[str]:
    return [each for each in kept if isinstance(each, str)] if isinstance(kept, list) else []


def _text(kept: Mapping[str, object], key: str) -> str:
    found = kept.get(key)
    return found if isinstance(found, str) else ""
