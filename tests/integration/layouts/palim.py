"""Dutch and French files of a dual-track pilot from Morocco to Belgium."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from installer.practice.book import Column, Line, lay_out
from installer.practice.delimited import write_delimited
from installer.practice.names import MOROCCO
from installer.practice.ods import write_ods
from installer.practice.person import Person
from installer.practice.spelling import careless, comma, dashed, serial, slashed_short, spoken
from installer.practice.story import Intake, Plot
from installer.practice.xlsx import write_xlsx
from tests.integration.layouts.layout import Layout, People

_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_REASONS = {
    "job_at_home": "werk gevonden in eigen land",
    "family": "familiale redenen",
    "health": "gezondheid",
    "financial": "financiële redenen",
    "language": "taalniveau niet bereikt",
    "lost_interest": "interesse verloren",
    "": "",
}
_EMPLOYERS = ("Datahuis Voorbeeld NV", "Codewerf BV", "Netwerk Model NV", "Oefenbank NV")

_PLOT = Plot(
    seed=7,
    intakes=(
        Intake("Groep A", "2401", 36, date(2024, 1, 8), date(2024, 3, 4), date(2024, 8, 30), (MOROCCO,)),
        Intake("Groep B", "2402", 36, date(2024, 6, 3), date(2024, 9, 2), date(2025, 2, 28), (MOROCCO,)),
    ),
    employers=_EMPLOYERS,
    home=0.4,
    unknown_sexes=3,
    twins=2,
    namesakes=2,
)


def _number(person: Person) -> int:
    """The reference without its hyphen, as a number: what a spreadsheet makes of it."""
    return int(person.reference.replace("-", ""))


def _write_selection(path: Path, people: People) -> None:
    """The header in row 7, a sheet per cohort, one column for names, serial numbers for days, notes below."""
    columns = [
        Column("Réf.", _number),
        Column("clé", lambda p: f"{p.last_name}|{p.number}", is_hidden=True),
        Column("Nom et\u00a0prénom", lambda p: f"{p.last_name.upper()} {p.first_name}"),
        Column("Sexe", lambda p: {"female": "Femme", "male": "Homme", None: None}[p.sex]),
        Column("Né(e) le", lambda p: spoken(p.born, "fr")),
        Column("", lambda _p: None),
        Column("Région ", lambda p: f" {p.region}\u00a0"),
        Column("Téléphone", lambda p: p.phone),
        Column("Parcours", lambda p: "Mobilité" if p.track == "away" else "Sur place"),
        Column("Date de\nsélection", lambda p: serial(p.selected_on)),
    ]
    titles: list[Line] = [
        ("Royaume du Maroc",),
        ("Service de l'emploi d'essai",),
        (),
        ("Projet pilote numérique",),
        (None, None, "Liste des candidats retenus"),
        (),
    ]

    def below(count: int) -> list[Line]:
        return [(), ("Totaux", None, count), (), ("NB : liste arrêtée par le comité ; les dates sont provisoires.",)]

    sheets = [
        lay_out(name, columns, [p for p in people if p.cohort == name], titles=titles, below=below)
        for name in ("Groep A", "Groep B")
    ]
    write_xlsx(path, tuple(sheets))


def _write_training(path: Path, people: People) -> None:
    """A two-row Dutch heading with merged cells, group labels in the first column, a row of totals."""
    columns = [
        Column("Dossiernr.", _number, "Deelnemer"),
        Column("Naam", lambda p: f"{p.first_name} {p.last_name}", "Deelnemer"),
        Column("Startdatum", lambda p: dashed(p.training_start), "Opleiding"),
        Column("Geplande uren", lambda p: comma(p.hours_planned, places=1), "Opleiding"),
        Column("Gevolgde uren", lambda p: comma(p.hours_attended, places=1), "Opleiding"),
        Column("Datum", lambda p: dashed(p.certified_on), "Attest"),
        Column("Nr.", lambda p: p.certificate, "Attest"),
        Column("Datum", lambda p: dashed(p.dropped_on), "Stopzetting"),
        Column("Reden", lambda p: _REASONS[p.dropout_reason] if p.dropped_on else None, "Stopzetting"),
    ]
    trained = [p for p in people if p.training_start]
    sheet = lay_out(
        "Register",
        columns,
        trained,
        titles=[("Opleidingsregister",)],
        group=lambda p: p.cohort,
        below=lambda count: [("Totaal", count), ("* uren volgens de aanwezigheidslijsten",)],
    )
    write_xlsx(path, (sheet,))


def _write_language(path: Path, people: People) -> None:
    """Text with tabs in UTF-16; no reference numbers, careless names, months in words."""
    columns = [
        Column("Volgnr.", lambda p: p.number),
        Column("Voornaam", lambda p: p.first_name.upper() if p.number % 4 == 0 else p.first_name),
        Column("Naam", careless),
        Column("Geboortedatum", lambda p: spoken(p.born, "nl")),
        Column("Taal", lambda _p: "Engels"),
        Column("Behaald niveau (ERK)", lambda p: p.level),
        Column("Datum test", lambda p: spoken(p.tested_on, "nl")),
        Column("Resultaat", lambda p: "geslaagd" if p.passed else "niet geslaagd"),
    ]
    sheet = lay_out("", columns, [p for p in people if p.tested_on])
    write_delimited(path, sheet, delimiter="\t", encoding="utf-16")


def _write_contracts(path: Path, people: People) -> None:
    """A sheet per employer whose name stands in the sheet's name only."""
    columns = [
        Column("Familienaam", careless),
        Column("Voornaam", lambda p: p.first_name),
        Column("Geboren op", lambda p: dashed(p.born)),
        Column("Type contract", lambda _p: "bepaalde duur"),
        Column("Contract ondertekend op", lambda p: dashed(p.contract_on)),
        Column("Brutoloon (€/maand)", lambda p: f"€ {comma(p.wage)}"),
        Column("Uren/week", lambda _p: "38,0"),
    ]
    sheets = [
        lay_out(name, columns, [p for p in people if p.contract_on and p.employer == name]) for name in _EMPLOYERS
    ]
    write_xlsx(path, tuple(sheets))


