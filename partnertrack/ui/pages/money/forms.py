"""The fields of the forms about money, as the records read now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from partnertrack.i18n import _, minor_units, number
from partnertrack.ui.dialogs.form_grid import written
from partnertrack.ui.pages.money.form import FormField
from partnertrack.ui.widgets.fields import Choice, FieldChoice
from partnertrack.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from partnertrack.domain.budget import BudgetLine, CostShare
    from partnertrack.domain.cost import Cost
    from partnertrack.domain.grant import Grant
    from partnertrack.services.money import Options


def grant_fields(grant: Grant, currencies: tuple[str, ...]) -> dict[str, FormField]:
    """The fields by the names of `GrantTexts`."""
    day = _("day/month/year")
    return {
        "donor": written(_("Donor"), grant.donor, _("European Commission")),
        "title": written(_("Title"), grant.title),
        "number": written(_("Number of the contract"), grant.number),
        "currency": _currency(_("Currency of the books"), currencies, grant.currency),
        "amount": written(_("Amount"), _amount(grant.amount, grant.currency), "1250000"),
        "starts_on": written(_("First day"), _day(grant.starts_on), day),
        "ends_on": written(_("Last day"), _day(grant.ends_on), day),
        "on_track": written(_("Results are on track from (%)"), _percent(grant.on_track)),
        "at_risk": written(_("Results are at risk from (%)"), _percent(grant.at_risk)),
        "minimum_women": written(_("Women among those selected, at least (%)"), _percent(grant.minimum_women)),
    }


def line_fields(line: BudgetLine, options: Options) -> dict[str, FormField]:
    """The fields by the names of `LineTexts`."""
    worth = _amount(line.amount, options.currency) if line.version else ""
    return {
        "code": written(_("Code"), line.code, "2.1"),
        "title": written(_("What it is for"), line.title, _("Language courses")),
        "category": _coded(_("Kind of costs"), options.categories, line.category, _("Choose")),
        "amount": written(_("Amount in {currency}").format(currency=options.currency), worth, "125000"),
    }


def share_fields(share: CostShare, options: Options) -> dict[str, FormField]:
    """The fields by the names of `ShareTexts`."""
    return {
        "payer": _coded(_("Payer"), options.payers, share.payer, _("Choose")),
        "category": _coded(_("For which costs"), options.categories, share.category, _("All costs")),
        "share": written(_("Share of these costs (%)"), _percent(share.share), "25"),
        "amount": written(
            _("Or an amount in {currency}").format(currency=options.currency), _amount(share.amount, options.currency)
        ),
        "remark": written(_("Remark"), share.remark, _("Where it is written")),
    }


def cost_fields(cost: Cost, options: Options) -> dict[str, FormField]:
    """The fields by the names of `CostTexts`."""
    lines = [(_("None"), ""), *((f"{line.code} {line.title}".strip(), str(line.id)) for line in options.lines)]
    line = Choice(_("Budget line"), lines)
    line.choose(str(cost.budget_line_id or ""))
    person = FieldChoice(
        _("For one person"), [("", ""), *((name, str(key)) for key, name in options.people)], _("Nobody in particular")
    )
    person.choose(str(cost.enrolment_id or ""))
    if shown := person.lineEdit():
        shown.setCursorPosition(0)  # a long name shows its beginning
    return {
        "spent_on": written(_("Day"), _day(cost.spent_on), _("day/month/year")),
        "text": written(_("What was paid for"), cost.text, _("Language course, first half")),
        "reference": written(_("Number of the voucher"), cost.reference),
        "line": line,
        "category": _coded(_("Kind of costs"), options.categories, cost.category, _("As the budget line")),
        "payer": _coded(_("Who pays"), options.payers, cost.payer, _("Choose")),
        "amount": written(_("Amount"), _amount(cost.amount, cost.currency) if cost.version else ""),
        "currency": _currency(_("Currency"), options.currencies, cost.currency),
        "rate": written(
            _("Rate: how many {currency} one is worth").format(currency=options.currency),
            _exact(cost.rate) if cost.version and cost.currency != options.currency else "",
            _("as known of the month"),
        ),
        "person": person,
        "is_committed": Tick(_("Ordered, not yet paid"), is_ticked=cost.is_committed),
        "is_eligible": Tick(_("Eligible: a donor may bear it"), is_ticked=cost.is_eligible),
        "is_recruitment": Tick(_("Part of being recruited, as the ILO defines it"), is_ticked=cost.is_recruitment),
    }


def _coded(name: str, codes: Mapping[str, str], code: str, none: str) -> Choice:
    choice = Choice(name, [(none, ""), *((words, key) for key, words in codes.items())])
    choice.choose(code)
    return choice


def _currency(name: str, currencies: tuple[str, ...], code: str) -> Choice:
    choice = FieldChoice(name, [(each, each) for each in dict.fromkeys((code, *currencies))], "EUR")
    choice.choose(code)
    return choice


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


def _amount(value: Decimal | None, currency: str) -> str:
    return "" if value is None else number(value, minor_units(currency))


def _percent(share: Decimal | None) -> str:
    return "" if share is None else _exact(share * 100)


def _exact(value: Decimal) -> str:
    """A number with all its decimals, as it is written in the language in force."""
    exponent = value.normalize().as_tuple().exponent
    return number(value, max(-exponent, 0) if isinstance(exponent, int) else 0)
