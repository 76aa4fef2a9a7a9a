"""The changes of a pilot as the page of the history shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.i18n import _, day, ngettext, number

if TYPE_CHECKING:
    from partnertrack.services.history import Earlier, Happened, Preview

WAY_ICONS = {
    "import": "file-up",
    "edit": "pencil",
    "report": "file-chart-column",
    "organisation": "building-2",
    "results": "flag",
    "setup": "settings",
    "safety": "shield-check",
    "merge": "git-merge",
    "removal": "user-x",
    "erasure": "eye-off",
    "undo": "undo-2",
    "redo": "redo-2",
}
WAY_TONES = {
    "import": "info",
    "undo": "warn",
    "redo": "warn",
    "removal": "danger",
    "erasure": "danger",
    "merge": "warn",
}


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change in words; `day` is empty where the row above is of the same day, `when` never is."""

    id: UUID
    day: str
    time: str
    when: str
    title: str
    below: str
    way: str
    way_words: str
    who: str
    counts: str
    happened: Happened


@dataclass(frozen=True, slots=True)
class HistoryView:
    """The rows that were asked for, and of how many changes."""

    rows: tuple[ChangeRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class LineView:
    """A field in words: what it held before and after; `earlier` can be put back."""

    label: str
    before: str
    after: str
    earlier: Earlier | None
    is_erased: bool


@dataclass(frozen=True, slots=True)
class ToldView:
    """What a change did to one subject, in words, and where one may go from there."""

    heading: str
    op: str
    places: str
    lines: tuple[LineView, ...]
    person: UUID | None
    organisation: UUID | None
    erased: str


@dataclass(frozen=True, slots=True)
class DetailView:
    """One change with what it did, as far as it is told; `next` is where the telling goes on."""

    row: ChangeRow
    told: tuple[ToldView, ...]
    next: tuple[int, int] | None
    source_id: UUID | None


def by_day(rows: Iterable[ChangeRow]) -> tuple[ChangeRow, ...]:
    """The rows with each day said once, at the first of its rows."""
    found: list[ChangeRow] = []
    last: date | None = None
    for row in rows:
        is_new = row.happened.day != last
        last = row.happened.day
        found.append(row if is_new else _without_day(row))
    return tuple(found)


def _without_day(row: ChangeRow) -> ChangeRow:
    return ChangeRow(
        row.id, "", row.time, row.when, row.title, row.below, row.way, row.way_words, row.who, row.counts, row.happened
    )


def day_words(on: date, today: date) -> str:
    """A day as people say it who look back."""
    if on == today:
        return _("Today")
    return _("Yesterday") if on == today - timedelta(1) else day(on, "medium")


def counted(view: HistoryView) -> str:
    """How many changes are shown."""
    shown = len(view.rows)
    if shown == view.total:
        return ngettext("{n} change", "{n} changes", shown).format(n=number(shown))
    return _("{shown} of {total} changes").format(shown=number(shown), total=number(view.total))


def preview_words(preview: Preview, kinds: Sequence[str]) -> tuple[str, str]:
    """What taking a change back would do, and what would stay; `kinds` says how many of which kind stay."""
    if preview.refusal:
        return preview.refusal, ""
    done = ngettext(
        "This takes back what was done to {n} record.",
        "This takes back what was done to {n} records.",
        preview.restored,
    ).format(n=number(preview.restored))
    reasons = {
        "edited": _("changed since"),
        "in-use": _("something else refers to it"),
        "gone": _("it, or what it belongs to, was removed since"),
        "erased": _("the person’s data were erased"),
    }
    told = [
        f"{words} ({reasons.get(each.reason, each.reason)})" for words, each in zip(kinds, preview.stays, strict=True)
    ]
    return done, _("What stays as it is: {list}.").format(list="; ".join(told)) if told else _("Nothing has to stay.")
