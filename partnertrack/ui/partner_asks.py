"""What the windows ask about partners and their words; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.progress import Progress
from partnertrack.ui.view_models.partner_page import PartnerPageView, present_partner
from partnertrack.ui.view_models.partners import LedgerView, present_ledger

if TYPE_CHECKING:
    from partnertrack.domain.expectation import Expectation
    from partnertrack.domain.recipe import Wording
    from partnertrack.services.wordings import Wordings
    from partnertrack.services.workspace import Workspace


def ledger(workspace: Workspace, as_of: date, *, progress: Progress) -> LedgerView:
    """The partners with what came and what did not."""
    from partnertrack.services import partners

    progress.report(0, 1)
    now = _now(as_of)
    return present_ledger(partners.ledger(workspace, now), now)


def partner(workspace: Workspace, name: str, as_of: date, *, progress: Progress) -> PartnerPageView:
    """One partner looked at closely."""
    from partnertrack.services import partners

    now = _now(as_of)
    return present_partner(partners.partner(workspace, name, now, progress), now)


def new_expectation(partner: str, as_of: date) -> Expectation:
    """A calendar to begin with: every month, from the present one on."""
    from partnertrack.domain.expectation import Expectation

    return Expectation(partner=partner, starts_on=_now(as_of).replace(day=1))


def expect(workspace: Workspace, expectation: Expectation, *, progress: Progress) -> str:
    """Add or change a calendar; the title of the change."""
    from partnertrack.services import partners

    progress.report(0, 1)
    return partners.expect(workspace, expectation).change_set.title


def expect_no_more(workspace: Workspace, expectation_id: UUID, *, progress: Progress) -> str:
    """Remove a calendar; the title of the change."""
    from partnertrack.services import partners

    progress.report(0, 1)
    return partners.expect_no_more(workspace, expectation_id).change_set.title


def forget_recipe(workspace: Workspace, recipe_id: UUID, *, progress: Progress) -> str:
    """Forget a layout; the title of the change."""
    from partnertrack.services import partners

    progress.report(0, 1)
    return partners.forget_recipe(workspace, recipe_id).change_set.title


def write_letter(
    workspace: Workspace, name: str, as_of: date, path: Path, language: str, *, progress: Progress
) -> Path:
    """Write the letter to a partner, as the path's suffix says."""
    from partnertrack.services import partners

    return partners.write_letter(workspace, name, _now(as_of), path, language, progress)


def write_template(workspace: Workspace, name: str, path: Path, language: str, *, progress: Progress) -> Path:
    """Write the workbook that the partner is asked to fill in."""
    from partnertrack.services import partner_template

    progress.report(0, 1)
    return partner_template.template(workspace, name, path, language=language).path


def letter_text(workspace: Workspace, name: str, as_of: date, language: str, *, progress: Progress) -> str:
    """The letter to a partner as plain text."""
    from partnertrack.services import partners

    return partners.letter(workspace, name, _now(as_of), language, progress).text


def wordings(workspace: Workspace, field: str, text: str, *, progress: Progress) -> Wordings:
    """The value dictionary, narrowed to a field and a text."""
    from partnertrack.services import wordings

    progress.report(0, 1)
    return wordings.wordings(workspace, field, text)


def keep_wording(workspace: Workspace, wording: Wording, *, progress: Progress) -> str:
    """Add or change a word; the title of the change."""
    from partnertrack.services import wordings

    progress.report(0, 1)
    return wordings.keep(workspace, wording).change_set.title


def forget_wording(workspace: Workspace, wording_id: UUID, *, progress: Progress) -> str:
    """Remove a word; the title of the change."""
    from partnertrack.services import wordings

    progress.report(0, 1)
    return wordings.forget(workspace, wording_id).change_set.title


def _now(as_of: date) -> date:
    """Today, however far back the figures look: what is owed is owed now; the practice pilot's day may lie ahead."""
    return max(as_of, date.today())  # noqa: DTZ011 - the user's day is a local day
