"""The problems of a file, each with its place, and their kinds in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from partnertrack.i18n import _, number, pgettext
from partnertrack.ui.view_models.import_review.effects import effect_lines
from partnertrack.ui.view_models.import_review.hidden import HIDDEN
from partnertrack.ui.view_models.import_review.lines import Kind, Problem
from partnertrack.ui.view_models.people import Standing

if TYPE_CHECKING:
    from partnertrack.services.import_workbook import SheetDraft

GRAVITIES: Mapping[str, tuple[str, str]] = {
    "stop": ("danger", "x"),
    "warn": ("warn", "triangle-alert"),
    "incomplete": ("info", "chart-pie"),
}
"""Tone and sign of each gravity, graver first; what is graver than a note is a problem."""


IDENTITY: Mapping[str, str] = {"birth-date-differs": "birth_date", "sex-differs": "sex"}
"""The fields that tell who somebody is, by the problem that the file gives another value; the effect says it whole."""


class Finding(Protocol):
    """What the import says about a sheet, a row or a cell."""

    @property
    def code(self) -> str:
        """What kind of thing it is."""

    @property
    def column(self) -> str:
        """The heading of the column."""

    @property
    def index(self) -> int | None:
        """The place of the column in the file."""

    @property
    def value(self) -> str:
        """The cell as the partner wrote it."""

    @property
    def gravity(self) -> str:
        """How grave it is."""

    @property
    def message(self) -> str:
        """What it is, as a sentence."""


def gravity_words(gravity: str) -> str:
    """How grave a problem is, in a word."""
    return {"stop": _("Not taken"), "warn": _("To look at"), "incomplete": _("Incomplete")}[gravity]


def sheet_problems(sheet: SheetDraft, at: int) -> Iterator[Problem]:
    """The problems of a sheet in the order of its rows, those of the sheet as a whole first.

    What is hidden has a switch of its own beside the columns.
    """
    headings = {column.heading: column.index for column in reversed(sheet.columns)}
    named = {column.field: (column.index, column.heading) for column in reversed(sheet.columns)}
    for issue in sheet.issues:
        if issue.gravity in GRAVITIES and issue.code not in HIDDEN:
            yield _problem(issue, sheet.name, (at, -1, -1), number(issue.row) if issue.row else "")
    for row_at, row in enumerate(sheet.rows):
        if row.issues:
            found = _row_problems(sheet, (at, row_at), headings, named)
            yield from sorted(found, key=lambda problem: problem.index)


def _row_problems(
    sheet: SheetDraft,
    place: tuple[int, int],
    headings: Mapping[str, int],
    named: Mapping[str | None, tuple[int, str]],
) -> Iterator[Problem]:
    """The problems of a row; one of who somebody is goes with its effect, and is none once a side was chosen."""
    row = sheet.rows[place[1]]
    for issue in row.issues:
        if issue.gravity not in GRAVITIES:
            continue
        problem = _problem(issue, sheet.name, (*place, _index(issue, headings)), number(row.number))
        if column := named.get(IDENTITY.get(issue.code, "")):
            index, heading = column
            effect = next((line for line in effect_lines(sheet, place[1]) if line.index == index), None)
            if effect and effect.side:
                continue
            problem = replace(problem, index=index, column=heading)
            problem = replace(problem, value=effect.after, reason=effect.words) if effect else problem
        yield problem


def _index(issue: Finding, headings: Mapping[str, int]) -> int:
    return headings.get(issue.column, -1) if issue.index is None else issue.index


def _problem(issue: Finding, sheet: str, at: tuple[int, int, int], row: str) -> Problem:
    sheet_at, row_at, index = at
    return Problem(
        issue.code, issue.gravity, sheet_at, row_at, index, sheet, row, issue.column, issue.value, issue.message
    )


def kinds(problems: Iterable[Problem]) -> tuple[Kind, ...]:
    """The kinds of these problems with how many there are, graver first, then more first."""
    counts: Counter[str] = Counter()
    gravest: dict[str, str] = {}
    reasons: dict[str, str] = {}
    order = tuple(GRAVITIES)
    for problem in problems:
        counts[problem.code] += 1
        known = gravest.setdefault(problem.code, problem.gravity)
        gravest[problem.code] = min(known, problem.gravity, key=order.index)
        reasons.setdefault(problem.code, problem.reason)
    found = (
        Kind(
            code, kind_words(code, reasons[code]), Standing(gravity_words(gravest[code]), *GRAVITIES[gravest[code]]), n
        )
        for code, n in counts.items()
    )
    return tuple(sorted(found, key=lambda kind: (order.index(gravest[kind.code]), -kind.count, kind.words)))


def kind_words(code: str, otherwise: str = "") -> str:
    """A kind of problem in a few words; a code that has none goes by a sentence that tells of it."""
    words = _KINDS.get(code)
    return words() if words else otherwise


_KINDS: Mapping[str, Callable[[], str]] = {
    "value-disputed": lambda: _("Changed on both sides"),
    "column-order-undecided": lambda: _("Day or month first"),
    "column-uncertain": lambda: _("Uncertain column"),
    "column-unmatched": lambda: _("Column not matched"),
    "column-twice": lambda: _("Column twice"),
    "header-missing": lambda: _("No headings"),
    "rows-missing": lambda: _("No rows"),
    "identity-missing": lambda: _("Nobody is named"),
    "table-second": lambda: _("Second table"),
    "cell-error": lambda: _("Error in the cell"),
    "formula-uncalculated": lambda: _("Formula without a value"),
    "delete-asked": lambda: _("Asks to delete"),
    "date-unreadable": lambda: _("Not a date"),
    "date-ambiguous": lambda: _("Date in doubt"),
    "date-incomplete": lambda: _("No full date"),
    "date-out-of-range": lambda: _("Implausible year"),
    "number-unreadable": lambda: _("Not a number"),
    "number-ambiguous": lambda: _("Number in doubt"),
    "money-unreadable": lambda: _("Not an amount"),
    "code-unknown": lambda: _("Unknown answer"),
    "code-ambiguous": lambda: _("Answer in doubt"),
    "country-unknown": lambda: _("Unknown country"),
    "values-several": lambda: _("Several values"),
    "text-too-long": lambda: pgettext("text", "Too long"),
    "person-unnamed": lambda: _("No name"),
    "person-open": lambda: _("Who is it?"),
    "person-unknown": lambda: _("Unknown person"),
    "person-by-name-alone": lambda: _("Known by name alone"),
    "name-differs": lambda: _("Other spelling"),
    "birth-date-differs": lambda: _("Other birth date"),
    "sex-differs": lambda: _("Other sex"),
    "birth-date-implausible": lambda: _("Implausible age"),
    "end-before-start": lambda: _("End before start"),
    "date-in-future": lambda: _("In the future"),
    "values-not-certain": lambda: _("Value in doubt"),
}
