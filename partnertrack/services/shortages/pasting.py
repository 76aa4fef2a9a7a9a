"""A list of occupations taken over from a spreadsheet by way of the clipboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from partnertrack.domain.change import Change, added
from partnertrack.domain.names import fold
from partnertrack.domain.occupation import is_isco
from partnertrack.domain.shortage import Shortage
from partnertrack.errors import UserError
from partnertrack.i18n import _, ngettext, number
from partnertrack.importing import delimited
from partnertrack.importing.countries import read_country
from partnertrack.importing.limits import LIMITS
from partnertrack.importing.refusal import Refused
from partnertrack.persistence.queries import records
from partnertrack.services.shortages.keeping import ShortageTexts, key_of, read
from partnertrack.services.workspace import Workspace

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "occupation": (
        "occupation", "occupations", "profession", "job", "job title", "trade", "shortage occupation", "metier",
        "metiers", "profession en tension", "emploi", "beruf", "berufe", "engpassberuf", "tatigkeit", "beroep",
        "knelpuntberoep", "functie",
    ),
    "isco": ("isco", "isco 08", "isco08", "isco code", "code", "citp", "citp 08", "code citp", "esco", "isco 08 code"),
    "country": ("country", "pays", "land"),
    "sector": ("sector", "secteur", "branche", "nace", "sektor"),
    "places": (
        "places", "number", "people", "persons", "vacancies", "demand", "shortage", "needed", "lacking", "nombre",
        "postes", "besoins", "anzahl", "bedarf", "stellen", "aantal", "behoefte", "surplus", "excedent", "uberschuss",
    ),
    "listed_on": ("date", "listed on", "as of", "datum", "stand", "date de la liste"),
    "source": ("source", "quelle", "bron"),
    "remark": ("remark", "remarks", "remarque", "observations", "bemerkung", "anmerkung", "opmerking", "note"),
}  # fmt: skip
"""Folded headings of the columns, as partners name them in English, French, German and Dutch."""

_SPARED = frozenset({"surplus", "excedent", "uberschuss"})
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Pasted:
    """What came of a table: entries that are new and changed, and those that were as they are; the id of the change.

    `refused` are lines that could not be taken over, each with its number in the table and the reason.
    """

    added: int
    changed: int
    same: int
    refused: tuple[tuple[int, str], ...]
    change: UUID | None = None


def paste(workspace: Workspace, side: str, text: str, about: ShortageTexts) -> Pasted:
    """Take a table over into the list of a side, all of it as one change.

    `about` says what holds for lines that do not say it themselves: the country, the date and the source of the list.
    An occupation that the list names already takes over what the line says. Raises `UserError` where no line of it
    can be taken over.
    """
    lines = list(_lines(text, about))
    if not lines:
        raise UserError(
            _("No table was pasted."), _("Copy the rows in the spreadsheet, with their headings, and paste them here.")
        )
    with workspace.store.reading() as reading:
        known = {key_of(each): each for each in records.all_of(reading, Shortage)}
    changes: list[Change] = []
    refused: list[tuple[int, str]] = []
    same = 0
    for place, told in lines:
        try:
            entry = read(workspace, Shortage(side=side, country="", occupation=""), told)
        except UserError as error:
            refused.append((place, error.message))
            continue
        before = known.get(key_of(entry))
        after = _over(before, entry) if before else entry
        same += before == after
        if before != after:
            changes.append(Change(before, after) if before and before.version else added(after))
        known[key_of(after)] = after
    return _kept(workspace, _last_of_each(changes), same, refused)


def _kept(workspace: Workspace, changes: Sequence[Change], same: int, refused: Iterable[tuple[int, str]]) -> Pasted:
    told = tuple(refused)
    if not changes and not same:
        raise UserError(
            _("None of the lines could be taken over: {reasons}").format(
                reasons="; ".join(f"{place}: {reason}" for place, reason in told[:_SHOWN])
            )
        )
    new = sum(change.before is None for change in changes)
    if not changes:
        return Pasted(0, 0, same, told)
    title = ngettext("Take over a list of {n} occupation", "Take over a list of {n} occupations", len(changes))
    applied = workspace.commit(title.format(n=number(len(changes))), changes)
    return Pasted(new, len(changes) - new, same, told, applied.change_set.id)


def _last_of_each(changes: Iterable[Change]) -> list[Change]:
    """One change for each entry: a table may name an occupation twice, and the last line counts."""
    last: dict[UUID, Change] = {}
    for change in changes:
        first = last.get(change.record.id)
        last[change.record.id] = Change(first.before, change.after) if first else change
    return list(last.values())


def _over(before: Shortage, entry: Shortage) -> Shortage:
    """The entry that is there with what the line says; what the line leaves blank stays."""
    return replace(
        before,
        sector=entry.sector or before.sector,
        places=before.places if entry.places is None else entry.places,
        listed_on=entry.listed_on or before.listed_on,
        source=entry.source or before.source,
        remark=entry.remark or before.remark,
    )


def _lines(text: str, about: ShortageTexts) -> Iterator[tuple[int, ShortageTexts]]:
    """What each line with anything in it says, by its number in the table."""
    try:
        rows = [[(cell or "").strip() for cell in row] for row in delimited.split(text.strip("\r\n"), LIMITS)]
    except Refused as refused:
        raise UserError(_("This table is too large or cannot be read."), refused.detail) from None
    filled = [(place, row) for place, row in enumerate(rows, 1) if any(row)]
    if not filled:
        return
    headings = _headings(filled[0][1])
    columns = headings or _by_content([row for _place, row in filled])
    spares = any(fold(cell) in _SPARED for cell in filled[0][1]) if headings else False
    for place, row in filled[1:] if headings else filled:
        told = {field: row[column] for field, column in columns.items() if column < len(row) and row[column]}
        if "country" in told:
            told["country"] = read_country(told["country"]) or told["country"]
        yield place, replace(about, **told, need="spares" if spares and told.get("places") else about.need)


def _headings(row: Sequence[str]) -> dict[str, int]:
    """Which column says what, by a first line of headings; nothing where it is none."""
    found: dict[str, int] = {}
    for column, cell in enumerate(row):
        words = fold(cell)
        field = next((field for field, known in _HEADINGS.items() if words in known), "")
        if field:
            found.setdefault(field, column)
    return found if "occupation" in found or "isco" in found else {}


def _by_content(rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """Which column says what, of a table without headings: words, codes of four digits, other numbers in that order."""
    found: dict[str, int] = {}
    for column in range(max(map(len, rows))):
        cells = [row[column] for row in rows if column < len(row) and row[column]]
        if not cells:
            continue
        digits = all(cell.removeprefix("-").isdecimal() for cell in cells)
        is_code = digits and all(is_isco(cell) and len(cell) == len("7411") for cell in cells)
        found.setdefault("isco" if is_code and "isco" not in found else "places" if digits else "occupation", column)
    return found
