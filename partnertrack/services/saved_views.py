"""Views of the list of participants that the whole office shares."""

from __future__ import annotations

from partnertrack.domain.saved_view import SavedView
from partnertrack.i18n import _
from partnertrack.persistence.queries import records
from partnertrack.persistence.store import Applied
from partnertrack.services.workspace import Workspace


def views(workspace: Workspace) -> tuple[SavedView, ...]:
    """The views that are kept in the pilot, by name."""
    with workspace.store.reading() as reading:
        found = records.all_of(reading, SavedView)
    return tuple(sorted(found, key=lambda view: view.name.casefold()))


def keep(workspace: Workspace, view: SavedView) -> Applied:
    """Add a view, or store it in another form; raises `ConflictError` when it was changed or removed since."""
    return workspace.keep(_("View “{name}” saved").format(name=view.name), view)


def drop(workspace: Workspace, view: SavedView) -> Applied:
    """Remove a view; raises `ConflictError` when it is gone."""
    return workspace.drop(_("View “{name}” deleted").format(name=view.name), SavedView, view.id)
