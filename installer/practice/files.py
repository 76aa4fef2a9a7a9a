"""The files that the practice pilot's partners send, each in its own layout and language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from installer.practice.book import Column, Line, lay_out
from installer.practice.delimited import write_delimited
from installer.practice.ods import write_ods
from installer.practice.person import Person
from installer.practice.spelling import careless, comma, dotted, slashed
from installer.practice.xls import write_xls
from installer.practice.xlsx import write_xlsx

People = Sequence[Person]

_FRENCH_NOTE = "DONNÉES D'EXERCICE : personnes inventées"
_GERMAN_NOTE = "ÜBUNGSDATEN: erfundene Personen"
_ENGLISH_NOTE = "PRACTICE DATA: invented people"
_FRENCH_SEX = {"female": "F", "male": "H", None: ""}
_ENGLISH_SEX = {"female": "Female", "male": "Male", None: ""}
_FRENCH_NATIONALITIES = {"MA": "Marocaine", "TN": "Tunisienne"}
_ENGLISH_NATIONALITIES = {"MA": "Moroccan", "TN": "Tunisian", "EG": "Egyptian"}
_FRENCH_TRACK = {"home": "Pays d'origine", "away": "Mobilité"}
_ENGLISH_TRACK = {"home": "Home", "away": "Away"}
_FRENCH_REASONS = {
    "job_at_home": "Emploi trouvé sur place",
    "family": "Raisons familiales",
    "health": "Santé",
    "financial": "Raisons financières",
    "language": "Niveau de langue non atteint",
    "lost_interest": "Perte d'intérêt",
    "": "",
}
_GERMAN_REFUSALS = {
    "incomplete_file": "Unvollständige Unterlagen",
    "financing": "Finanzierungsnachweis",
    "doubts": "Zweifel an der Rückkehrabsicht",
    "diploma": "Abschluss nicht anerkannt",
    "": "",
}
_ENGLISH_END_REASONS = {
    "resigned": "Trainee resigned",
    "health": "Health",
    "family": "Family reasons",
    "other_employer": "Moved to another employer",
    "": "",
}
_GERMAN_DECISIONS = {"granted": "erteilt", "refused": "abgelehnt", None: ""}
_AFTER = {"job": "Job", "business": "Own business", "study": "Studies", "looking": "Looking for work", None: ""}
_WAYS = {"returned": "Returned", "stayed": "Stayed legally", None: ""}
_TRADES = {
    "Hotel Musterhof GmbH": ("Hotellerie", "Fachkraft Gastgewerbe", "Lübeck"),
    "Gasthaus Beispiel KG": ("Gastronomie", "Köchin / Koch", "Erfurt"),
    "Elektro Probe GmbH": ("Elektroinstallation", "Elektroniker/in", "Kassel"),
    "Bau Exempel AG": ("Baugewerbe", "Trockenbau", "Dresden"),
    "IT-Werk Modell GmbH": ("IT", "Fachinformatiker/in", "Bremen"),
    "Metallbau Muster & Söhne": ("Industriemechanik", "Industriemechaniker/in", "Siegen"),
}

EMPLOYERS = tuple(_TRADES)


@dataclass(frozen=True, slots=True)
class PartnerFile:
    """A file, the partner who sends it, and how it is written."""

    name: str
    partner: str
    write: Callable[[Path, People], None]


def _yes_no(answer: bool | None) -> str:  # noqa: FBT001 - the answer is what is written
    return "" if answer is None else "Yes" if answer else "No"


def _of_cohort(people: People, place: int) -> list[Person]:
    """The people of the first, second or third intake."""
    return [person for person in people if person.cohort == sorted({one.cohort for one in people})[place]]


def _selection_of_rabat(path: Path, people: People) -> None:
    """Titles above the table, a running number, a row of totals."""
    listed = _of_cohort(people, 0)
    columns = [
        Column("N°", lambda p: listed.index(p) + 1),
        Column("N° dossier", lambda p: p.reference),
        Column("Nom de famille", lambda p: p.last_name),
        Column("Prénom(s)", lambda p: p.first_name),
        Column("Sexe (H/F)", lambda p: _FRENCH_SEX[p.sex]),
        Column("Date de naissance", lambda p: p.born),
        Column("Nationalité", lambda p: _FRENCH_NATIONALITIES[p.nationality]),
        Column("Région", lambda p: p.region),
        Column("Tél. (GSM)", lambda p: p.phone),
        Column("Courriel", lambda p: p.email),
        Column("Promotion", lambda p: p.cohort),
        Column("Parcours", lambda p: _FRENCH_TRACK[p.track]),
        Column("Date de sélection", lambda p: p.selected_on),
    ]
    titles = [(_FRENCH_NOTE,), ("Partenariat de compétences Maroc-Allemagne",), ("Candidats retenus, 2024",), ()]
    sheet = lay_out("Candidats retenus", columns, listed, titles=titles, below=lambda n: [(), ("Total", n)])
    write_xlsx(path, (sheet,))


def _selection_of_tunis(path: Path, people: People) -> None:
    """Text with semicolons in the encoding of an old Windows."""
    columns = [
        Column("Matricule", lambda p: p.reference),
        Column("Nom", lambda p: p.last_name),
        Column("Prénom", lambda p: p.first_name),
        Column("Sexe", lambda p: {"female": "Femme", "male": "Homme", None: ""}[p.sex]),
        Column("Né(e) le", lambda p: slashed(p.born)),
        Column("Nationalité", lambda p: _FRENCH_NATIONALITIES[p.nationality]),
        Column("Gouvernorat / Province", lambda p: p.region),
        Column("GSM", lambda p: p.phone),
        Column("E-mail", lambda p: p.email),
        Column("Cohorte", lambda p: p.cohort),
        Column("Parcours", lambda p: _FRENCH_TRACK[p.track]),
        Column("Sélectionné(e) le", lambda p: slashed(p.selected_on)),
    ]
    write_delimited(path, lay_out("", columns, _of_cohort(people, 1)))


def _selection_by_agency(path: Path, people: People) -> None:
    """An old office program, in English."""
    columns = [
        Column("Reference no.", lambda p: p.reference),
        Column("Family name", lambda p: p.last_name),
        Column("Given name", lambda p: p.first_name),
        Column("Gender", lambda p: _ENGLISH_SEX[p.sex]),
        Column("Date of birth", lambda p: p.born),
        Column("Nationality", lambda p: _ENGLISH_NATIONALITIES[p.nationality]),
        Column("Region", lambda p: p.region),
        Column("Phone", lambda p: p.phone),
        Column("E-mail", lambda p: p.email),
        Column("Intake", lambda p: p.cohort),
        Column("Track", lambda p: _ENGLISH_TRACK[p.track]),
        Column("Selected on", lambda p: p.selected_on),
    ]
    titles = [(_ENGLISH_NOTE,), ("Third intake",)]
    write_xls(path, (lay_out("Third intake", columns, _of_cohort(people, 2), titles=titles),))


def _training(path: Path, people: People) -> None:
    """A heading in two rows with merged cells, one sheet per intake."""
    columns = [
        Column("N° dossier", lambda p: p.reference, "Stagiaire"),
        Column("Nom et prénom", lambda p: f"{p.last_name.upper()} {p.first_name}", "Stagiaire"),
        Column("Date de début", lambda p: p.training_start, "Formation"),
        Column("Heures prévues", lambda p: p.hours_planned, "Formation"),
        Column("Heures suivies", lambda p: p.hours_attended or None, "Formation"),
        Column("Date", lambda p: p.certified_on, "Attestation"),
        Column("N°", lambda p: p.certificate, "Attestation"),
        Column("Date", lambda p: p.dropped_on, "Abandon"),
        Column("Motif", lambda p: _FRENCH_REASONS[p.dropout_reason] if p.dropped_on else "", "Abandon"),
    ]
    sheets = []
    for place in range(3):
        trained = [person for person in _of_cohort(people, place) if person.training_start]
        titles = [(_FRENCH_NOTE,), ("Centre de formation d'exercice, Casablanca",), ("Registre de formation",)]
        name = f"Promotion {place + 1}"
        sheets.append(lay_out(name, columns, trained, titles=titles, below=lambda n: [("Total", f"{n} stagiaires")]))
    write_xlsx(path, tuple(sheets))


def _language(path: Path, people: People) -> None:
    """No reference numbers; names as a hurried clerk writes them; days as text."""
    tested = sorted((p for p in people if p.tested_on), key=lambda p: (p.tested_on, p.number))
    columns = [
        Column("Lfd. Nr.", lambda p: tested.index(p) + 1),
        Column("Nachname", careless),
        Column("Vorname", lambda p: p.first_name),
        Column("Geburtsdatum", lambda p: dotted(p.born)),
        Column("Sprache", lambda _p: "Deutsch"),
        Column("Endniveau", lambda p: p.level),
        Column("Prüfungsdatum", lambda p: dotted(p.tested_on)),
        Column("Ergebnis", lambda p: "bestanden" if p.passed else "nicht bestanden"),
    ]
    write_xlsx(path, (lay_out("Ergebnisse", columns, tested, titles=[(_GERMAN_NOTE,), ()]),))


def _contracts(path: Path, people: People) -> None:
    """One sheet per employer, amounts with comma and currency sign."""
    columns = [
        Column("Name", careless),
        Column("Vorname", lambda p: p.first_name),
        Column("geb. am", lambda p: p.born),
        Column("Unternehmen", lambda p: p.employer),
        Column("Branche", lambda p: _TRADES[p.employer][0]),
        Column("Beruf", lambda p: _TRADES[p.employer][1]),
        Column("Arbeitsort", lambda p: _TRADES[p.employer][2]),
        Column("Vertragsart", lambda _p: "befristet"),
        Column("Vertrag unterzeichnet am", lambda p: p.contract_on),
        Column("Vertragsbeginn", lambda p: p.contract_start),
        Column("Vertragsende", lambda p: p.contract_end),
        Column("Bruttolohn", lambda p: f"{comma(p.wage)} €"),
        Column("Wochenstunden", lambda p: "38,5" if p.number % 3 else "40"),
    ]
    sheets = []
    for employer in EMPLOYERS:
        hired = [person for person in people if person.contract_on and person.employer == employer]
        titles: list[Line] = [(f"{employer} ({_GERMAN_NOTE})",), ()]
        sheets.append(lay_out(employer, columns, hired, titles=titles))
    write_xlsx(path, tuple(sheets), date_format="dd.mm.yyyy")


def _visas(path: Path, people: People) -> None:
    """Permits and visas as text with semicolons, those still pending included."""
    columns = [
        Column("Kennnummer", lambda p: p.reference),
        Column("Name, Vorname", lambda p: f"{p.last_name}, {p.first_name}"),
        Column("Geburtsdatum", lambda p: dotted(p.born)),
        Column("Zustimmung BA", lambda p: _GERMAN_DECISIONS[p.permit]),
        Column("Zustimmung am", lambda p: dotted(p.permit_decided)),
        Column("Ablehnungsgrund Arbeitserlaubnis", lambda p: _GERMAN_REFUSALS[p.permit_refusal]),
        Column("Visum beantragt am", lambda p: dotted(p.visa_lodged)),
        Column("Bescheid", lambda p: _GERMAN_DECISIONS[p.decision]),
        Column("Datum Bescheid", lambda p: dotted(p.visa_decided)),
        Column("Ablehnungsgrund Visum", lambda p: _GERMAN_REFUSALS[p.refusal] if p.visa_decided else ""),
    ]
    write_delimited(path, lay_out("", columns, [p for p in people if p.permit_lodged]), encoding="utf-8-sig")


def _arrivals(path: Path, people: People) -> None:
    """An OpenDocument sheet."""
    columns = [
        Column("Applicant ID", lambda p: p.reference),
        Column("Surname", lambda p: p.last_name),
        Column("First name", lambda p: p.first_name),
        Column("Departure", lambda p: p.departed_on),
        Column("Arrival", lambda p: p.arrived_on),
        Column("Work start", lambda p: p.work_start),
    ]
    titles = [(f"Arrivals in Germany ({_ENGLISH_NOTE})",), ()]
    write_ods(path, (lay_out("Arrivals", columns, [p for p in people if p.departed_on], titles=titles),))


def _follow_up(path: Path, people: People) -> None:
    """Two sheets: how the placements go, and what became of people afterwards."""
    who = [
        Column("Applicant ID", lambda p: p.reference),
        Column("Surname", lambda p: p.last_name),
        Column("First name", lambda p: p.first_name),
    ]
    placement = [
        *who,
        Column("Still employed after 6 months", lambda p: _yes_no(p.kept)),
        Column("Placement ended on", lambda p: p.ended_on),
        Column("Ended early", lambda p: _yes_no(p.ended_early if p.ended_on else None)),
        Column("Reason for early end", lambda p: _ENGLISH_END_REASONS[p.end_reason] if p.ended_early else ""),
    ]
    afterwards = [
        *who,
        Column("Return or stay", lambda p: _WAYS[p.way]),
        Column("Date of return / stay", lambda p: p.settled_on),
        Column("Reintegration plan", lambda p: p.plan_on),
        Column("Outcome after return", lambda p: _AFTER[p.after]),
        Column("Outcome date", lambda p: p.asked_on),
    ]
    working = [person for person in people if person.work_start]
    settled = [person for person in people if person.settled_on]
    titles: list[Line] = [(f"Follow-up and return ({_ENGLISH_NOTE})",)]
    write_xlsx(
        path,
        (
            lay_out("Placements", placement, working, titles=titles),
            lay_out("After the placement", afterwards, settled, titles=titles),
        ),
    )


FILES = (
    PartnerFile("1_selection_rabat.xlsx", "Practice employment service, Rabat", _selection_of_rabat),
    PartnerFile("2_selection_tunis.csv", "Practice employment service, Tunis", _selection_of_tunis),
    PartnerFile("3_third_intake.xls", "Practice agency, field office", _selection_by_agency),
    PartnerFile("4_registre_formation.xlsx", "Practice training centre, Casablanca", _training),
    PartnerFile("5_sprachpruefungen.xlsx", "Practice language school", _language),
    PartnerFile("6_vertraege.xlsx", "Practice chamber of skilled trades", _contracts),
    PartnerFile("7_visa.csv", "Practice visa office", _visas),
    PartnerFile("8_arrivals.ods", "Practice welcome centre", _arrivals),
    PartnerFile("9_followup_return.xlsx", "Practice agency, follow-up", _follow_up),
)
