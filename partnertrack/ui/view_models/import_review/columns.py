"""How columns are matched, in words: why each is taken for its field, and how its dates are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from partnertrack.domain.scheme import Family, Field
from partnertrack.i18n import _, day, ngettext, number
from partnertrack.ui.view_models.import_review.lines import ColumnLine, DatesLine, DriftLine
from partnertrack.ui.view_models.people import Standing

if TYPE_CHECKING:
    from partnertrack.services.import_workbook import Choices, SheetDraft

_EXAMPLES = 3


def column_line(sheet: SheetDraft, at: int, choices: Choices) -> ColumnLine:
    """The column at a place of the sheet."""
    column = sheet.columns[at]
    is_here = {issue.message: issue.code for issue in sheet.issues if issue.row is None and issue.index == column.index}
    by_heading = {issue.message: issue.code for issue in sheet.issues if issue.column == column.heading}
    return ColumnLine(
        index=column.index,
        heading=column.heading,
        examples=", ".join(column.examples[:_EXAMPLES]),
        field=column.field,
        likely=tuple(key for key, _label in column.candidates),
        certainty=_certainty(sheet, at, choices),
        note="\n".join({**by_heading, **is_here}),
        dates=_dates(sheet, at),
    )


def _certainty(sheet: SheetDraft, at: int, choices: Choices) -> Standing:
    column = sheet.columns[at]
    is_chosen = column.origin == "person" or (sheet.name, column.index) in choices.columns
    if column.field is None:
        words = _("Left out") if is_chosen else _("Not matched")
        return Standing(words, "neutral" if is_chosen else "warn", "minus" if is_chosen else "circle-question-mark")
    if is_chosen:
        return Standing(_("Your choice"), "ok", "user-check")
    sure = {
        "heading": Standing(_("By heading"), "ok", "check"),
        "values": Standing(_("By values"), "ok", "check"),
        "memory": Standing(_("As last time"), "ok", "history"),
    }
    likely = {
        "heading": Standing(_("Likely, by heading"), "info", "sparkles"),
        "values": Standing(_("Likely, by values"), "info", "sparkles"),
        "memory": Standing(_("Likely, as last time"), "info", "sparkles"),
    }
    if column.is_certain:
        return sure.get(column.origin, Standing(_("Certain"), "ok", "check"))
    return likely.get(column.origin, Standing(_("Likely"), "info", "sparkles"))


def _dates(sheet: SheetDraft, at: int) -> DatesLine | None:
    """What is known of the order of day and month; None where no date of the column leaves a doubt."""
    dates = sheet.columns[at].dates
    if dates is None or not (dates.day_first or dates.month_first or dates.open):
        return None
    parts = [
        ngettext(
            "{n} of {total} dates is only possible day first",
            "{n} of {total} dates are only possible day first",
            dates.day_first,
        ).format(n=number(dates.day_first), total=number(dates.total))
        if dates.day_first
        else "",
        ngettext(
            "{n} of {total} dates is only possible month first",
            "{n} of {total} dates are only possible month first",
            dates.month_first,
        ).format(n=number(dates.month_first), total=number(dates.total))
        if dates.month_first
        else "",
        "" if dates.day_first or dates.month_first else _("Day or month first? No date of this column tells"),
        _decided_by(dates.decided_by if dates.order else ""),
    ]
    return DatesLine(" · ".join(filter(None, parts)), dates.order or "", not dates.order or dates.decided_by != "cells")


def _decided_by(what: str) -> str:
    return {
        "file": _("decided by the other columns of this file"),
        "partner": _("decided by the partner’s earlier files"),
        "language": _("decided by the language of the file"),
        "person": _("decided by you"),
        "cells": "",
    }.get(what, _("say which, and they will be read"))


def drift_line(sheet: SheetDraft) -> DriftLine | None:
    """How the sheet differs from the last one of its layout, None where it does not or there was none."""
    drift = sheet.drift
    if not drift:
        return None
    parts = [
        *(_("“{before}” is now “{after}”").format(before=before, after=after) for before, after in drift.renamed),
        *(_("“{column}” is new").format(column=column) for column in drift.added),
        *(_("“{column}” is missing").format(column=column) for column in drift.missing),
    ]
    count = len(drift.gone)
    gone = ngettext(
        "{n} person of last time is not in this file", "{n} people of last time are not in this file", count
    ).format(n=number(count))
    title = _("Since the file of {day} (“{file}”)").format(day=day(drift.sent_on), file=drift.file_name)
    names = tuple(" · ".join(filter(None, (name, label))) for label, name in drift.gone)
    return DriftLine(title, tuple(parts), gone if count else "", names)


def field_entries(
    fields: Iterable[Field], families: Mapping[str, Family], language: str
) -> tuple[tuple[str, str], ...]:
    """The fields that a column may hold, as words and key, in the order of their words."""
    entries = []
    for field in fields:
        family = families.get(field.family)
        words = field.label.text(language)
        group = family.label.text(language) if family else ""
        entries.append((words if group in ("", words) else f"{words}  ·  {group}", field.key))
    return tuple(sorted(entries, key=lambda entry: entry[0].casefold()))
