"""The layouts that are remembered of partners."""

from __future__ import annotations

from uuid import UUID

from partnertrack.domain.recipe import Recipe
from partnertrack.i18n import _
from partnertrack.persistence.store import Applied
from partnertrack.services.workspace import Workspace


def forget_recipe(workspace: Workspace, recipe_id: UUID) -> Applied:
    """Remember a layout no longer: the next file of that layout is matched afresh."""
    return workspace.drop(_("Forget a partner’s layout"), Recipe, recipe_id)
