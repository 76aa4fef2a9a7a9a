"""The plain seven files of a pilot, in French words and in Dutch words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from installer.practice.book import Column, Line, lay_out
from installer.practice.delimited import write_delimited
from installer.practice.names import SENEGAL, TUNISIA
from installer.practice.ods import write_ods
from installer.practice.person import Person
from installer.practice.spelling import careless, comma, slashed
from installer.practice.story import Intake, Plot
from installer.practice.xlsx import write_xlsx
from tests.integration.layouts.layout import Layout, People

_FIRMS = ("Solaire Modèle SA", "Elektro Voorbeeld BV", "Klimabau Probe GmbH")


@dataclass(frozen=True, slots=True)
class Words:
    """What a language calls the columns of each file, in the order in which they stand, and its answers."""

    selection: tuple[str, ...]
    training: tuple[tuple[str, str], ...]
    language: tuple[str, ...]
    contract: tuple[str, ...]
    visa: tuple[str, ...]
    arrival: tuple[str, ...]
    follow_up: tuple[str, ...]
    total: str
    answers: Mapping[str | None, str]


FRENCH = Words(
    selection=("N°", "N° candidat", "Nom", "Prénom", "Sexe", "Date de naissance", "Région", "Handicap (O/N)",
               "Téléphone", "Courriel", "Promotion", "Parcours", "Sélectionné(e) le"),
    training=(("Stagiaire", "N° candidat"), ("Stagiaire", "Nom"), ("Formation", "Début"),
              ("Formation", "Heures prévues"), ("Formation", "Heures suivies"), ("Certificat", "Date"),
              ("Certificat", "N°"), ("Abandon", "Date"), ("Abandon", "Motif")),
    language=("N°", "Nom", "Prénom", "Date de naissance", "Langue", "Niveau atteint", "Date d'examen", "Résultat"),
    contract=("Nom", "Prénom", "Né(e) le", "Entreprise", "Type de contrat", "Contrat signé le", "Salaire brut mensuel",
              "Heures/semaine"),
    visa=("N° candidat", "Nom, prénom", "Date de naissance", "Demande déposée le", "Décision", "Date de décision"),
    arrival=("N° candidat", "Nom", "Prénom", "Départ", "Arrivée", "Début du travail"),
    follow_up=("N° candidat", "Nom", "Prénom", "Toujours en poste après 6 mois", "Placement terminé le",
               "Fin anticipée", "Retour ou séjour", "Date de retour / séjour", "Plan de réintégration",
               "Situation après le retour"),
    total="Total",
    answers={
        "female": "Femme", "male": "Homme", None: "", "yes": "Oui", "no": "Non", "home": "Local", "away": "Mobilité",
        "family": "Famille", "language": "Allemand", "passed": "Admis", "failed": "Ajourné",
        "contract": "Contrat d'apprentissage", "granted": "accordé", "refused": "refusé", "returned": "Retourné",
        "stayed": "Séjour légal", "job": "Emploi", "business": "Création d'entreprise", "study": "Études",
        "looking": "Recherche d'emploi",
    },
)  # fmt: skip

DUTCH = Words(
    selection=("Nr.", "Kandidaatnr.", "Achternaam", "Voornaam", "Geslacht", "Geboortedatum", "Regio", "Handicap (J/N)",
               "Telefoon", "E-mail", "Lichting", "Traject", "Geselecteerd op"),
    training=(("Deelnemer", "Kandidaatnr."), ("Deelnemer", "Naam"), ("Opleiding", "Start"),
              ("Opleiding", "Geplande uren"), ("Opleiding", "Gevolgde uren"), ("Attest", "Datum"), ("Attest", "Nr."),
              ("Uitval", "Datum"), ("Uitval", "Reden")),
    language=("Volgnr.", "Achternaam", "Voornaam", "Geboortedatum", "Taal", "Eindniveau", "Examendatum", "Resultaat"),
    contract=("Naam", "Voornaam", "geb. op", "Bedrijf", "Contracttype", "Contract ondertekend op", "Brutoloon",
              "Uren/week"),
    visa=("Kandidaatnr.", "Naam, voornaam", "Geboortedatum", "Aanvraag ingediend op", "Beslissing", "Datum beslissing"),
    arrival=("Kandidaatnr.", "Achternaam", "Voornaam", "Vertrek", "Aankomst", "Start werk"),
    follow_up=("Kandidaatnr.", "Achternaam", "Voornaam", "Nog in dienst na 6 maanden", "Plaatsing beëindigd op",
               "Vroegtijdig beëindigd", "Terugkeer of verblijf", "Datum terugkeer / verblijf", "Re-integratieplan",
               "Situatie na terugkeer"),
    total="Totaal",
    answers={
        "female": "Vrouw", "male": "Man", None: "", "yes": "Ja", "no": "Nee", "home": "Thuis", "away": "Buitenland",
        "family": "Familie", "language": "Duits", "passed": "geslaagd", "failed": "niet geslaagd",
        "contract": "Leerovereenkomst", "granted": "toegekend", "refused": "geweigerd", "returned": "Teruggekeerd",
        "stayed": "Legaal verblijf", "job": "Werk", "business": "Eigen zaak", "study": "Studie", "looking": "Werkloos",
    },
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the files in the words of one language."""

    words: Words

    def _answer(self, key: str | None) -> str:
        return self.words.answers[key]

    def _yes_no(self, answer: bool | None) -> str:  # noqa: FBT001 - the answer is what is written
        return "" if answer is None else self._answer("yes" if answer else "no")

    def selection(self, path: Path, people: People) -> None:
        cells = (
            lambda p: p.number,
            _reference,
            lambda p: p.last_name,
            lambda p: p.first_name,
            lambda p: self._answer(p.sex),
            lambda p: p.born,
            lambda p: p.region,
            lambda _p: self._answer("no"),
            lambda p: p.phone,
            lambda p: p.email,
            lambda p: p.cohort,
            lambda p: self._answer(p.track),
            lambda p: p.selected_on,
        )
        columns = [Column(heading, cell) for heading, cell in zip(self.words.selection, cells, strict=True)]
        titles: list[Line] = [("Partenariat / Partnerschap",), (), (), ()]
        sheet = lay_out("2024", columns, people, titles=titles, below=lambda count: [(), (self.words.total, count)])
        write_xlsx(path, (sheet,))

    def training(self, path: Path, people: People) -> None:
        cells = (
            _reference,
            lambda p: f"{p.last_name}, {p.first_name}",
            lambda p: p.training_start,
            lambda p: p.hours_planned,
            lambda p: p.hours_attended,
            lambda p: p.certified_on,
            lambda p: p.certificate,
            lambda p: p.dropped_on,
            lambda p: self._answer("family") if p.dropped_on else None,
        )
        heads = zip(self.words.training, cells, strict=True)
        columns = [Column(heading, cell, above) for (above, heading), cell in heads]
        trained = [p for p in people if p.training_start]
        write_xlsx(path, (lay_out("Register", columns, trained, titles=[("Centre / Centrum",), ("Register",)]),))

    def language(self, path: Path, people: People) -> None:
        cells = (
            lambda p: p.number,
            careless,
            lambda p: p.first_name,
            lambda p: slashed(p.born),
            lambda _p: self._answer("language"),
            lambda p: p.level,
            lambda p: slashed(p.tested_on),
            lambda p: self._answer("passed" if p.passed else "failed"),
        )
        columns = [Column(heading, cell) for heading, cell in zip(self.words.language, cells, strict=True)]
        write_xlsx(path, (lay_out("1", columns, [p for p in people if p.tested_on]),))

    def contracts(self, path: Path, people: People) -> None:
        cells = (
            careless,
            lambda p: p.first_name,
            lambda p: p.born,
            lambda p: p.employer,
            lambda _p: self._answer("contract"),
            lambda p: p.contract_on,
            lambda p: f"{comma(p.wage)} €",
            lambda _p: "38,5",
        )
        columns = [Column(heading, cell) for heading, cell in zip(self.words.contract, cells, strict=True)]
        sheets = [
            lay_out(firm, columns, [p for p in people if p.contract_on and p.employer == firm], titles=[(firm,), ()])
            for firm in _FIRMS
        ]
        write_xlsx(path, tuple(sheets))

    def visas(self, path: Path, people: People) -> None:
        cells = (
            _reference,
            lambda p: f"{p.last_name}, {p.first_name}",
            lambda p: slashed(p.born),
            lambda p: slashed(p.visa_lodged),
            lambda p: self._answer(p.decision),
            lambda p: slashed(p.visa_decided),
        )
        columns = [Column(heading, cell) for heading, cell in zip(self.words.visa, cells, strict=True)]
        write_delimited(path, lay_out("", columns, [p for p in people if p.visa_lodged]))

    def arrivals(self, path: Path, people: People) -> None:
        cells = (
            _reference,
            lambda p: p.last_name,
            lambda p: p.first_name,
            lambda p: p.departed_on,
            lambda p: p.arrived_on,
            lambda p: p.work_start,
        )
        columns = [Column(heading, cell) for heading, cell in zip(self.words.arrival, cells, strict=True)]
        gone = [p for p in people if p.departed_on]
        write_ods(path, (lay_out("1", columns, gone, titles=[("Allemagne / Duitsland",), ()]),))

    def follow_up(self, path: Path, people: People) -> None:
        cells = (
            _reference,
            lambda p: p.last_name,
            lambda p: p.first_name,
            lambda p: self._yes_no(p.kept),
            lambda p: p.ended_on,
            lambda p: self._yes_no(p.ended_early if p.ended_on else None),
            lambda p: self._answer(p.way),
            lambda p: p.settled_on,
            lambda p: p.plan_on,
            lambda p: self._answer(p.after),
        )
        columns = [Column(heading, cell) for heading, cell in zip(self.words.follow_up, cells, strict=True)]
        working = [p for p in people if p.work_start]
        write_xlsx(path, (lay_out("1", columns, working, titles=[("2024",)]),))


