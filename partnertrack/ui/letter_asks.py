"""What the page of letters asks of the services; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.i18n import ngettext, number
from partnertrack.progress import Progress
from partnertrack.ui.view_models.letters import Audience, FirstPage, Kind, LackLine, Wish

if TYPE_CHECKING:
    from partnertrack.services.letters import Wanted
    from partnertrack.services.workspace import Workspace

_FOR_AUTHORITIES = "visa_support"


def audience(workspace: Workspace, *, progress: Progress) -> Audience:
    """Whom one may write about."""
    from partnertrack.services import letters

    progress.report(0, 1)
    own = tuple(
        Kind(f"{letters.OWN}{each.id}", each.name, each.file_name, template=each.id)
        for each in letters.templates(workspace)
    )
    scheme = workspace.scheme
    places = tuple((letters.label(name, scheme), f"{{{{ {name} }}}}") for name in letters.known(scheme))
    return Audience(letters.cohorts(workspace), len(letters.people(workspace)), own, places)


def add_template(workspace: Workspace, path: Path, language: str, *, progress: Progress) -> UUID:
    """Take a Word template into the pilot; the change's id."""
    from partnertrack.services import letters

    progress.report(0, 1)
    return letters.add_template(workspace, path, language)


def drop_template(workspace: Workspace, template: UUID, *, progress: Progress) -> UUID:
    """Take a template out of the pilot; the change's id."""
    from partnertrack.services import letters

    progress.report(0, 1)
    return letters.drop_template(workspace, template)


def first_page(workspace: Workspace, wish: Wish, width: int, *, progress: Progress) -> FirstPage:
    """The first page of what is wanted, `width` pixels wide, and what is lacking."""
    from partnertrack.services import letters

    wanted = _wanted(workspace, wish)
    seen = letters.preview(workspace, wanted, width, progress)
    lacks = tuple(LackLine(lack.text(), lack.enrolments) for lack in seen.lacks)
    return FirstPage(seen.width, seen.height, seen.rgba, seen.people, lacks, _not_agreed(workspace, wanted))


def _not_agreed(workspace: Workspace, wanted: Wanted) -> str:
    """How many of these people did not agree to what the letter is for, as a sentence."""
    from partnertrack.services import consent

    if wanted.kind != _FOR_AUTHORITIES:
        return ""
    count = len(consent.lacking(workspace, "authorities", wanted.enrolments, wanted.as_of))
    if not count:
        return ""
    words = ngettext(
        "{n} person has not agreed that authorities get these data.",
        "{n} people have not agreed that authorities get these data.",
        count,
    )
    return words.format(n=number(count))


def write(workspace: Workspace, wish: Wish, path: Path, *, progress: Progress) -> Path:
    """All in one file, whose suffix says its kind."""
    from partnertrack.services import letters

    return letters.write(workspace, _wanted(workspace, wish), path, progress, leaves_out=wish.leaves_out)


def write_each(workspace: Workspace, wish: Wish, folder: Path, *, progress: Progress) -> Path:
    """A file for each person in a new folder, which is returned."""
    from partnertrack.services import letters

    return letters.write_each(workspace, _wanted(workspace, wish), folder, progress, leaves_out=wish.leaves_out)


def _wanted(workspace: Workspace, wish: Wish) -> Wanted:
    from partnertrack.services import letters

    people = wish.chosen or letters.people(workspace, wish.cohort)
    return letters.Wanted(
        wish.kind, people, wish.as_of, wish.language, wish.first_on, wish.span, wish.about, wish.place
    )
