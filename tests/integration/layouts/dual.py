"""Dutch and French files of a dual-track pilot from Tunisia."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from installer.practice.book import Column, Line, Sheet, lay_out
from installer.practice.delimited import write_delimited
from installer.practice.names import TUNISIA
from installer.practice.ods import write_ods
from installer.practice.spelling import careless, comma, dashed, slashed, spoken
from installer.practice.story import Intake, Plot
from installer.practice.xlsx import write_xlsx
from tests.integration.layouts.layout import Layout, People

_REASONS = {
    "job_at_home": "werk gevonden",
    "family": "gezin",
    "health": "ziekte",
    "financial": "financieel",
    "language": "taal",
    "lost_interest": "geen interesse",
    "": "",
}
_COHORTS = ("Lichting voorjaar", "Lichting najaar")
_FIRMS = ("Bouwbedrijf Proef BV", "Hout & Co Voorbeeld", "Installatie Model NV")

_PLOT = Plot(
    seed=31,
    intakes=(
        Intake(_COHORTS[0], "TN-1", 40, date(2024, 1, 22), date(2024, 4, 2), date(2024, 10, 11), (TUNISIA,)),
        Intake(_COHORTS[1], "TN-2", 36, date(2024, 7, 8), date(2024, 9, 30), date(2025, 3, 21), (TUNISIA,)),
    ),
    employers=_FIRMS,
    home=0.35,
    months=9,
    women=0.4,
    unknown_sexes=3,
    twins=2,
    namesakes=2,
)


def _yes_no(answer: bool | None) -> str:  # noqa: FBT001 - the answer is what is written
    return "" if answer is None else "ja" if answer else "nee"


def _write_selection(path: Path, people: People) -> None:
    """Text in cp1252 with lines above the table; M and V, which mean another sex elsewhere."""
    columns = [
        Column("Volgnr.", lambda p: p.reference),
        Column("Naam", lambda p: p.last_name),
        Column("Voornaam", lambda p: p.first_name),
        Column("Geslacht", lambda p: {"female": "V", "male": "M", None: ""}[p.sex]),
        Column("Geb. datum", lambda p: f"{p.born:%d-%m-%Y}"),
        Column("Gouvernoraat", lambda p: p.region),
        Column("Gsm-nummer", lambda p: p.phone),
        Column("Lichting", lambda p: p.cohort),
        Column("Traject", lambda p: "buitenland" if p.track == "away" else "thuisland"),
        Column("Weerhouden op", lambda p: f"{p.selected_on:%d-%m-%Y}"),
    ]
    sheet = lay_out("", columns, people, titles=[("Kandidatenlijst",), ("Status op 1 augustus 2024",)])
    write_delimited(path, sheet)


def _write_training(path: Path, people: People) -> None:
    """A sheet per cohort that only the sheet's name tells apart, the header in row 1."""
    columns = [
        Column("Volgnr.", lambda p: p.reference),
        Column("Deelnemer", lambda p: f"{p.last_name.upper()}, {p.first_name}"),
        Column("Start opleiding", lambda p: p.training_start),
        Column("Aantal geplande uren", lambda p: p.hours_planned),
        Column("Uren gevolgd", lambda p: p.hours_attended),
        Column("Certificaat behaald op", lambda p: p.certified_on),
        Column("Certificaatnr.", lambda p: p.certificate),
        Column("Gestopt op", lambda p: p.dropped_on),
        Column("Reden uitval", lambda p: _REASONS[p.dropout_reason] if p.dropped_on else None),
    ]
    trained = [p for p in people if p.training_start]
    sheets = [lay_out(name, columns, [p for p in trained if p.cohort == name]) for name in _COHORTS]
    write_xlsx(path, tuple(sheets), date_format="d/mm/yyyy")


def _write_language(path: Path, people: People) -> None:
    """A French two-row heading; no reference numbers; some names all in capitals."""
    columns = [
        Column("Nom et prénom", lambda p: f"{careless(p)} {p.first_name}", "Candidat"),
        Column("Né(e) le", lambda p: slashed(p.born), "Candidat"),
        Column("Langue", lambda _p: "Néerlandais", "Test de langue"),
        Column("Niveau atteint", lambda p: p.level, "Test de langue"),
        Column("Date", lambda p: slashed(p.tested_on), "Test de langue"),
        Column("Résultat (admis/ajourné)", lambda p: "admis" if p.passed else "ajourné", "Test de langue"),
    ]
    titles: list[Line] = [("Centre de langues d'essai",)]
    write_xlsx(path, (lay_out("Session 1", columns, [p for p in people if p.tested_on], titles=titles),))


