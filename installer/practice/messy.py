"""The files of the practice pilot that nobody has imported yet, each untidy in its own way."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

from msoffcrypto.format.ooxml import OOXMLFile

from installer.practice.book import Cell, Column, Line, Sheet, lay_out
from installer.practice.delimited import write_delimited
from installer.practice.files import EMPLOYERS
from installer.practice.names import MOROCCO, TUNISIA
from installer.practice.ods import write_ods
from installer.practice.person import Person, known_by
from installer.practice.spelling import careless, dashed, dotted, plain, slashed, spoken, swapped
from installer.practice.story import Intake, Plot, tell
from installer.practice.xls import write_xls
from installer.practice.xlsx import write_xlsx

People = Sequence[Person]

PASSWORD = "exercice-2026"  # noqa: S105 - everybody is told: it is there to practise with
"""What opens the locked file; the window tells it."""

JULY = date(2026, 7, 31)
_FRENCH_NOTE = "DONNÉES D'EXERCICE : personnes inventées"
_GERMAN_NOTE = "ÜBUNGSDATEN: erfundene Personen"
_ARABIC = {
    "Omar": "عمر",
    "Khaled": "خالد",
    "Ibrahim": "إبراهيم",
    "El Sayed": "السيد",
    "Soliman": "سليمان",
    "Tamer": "تامر",
}
_COUNTED = ("read", "created", "changed", "waiting")
_NEW = Plot(
    seed=26,
    intakes=(
        Intake("2026-1", "MA-26-1", 12, date(2026, 6, 8), date(2026, 9, 7), date(2027, 2, 26), (MOROCCO, TUNISIA)),
    ),
    employers=EMPLOYERS,
    twins=1,
    namesakes=0,
    unknown_sexes=1,
)


@dataclass(frozen=True, slots=True)
class MessyFile:
    """A file, the partner who sends it, and how it is written from everybody as they will be known.

    `found` says what importing it as it is comes to: rows read, people created, changed, and rows that wait.
    """

    name: str
    partner: str
    write: Callable[[Path, People], None]
    found: tuple[int, int, int, int]


def write_messy(folder: Path, everybody: People) -> None:
    """Write all of them; `everybody` are the people of the story with their whole way."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in MESSY:
        file.write(folder / file.name, everybody)


def _register(path: Path, everybody: People) -> None:
    """Merged headings in two rows, blank lines, a total; names in two scripts, days in four forms, some left out."""
    listed = [known_by(p, JULY) for p in everybody if p.cohort == "2025-1" and p.training_start]
    listed = [person for place, person in enumerate(listed) if place % 7 or _is_arabic(person)]
    forms = (lambda day: day, slashed, lambda day: day.isoformat(), lambda day: spoken(day, "fr"))
    columns = [
        Column("Dossier", lambda p: p.reference if p.number % 3 and not _is_arabic(p) else "", "Apprenant(e)"),
        Column("Nom et prénom", _any_name, "Apprenant(e)"),
        Column("Né(e) le", lambda p: slashed(p.born) if (p.number + 1) % 5 else "", "Apprenant(e)"),
        Column("Début", lambda p: forms[p.number % 4](p.training_start), "Formation"),
        Column("Heures prévues", lambda p: p.hours_planned, "Formation"),
        Column("Heures suivies", lambda p: p.hours_attended + (8 if p.number % 6 == 0 else 0), "Formation"),
        Column("Délivrée le", lambda p: slashed(p.certified_on), "Attestation"),
    ]
    titles: list[Line] = [(_FRENCH_NOTE,), ("Centre de formation d'exercice, Casablanca",), ("Juillet 2026",), ()]
    sheet = lay_out("Registre", columns, listed, titles=titles, below=lambda n: [(), ("TOTAL", f"{n} personnes")])
    write_xlsx(path, (_with_gaps(sheet, len(titles) + 2, len(listed)),))


