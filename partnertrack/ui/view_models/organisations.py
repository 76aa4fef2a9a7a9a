"""Organisations in words and marks ready to be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.domain.engagement import FUNNEL, LOST
from partnertrack.domain.organisation_types import organisation_types
from partnertrack.i18n import _, country, day, ngettext, number
from partnertrack.ui.view_models.days import ago

if TYPE_CHECKING:
    from partnertrack.domain.employer_funnel import EmployerStand
    from partnertrack.services.organisations import Listing, OrganisationLine, Pair

EMPLOYER = "employer"

ICONS = {
    "training_centre": "graduation-cap",
    "employer": "briefcase",
    "consulate": "id-card",
    "employment_service": "users",
    "chamber": "handshake",
    "ministry": "landmark",
    "agency": "building-2",
    "municipality": "house",
    "ngo": "heart-handshake",
    "donor": "coins",
    "other": "building-2",
}
_STAND_TONES = {"contract": "ok", "interview": "info", "vacancy": "info", "lost": "danger"}
_STAND_ICONS = {"contract": "check", "lost": "x"}


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """A line of the list.

    `at` are the keys of where an employer stands: its stage, or "lost" with "lost:" and the reason; `came` those of the
    stages that it came to. `free` places of `places` are still to be filled.
    """

    id: UUID
    name: str
    spellings: tuple[str, ...]
    detail: str
    type: str
    type_label: str
    country: str
    people: int
    contacts: tuple[str, ...]
    last_on: date | None
    last: str
    at: tuple[str, ...]
    came: tuple[str, ...]
    stand: str
    tone: str
    icon: str
    places: int
    free: int
    offers: str


@dataclass(frozen=True, slots=True)
class StageMark:
    """A stage of the employers' funnel: how many stand there, how many came there, and how long it took."""

    stage: str
    label: str
    now: int
    reached: int
    detail: str


@dataclass(frozen=True, slots=True)
class OrganisationsView:
    """The list, the funnel of employers, and which may be one.

    `lost` are the key, the words and the count of all employers who were lost, then of each reason.
    """

    subtitle: str
    rows: tuple[OrganisationRow, ...]
    stages: tuple[StageMark, ...]
    lost: tuple[tuple[str, str, int], ...]
    pairs: tuple[Pair, ...]


def types() -> dict[str, str]:
    """The types of organisations, in the order of the list."""
    return organisation_types()


def stages() -> dict[str, str]:
    """How far an employer can come, and that it was lost."""
    return {
        "contacted": _("Contacted"),
        "interested": _("Interested"),
        "vacancy": _("Vacancy"),
        "interview": _("Interviews"),
        "contract": _("Contract"),
        "lost": _("Lost"),
    }


def reasons_lost() -> dict[str, str]:
    """Why employers are lost."""
    return {
        "no_need": _("No need at present"),
        "language": _("Language level too low"),
        "qualification": _("Qualification does not fit"),
        "procedure": _("The procedure takes too long"),
        "cost": _("Too expensive"),
        "housing": _("No housing"),
        "no_answer": _("No answer"),
        "other_source": _("Found staff elsewhere"),
        "other": _("Another reason"),
    }


def ways() -> dict[str, str]:
    """How one was in touch."""
    return {
        "call": _("Phone call"),
        "mail": _("Letter or e-mail"),
        "visit": _("Visit"),
        "meeting": _("Meeting"),
        "event": _("Event"),
        "other": _("Other way"),
    }


def consents() -> dict[str, str]:
    """Whether a contact agrees that the data are kept."""
    return {
        "unknown": _("Not asked yet"),
        "given": _("Agrees that the data are kept"),
        "refused": _("Does not agree"),
        "withdrawn": _("Agrees no more"),
    }


def stand_mark(stand: EmployerStand | None) -> tuple[str, str, str]:
    """The words of an employer's stage, their tone and icon; blanks where nothing is known."""
    if stand is None or not stand.stage:
        return "", "neutral", ""
    words = stages()[stand.stage]
    if stand.reason:
        words = _("{stage}: {reason}").format(stage=words, reason=reasons_lost()[stand.reason])
    return words, _STAND_TONES.get(stand.stage, "neutral"), _STAND_ICONS.get(stand.stage, "")


def present_organisations(listing: Listing, pairs: Sequence[Pair], as_of: date) -> OrganisationsView:
    """The list as the page shows it."""
    n = len(listing.lines)
    countries = {line.country for line in listing.lines} - {""}
    told = [ngettext("{n} organisation", "{n} organisations", n).format(n=number(n))]
    if countries:
        told.append(ngettext("{n} country", "{n} countries", len(countries)).format(n=number(len(countries))))
    marks = tuple(_stage(line.stage, line.now, line.reached, line.days) for line in listing.stages)
    rows = tuple(_row(line, as_of) for line in listing.lines)
    return OrganisationsView("  ·  ".join(told), rows, marks, tuple(_lost(listing)), tuple(pairs))


def _lost(listing: Listing) -> Iterator[tuple[str, str, int]]:
    if listing.reasons:
        yield LOST, stages()[LOST], sum(count for _reason, count in listing.reasons)
    for reason, count in listing.reasons:
        yield f"{LOST}:{reason}", reasons_lost().get(reason, _("Reason not told")), count


def _stage(key: str, now: int, reached: int, days: float | None) -> StageMark:
    waited = round(days) if days is not None else None
    detail = "" if waited is None else ngettext("after {n} day", "after {n} days", waited).format(n=number(waited))
    return StageMark(key, stages()[key], now, reached, detail)


def _row(line: OrganisationLine, as_of: date) -> OrganisationRow:
    stand, tone, icon = stand_mark(line.stand)
    detail = _("also {spellings}").format(spellings=", ".join(line.spellings)) if line.spellings else ""
    offers = ""
    if line.places:
        offers = _("{taken} of {places} places taken").format(taken=number(line.taken), places=number(line.places))
    return OrganisationRow(
        line.id,
        line.name,
        line.spellings,
        detail,
        line.type,
        types().get(line.type, line.type),
        country(line.country) if line.country else "",
        line.people,
        line.contacts,
        line.last_on,
        ago(line.last_on, as_of) if line.last_on else "",
        *_stages_of(line.stand),
        stand,
        tone,
        icon,
        line.places,
        max(line.places - line.taken, 0),
        offers,
    )


def _stages_of(stand: EmployerStand | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Where an employer stands, and the stages that it came to."""
    if stand is None:
        return (), ()
    at = (LOST, f"{LOST}:{stand.reason}") if stand.stage == LOST else (stand.stage,)
    return at, FUNNEL[: FUNNEL.index(stand.furthest) + 1] if stand.furthest else ()


def entry_head(way: str, happened_on: date, who: str) -> str:
    """The first line of an entry of the log."""
    return "  ·  ".join(filter(None, (day(happened_on, "medium"), ways().get(way, way), who)))
