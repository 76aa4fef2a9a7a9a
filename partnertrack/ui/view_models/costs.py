"""The list of costs in words, with what it is narrowed to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from partnertrack.domain.names import fold
from partnertrack.i18n import _, day, minor_units, money, ngettext, number

if TYPE_CHECKING:
    from partnertrack.services.money import CostRow, Ledger

NO_LINE = "none"
KINDS = ("", "spent", "committed", "recruitment", "ineligible", "doubtful", "later")


@dataclass(frozen=True, slots=True)
class CostFilter:
    """Which costs are wanted; a blank part asks for nothing.

    `kind` is one of `KINDS`; `line` the id of a budget line or `NO_LINE`; `month` its year and month ("2026-03"),
    `person` the id of an enrolment. "spent" and "eligible" mean costs that were paid up to the day of the figures.
    """

    kind: str = ""
    category: str = ""
    payer: str = ""
    line: str = ""
    month: str = ""
    person: str = ""

    def written(self) -> str:
        """The filter as the text by which a place remembers it."""
        parts = ((each.name, getattr(self, each.name)) for each in fields(self))
        return urlencode([(name, value) for name, value in parts if value])

    def takes(self, mark: CostMark) -> bool:
        """Whether the cost is wanted."""
        cost = mark.row.cost
        return (
            (not self.kind or _IS[self.kind](mark.row))
            and self.category in ("", cost.category)
            and self.payer in ("", cost.payer)
            and self.line in ("", str(cost.budget_line_id or NO_LINE))
            and self.month in ("", f"{cost.spent_on:%Y-%m}")
            and self.person in ("", str(cost.enrolment_id))
        )


def read_filter(text: str) -> CostFilter:
    """The filter that a place remembers."""
    known = {each.name for each in fields(CostFilter)}
    return CostFilter(**{name: value for name, value in parse_qsl(text) if name in known})


def _is_spent(row: CostRow) -> bool:
    return not row.cost.is_committed and not row.is_later


_IS: Mapping[str, Callable[[Any], bool]] = {
    "spent": _is_spent,
    "eligible": lambda row: _is_spent(row) and row.cost.is_eligible,
    "committed": lambda row: row.cost.is_committed and not row.is_later,
    "recruitment": lambda row: _is_spent(row) and row.cost.is_recruitment,
    "ineligible": lambda row: not row.cost.is_eligible,
    "doubtful": lambda row: bool(row.doubt),
    "later": lambda row: row.is_later,
}


@dataclass(frozen=True, slots=True)
class CostMark:
    """A cost as a line of the list; `folded` is what a search looks in, `currency` that of the books."""

    row: CostRow
    text: str
    below: str
    status: str
    tone: str
    folded: str
    currency: str

    @property
    def day(self) -> str:
        """The day in words."""
        return day(self.row.cost.spent_on, "medium")

    @property
    def amount(self) -> str:
        """The amount in its own currency."""
        return money(self.row.cost.amount, self.row.cost.currency, minor_units(self.row.cost.currency))

    @property
    def value(self) -> str:
        """The amount in the currency of the books."""
        return money(self.row.value, self.currency, minor_units(self.currency))

    @property
    def id(self) -> UUID:
        """The cost's id."""
        return self.row.cost.id


@dataclass(frozen=True, slots=True)
class LedgerView:
    """The whole list, ready to be narrowed and shown."""

    ledger: Ledger
    marks: tuple[CostMark, ...]


def present_ledger(ledger: Ledger) -> LedgerView:
    """The list in words."""
    return LedgerView(ledger, tuple(_mark(row, ledger.options.currency) for row in ledger.rows))


def narrowed(view: LedgerView, wanted: CostFilter, text: str = "") -> list[CostMark]:
    """The costs that are wanted and hold all these words."""
    words = fold(text).split()
    return [mark for mark in view.marks if wanted.takes(mark) and all(word in mark.folded for word in words)]


