"""Single costs entered, changed and taken away."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from partnertrack.domain.change import removed
from partnertrack.domain.cost import Cost
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.exchange_rates import Doubt, RateBook, rate_book
from partnertrack.errors import UserError
from partnertrack.i18n import _, day, ngettext, number
from partnertrack.persistence.queries import records
from partnertrack.services.money.books import CATEGORIES, PAYERS, Books, amount, books, labels
from partnertrack.services.money.written import a_currency, a_day, a_number, an_amount, bare
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CostTexts:
    """What was written of a cost; `category` and `payer` are codes, `line` and `person` ids as text, days as written.

    A blank `rate` stands for the one that is known of the month, and for 1 in the currency of the books.
    """

    spent_on: str = ""
    text: str = ""
    reference: str = ""
    category: str = ""
    payer: str = ""
    amount: str = ""
    currency: str = "EUR"
    rate: str = ""
    line: str = ""
    person: str = ""
    is_recruitment: bool = False
    is_eligible: bool = True
    is_committed: bool = False


@dataclass(frozen=True, slots=True)
class Advice:
    """The rate that a cost would be converted at, with what is to be said about it; `is_warning` says it louder."""

    rate: Decimal | None
    text: str
    is_warning: bool = False


def keep_cost(workspace: Workspace, before: Cost, texts: CostTexts) -> UUID | None:
    """Enter a cost or keep another form of it; the id of the change, None where it is as before.

    Raises `UserError` for what cannot be, and `ConflictError` when it was changed or removed since it was read.
    """
    with workspace.store.reading() as reading:
        found = books(reading)
        person = UUID(texts.person) if texts.person else None
        if person and person not in records.fetch(reading, Enrolment, [person]):
            raise UserError(_("This person is no longer in the pilot."), _("Leave the person blank, or name another."))
    wanted = _cost(workspace, found, before, texts)
    if before.version and wanted == before:
        return None
    title = _("Change the cost “{text}”") if before.version else _("Enter the cost “{text}”")
    return workspace.keep(title.format(text=wanted.text or wanted.reference), wanted).change_set.id


def delete_costs(workspace: Workspace, ids: Collection[UUID]) -> UUID | None:
    """Take costs away; the id of the one change, None where all are gone already."""
    with workspace.store.reading() as reading:
        gone = list(records.fetch(reading, Cost, ids).values())
    if not gone:
        return None
    title = ngettext("Delete {n} cost", "Delete {n} costs", len(gone)).format(n=len(gone))
    return workspace.commit(title, map(removed, gone)).change_set.id


def advise(workspace: Workspace, texts: CostTexts, before: UUID | None = None) -> Advice:
    """What is known of the rate of a cost while it is written; the cost that is being changed advises nothing."""
    with workspace.store.reading() as reading:
        found = books(reading)
    others = rate_book(found.currency, (cost for cost in found.costs if cost.id != before))
    try:
        currency, on = a_currency(texts.currency), a_day(_("Day"), texts.spent_on)
        rate = a_number(_("Rate"), texts.rate)
        worth = an_amount(_("Amount"), texts.amount, currency)
    except UserError:
        return Advice(None, "")
    if on is None or currency == found.currency:
        return Advice(Decimal(1) if currency == found.currency else None, "")
    used = rate or suggested(others, currency, on)
    if used is None:
        return Advice(None, _("No rate is known for {currency}: enter one.").format(currency=currency))
    doubt = others.doubt(currency, used, on) if rate and rate > 0 else ""
    if doubt:
        return Advice(used, doubt_words(others, doubt, currency, on), is_warning=True)
    if rate:
        told = ""
    else:
        month, _rate = others.nearest(currency, on) or (on, used)
        told = _("Rate of {month}: {rate}").format(month=day(month, "month"), rate=plain(used))
    books_worth = amount(Fraction(worth) * Fraction(used), found.currency) if worth is not None else ""
    return Advice(used, " · ".join(filter(None, (told, f"= {books_worth}" if books_worth else ""))))


def suggested(rates: RateBook, currency: str, on: date) -> Decimal | None:
    """The rate that a cost of that day would be converted at when nobody says another."""
    found = rates.nearest(currency, on)
    return found[1] if found else None


def doubt_words(rates: RateBook, doubt: Doubt, currency: str, on: date) -> str:
    """What is odd about a rate, in words; nothing where all seems well."""
    found = rates.nearest(currency, on)
    known = plain(found[1]) if found else ""
    when = day(found[0], "month") if found else ""
    told = {
        "upside_down": _("This looks upside down: the rate is what one {currency} is worth, {rate} in {month}."),
        "far_off": _("This is far from the last rate of {currency}: {rate} in {month}.")
        if found
        else _("A rate of 1 for {currency} is hardly right."),
        "not_one": _("{currency} is the currency of the books: the rate is 1."),
        "other_in_month": _("Other costs in {currency} of {month} were converted at {rate}."),
    }
    return told[doubt].format(currency=currency, rate=known, month=when) if doubt else ""


def plain(rate: Decimal) -> str:
    """A rate with all its decimals, as it can be entered again in the language in force."""
    exponent = rate.normalize().as_tuple().exponent
    return number(rate, max(-exponent, 0) if isinstance(exponent, int) else 0)


def _cost(workspace: Workspace, found: Books, before: Cost, texts: CostTexts) -> Cost:
    """The cost as it was written. Raises `UserError`."""
    on = a_day(_("Day"), texts.spent_on)
    if on is None:
        raise UserError(_("Say on which day the cost arose."))
    line = found.lines_by_id.get(UUID(texts.line)) if texts.line else None
    category = texts.category or (line.category if line else "")
    for key, code, demand in (
        (CATEGORIES, category, _("Choose the kind of costs.")),
        (PAYERS, texts.payer, _("Choose who pays.")),
    ):
        if code not in labels(workspace.scheme, key):
            raise UserError(demand)
    if not bare(texts.text) and not bare(texts.reference):
        raise UserError(_("Say what was paid for, or give the number of the voucher."))
    currency = a_currency(texts.currency)
    worth = an_amount(_("Amount"), texts.amount, currency)
    if worth is None:
        raise UserError(_("Say how much was paid."))
    return replace(
        before,
        spent_on=on,
        category=category,
        payer=texts.payer,
        amount=worth,
        currency=currency,
        rate=_rate(found, before, texts, currency, on),
        budget_line_id=line.id if line else None,
        enrolment_id=UUID(texts.person) if texts.person else None,
        is_recruitment=texts.is_recruitment,
        is_eligible=texts.is_eligible,
        is_committed=texts.is_committed,
        reference=bare(texts.reference),
        text=bare(texts.text),
    )


def _rate(found: Books, before: Cost, texts: CostTexts, currency: str, on: date) -> Decimal:
    """The rate that was written, or the one that is known. Raises `UserError` where there is none, or it is none."""
    if currency == found.currency:
        return Decimal(1)
    others = rate_book(found.currency, (cost for cost in found.costs if cost.id != before.id))
    rate = a_number(_("Rate"), texts.rate) or suggested(others, currency, on)
    if rate is None or rate <= 0:
        raise UserError(
            _("Say how many {books} one {currency} is worth.").format(books=found.currency, currency=currency),
            _("Finance departments mostly use one rate a month."),
        )
    return rate
