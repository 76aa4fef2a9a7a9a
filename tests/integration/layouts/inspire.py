"""German, English and French files of a circular pilot from Georgia."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from installer.practice.book import Column, lay_out
from installer.practice.delimited import write_delimited
from installer.practice.names import GEORGIA
from installer.practice.ods import write_ods
from installer.practice.person import Person
from installer.practice.spelling import careless, comma, dotted, spoken
from installer.practice.story import Intake, Plot
from installer.practice.xls import write_xls
from installer.practice.xlsx import write_xlsx
from tests.integration.layouts.layout import Layout, People

_HOSTS = ("Gründerwerk Muster GmbH", "Accélérateur d'essai", "Digitalhaus Probe AG")

_PLOT = Plot(
    seed=23,
    intakes=(
        Intake("Batch 1", "GE-A", 32, date(2024, 1, 15), date(2024, 3, 18), date(2024, 7, 26), (GEORGIA,)),
        Intake("Batch 2", "GE-B", 30, date(2024, 7, 1), date(2024, 9, 16), date(2025, 1, 31), (GEORGIA,)),
    ),
    employers=_HOSTS,
    women=0.5,
    away_track="circular",
    home=0.0,
    contract=0.85,
    months=4,
    returned=0.75,
    stayed=0.15,
    twins=1,
    namesakes=2,
)


def _american(day: date | None) -> str:
    """03/25/2024."""
    return f"{day:%m/%d/%Y}" if day else ""


def _write_selection(path: Path, people: People) -> None:
    """A German OpenDocument list, one column for names, the running number beside the reference."""
    columns = [
        Column("Lfd. Nr.", lambda p: p.number),
        Column("Jahrgang", lambda p: p.cohort),
        Column("Familienname, Vorname", lambda p: f"{p.last_name}, {p.first_name}"),
        Column("Geschlecht (m/w/d)", lambda p: {"female": "w", "male": "m", None: None}[p.sex]),
        Column("Geb.-Datum", lambda p: p.born),
        Column("Provinz", lambda p: p.region),
        Column("E-Mail-Adresse", lambda p: p.email),
        Column("TN-Nr.", lambda p: p.reference),
        Column("Ausgewählt am", lambda p: p.selected_on),
        Column("Bemerkungen", lambda p: "Rückruf" if p.number % 11 == 0 else None),
    ]
    titles = [("Teilnehmende",), ("Stand: 30.06.2024",)]
    below = [(), ("Summe", None, 62), ("Quelle: Auswahlkommission",)]
    write_ods(path, (lay_out("TN-Liste", columns, people, titles=titles, below=lambda _count: below),))


def _write_training(path: Path, people: People) -> None:
    """English text with semicolons and a byte order mark, months before days."""
    columns = [
        Column("Participant ID", lambda p: p.reference),
        Column("First and last name", lambda p: f"{p.first_name} {p.last_name}"),
        Column("Training start date", lambda p: _american(p.training_start)),
        Column("Hours (planned)", lambda p: p.hours_planned),
        Column("Hours (attended)", lambda p: p.hours_attended),
        Column("Certified on", lambda p: _american(p.certified_on)),
        Column("Cert. no.", lambda p: p.certificate),
        Column("Date of withdrawal", lambda p: _american(p.dropped_on)),
    ]
    sheet = lay_out("", columns, [p for p in people if p.training_start])
    write_delimited(path, sheet, encoding="utf-8-sig")


def _write_contracts(path: Path, people: People) -> None:
    """One German sheet per host, a title above each table."""
    columns = [
        Column("Vorname", lambda p: p.first_name),
        Column("Nachname", careless),
        Column("Geburtsdatum", lambda p: spoken(p.born, "de")),
        Column("Datum der Unterzeichnung", lambda p: dotted(p.contract_on)),
        Column("Vertragsart", lambda _p: "Praktikum"),
        Column("Vergütung (EUR)", lambda p: comma(p.wage)),
        Column("Std./Woche", lambda _p: "39,5"),
    ]
    sheets = [
        lay_out(host, columns, [p for p in people if p.contract_on and p.employer == host], titles=[(host,), ()])
        for host in _HOSTS
    ]
    write_xlsx(path, tuple(sheets))


def _write_visas(path: Path, people: People) -> None:
    """A German two-row heading in an old workbook; pending cases are left blank."""
    decisions = {"granted": "erteilt", "refused": "abgelehnt", None: None}
    columns = [
        Column("TN-Nr.", lambda p: p.reference, "Teilnehmende"),
        Column("Anrede", lambda p: {"female": "Frau", "male": "Herr", None: None}[p.sex], "Teilnehmende"),
        Column("Name", lambda p: p.last_name, "Teilnehmende"),
        Column("Vorname", lambda p: p.first_name, "Teilnehmende"),
        Column("Antrag am", lambda p: p.visa_lodged, "Visum"),
        Column("Bescheid", lambda p: decisions[p.decision], "Visum"),
        Column("Bescheid vom", lambda p: p.visa_decided, "Visum"),
    ]
    lodged = [p for p in people if p.visa_lodged]
    write_xls(path, (lay_out("Visa", columns, lodged, titles=[("Visumverfahren",), ()]),))


def _write_stay(path: Path, people: People) -> None:
    """One wide French sheet from departure to return."""
    columns = [
        Column("N° participant", lambda p: p.reference),
        Column("Participant(e)", lambda p: f"{p.last_name} {p.first_name}"),
        Column("Date de départ", lambda p: p.departed_on),
        Column("Date d'arrivée", lambda p: p.arrived_on),
        Column("Début du placement", lambda p: p.work_start),
        Column("Fin du placement", lambda p: p.ended_on),
        Column("Fin avant terme", lambda p: ("oui" if p.ended_early else "non") if p.ended_on else ""),
        Column("Retour ou maintien sur place", _way),
        Column("Date de retour / séjour", lambda p: p.settled_on),
        Column("Observations", lambda _p: None),
    ]
    gone = [p for p in people if p.departed_on]
    write_xlsx(path, (lay_out("Séjours", columns, gone, titles=[("Séjours en Europe",), ()]),))


def _way(person: Person) -> str:
    return {"returned": "retour", "stayed": "séjour légal"}.get(person.way or "", "")


INSPIRE = Layout(
    name="inspire",
    scheme="inspire_ge",
    plot=_PLOT,
    days=(date(2024, 9, 30), date(2025, 3, 31), date(2026, 1, 31)),
    files=(
        ("Teilnehmende.ods", _write_selection),
        ("training register.csv", _write_training),
        ("Verträge.xlsx", _write_contracts),
        ("Visa.xls", _write_visas),
        ("séjours.xlsx", _write_stay),
    ),
)