def counted(view: LedgerView, wanted: CostFilter) -> list[tuple[str, str, int, str]]:
    """The kinds of costs with their words, how many there are of each, and their icons."""
    named = {
        "": (_("All"), ""),
        "spent": (_("Paid"), "check"),
        "committed": (_("Ordered"), "clock"),
        "recruitment": (_("Recruitment"), "user"),
        "ineligible": (_("Not eligible"), "x"),
        "doubtful": (_("Look at the rate"), "triangle-alert"),
        "later": (_("After this day"), "calendar"),
    }
    others = narrowed(view, replace(wanted, kind=""))
    counts = {kind: sum(not kind or _IS[kind](mark.row) for mark in others) for kind in KINDS}
    shown = [kind for kind in KINDS if kind in ("", "spent", "committed", wanted.kind) or counts[kind]]
    return [(kind, named[kind][0], counts[kind], named[kind][1]) for kind in shown]


def summed(marks: Sequence[CostMark], currency: str) -> str:
    """How many costs these are, and how much together."""
    total = sum((mark.row.value for mark in marks), Fraction(0))
    told = ngettext("{n} cost, {sum}", "{n} costs, {sum}", len(marks))
    return told.format(n=number(len(marks)), sum=money(total, currency, minor_units(currency)))


def said(view: LedgerView, wanted: CostFilter) -> str:
    """What the list is narrowed to, in words; nothing where it is not."""
    options = view.ledger.options
    lines = {str(line.id): f"{line.code} {line.title}".strip() for line in options.lines}
    people = {str(key): name for key, name in options.people}
    month = day(date.fromisoformat(f"{wanted.month}-01"), "month") if wanted.month else ""
    parts = (
        _("eligible and paid") if wanted.kind == "eligible" else "",
        options.categories.get(wanted.category, wanted.category),
        options.payers.get(wanted.payer, wanted.payer),
        _("without a budget line") if wanted.line == NO_LINE else lines.get(wanted.line, ""),
        month,
        people.get(wanted.person, ""),
    )
    return " · ".join(filter(None, parts))


def tabbed(marks: Sequence[CostMark]) -> str:
    """The costs as a spreadsheet program takes them from the clipboard, under headings by which they are read again."""
    lines = [
        (
            _("Date"),
            _("Voucher"),
            _("Text"),
            _("Budget line"),
            _("Kind of costs"),
            _("Payer"),
            _("Amount"),
            _("Currency"),
            _("Rate"),
            _("Amount in the books"),
            _("Trainee"),
        )
    ]
    for mark in marks:
        cost = mark.row.cost
        worth = Decimal(mark.row.value.numerator) / Decimal(mark.row.value.denominator)
        books = f"{worth:.{minor_units(mark.currency)}f}"
        numbers = (_bare(f"{cost.amount:f}"), cost.currency, _bare(f"{cost.rate.normalize():f}"), _bare(books))
        named = (mark.row.line, mark.row.category, mark.row.payer)
        lines.append((cost.spent_on.isoformat(), cost.reference, cost.text, *named, *numbers, mark.row.person))
    return "\n".join("\t".join(line) for line in lines)


def _bare(figure: str) -> str:
    """A figure as spreadsheet programs of this language read it: its own decimal sign, and no thousands."""
    return figure.replace(".", number(Decimal("0.5"), 1)[1])


def in_order(marks: Iterable[CostMark], order: str, *, is_descending: bool) -> list[CostMark]:
    """The costs by a column; those that are equal as they came."""
    by: dict[str, Callable[[CostMark], Any]] = {
        "day": lambda mark: mark.row.cost.spent_on,
        "text": lambda mark: fold(mark.text),
        "category": lambda mark: fold(mark.row.category),
        "payer": lambda mark: fold(mark.row.payer),
        "line": lambda mark: fold(mark.row.line),
        "value": lambda mark: mark.row.value,
    }
    return sorted(marks, key=by[order], reverse=is_descending)


def _mark(row: CostRow, currency: str) -> CostMark:
    cost = row.cost
    status, tone = _status(row)
    below = " · ".join(filter(None, (cost.reference, row.person)))
    found = (cost.text, below, row.category, row.payer, row.line, status, f"{cost.amount} {cost.currency}")
    return CostMark(row, cost.text or cost.reference, below, status, tone, fold(" ".join(found)), currency)


def _status(row: CostRow) -> tuple[str, str]:
    """What is to be known of a cost at a glance, and the colour of it."""
    if row.doubt:
        return _("Look at the rate"), "warn"
    if row.cost.is_committed:
        return _("Ordered"), "info"
    if not row.cost.is_eligible:
        return _("Not eligible"), "neutral"
    return (_("Recruitment"), "mobility") if row.cost.is_recruitment else ("", "neutral")
