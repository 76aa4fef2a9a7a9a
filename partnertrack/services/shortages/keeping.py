"""Entries of the lists entered, changed and taken away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from partnertrack.domain.change import removed
from partnertrack.domain.occupation import is_isco
from partnertrack.domain.scheme import Field, Scheme
from partnertrack.domain.shortage import SIDES, Shortage
from partnertrack.domain.text import Label
from partnertrack.errors import UserError
from partnertrack.i18n import _, current, ngettext, number
from partnertrack.importing.cells import Setting, read_column
from partnertrack.importing.isco import titles
from partnertrack.importing.issue import Issue
from partnertrack.persistence.queries import records
from partnertrack.services.shortages.options import SECTORS
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ShortageTexts:
    """What was written or chosen; `need` is "lacks", "spares" or empty, `places` a whole number as written.

    `country` is an ISO 3166-1 code, `sector` a key of the scheme's list, `listed_on` a day as written.
    """

    occupation: str = ""
    isco: str = ""
    country: str = ""
    sector: str = ""
    need: str = ""
    places: str = ""
    listed_on: str = ""
    source: str = ""
    remark: str = ""


def new(scheme: Scheme, side: str) -> Shortage:
    """An entry of a side of which nothing is known yet but the country, where the side has one only."""
    countries = scheme.origin if side == "origin" else scheme.destination
    return Shortage(side=side, country=countries[0] if len(countries) == 1 else "", occupation="")


def save(workspace: Workspace, before: Shortage, texts: ShortageTexts) -> UUID | None:
    """Enter a new entry, or keep another form of the one that was read; the id of the change, None without one.

    Raises `UserError` for what cannot be, and `ConflictError` when the entry was changed or removed since it was read.
    """
    wanted = read(workspace, before, texts)
    if before.version and wanted == before:
        return None
    _check_new(workspace, wanted)
    title = _("Change the occupation {occupation}") if before.version else _("List the occupation {occupation}")
    return workspace.keep(title.format(occupation=wanted.occupation), wanted).change_set.id


def delete(workspace: Workspace, ids: Iterable[UUID]) -> UUID:
    """Take entries off their lists; the id of the one change. Raises `UserError` when none of them is there."""
    wanted = list(ids)
    with workspace.store.reading() as reading:
        found = records.fetch(reading, Shortage, wanted)
    if not found:
        raise UserError(_("This occupation is no longer on the list."))
    title = ngettext("Take {n} occupation off its list", "Take {n} occupations off their lists", len(found))
    changes = [removed(found[key]) for key in wanted if key in found]
    return workspace.commit(title.format(n=number(len(changes))), changes).change_set.id


def read(workspace: Workspace, before: Shortage, texts: ShortageTexts) -> Shortage:
    """The entry that the texts describe; raises `UserError` for what cannot be."""
    name, isco = " ".join(texts.occupation.split()), texts.isco.strip()
    if is_isco(name):
        name, isco = "", isco or name
    if isco and not is_isco(isco):
        raise UserError(
            _("“{text}” is no ISCO-08 code.").format(text=isco), _("A code has one to four digits, such as 7411.")
        )
    name = name or titles().get(isco, isco)
    if not name:
        raise UserError(_("Say which occupation it is, in words or by its ISCO-08 code."))
    if before.side not in SIDES:
        raise UserError(_("Say whose list it is."))
    return replace(
        before,
        occupation=name,
        isco=isco,
        country=_country(workspace.scheme, before.side, texts.country),
        sector=_sector(workspace.scheme, texts.sector),
        places=places(texts.places, texts.need, before.side),
        listed_on=a_day(workspace, texts.listed_on),
        source=" ".join(texts.source.split()),
        remark=texts.remark.strip(),
    )


def places(text: str, need: str, side: str) -> int | None:
    """How many people are lacking, less than none where they can be spared; raises `UserError` for no whole number."""
    bare = "".join(sign for sign in text if not sign.isspace() and sign not in ".,'’").replace("−", "-")
    if not bare:
        return None
    if not (bare.removeprefix("-").isascii() and bare.removeprefix("-").isdecimal()):
        raise UserError(_("“{text}” is not a whole number of people.").format(text=text.strip()))
    count = int(bare)
    if side == "destination":
        if count < 0:
            raise UserError(_("The list of the destination says how many people are lacking, not how many are spared."))
        return count
    if need == "spares":
        return -abs(count)
    return abs(count) if need == "lacks" else count


def a_day(workspace: Workspace, text: str) -> date | None:
    """A day as people write it, day first; None for a blank text."""
    if not text.strip():
        return None
    name = _("Date of the list")
    field = Field("day", "date", "none", Label(name, name, name, name))
    this_year = date.today().year  # noqa: DTZ011 - the user's year is a local year
    setting = Setting(name, current(), this_year, "dmy")
    (reading,) = read_column([text.strip()], field, workspace.vocabulary, setting)
    if isinstance(reading.value, date):
        return reading.value
    refused = Issue(reading.code, reading.severity, "", None, name, reading.raw, reading.detail)
    raise UserError(refused.message if reading.code else _("“{text}” is no day.").format(text=text))


def _country(scheme: Scheme, side: str, code: str) -> str:
    known = scheme.origin if side == "origin" else scheme.destination
    if code and code not in known:
        raise UserError(_("This country is on the other side of the pilot, or in none of its sides."))
    if not code and len(known) == 1:
        return known[0]
    return code


def _sector(scheme: Scheme, sector: str) -> str:
    codes = scheme.code_list(SECTORS)
    if sector and (codes is None or sector not in codes):
        raise UserError(_("“{answer}” is not on the lists of this pilot.").format(answer=sector))
    return sector


def _check_new(workspace: Workspace, wanted: Shortage) -> None:
    """Refuse the same occupation of the same country a second time."""
    with workspace.store.reading() as reading:
        known = records.all_of(reading, Shortage)
    if any(key_of(each) == key_of(wanted) and each.id != wanted.id for each in known):
        raise UserError(
            _("“{occupation}” is on this list already.").format(occupation=wanted.occupation),
            _("Change the entry that is there."),
        )


def key_of(entry: Shortage) -> tuple[str, str, str, str]:
    """What tells entries of the lists apart."""
    return entry.side, entry.country, entry.isco, entry.occupation.casefold()
