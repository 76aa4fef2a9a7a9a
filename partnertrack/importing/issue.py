"""What a person should know about a sheet, a row or a cell, as data; the text is made when it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from partnertrack.i18n import _

Severity = Literal["error", "warning", "incomplete", "info"]
"""error: the value or row was not taken; warning: it was, or was left open, look at it; incomplete: something that the
pilot will need is missing; info: nothing to do."""

Gravity = Literal["stop", "warn", "incomplete", "note"]
_GRAVITIES: Final[Mapping[Severity, Gravity]] = {
    "error": "stop",
    "warning": "warn",
    "incomplete": "incomplete",
    "info": "note",
}


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding at a place in a partner's sheet.

    `row` is the number that the spreadsheet program shows (None: the sheet as a whole), `column` the heading and
    `index` the place of its column, counted from 0; `value` the cell as the partner wrote it and `detail` what the text
    needs besides, such as another heading.
    """

    code: str
    severity: Severity
    sheet: str
    row: int | None = None
    column: str = ""
    value: str = ""
    detail: str = ""
    index: int | None = None

    @property
    def gravity(self) -> Gravity:
        """How grave it is, in the words of the grid and of the forms."""
        return _GRAVITIES[self.severity]

    @property
    def message(self) -> str:
        """The finding as one sentence, in the language in force."""
        text = _TEXTS[self.code]()
        return text.format(value=self.value, column=self.column, sheet=self.sheet, row=self.row, detail=self.detail)


_TEXTS: Final[Mapping[str, Callable[[], str]]] = {
    # the sheet
    "header-missing": lambda: _("No row of column headings was found in the sheet “{sheet}”; it was left out."),
    "rows-missing": lambda: _("The sheet “{sheet}” has column headings but no rows below them."),
    "identity-missing": lambda: _("The sheet “{sheet}” names no people: no column is a name or a reference."),
    "macros-ignored": lambda: _("The workbook brings macros; none of them was run."),
    "sheet-hidden-read": lambda: _("The sheet “{sheet}” is hidden in the workbook; it was read all the same."),
    "rows-hidden": lambda: _("The sheet “{sheet}” has hidden rows, which were read too: {detail}."),
    "rows-hidden-left-out": lambda: _("The sheet “{sheet}” has hidden rows, which were left out: {detail}."),
    "columns-hidden": lambda: _("The sheet “{sheet}” has hidden columns, which were read too: {detail}."),
    "columns-hidden-left-out": lambda: _("The sheet “{sheet}” has hidden columns, which were left out: {detail}."),
    "sheet-hidden": lambda: _("The sheet “{sheet}” is hidden in the workbook; it was left out."),
    "totals-row-left-out": lambda: _("The totals row was left out."),
    "note-left-out": lambda: _("The note below the table was left out."),
    "header-repeated": lambda: _("The row repeats the column headings; it was left out."),
    "table-second": lambda: _("Another table of people begins here; it is read by itself, as “{detail}”."),
    "table-left-out": lambda: _("The table with the headings “{value}” names no people; it was left out."),
    # a column
    "column-unmatched": lambda: _("The column “{column}” was not recognised; its values are not used."),
    "column-uncertain": lambda: _("The column “{column}” may be “{detail}”; it needs your decision."),
    "column-twice": lambda: _("The column “{column}” means the same as “{detail}”; only one of them is used."),
    "column-order-undecided": lambda: _(
        "The dates in “{column}” can be read day first or month first; say which, and they will be read."
    ),
    # a cell
    "cell-error": lambda: _("The cell holds the error “{value}” instead of a value."),
    "formula-uncalculated": lambda: _(
        "The formula “{value}” was never calculated; save the file in a spreadsheet program and import it again."
    ),
    "date-unreadable": lambda: _("“{value}” is not a date."),
    "date-ambiguous": lambda: _("“{value}” can be read day first or month first."),
    "date-incomplete": lambda: _("“{value}” names no day; a full date is needed."),
    "date-out-of-range": lambda: _("The year in “{value}” is not plausible."),
    "number-unreadable": lambda: _("“{value}” is not a number."),
    "number-ambiguous": lambda: _("It is not clear whether the separator in “{value}” marks thousands or decimals."),
    "money-unreadable": lambda: _("“{value}” is not an amount of money."),
    "code-unknown": lambda: _("“{value}” is not on the list of answers for “{column}”."),
    "code-ambiguous": lambda: _("“{value}” has more than one meaning in “{column}”."),
    "code-read-as": lambda: _("“{value}” was read as “{detail}”."),
    "country-unknown": lambda: _("“{value}” is not the name of a country."),
    "values-several": lambda: _("The cell holds more than one value: “{value}”."),
    "delete-asked": lambda: _("The cell asks to delete what is known (“{value}”); that needs your consent."),
    "text-too-long": lambda: _("The text is longer than {detail} characters."),
    # a row
    "person-unnamed": lambda: _("The row has neither a name nor a reference number."),
    "value-missing": lambda: _("“{column}” is not said; reports will need it."),
    "day-missing": lambda: _("“{column}” is done, on a day that is not said."),
    "birth-date-implausible": lambda: _("Born on {value}, this person would be {detail} years old."),
    "end-before-start": lambda: _("“{column}” ({value}) lies before “{detail}”."),
    "date-in-future": lambda: _("“{column}” lies in the future: {value}."),
    # whom a row means
    "name-differs": lambda: _("The file writes “{value}”; the pilot keeps “{detail}”."),
    "birth-date-differs": lambda: _("The file gives the birth date {value}; the pilot keeps {detail}."),
    "value-disputed": lambda: _("“{column}”: the pilot holds {detail}, the file says {value}. Choose one."),
    "sex-differs": lambda: _("The file gives another sex than the pilot, which keeps its own."),
    "person-by-name-alone": lambda: _("Recognised by the name alone: the only “{detail}” in the pilot."),
    "person-open": lambda: _("Several people may be meant, or somebody new: “{value}”. Choose one."),
    "person-unknown": lambda: _("“{value}” is not in the pilot, and the row says too little to add a new person."),
    "erased": lambda: _("A person whose data were erased on {detail}; not imported."),
    "erased-again": lambda: _(
        "A person whose data were erased on {detail}; imported as somebody new, because you said so."
    ),
    "values-not-certain": lambda: _("A value of this row could not be read; correct it or leave it out."),
}
