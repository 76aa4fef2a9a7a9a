"""Seven files of a generated pilot in seven layouts and four languages, with what is true of each row and column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from installer.practice.book import Cell, Column, Line, Sheet, lay_out
from installer.practice.delimited import write_delimited
from installer.practice.person import Person
from installer.practice.spelling import comma, dashed, dotted, slashed
from installer.practice.xlsx import write_xlsx
from tests.integration.measure.crowd import FIRMS, Clerk, passport

People: TypeAlias = Sequence[Person]
Told: TypeAlias = tuple[str, str | None, Callable[[Person], Cell]]
"""A heading, the field that stands below it (None where it is none of ours), and what the clerk writes there."""

_SEXES = {"female": "Femme", "male": "Homme", None: ""}
_DECISIONS = {"granted": "granted", "refused": "refused", None: "pending"}


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner's file: its sheets, the people of its rows, and the fields of its columns."""

    name: str
    sheets: tuple[Sheet, ...]
    rows: Mapping[tuple[str, int], Person]
    fields: Mapping[str, tuple[str | None, ...]]

    def write(self, folder: Path) -> Path:
        """Write the file into the folder."""
        path = folder / self.name
        if path.suffix == ".csv":
            write_delimited(path, self.sheets[0], encoding="utf-8-sig")
        else:
            write_xlsx(path, self.sheets)
        return path


@dataclass(frozen=True, slots=True)
class _Table:
    """A sheet in the making: what stands above its rows, and whether people stand under the name of their cohort."""

    name: str
    told: tuple[Told, ...]
    titles: tuple[Line, ...] = ()
    above: tuple[str, ...] = ()
    by_cohort: bool = False

    def lay_out(self, people: Iterable[Person], clerk: Clerk) -> tuple[Sheet, dict[tuple[str, int], Person]]:
        """The sheet as the clerk writes it, and the true person of each of its rows."""
        true = sorted(people, key=lambda person: person.cohort) if self.by_cohort else list(people)
        above = self.above or ("",) * len(self.told)
        columns = [Column(head, cell, over) for (head, _key, cell), over in zip(self.told, above, strict=True)]
        sheet = lay_out(
            self.name,
            columns,
            map(clerk.copy, true),
            titles=self.titles,
            group=(lambda person: person.cohort) if self.by_cohort else None,
        )
        first = len(self.titles) + (2 if self.above else 1)
        places = [place for place, row in enumerate(sheet.rows, 1) if place > first and any(row[1:])]
        return sheet, {(self.name, place): person for place, person in zip(places, true, strict=True)}


def _partner(name: str, clerk: Clerk, tables: Sequence[tuple[_Table, People]], sheet_name: str = "") -> Partner:
    laid = [table.lay_out(people, clerk) for table, people in tables]
    return Partner(
        name,
        tuple(sheet for sheet, _rows in laid),
        {(sheet_name or sheet, row): person for _sheet, rows in laid for (sheet, row), person in rows.items()},
        {(sheet_name or table.name): tuple(key for _head, key, _cell in table.told) for table, _people in tables},
    )


def selection(people: People, clerk: Clerk) -> Partner:
    """The French list by which the pilot begins: a title, running numbers, references, everything known."""
    told: tuple[Told, ...] = (
        ("N°", "row_no", lambda p: p.number),
        ("N° candidat", "ref", lambda p: p.reference),
        ("Nom", "last_name", lambda p: p.last_name),
        ("Prénom", "first_name", lambda p: p.first_name),
        ("Sexe", "sex", lambda p: _SEXES[p.sex]),
        ("Date de naissance", "birth_date", lambda p: p.born),
        ("Nationalité", "nationality", lambda p: p.nationality),
        ("Région", "region", lambda p: p.region),
        ("Téléphone", "phone", lambda p: p.phone),
        ("Courriel", "email", lambda p: p.email),
        ("N° de passeport", "passport_no", passport),
        ("Promotion", "cohort", lambda p: p.cohort),
        ("Sélectionné(e) le", "selected_on", lambda p: p.selected_on),
    )
    titles: tuple[Line, ...] = (("Partenariat d'essai",), ("Liste des personnes retenues",), ())
    return _partner("1 liste des retenus.xlsx", clerk, [(_Table("2024", told, titles), people)])


def training(people: People, clerk: Clerk) -> Partner:
    """A Dutch register with a heading in two lines, people under their cohort, whole names, no birth dates."""
    told: tuple[Told, ...] = (
        ("Kandidaatnr.", "ref", lambda p: p.reference),
        ("Naam", "full_name", lambda p: f"{p.last_name.upper()} {p.first_name}"),
        ("Startdatum", "training_start", lambda p: dashed(p.training_start)),
        ("Geplande uren", "hours_planned", lambda p: comma(p.hours_planned, places=1)),
        ("Gevolgde uren", "hours_attended", lambda p: comma(p.hours_attended, places=1)),
        ("Datum", "cert_date", lambda p: dashed(p.certified_on)),
        ("Nr.", "cert_no", lambda p: p.certificate),
    )
    above = ("Deelnemer", "Deelnemer", "Opleiding", "Opleiding", "Opleiding", "Attest", "Attest")
    trained = [person for person in people if person.training_start]
    table = _Table("Register", told, (("Opleidingsregister",),), above, by_cohort=True)
    return _partner("2 opleidingsregister.xlsx", clerk, [(table, trained)])


