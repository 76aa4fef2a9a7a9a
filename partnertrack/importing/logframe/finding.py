"""What a person should know about a place of a donor's matrix, as data; the text is made when it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from partnertrack.i18n import _, pgettext

Severity = Literal["error", "warning", "info"]
"""error: something was not taken; warning: it was, look at it; info: nothing to do."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: `row` is the number that the file shows (None: the table as a whole), `raw` what stands there.

    `key` names the result or indicator that it is about, where it is about one.
    """

    code: str
    sheet: str
    row: int | None = None
    column: str = ""
    raw: str = ""
    detail: str = ""
    key: str = ""

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return _KINDS[self.code][0]

    @property
    def message(self) -> str:
        """The finding as one sentence, in the language in force."""
        text = _KINDS[self.code][1]()
        detail = named(self.detail) if self.code in _NAMED else self.detail
        return text.format(raw=self.raw, column=self.column, sheet=self.sheet, row=self.row, detail=detail)


_KINDS: Final[Mapping[str, tuple[Severity, Callable[[], str]]]] = {
    # the table
    "table-missing": ("error", lambda: _("No table of this file has a column of indicators that could be recognised.")),
    "table-left-out": ("info", lambda: _("“{sheet}” has no column of indicators; it was left out.")),
    "column-unknown": ("warning", lambda: _("The column “{column}” was not recognised; its cells are not used.")),
    "column-likely": ("warning", lambda: _("The column “{column}” was read as “{detail}”.")),
    "column-twice": ("warning", lambda: _("The column “{column}” means the same as “{detail}”; it is not used.")),
    "column-undated": ("error", lambda: _("The targets in “{column}” have no day; say by when they are due.")),
    "column-day-open": ("error", lambda: _("The day in “{column}” can be read day first or month first; say which.")),
    "column-final": (
        "warning",
        lambda: _("“{column}” is the last of the dated targets; it was read as the final one."),
    ),
    "column-half": ("warning", lambda: _("“{column}” was read as due on {detail}.")),
    "current-undated": ("error", lambda: _("The current values have no day; say for which day they stand.")),
    # a row
    "row-left-out": ("warning", lambda: _("This row is neither a result nor an indicator; it was left out: “{raw}”.")),
    "row-activities": ("info", lambda: _("Activities and means have no place in the logframe; left out: “{raw}”.")),
    "row-part": ("warning", lambda: _("This row breaks the indicator above down; it was left out: “{raw}”.")),
    "row-without-result": ("error", lambda: _("No result stands above this indicator; it was left out: “{raw}”.")),
    "level-read": ("warning", lambda: _("“{raw}” was read as the level “{detail}”.")),
    "level-guessed": ("warning", lambda: _("No level is said for “{raw}”; it was read as “{detail}”.")),
    "results-several": (
        "warning",
        lambda: _("The cell names several results; its indicators were put to the first: “{raw}”."),
    ),
    "statement-differs": ("warning", lambda: _("The pilot words this result quite otherwise: “{detail}”.")),
    "number-other-words": (
        "warning",
        lambda: _("It is taken as a new result: “{detail}” has its number, but other words."),
    ),
    "lines-uneven": ("error", lambda: _("The cell has other lines than its indicators; it was not taken: “{raw}”.")),
    # a figure
    "value-open": ("info", lambda: _("“{column}” is yet to be decided: “{raw}”.")),
    "value-unreadable": ("error", lambda: _("“{column}”: “{raw}” is not a figure; it was not taken.")),
    "value-several": ("error", lambda: _("“{column}”: “{raw}” has more than one figure; none was taken.")),
    "value-relative": ("error", lambda: _("“{column}”: “{raw}” is a change, not a value; it was not taken.")),
    "value-ambiguous": (
        "error",
        lambda: _("“{column}”: the sign in “{raw}” may mark thousands or decimals; it was not taken."),
    ),
    "value-part": ("warning", lambda: _("“{column}”: {detail} was taken; the rest has no place: “{raw}”.")),
    "value-bound": ("info", lambda: _("“{column}”: “{raw}” was read as {detail}.")),
    "percent-open": ("error", lambda: _("“{raw}” may be a share of one or a percentage; it was not taken.")),
    "percent-read": ("warning", lambda: _("“{raw}” was read as {detail}.")),
    "unit-mixed": ("error", lambda: _("“{raw}” is no percentage, as the other figures are; it was not taken.")),
    "unit-unknown": ("warning", lambda: _("The unit “{raw}” was not recognised.")),
    "frequency-unknown": ("warning", lambda: _("How often is “{raw}”? It was not recognised.")),
    "target-undated": ("error", lambda: _("By when is “{raw}” due? It has no day and was not taken.")),
    # what it means for the pilot
    "code-other-label": ("error", lambda: _("{detail} has this code, but other words. Is it the same indicator?")),
    "label-alike": ("error", lambda: _("{detail} reads nearly the same. Is it the same indicator?")),
    "label-twice": ("error", lambda: _("The same indicator stands in row {detail} already; it was left out.")),
    "current-computed": ("info", lambda: _("Current values that the pilot works out itself are not taken from files.")),
}

_NAMED: Final = frozenset({"column-likely", "level-read", "level-guessed"})
"""Findings whose detail is the key of a role or level."""

_NAMES: Final[Mapping[str, Callable[[], str]]] = {
    "": lambda: _("Not used"),
    "level": lambda: _("Level"),
    "code": lambda: _("Code of the result"),
    "result": lambda: _("Result"),
    "indicator_code": lambda: _("Code of the indicator"),
    "indicator": lambda: _("Indicator"),
    "unit": lambda: _("Unit"),
    "baseline": lambda: _("Baseline"),
    "baseline_year": lambda: _("Baseline year"),
    "milestone": lambda: pgettext("logframe", "Milestone"),
    "target": lambda: _("Final target"),
    "current": lambda: _("Current value"),
    "verification": lambda: _("Source of verification"),
    "responsible": lambda: _("Responsible"),
    "frequency": lambda: _("Frequency"),
    "assumptions": lambda: _("Assumptions"),
    "own": lambda: _("Worked out by the pilot"),
    "impact": lambda: _("Impact"),
    "outcome": lambda: pgettext("logframe", "Outcome"),
    "output": lambda: _("Output"),
}


def named(key: str) -> str:
    """A role of a column or a level in words."""
    return _NAMES[key]()


def gravest(findings: tuple[Finding, ...]) -> Severity | Literal[""]:
    """The severity of the gravest, "" where there is none."""
    found = {finding.severity for finding in findings}
    order: tuple[Severity, ...] = ("error", "warning", "info")
    return next((each for each in order if each in found), "")