Month = tuple[int, int]


def _write_visas(path: Path, people: People) -> None:
    """A sheet per month: where the decision came in a later month, the person stands there once more."""
    lodged = [p for p in people if p.visa_lodged]
    months = sorted({month for p in lodged for month in (_month(p.visa_lodged), _month(p.visa_decided)) if month})
    sheets = [
        lay_out(
            f"{_MONTHS[month[1] - 1]} {month[0]}",
            _visa_columns(month),
            [p for p in lodged if month in (_month(p.visa_lodged), _month(p.visa_decided))],
        )
        for month in months
    ]
    write_xlsx(path, tuple(sheets), date_format="d-m-yyyy")


def _visa_columns(month: Month) -> list[Column]:
    """What is known of visas in that month's sheet."""
    decisions = {"granted": "toegekend", "refused": "geweigerd", None: ""}

    def decision(person: Person) -> str:
        return decisions[person.decision] if _month(person.visa_decided) == month else "in behandeling"

    return [
        Column("Dossiernr.", _number),
        Column("Aanspreking", lambda p: {"female": "Mevr.", "male": "Dhr.", None: None}[p.sex]),
        Column("Naam", lambda p: p.last_name),
        Column("Voornaam", lambda p: p.first_name),
        Column("Aanvraag visum", lambda p: p.visa_lodged),
        Column("Beslissing (toegekend/geweigerd)", decision),
        Column("Datum beslissing", lambda p: p.visa_decided if _month(p.visa_decided) == month else None),
    ]


def _month(day: date | None) -> Month | None:
    return (day.year, day.month) if day else None


def _write_arrivals(path: Path, people: People) -> None:
    """An OpenDocument sheet."""
    columns = [
        Column("Dossiernr", lambda p: p.reference),
        Column("Naam en voornaam", lambda p: f"{p.last_name} {p.first_name}"),
        Column("Vertrek", lambda p: p.departed_on),
        Column("Aankomst", lambda p: p.arrived_on),
        Column("Datum indiensttreding", lambda p: p.work_start),
    ]
    sheet = lay_out("Aankomsten", columns, [p for p in people if p.departed_on], titles=[("Aankomsten in België",), ()])
    write_ods(path, (sheet,))


def _write_follow_up(path: Path, people: People) -> None:
    """French text with commas and a byte order mark; two-digit years, a cross for yes."""
    kept = {True: "oui", False: "non", None: ""}
    ways = {"returned": "Retour", "stayed": "Séjour légal", None: ""}
    columns = [
        Column("Réf.", _number),
        Column("Nom, prénom", lambda p: f"{p.last_name}, {p.first_name}"),
        Column("Toujours en poste après 6 mois (O/N)", lambda p: kept[p.kept]),
        Column("Fin du placement", lambda p: slashed_short(p.ended_on)),
        Column("Rupture anticipée", lambda p: "x" if p.ended_early else ""),
        Column("Retour ou séjour", lambda p: ways[p.way]),
        Column("Date de retour / séjour", lambda p: slashed_short(p.settled_on)),
    ]
    sheet = lay_out("", columns, [p for p in people if p.work_start])
    write_delimited(path, sheet, delimiter=",", encoding="utf-8-sig")


PALIM = Layout(
    name="palim",
    scheme="palim_ma_be",
    plot=_PLOT,
    days=(date(2024, 12, 31), date(2025, 6, 30), date(2026, 5, 31)),
    files=(
        ("1 Liste des retenus (déf.).xlsx", _write_selection),
        ("2 Opleidingsregister.xlsx", _write_training),
        ("3_taaltest.csv", _write_language),
        ("4_contracten.xlsx", _write_contracts),
        ("5_visa.xlsx", _write_visas),
        ("6_aankomsten.ods", _write_arrivals),
        ("7_suivi.csv", _write_follow_up),
    ),
)
