"""What the pages of the wins and of the shortages ask; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.progress import Progress
from partnertrack.ui.view_models.wins import WinsView, present

if TYPE_CHECKING:
    from partnertrack.domain.shortage import Shortage
    from partnertrack.services.participants import Search
    from partnertrack.services.shortages import Lists, Pasted, ShortageTexts
    from partnertrack.services.wins import Names
    from partnertrack.services.workspace import Workspace


def wins(workspace: Workspace, as_of: date, months: int, *, progress: Progress) -> WinsView:
    """Who gains on that day, compared with so many months before."""
    from partnertrack.domain.months import add_months
    from partnertrack.services import wins as service

    progress.report(0, 1)
    return present(service.wins(workspace, as_of, add_months(as_of, -months)), workspace.title)


def shortages(workspace: Workspace, as_of: date, *, progress: Progress) -> Lists:
    """Both sides' lists of occupations."""
    from partnertrack.services import shortages as service

    progress.report(0, 1)
    return service.shortages(workspace, as_of)


def save(workspace: Workspace, before: Shortage, texts: ShortageTexts, *, progress: Progress) -> UUID | None:
    """Keep an entry as it was filled in; the id of the change."""
    from partnertrack.services import shortages as service

    progress.report(0, 1)
    return service.save(workspace, before, texts)


def paste(workspace: Workspace, side: str, text: str, about: ShortageTexts, *, progress: Progress) -> Pasted:
    """Take a table over into the list of a side."""
    from partnertrack.services import shortages as service

    progress.report(0, 1)
    return service.paste(workspace, side, text, about)


def delete(workspace: Workspace, ids: Sequence[UUID], *, progress: Progress) -> UUID:
    """Take entries off their lists; the id of the change."""
    from partnertrack.services import shortages as service

    progress.report(0, 1)
    return service.delete(workspace, ids)


def new_entry(workspace: Workspace, side: str) -> Shortage:
    """An entry of a side of which nothing is known yet."""
    from partnertrack.services import shortages as service

    return service.new(workspace.scheme, side)


def texts(**told: str) -> ShortageTexts:
    """What was written in a form, by the names of its fields."""
    from partnertrack.services.shortages import ShortageTexts

    return ShortageTexts(**told)


def search_names(names: Names) -> Search:
    """A search for the people behind a number."""
    from partnertrack.services.participants import Search

    return Search(figure=names.figure, part=names.part, among=frozenset(names.people))


def search_people(people: Sequence[UUID]) -> Search:
    """A search for these people."""
    from partnertrack.services.participants import Search

    return Search(among=frozenset(people))
