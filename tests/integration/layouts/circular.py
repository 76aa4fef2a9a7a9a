"""French and German files of a circular pilot from Senegal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from installer.practice.book import Column, lay_out
from installer.practice.delimited import write_delimited
from installer.practice.names import SENEGAL
from installer.practice.person import Person
from installer.practice.spelling import careless, comma, dotted, plain, slashed, slashed_short, spoken
from installer.practice.story import Intake, Plot
from installer.practice.xls import write_xls
from installer.practice.xlsx import write_xlsx
from tests.integration.layouts.layout import Layout, People

_REASONS = {
    "job_at_home": "emploi trouvé au pays",
    "family": "raisons familiales",
    "health": "problème de santé",
    "financial": "difficultés financières",
    "language": "niveau de langue insuffisant",
    "lost_interest": "perte d'intérêt",
    "": "",
}
_EMPLOYERS = ("Ferme d'essai du Rhin", "Atelier modèle SARL", "Serres d'exemple SA")

_PLOT = Plot(
    seed=11,
    intakes=(
        Intake("Vague 1", "SN1", 34, date(2024, 2, 5), date(2024, 4, 8), date(2024, 9, 27), (SENEGAL,)),
        Intake("Vague 2", "SN2", 32, date(2024, 8, 5), date(2024, 10, 7), date(2025, 3, 28), (SENEGAL,)),
    ),
    employers=_EMPLOYERS,
    away_track="circular",
    home=0.0,
    contract=0.8,
    months=6,
    returned=0.7,
    stayed=0.2,
    twins=2,
    namesakes=2,
)


def _write_selection(path: Path, people: People) -> None:
    """Text with tabs in cp1252, the header in line 1, blanks that cannot be seen around names."""
    columns = [
        Column("Matricule", lambda p: f" {p.reference}"),
        Column("Prénom(s)", lambda p: f"{p.first_name}\u00a0"),
        Column("Nom", lambda p: f"  {p.last_name.upper()} "),
        Column("M./Mme", lambda p: {"female": "Mme", "male": "M.", None: ""}[p.sex]),
        Column("DDN", lambda p: slashed(p.born)),
        Column("Région d'origine", lambda p: p.region),
        Column("Handicap (O/N)", lambda _p: "non"),
        Column("Vague", lambda p: p.cohort),
        Column("Retenu(e) le", lambda p: slashed_short(p.selected_on)),
    ]
    write_delimited(path, lay_out("", columns, people), delimiter="\t")


def _write_training(path: Path, people: People) -> None:
    """The header in row 1, first name before family name in one column, days as ISO text, units in brackets."""
    columns = [
        Column("N°", lambda p: p.number),
        Column("Prénom et nom", lambda p: f"{p.first_name} {p.last_name}"),
        Column("Identifiant", lambda p: p.reference),
        Column("Volume horaire prévu (h)", lambda p: p.hours_planned),
        Column("Heures effectuées (h)", lambda p: p.hours_attended),
        Column("Entrée en formation", lambda p: p.training_start.isoformat() if p.training_start else ""),
        Column("Abandon le", lambda p: p.dropped_on.isoformat() if p.dropped_on else ""),
        Column("Motif de l'abandon", lambda p: _REASONS[p.dropout_reason] if p.dropped_on else ""),
        Column("Attestation délivrée le", lambda p: p.certified_on.isoformat() if p.certified_on else ""),
        Column("Attestation n°", lambda p: p.certificate),
    ]
    trained = [p for p in people if p.training_start]
    sheet = lay_out("Feuil1", columns, trained, group=lambda p: p.cohort, below=lambda count: [("TOTAL", count)])
    write_xlsx(path, (sheet,))


def _write_language(path: Path, people: People) -> None:
    """A German two-row heading; no reference numbers; days in words."""
    columns = [
        Column("Name, Vorname", lambda p: f"{careless(p)}, {p.first_name}", "Teilnehmer/in"),
        Column("m/w", lambda p: {"female": "w", "male": "m", None: ""}[p.sex], "Teilnehmer/in"),
        Column("geb.", lambda p: dotted(p.born), "Teilnehmer/in"),
        Column("Niveau", lambda p: p.level, "Sprachprüfung"),
        Column("Datum", lambda p: spoken(p.tested_on, "de"), "Sprachprüfung"),
        Column("Ergebnis", lambda p: "bestanden" if p.passed else "nicht bestanden", "Sprachprüfung"),
    ]
    tested = [p for p in people if p.tested_on]
    titles = [("Sprachinstitut Probe, Dakar",), ("Prüfungsergebnisse",), ()]
    write_xlsx(path, (lay_out("Prüfungen", columns, tested, titles=titles),))


def _write_contracts(path: Path, people: People) -> None:
    """Group labels name the employer; capitals without accents; amounts with a blank between thousands."""
    columns = [
        Column("Nom et prénoms", lambda p: plain(f"{p.last_name} {p.first_name}").upper()),
        Column("Né(e) le", lambda p: p.born),
        Column("Type de contrat", lambda _p: "CDD"),
        Column("Date de signature", lambda p: p.contract_on),
        Column("Date de début", lambda p: p.contract_start),
        Column("Salaire brut mensuel", lambda p: f"{comma(p.wage, grouping=' ')} EUR"),
        Column("Heures/semaine", lambda _p: 35),
    ]
    hired = sorted((p for p in people if p.contract_on), key=lambda p: (p.employer, p.number))
    write_xlsx(path, (lay_out("Contrats", columns, hired, group=lambda p: p.employer),))


def _write_visas(path: Path, people: People) -> None:
    """A French two-row heading in an old workbook; days in words; those pending say so."""
    decisions = {"granted": "accordé", "refused": "refusé", None: "en cours"}
    columns = [
        Column("Matricule", lambda p: p.reference, "Candidat(e)"),
        Column("Nom", lambda p: p.last_name, "Candidat(e)"),
        Column("Prénom", lambda p: p.first_name, "Candidat(e)"),
        Column("Date de dépôt", lambda p: spoken(p.visa_lodged, "fr"), "Demande de visa"),
        Column("Décision", lambda p: decisions[p.decision], "Demande de visa"),
        Column("Date de décision", lambda p: spoken(p.visa_decided, "fr"), "Demande de visa"),
    ]
    lodged = [p for p in people if p.visa_lodged]
    write_xls(path, (lay_out("Visas", columns, lodged, titles=[("Suivi des visas",)]),))


def _write_arrivals(path: Path, people: People) -> None:
    """Text with commas, names with a comma between quotation marks."""
    columns = [
        Column("Nom, prénom", lambda p: f"{p.last_name}, {p.first_name}"),
        Column("Date de naissance", lambda p: slashed(p.born)),
        Column("Date du vol", lambda p: slashed(p.departed_on)),
        Column("Arrivé(e) le", lambda p: slashed(p.arrived_on)),
        Column("Prise de poste", lambda p: slashed(p.work_start)),
    ]
    sheet = lay_out("", columns, [p for p in people if p.departed_on])
    write_delimited(path, sheet, delimiter=",", encoding="utf-8")


def _write_return(path: Path, people: People) -> None:
    """One sheet for the placements, one for returns; a hidden helper column; yes as a cross."""
    who = [
        Column("Matricule", lambda p: p.reference),
        Column("tri", lambda p: p.number % 7, is_hidden=True),
        Column("Nom", lambda p: p.last_name),
        Column("Prénom(s)", lambda p: p.first_name),
    ]
    placement = [
        *who,
        Column("Date de fin du placement", lambda p: p.ended_on),
        Column("Fin anticipée (O/N)", lambda p: ("oui" if p.ended_early else "non") if p.ended_on else ""),
    ]
    ways = {"returned": "Retourné(e)", "stayed": "Séjour légal", None: ""}
    returns = [
        *who,
        Column("Retour / séjour", lambda p: ways[p.way]),
        Column("Date de retour ou séjour", lambda p: p.settled_on),
        Column("Plan de réintégration signé le", lambda p: p.plan_on),
        Column("Situation après le retour", _after),
    ]
    working = [p for p in people if p.work_start]
    settled = [p for p in people if p.settled_on]
    sheets = (
        lay_out("Fin de placement", placement, working, titles=[("Suivi des placements",), ()]),
        lay_out("Retours", returns, settled, titles=[("Suivi des retours",), ()]),
    )
    write_xlsx(path, sheets, date_format="dd/mm/yy")


def _after(person: Person) -> str:
    words = {"job": "Emploi", "business": "Création d'entreprise", "study": "Études", "looking": "Recherche d'emploi"}
    return words.get(person.after or "", "")


CIRCULAR = Layout(
    name="circular",
    scheme="generic_circular",
    plot=_PLOT,
    days=(date(2024, 12, 31), date(2025, 6, 30), date(2026, 3, 31)),
    files=(
        ("sélection.txt.csv", _write_selection),
        ("formation.xlsx", _write_training),
        ("Deutschprüfung.xlsx", _write_language),
        ("contrats.xlsx", _write_contracts),
        ("visas.xls", _write_visas),
        ("arrivées.csv", _write_arrivals),
        ("retours.xlsx", _write_return),
    ),
)
