"""What the page of money asks; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.progress import Progress
from partnertrack.ui.view_models.cost_draft import DraftView, present_draft
from partnertrack.ui.view_models.costs import LedgerView, present_ledger
from partnertrack.ui.view_models.money import MoneyPage, present_money

if TYPE_CHECKING:
    from partnertrack.domain.budget import BudgetLine, CostShare
    from partnertrack.domain.cost import Cost
    from partnertrack.domain.grant import Grant
    from partnertrack.services.money import (
        Advice,
        Choices,
        CostDraft,
        CostTexts,
        GrantTexts,
        LineTexts,
        ShareTexts,
        Workbook,
    )
    from partnertrack.services.participants import Search
    from partnertrack.services.workspace import Workspace


def money(workspace: Workspace, as_of: date, *, progress: Progress) -> MoneyPage:
    """How the pilot stands with its money."""
    from partnertrack.services import money as service

    progress.report(0, 1)
    return present_money(service.money(workspace, as_of))


def ledger(workspace: Workspace, as_of: date, *, progress: Progress) -> LedgerView:
    """All costs."""
    from partnertrack.services import money as service

    progress.report(0, 1)
    return present_ledger(service.ledger(workspace, as_of))


def new_grant() -> Grant:
    """A grant of which nothing is known yet."""
    from partnertrack.domain.grant import Grant

    return Grant(donor="")


def new_line() -> BudgetLine:
    """A budget line of which nothing is known yet."""
    from decimal import Decimal

    from partnertrack.domain.budget import BudgetLine

    return BudgetLine(code="", title="", category="", amount=Decimal(0))


def new_share() -> CostShare:
    """An agreed share of which nothing is known yet."""
    from partnertrack.domain.budget import CostShare

    return CostShare(payer="")


def new_cost(day: date, currency: str) -> Cost:
    """A cost of which nothing is known yet."""
    from decimal import Decimal

    from partnertrack.domain.cost import Cost

    return Cost(spent_on=day, category="", payer="donor", amount=Decimal(0), currency=currency)


def grant_texts(**told: str) -> GrantTexts:
    """What was written in the form of a grant."""
    from partnertrack.services.money import GrantTexts

    return GrantTexts(**told)


def line_texts(**told: str) -> LineTexts:
    """What was written in the form of a budget line."""
    from partnertrack.services.money import LineTexts

    return LineTexts(**told)


def share_texts(**told: str) -> ShareTexts:
    """What was written in the form of an agreed share."""
    from partnertrack.services.money import ShareTexts

    return ShareTexts(**told)


def cost_texts(ticked: dict[str, bool], **told: str) -> CostTexts:
    """What was written and ticked in the form of a cost."""
    from partnertrack.services.money import CostTexts

    return CostTexts(
        **told,
        is_recruitment=ticked["is_recruitment"],
        is_eligible=ticked["is_eligible"],
        is_committed=ticked["is_committed"],
    )


def keep_grant(workspace: Workspace, before: Grant, told: GrantTexts, *, progress: Progress) -> UUID | None:
    """Enter or change a grant; the id of the change, if there is one."""
    from partnertrack.services import money as service

    progress.report(0, 1)
    return service.keep_grant(workspace, before, told)


def keep_line(workspace: Workspace, before: BudgetLine, told: LineTexts, *, progress: Progress) -> UUID | None:
    """Enter or change a budget line; the id of the change, if there is one."""
    from partnertrack.services import money as service

    progress.report(0, 1)
    return service.keep_line(workspace, before, told)


def keep_share(workspace: Workspace, before: CostShare, told: ShareTexts, *, progress: Progress) -> UUID | None:
    """Enter or change an agreed share; the id of the change, if there is one."""
    from partnertrack.services import money as service

    progress.report(0, 1)
    return service.keep_share(workspace, before, told)


def keep_cost(workspace: Workspace, before: Cost, told: CostTexts, *, progress: Progress) -> UUID | None:
    """Enter or change a cost; the id of the change, if there is one."""
    from partnertrack.services import money as service

    progress.report(0, 1)
    return service.keep_cost(workspace, before, told)


def advise(workspace: Workspace, told: CostTexts, before: UUID, *, progress: Progress) -> Advice:
    """What is known of the rate of a cost while it is written."""
    from partnertrack.services import money as service

    progress.report(0, 1)
    return service.advise(workspace, told, before)


def delete(workspace: Workspace, record: Grant | BudgetLine | CostShare, *, progress: Progress) -> UUID:
    """Take a grant, a budget line or an agreed share away; the id of the change."""
    from partnertrack.services import money as service

    progress.report(0, 1)
    return service.delete(workspace, record)


def delete_costs(workspace: Workspace, ids: tuple[UUID, ...], *, progress: Progress) -> UUID | None:
    """Take costs away; the id of the one change, if there is one."""
    from partnertrack.services import money as service

    progress.report(0, 1)
    return service.delete_costs(workspace, ids)


def people(ids: frozenset[UUID]) -> Search:
    """A search for these people and nobody else."""
    from partnertrack.services.participants import Search

    return Search(among=ids)


def read_ledger(path: Path, *, progress: Progress) -> Workbook:
    """The ledger of a finance department as it is."""
    from partnertrack.services import money as service

    return service.read_ledger(path, progress)


def read_pasted(text: str, *, progress: Progress) -> Workbook:
    """What was copied from a spreadsheet program."""
    from partnertrack.services import money as service

    progress.report(0, 1)
    return service.read_pasted(text)


def choices() -> Choices:
    """Nothing decided yet about a ledger."""
    from partnertrack.services.money import Choices

    return Choices()


def draft(workspace: Workspace, workbook: Workbook, decided: Choices, *, progress: Progress) -> DraftView:
    """A ledger as it was read, compared with the costs of the pilot."""
    from partnertrack.services import money as service

    progress.report(0, 1)
    return present_draft(service.draft(workspace, workbook, decided), service.ledger(workspace, date.max).options)


def take(workspace: Workspace, found: CostDraft, *, progress: Progress) -> UUID | None:
    """Enter the costs that are new; the id of the one change, if there is one."""
    from partnertrack.services import money as service

    progress.report(0, 1)
    return service.take(workspace, found)
