from __future__ import annotations

import pytest

from partnertrack.importing.headings import heading_index
from partnertrack.importing.vocabulary import Vocabulary
from partnertrack.importing.wording import fold_heading, occurrence_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("N° de dossier", "no. de dossier"),
        ("Dossiernr.", "DOSSIER-NUMMER"),
        ("#", "Nr."),
        ("Date d'arrivée", "date d’arrivee"),
        ("E-Mail", "e mail"),
    ],
)
def test_headings_that_differ_in_spelling_only_are_one(one: str, other: str) -> None:
    assert fold_heading(one) == fold_heading(other)


@pytest.mark.parametrize(
    ("heading", "days"),
    [
        ("Still employed after 6 months", 180),
        ("6-month follow-up", 180),
        ("Follow-up M6", 180),
        ("nach 3 Monaten noch beschäftigt", 90),
        ("Toujours en poste après 12 mois", 365),
        ("Nog in dienst na 1 maand", 30),
        ("Opvolging 6 mnd", 180),
        ("Nach 1 Jahr", 365),
        ("2 ans après le retour", 730),
        ("J+30", 30),
        ("Follow-up (90 days)", 90),
        ("2 weeks after arrival", 14),
        ("Month 9", 270),
        ("Suivi 5 mois", 150),
        ("Level B1", None),
        ("Intake 2024", None),
        ("Note /20", None),
    ],
)
def test_the_time_in_a_heading_is_counted_in_days(heading: str, days: int | None) -> None:
    assert occurrence_of(heading) == days


@pytest.mark.parametrize(
    ("heading", "group", "field"),
    [
        ("Applicant ID", "", "ref"),
        ("DATE OF BIRTH *", "", "birth_date"),
        ("Date of birth (dd/mm/yyyy)", "", "birth_date"),
        ("Date de\nnaissance", "", "birth_date"),
        ("Nom de famille / Surname", "", "last_name"),
        ("Birth, date of", "", "birth_date"),
        ("Trainee's date of birth", "", "birth_date"),
        ("Pruefungsdatum", "", "exam_date"),
        ("Salaire brut mensuel en EUR", "", "gross_wage"),
        ("Monatl. Vergütung (EUR)", "", "gross_wage"),
        ("Aanvraag visum ingediend op", "", "visa_lodged"),
        ("Start", "Training", "training_start"),
        ("Date", "Drop-out", "dropout_date"),
        ("N°", "Attestation", "cert_no"),
        ("Visum: Datum", "", "visa_decision_date"),
        ("6 mois", "Toujours en poste", "still_employed"),
        ("Abandon : date", "", "dropout_date"),
        ("Encore en poste après 3 mois", "", "still_employed"),
        ("Nom", "Entreprise", "employer"),
    ],
)
def test_a_heading_is_surely_known(vocabulary: Vocabulary, heading: str, group: str, field: str) -> None:
    meanings = heading_index(vocabulary).meanings(heading, group)
    assert meanings[0].field == field
    assert meanings[0].fit >= 0.95


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Nom / اللقب", "full_name"),
        ("Date of brith", "birth_date"),
        ("Nachnahme", "last_name"),
        ("Date of birth of the mother", "birth_date"),
    ],
)
def test_a_heading_that_is_only_like_a_known_one_is_not_sure(vocabulary: Vocabulary, heading: str, field: str) -> None:
    meanings = heading_index(vocabulary).meanings(heading)
    assert meanings[0].field == field
    assert meanings[0].fit < 0.9


@pytest.mark.parametrize("heading", ["Number of children", "Kleur van de ogen", "Apellido", "…", ""])
def test_a_heading_that_no_field_has_means_nothing(vocabulary: Vocabulary, heading: str) -> None:
    assert heading_index(vocabulary).meanings(heading) == ()


def test_one_heading_may_mean_several_fields(vocabulary: Vocabulary) -> None:
    meanings = {meaning.field: meaning for meaning in heading_index(vocabulary).meanings("Note")}
    assert {"score", "remarks"} <= set(meanings)
    assert "fr" in meanings["score"].languages
    assert meanings["remarks"].languages == {"en"}