def language(people: People, clerk: Clerk) -> Partner:
    """German text of an examiner who knows no reference numbers and spells names as German does."""
    told: tuple[Told, ...] = (
        ("Nachname", "last_name", lambda p: p.last_name),
        ("Vorname", "first_name", lambda p: p.first_name),
        ("Geburtsdatum", "birth_date", lambda p: dotted(p.born)),
        ("Sprache", "lang", lambda _p: "Deutsch"),
        ("Erreichtes Niveau", "cefr_exit", lambda p: p.level),
        ("Prüfungsdatum", "exam_date", lambda p: dotted(p.tested_on)),
        ("Ergebnis", "exam_result", lambda p: "bestanden" if p.passed else "nicht bestanden"),
        ("Bemerkungen", "remarks", lambda p: "Wiederholung" if p.number % 40 == 0 else None),
    )
    tested = [person for person in people if person.tested_on]
    return _partner("3_Sprachpruefung.csv", clerk, [(_Table("", told), tested)], "3_Sprachpruefung")


def contracts(people: People, clerk: Clerk) -> Partner:
    """An English workbook with a sheet for each employer, who stands in its name only."""
    told: tuple[Told, ...] = (
        ("First name", "first_name", lambda p: p.first_name),
        ("Surname", "last_name", lambda p: p.last_name),
        ("Date of birth", "birth_date", lambda p: p.born),
        ("Contract signed on", "contract_signed", lambda p: p.contract_on),
        ("Contract start date", "contract_start", lambda p: p.contract_start),
        ("Contract end date", "contract_end", lambda p: p.contract_end),
        ("Gross monthly wage", "gross_wage", lambda p: f"{p.wage:.2f}"),
        ("Hours per week", "hours_week", lambda _p: 38.5),
    )
    hired = [person for person in people if person.contract_on]
    tables = [(_Table(firm, told), [person for person in hired if person.employer == firm]) for firm in FIRMS]
    return _partner("4 contracts.xlsx", clerk, tables)


def visas(people: People, clerk: Clerk) -> Partner:
    """English text with passport numbers, in which O and I stand for digits, and names in one column."""
    told: tuple[Told, ...] = (
        ("Passport number", "passport_no", lambda p: clerk.number(passport(p))),
        ("Surname, first name", "full_name", lambda p: f"{p.last_name}, {p.first_name}"),
        ("Sex", "sex", lambda p: {"female": "F", "male": "M", None: ""}[p.sex]),
        ("Visa application date", "visa_lodged", lambda p: slashed(p.visa_lodged)),
        ("Visa decision", "visa_decision", lambda p: _DECISIONS[p.decision]),
        ("Visa decision date", "visa_decision_date", lambda p: slashed(p.visa_decided)),
    )
    lodged = [person for person in people if person.visa_lodged]
    return _partner("5_visas.csv", clerk, [(_Table("", told), lodged)], "5_visas")


def arrivals(people: People, clerk: Clerk) -> Partner:
    """A French list of travellers whose names stand in their own script."""
    told: tuple[Told, ...] = (
        ("Nom", "last_name", lambda p: p.last_name),
        ("Prénom", "first_name", lambda p: p.first_name),
        ("Né(e) le", "birth_date", lambda p: slashed(p.born)),
        ("Date de départ", "flight_date", lambda p: p.departed_on),
        ("Date d'arrivée", "arrival_date", lambda p: p.arrived_on),
        ("Début du travail", "work_start", lambda p: p.work_start),
    )
    gone = [person for person in people if person.departed_on]
    return _partner("6 arrivées.xlsx", clerk, [(_Table("Arrivées", told, (("Arrivées",), ())), gone)])


def returns(people: People, clerk: Clerk) -> Partner:
    """A Dutch list of placements and returns, whole names with the first name first."""
    told: tuple[Told, ...] = (
        ("Voornaam en naam", "full_name", lambda p: f"{p.first_name} {p.last_name}"),
        ("Geboortedatum", "birth_date", lambda p: dashed(p.born)),
        ("Nog in dienst na 6 maanden", "still_employed", lambda p: {True: "Ja", False: "Nee", None: ""}[p.kept]),
        ("Plaatsing beëindigd op", "placement_end_date", lambda p: dashed(p.ended_on)),
        ("Terugkeer of verblijf", "return_kind",
         lambda p: {"returned": "Teruggekeerd", "stayed": "Legaal verblijf", None: ""}[p.way]),
        ("Datum terugkeer / verblijf", "return_date", lambda p: dashed(p.settled_on)),
    )  # fmt: skip
    working = [person for person in people if person.work_start]
    return _partner("7 terugkeer.xlsx", clerk, [(_Table("Terugkeer", told), working)])
