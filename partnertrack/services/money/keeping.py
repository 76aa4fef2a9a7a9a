"""Grants, budget lines and agreed shares entered, changed and taken away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from partnertrack.domain.budget import BudgetLine, CostShare
from partnertrack.domain.change import Change, removed
from partnertrack.domain.grant import Grant
from partnertrack.domain.record import Record
from partnertrack.errors import ConflictError, UserError
from partnertrack.i18n import _
from partnertrack.services.money.books import CATEGORIES, PAYERS, Books, books, labels
from partnertrack.services.money.written import a_currency, a_day, a_share, an_amount, bare
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class GrantTexts:
    """What was written of a grant; days and amounts as written, shares in per cent."""

    donor: str = ""
    title: str = ""
    number: str = ""
    currency: str = "EUR"
    amount: str = ""
    starts_on: str = ""
    ends_on: str = ""
    on_track: str = "90"
    at_risk: str = "60"
    minimum_women: str = ""


@dataclass(frozen=True, slots=True)
class LineTexts:
    """What was written of a budget line; `category` is a code, `amount` in the currency of the books."""

    code: str = ""
    title: str = ""
    category: str = ""
    amount: str = ""


@dataclass(frozen=True, slots=True)
class ShareTexts:
    """What was written of an agreed share: `share` in per cent or `amount` in the currency of the books."""

    payer: str = ""
    category: str = ""
    share: str = ""
    amount: str = ""
    remark: str = ""


def keep_grant(workspace: Workspace, before: Grant, texts: GrantTexts) -> UUID | None:
    """Enter a grant or keep another form of it; the id of the change, None where it is as before.

    Raises `UserError` for what cannot be, and `ConflictError` when it was changed or removed since it was read.
    """
    found = _books(workspace)
    if not bare(texts.donor):
        raise UserError(_("Say who gives the grant."))
    currency = a_currency(texts.currency)
    _check_currency(found, before, currency)
    starts_on, ends_on = a_day(_("First day"), texts.starts_on), a_day(_("Last day"), texts.ends_on)
    if starts_on and ends_on and ends_on <= starts_on:
        raise UserError(_("The grant ends before it begins."))
    amount = an_amount(_("Amount"), texts.amount, currency)
    if amount is not None and amount <= 0:
        raise UserError(_("The amount of a grant is more than nothing."))
    on_track, at_risk = a_share(_("On track from"), texts.on_track), a_share(_("At risk from"), texts.at_risk)
    if on_track is None or at_risk is None or at_risk > on_track:
        raise UserError(_("Say from which share on results are on track, and from which lower one at risk."))
    wanted = replace(
        before,
        donor=bare(texts.donor),
        title=bare(texts.title),
        number=bare(texts.number),
        currency=currency,
        amount=amount,
        starts_on=starts_on,
        ends_on=ends_on,
        on_track=on_track,
        at_risk=at_risk,
        minimum_women=a_share(_("Women at least"), texts.minimum_women),
    )
    title = _("Change the grant of {donor}") if before.version else _("Add the grant of {donor}")
    return _keep(workspace, before, wanted, title.format(donor=wanted.donor))


def keep_line(workspace: Workspace, before: BudgetLine, texts: LineTexts) -> UUID | None:
    """Enter a budget line or keep another form of it; as `keep_grant`."""
    found = _books(workspace)
    code, title = bare(texts.code), bare(texts.title)
    if not title and not code:
        raise UserError(_("Say what the budget line is for."))
    if any(line.code == code and line.id != before.id for line in found.lines if code):
        raise UserError(_("There is a budget line “{code}” already.").format(code=code))
    _check_code(workspace, CATEGORIES, texts.category, _("Choose the kind of costs."))
    amount = an_amount(_("Amount"), texts.amount, found.currency)
    if amount is None or amount < 0:
        raise UserError(_("Say how much the budget line holds."))
    position = before.position if before.version else max((line.position for line in found.lines), default=0) + 1
    grant = before.grant_id or (found.grants[0].id if found.grants else None)
    wanted = replace(
        before, code=code, title=title, category=texts.category, amount=amount, grant_id=grant, position=position
    )
    name = _("Change the budget line {line}") if before.version else _("Add the budget line {line}")
    return _keep(workspace, before, wanted, name.format(line=f"{code} {title}".strip()))


def keep_share(workspace: Workspace, before: CostShare, texts: ShareTexts) -> UUID | None:
    """Enter who agreed to pay what, or keep another form of it; as `keep_grant`."""
    found = _books(workspace)
    _check_code(workspace, PAYERS, texts.payer, _("Choose who pays."))
    if texts.category:
        _check_code(workspace, CATEGORIES, texts.category, _("Choose the kind of costs."))
    share, amount = a_share(_("Share"), texts.share), an_amount(_("Amount"), texts.amount, found.currency)
    if (share is None) == (amount is None):
        raise UserError(_("Say either which share or which amount was agreed."))
    _check_double(found, before, texts)
    wanted = replace(
        before, payer=texts.payer, category=texts.category, share=share, amount=amount, remark=texts.remark.strip()
    )
    title = _("Change what {payer} agreed to pay") if before.version else _("Enter what {payer} agreed to pay")
    payer = labels(workspace.scheme, PAYERS).get(texts.payer, texts.payer)
    return _keep(workspace, before, wanted, title.format(payer=payer))


def delete(workspace: Workspace, record: Grant | BudgetLine | CostShare) -> UUID:
    """Take one of these away; what belongs to it stays and belongs to none. The id of the one change.

    Raises `ConflictError` when it is gone.
    """
    found = _books(workspace)
    stored: Mapping[UUID, Record] = {each.id: each for each in (*found.grants, *found.lines, *found.shares)}
    there = stored.get(record.id)
    if there is None:
        raise ConflictError(_("This was changed or removed in the meantime; nothing was stored."))
    freed = [Change(line, replace(line, grant_id=None)) for line in found.lines if line.grant_id == record.id]
    costs = [
        Change(cost, replace(cost, budget_line_id=None)) for cost in found.costs if cost.budget_line_id == record.id
    ]
    return workspace.commit(_named(workspace, record), [*freed, *costs, removed(there)]).change_set.id


def _named(workspace: Workspace, record: Grant | BudgetLine | CostShare) -> str:
    if isinstance(record, Grant):
        return _("Delete the grant of {donor}").format(donor=record.donor)
    if isinstance(record, BudgetLine):
        return _("Delete the budget line {line}").format(line=f"{record.code} {record.title}".strip())
    payer = labels(workspace.scheme, PAYERS).get(record.payer, record.payer)
    return _("Delete what {payer} agreed to pay").format(payer=payer)


def _books(workspace: Workspace) -> Books:
    with workspace.store.reading() as reading:
        return books(reading)


def _keep(workspace: Workspace, before: Record, wanted: Record, title: str) -> UUID | None:
    if before.version and wanted == before:
        return None
    return workspace.keep(title, wanted).change_set.id


def _check_currency(found: Books, before: Grant, currency: str) -> None:
    """The currency of the books stays once amounts were entered in it."""
    is_first = not found.grants or found.grants[0].id == before.id
    if is_first and currency != found.currency and (found.lines or found.costs):
        raise UserError(
            _("The books are kept in {currency}, and there are amounts in them.").format(currency=found.currency),
            _("Leave the currency as it is."),
        )


def _check_code(workspace: Workspace, key: str, code: str, demand: str) -> None:
    known = labels(workspace.scheme, key)
    if not code or (known and code not in known):
        raise UserError(demand)


def _check_double(found: Books, before: CostShare, texts: ShareTexts) -> None:
    same = (
        (each.payer, each.category) == (texts.payer, texts.category) for each in found.shares if each.id != before.id
    )
    if any(same):
        raise UserError(
            _("It is entered already what this payer agreed to pay for these costs."), _("Change that entry.")
        )