def _reference(person: Person) -> str:
    return person.reference


def _layout(name: str, words: Words, seed: int) -> Layout:
    """Seven files in these words about people of their own."""
    writer = _Writer(words)
    countries = (SENEGAL, TUNISIA)
    plot = Plot(
        seed=seed,
        intakes=(
            Intake("2024-1", "AB-24", 40, date(2024, 1, 15), date(2024, 3, 4), date(2024, 8, 30), countries),
            Intake("2024-2", "CD-24", 36, date(2024, 7, 15), date(2024, 9, 2), date(2025, 2, 28), countries),
        ),
        employers=_FIRMS,
        twins=2,
        namesakes=2,
    )
    return Layout(
        name=name,
        scheme="inspire_gh",
        plot=plot,
        days=(date(2024, 12, 31), date(2025, 6, 30), date(2026, 6, 30)),
        files=(
            ("1_selection.xlsx", writer.selection),
            ("2_register.xlsx", writer.training),
            ("3_test.xlsx", writer.language),
            ("4_contracts.xlsx", writer.contracts),
            ("5_visa.csv", writer.visas),
            ("6_arrivals.ods", writer.arrivals),
            ("7_followup.xlsx", writer.follow_up),
        ),
    )


IN_FRENCH = _layout("french", FRENCH, 41)
IN_DUTCH = _layout("dutch", DUTCH, 43)