def _any_name(person: Person) -> str:
    """The name as it comes: in capitals, the other way round, in Arabic letters."""
    if _is_arabic(person):
        return f"{_ARABIC[person.last_name]} {_ARABIC[person.first_name]}"
    if person.number % 5 == 0:
        return f"{person.first_name} {person.last_name.upper()}"
    return f"{careless(person)} {person.first_name}"


def _is_arabic(person: Person) -> bool:
    return person.first_name in _ARABIC and person.last_name in _ARABIC


def _with_gaps(sheet: Sheet, first: int, count: int) -> Sheet:
    """The sheet with a blank line after every eight people."""
    rows = list(sheet.rows)
    for place in range(first + count // 8 * 8, first, -8):
        rows.insert(place, (None,) * len(rows[0]))
    return replace(sheet, rows=tuple(rows))


def _visas(path: Path, everybody: People) -> None:
    """Days in French words, one that does not exist, and a decision before the application."""
    waiting = [p for p in everybody if p.visa_lodged and not known_by(p, date(2026, 6, 30)).visa_decided]
    pending = [known_by(p, JULY) for p in waiting if p.visa_lodged and p.visa_lodged <= date(2026, 6, 30)]
    answers = {"granted": "accordé", "refused": "refusé", None: "en cours"}

    def decided(person: Person) -> str:
        if person is pending[1]:
            return "31 juin 2026"
        if person is pending[3] and person.visa_lodged:
            return spoken(person.visa_lodged - timedelta(9), "fr")
        return spoken(person.visa_decided, "fr")

    columns = [
        Column("N° dossier", lambda p: p.reference),
        Column("Nom", lambda p: plain(p.last_name).upper()),
        Column("Prénom", lambda p: p.first_name),
        Column("Demande de visa déposée le", lambda p: spoken(p.visa_lodged, "fr")),
        Column("Décision visa", lambda p: answers[p.decision]),
        Column("Date de la décision visa", decided),
    ]
    write_delimited(path, lay_out("", columns, pending))


def _intake(path: Path, everybody: People) -> None:
    """New people, among them twins; three whom the pilot knows already, without their numbers."""
    fresh = list(tell(_NEW))
    again = [p for p in everybody if p.cohort == "2024-1" and p.track == "home"][2:9:3]
    listed = [*fresh[:5], again[0], *fresh[5:9], again[1], *fresh[9:], again[2]]
    sexes = {"female": "F", "male": "H", None: ""}
    known = {person.reference for person in again}
    columns = [
        Column("N°", lambda p: listed.index(p) + 1),
        Column("N° dossier", lambda p: "" if p.reference in known else p.reference),
        Column("Nom de famille", lambda p: swapped(plain(p.last_name)) if p is again[1] else p.last_name.upper()),
        Column("Prénom(s)", lambda p: plain(p.first_name)),
        Column("Sexe (H/F)", lambda p: sexes[p.sex]),
        Column("Date de naissance", lambda p: None if p is again[2] else p.born),
        Column("Région", lambda p: p.region),
        Column("Tél. (GSM)", lambda p: "" if p.reference in known else p.phone),
        Column("Promotion", lambda p: "" if p.reference in known else p.cohort),
        Column("Date de sélection", lambda p: None if p.reference in known else p.selected_on),
    ]
    titles: list[Line] = [(_FRENCH_NOTE,), ("Nouvelle promotion, septembre 2026",), ()]
    write_xls(path, (lay_out("Candidats", columns, listed, titles=titles),))


def _contracts(path: Path, everybody: People) -> None:
    """Amounts as texts in two currencies; a contract of somebody whom nobody knows."""
    able = [p for p in everybody if p.certified_on and p.passed and not p.contract_on and p.cohort == "2024-2"][:6]
    unknown = replace(able[0], reference="", last_name="Musterfrau", first_name="Lina", born=date(2001, 2, 3))
    listed = [*able[:4], unknown, *able[4:]]
    euros: list[Cell] = ["1.350,00 €", "EUR 1.420,50", "1.380 €", "1.400,00 €", "€ 1.365"]
    wages = [*euros[:2], "14 500 MAD", *euros[2:4], "15.200,00 MAD", euros[4]]
    columns = [
        Column("Nachname", careless),
        Column("Vorname", lambda p: p.first_name),
        Column("Geburtsdatum", lambda p: dotted(p.born)),
        Column("Betrieb", lambda p: EMPLOYERS[listed.index(p) % 3]),
        Column("Vertrag unterschrieben am", lambda p: dotted(date(2026, 7, 2) + timedelta(listed.index(p)))),
        Column("Vertragsbeginn", lambda _p: dashed(date(2026, 9, 1))),
        Column("Bruttolohn pro Monat", lambda p: wages[listed.index(p)]),
    ]
    write_ods(path, (lay_out("Verträge", columns, listed, titles=[(_GERMAN_NOTE,), ()]),))


def _retests(path: Path, everybody: People) -> None:
    """Locked by a password: those who failed the language test took it again."""
    failed = [p for p in everybody if p.tested_on and not p.passed]
    columns = [
        Column("Nachname", careless),
        Column("Vorname", lambda p: p.first_name),
        Column("Geburtsdatum", lambda p: dotted(p.born)),
        Column("Sprache", lambda _p: "Deutsch"),
        Column("Endniveau", lambda p: "B1" if p.number % 4 else "A2"),
        Column("Prüfungsdatum", lambda _p: "04.07.2026"),
        Column("Ergebnis", lambda p: "bestanden" if p.number % 4 else "nicht bestanden"),
    ]
    write_xlsx(path, (lay_out("Wiederholung", columns, failed, titles=[(_GERMAN_NOTE,), ()]),))
    path.write_bytes(_locked(path.read_bytes()))


def _locked(content: bytes) -> bytes:
    """The workbook under the password, the same bytes each time: it keeps nothing secret."""
    dice, target = random.Random(PASSWORD), BytesIO()  # noqa: S311 - a lock to practise on
    clock = "msoffcrypto.method.container.ecma376_encrypted.datetime2filetime"
    with patch("secrets.token_bytes", dice.randbytes), patch(clock, lambda _now: 0):
        OOXMLFile(BytesIO(content)).encrypt(PASSWORD, target)
    return target.getvalue()


def _sent_before(path: Path, everybody: People) -> None:
    """The first selection once more, in another order and with other headings; nothing in it is new."""
    first = sorted((p for p in everybody if p.cohort == "2024-1"), key=lambda p: (plain(p.last_name), p.first_name))
    columns = [
        Column("Nom", lambda p: p.last_name),
        Column("Prénom", lambda p: p.first_name),
        Column("Région", lambda p: p.region),
        Column("GSM", lambda p: p.phone),
        Column("E-mail", lambda p: p.email),
        Column("N° dossier", lambda p: p.reference),
    ]
    write_xlsx(path, (lay_out("Liste", columns, first, titles=[(_FRENCH_NOTE,)]),))


def described() -> Iterator[str]:
    """The files as the pilot's description lists them."""
    for file in MESSY:
        counts = (f"{word} = {n}\n" for word, n in zip(_COUNTED, file.found, strict=True))
        yield f'\n[[messy]]\nname = "{file.name}"\npartner = "{file.partner}"\n' + "".join(counts)


MESSY = (
    MessyFile("july_registre_casablanca.xlsx", "Practice training centre, Casablanca", _register, (33, 0, 6, 1)),
    MessyFile("visa_update.csv", "Practice visa office", _visas, (6, 0, 5, 1)),
    MessyFile("new_intake_rabat.xls", "Practice employment service, Rabat", _intake, (15, 12, 0, 1)),
    MessyFile("employer_contracts.ods", "Practice chamber of skilled trades", _contracts, (7, 1, 6, 0)),
    MessyFile("locked_language_results.xlsx", "Practice language school", _retests, (12, 0, 12, 0)),
    MessyFile("already_sent.xlsx", "Practice employment service, Rabat", _sent_before, (44, 0, 0, 0)),
)