def _write_contracts(path: Path, people: People) -> None:
    """One French list over all employers, a note beside the table."""
    columns = [
        Column("Entreprise d'accueil", lambda p: p.employer),
        Column("Nom du candidat", lambda p: f"{p.first_name} {p.last_name}"),
        Column("Date de naiss.", lambda p: spoken(p.born, "fr")),
        Column("Signé le", lambda p: spoken(p.contract_on, "fr")),
        Column("Nature du contrat", lambda _p: "Contrat à durée déterminée"),
        Column("Rémunération mensuelle brute (EUR)", lambda p: comma(p.wage)),
        Column("Temps de travail hebdomadaire", lambda _p: "37,5 h"),
    ]
    hired = sorted((p for p in people if p.contract_on), key=lambda p: (p.contract_on, p.number))
    sheet = lay_out("Contrats signés", columns, hired, below=lambda count: [("Total général", count)])
    write_xlsx(path, (sheet,))


def _write_visas(path: Path, people: People) -> None:
    """An OpenDocument sheet where yes means granted."""
    decisions = {"granted": "ja", "refused": "nee", None: None}
    columns = [
        Column("Volgnr.", lambda p: p.reference),
        Column("Naam deelnemer", lambda p: f"{p.first_name} {p.last_name}"),
        Column("Visum aangevraagd op", lambda p: p.visa_lodged),
        Column("Visum toegekend (j/n)", lambda p: decisions[p.decision]),
        Column("Datum beslissing", lambda p: p.visa_decided),
    ]
    write_ods(path, (lay_out("Visa", columns, [p for p in people if p.visa_lodged]),))


def _write_arrivals(path: Path, people: People) -> None:
    """Text with semicolons in UTF-16; names and birth dates, no reference numbers."""
    columns = [
        Column("Familienaam", lambda p: p.last_name.upper()),
        Column("Voornaam", lambda p: p.first_name),
        Column("Geboren op", lambda p: dashed(p.born)),
        Column("Vertrekdatum", lambda p: dashed(p.departed_on)),
        Column("Datum aankomst", lambda p: dashed(p.arrived_on)),
        Column("Eerste werkdag", lambda p: dashed(p.work_start)),
    ]
    write_delimited(path, lay_out("", columns, [p for p in people if p.departed_on]), encoding="utf-16")


def _write_follow_up(path: Path, people: People) -> None:
    """A Dutch two-row heading; a second sheet with what the columns mean."""
    ways = {"returned": "teruggekeerd", "stayed": "legaal verblijf", None: ""}
    columns = [
        Column("Volgnr.", lambda p: p.reference, "Deelnemer"),
        Column("Naam", lambda p: p.last_name, "Deelnemer"),
        Column("Voornaam", lambda p: p.first_name, "Deelnemer"),
        Column("Nog in dienst na 6 maanden", lambda p: _yes_no(p.kept), "Opvolging"),
        Column("Uit dienst op", lambda p: p.ended_on, "Plaatsing"),
        Column("Voortijdig beëindigd", lambda p: _yes_no(p.ended_early if p.ended_on else None), "Plaatsing"),
        Column("Terugkeer of verblijf", lambda p: ways[p.way], "Terugkeer"),
        Column("Datum", lambda p: p.settled_on, "Terugkeer"),
    ]
    working = [p for p in people if p.work_start]
    legend = Sheet("Uitleg", (("Uitleg bij de kolommen",), ("ja = nog in dienst bij eender welke werkgever",)))
    write_xlsx(path, (lay_out("Opvolging", columns, working, titles=[("Opvolging",), ()]), legend))


DUAL = Layout(
    name="dual",
    scheme="generic_dual_track",
    plot=_PLOT,
    days=(date(2024, 12, 31), date(2025, 9, 30), date(2026, 5, 31)),
    files=(
        ("kandidatenlijst.csv", _write_selection),
        ("opleiding.xlsx", _write_training),
        ("test de langue.xlsx", _write_language),
        ("contrats.xlsx", _write_contracts),
        ("visa.ods", _write_visas),
        ("aankomst.csv", _write_arrivals),
        ("opvolging.xlsx", _write_follow_up),
    ),
)
