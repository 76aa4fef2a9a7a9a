"""What the list shows, as it is taken along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.ui import list_asks

if TYPE_CHECKING:
    from partnertrack.ui.pages.participants.filter_bar import FilterBar
    from partnertrack.ui.pages.participants.grouping import Grouping
    from partnertrack.ui.pages.participants.people import People
    from partnertrack.ui.pages.participants.stage_chips import StageChips
    from partnertrack.ui.pages.participants.toolbar import Toolbar


def shown(
    people: People, grouping: Grouping, narrowed: tuple[Toolbar, StageChips, FilterBar], ids: Sequence[UUID]
) -> list_asks.Shown:
    """The columns, what narrows the list in words, and the groups of these people."""
    toolbar, stages, filters = narrowed
    text = toolbar.filter.text().strip()
    about = (toolbar.picked_words, stages.words(), f"“{text}”" if text else "", *filters.said())
    grouped_by = (grouping.subject, grouping.words())
    return list_asks.Shown(people.arrangement.keys, tuple(filter(None, about)), grouped_by, people.groups_of(ids))
