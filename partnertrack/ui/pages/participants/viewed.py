"""A search with columns as a view of the list, and the other way round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from partnertrack.ui import asks
from partnertrack.ui.view_models.list_view import ListView

if TYPE_CHECKING:
    from partnertrack.services.participants import Search


def view_of(search: Search | None, columns: tuple[str, ...], widths: Mapping[str, int]) -> ListView:
    """The list as a view that can be kept."""
    if search is None:
        return ListView()
    return ListView(
        search.criteria,
        columns,
        search.order,
        search.is_descending,
        search.stage,
        search.text,
        tuple(sorted(widths.items())),
        search.group,
        search.then,
    )


def search_of(view: ListView) -> Search:
    """Whom a view shows, in its order."""
    return replace(
        asks.search(view.text),
        stage=view.stage,
        criteria=view.criteria,
        order=view.order,
        is_descending=view.is_descending,
        group=view.group,
        then=view.then,
    )
