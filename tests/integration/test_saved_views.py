"""A view for the whole office is kept in the pilot, and whatever happens to it can be undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from partnertrack.domain.saved_view import SavedView
from partnertrack.services import history, pilots, saved_views


def test_a_view_is_kept_renamed_deleted_and_brought_back(tmp_path: Path) -> None:
    workspace = pilots.create_pilot(tmp_path / "pilot.ptrack", "generic_dual_track", "Pilot")
    saved_views.keep(workspace, SavedView(name="Late", definition="{}"))
    (kept,) = saved_views.views(workspace)
    saved_views.keep(workspace, replace(kept, name="Late visas"))
    (renamed,) = saved_views.views(workspace)
    assert (renamed.id, renamed.name) == (kept.id, "Late visas")
    applied = saved_views.drop(workspace, renamed)
    assert applied.change_set.title == "View “Late visas” deleted"
    assert saved_views.views(workspace) == ()
    history.undo(workspace, applied.change_set.id)
    assert [view.name for view in saved_views.views(workspace)] == ["Late visas"]
    workspace.close()
