from __future__ import annotations

from collections import defaultdict
from itertools import chain

import pytest

from partnertrack.domain.names import fold
from partnertrack.domain.scheme import SLOTS, CodeList, Family, Field
from partnertrack.domain.text import LABEL_LANGUAGES
from partnertrack.services import pilots

LIBRARY = pilots.library()

TOLD_APART_BY_OTHERS = {frozenset({"full_name", "last_name"})}
"""Fields of one family and type with a heading in common: "Name" is the surname beside a column of first names."""

COMMON = """ref last_name first_name sex birth_date birth_place nationality region urban_rural disability marital phone
email passport_no passport_exp national_id cohort status reason remarks"""
TRAINING = """education_level course training_start training_end hours_planned hours_attended attendance_pct lang
cefr_entry cefr_exit exam_date exam_result score cert_no dropout_date dropout_reason"""
EMPLOYER = """employer employer_id sector job_title contract_type contract_start contract_end gross_wage hours_week
work_place mentor interview_date decision visit_date satisfaction issue still_employed"""
AUTHORITY = """permit_type permit_no permit_lodged admissible info_requested work_decision residence_decision
visa_appointment visa_lodged visa_type visa_decision visa_decision_date visa_from visa_to refusal_reason flight_date
arrival_date"""
REINTEGRATION = """return_date return_kind plan_date outcome business_name business_sector registration jobs_created
grant_amount currency paid_on tracer_date tracer_status income_monthly"""


def fields_headed(heading: str, language: str) -> set[str]:
    return {
        key
        for key, field in LIBRARY.fields.items()
        if fold(heading) in {fold(known) for known in field.headings[language]}
    }


@pytest.mark.parametrize("keys", [COMMON, TRAINING, EMPLOYER, AUTHORITY, REINTEGRATION])
def test_every_field_that_partners_send_is_known(keys: str) -> None:
    assert [key for key in keys.split() if key not in LIBRARY.fields] == []


@pytest.mark.parametrize(
    ("language", "heading", "field"),
    [
        ("en", "DOB", "birth_date"),
        ("en", "Applicant ID", "ref"),
        ("en", "Selected on", "selected_on"),
        ("en", "Still employed after months", "still_employed"),
        ("en", "Date of return / stay", "return_date"),
        ("fr", "Né(e) le", "birth_date"),
        ("fr", "Date naiss.", "birth_date"),
        ("fr", "Noms et prénoms", "full_name"),
        ("fr", "Taux d'assiduité", "attendance_pct"),
        ("fr", "RDV visa", "visa_appointment"),
        ("fr", "Toujours en poste après mois", "still_employed"),
        ("fr", "Retour ou séjour", "return_kind"),
        ("de", "geb. am", "birth_date"),
        ("de", "Name, Vorname", "full_name"),
        ("de", "Vertrag unterzeichnet am", "contract_signed"),
        ("de", "Ausbildungsvergütung", "gross_wage"),
        ("de", "Noch beschäftigt nach Monaten", "still_employed"),
        ("nl", "geboren op", "birth_date"),
        ("nl", "Naam en voornaam", "full_name"),
        ("nl", "Datum indiensttreding", "work_start"),
        ("nl", "Beslissing werk", "work_decision"),
        ("nl", "Nog in dienst na maanden", "still_employed"),
    ],
)
def test_a_partners_heading_names_its_field(language: str, heading: str, field: str) -> None:
    assert fields_headed(heading, language) == {field}


@pytest.mark.parametrize(
    ("language", "heading", "fields"),
    [
        ("de", "Name", {"full_name", "last_name"}),
        ("fr", "Nom", {"full_name", "last_name"}),
        ("nl", "Naam", {"full_name", "last_name"}),
        ("de", "Antrag gestellt am", {"permit_lodged", "visa_lodged", "recognition_lodged"}),
        ("de", "Lfd. Nr.", {"ref", "row_no"}),
        ("nl", "Volgnr.", {"ref", "row_no"}),
    ],
)
def test_an_ambiguous_heading_names_all_its_fields(language: str, heading: str, fields: set[str]) -> None:
    assert fields_headed(heading, language) == fields


@pytest.mark.parametrize(("language", "field"), [("fr", "score"), ("de", "score"), ("en", "remarks")])
def test_a_note_is_a_mark_in_french_and_german_and_a_remark_in_english(language: str, field: str) -> None:
    assert field in fields_headed("Note", language)
    assert ({"score", "remarks"} - {field}).isdisjoint(fields_headed("Note", language))


def test_no_heading_is_empty_and_none_is_listed_twice() -> None:
    entries: list[Field | Family] = [*LIBRARY.fields.values(), *LIBRARY.families.values()]
    for entry in entries:
        for language in LABEL_LANGUAGES:
            folded = [fold(heading) for heading in entry.headings[language]]
            assert all(folded), (entry.key, language)
            assert len(folded) == len(set(folded)), (entry.key, language)


def test_within_a_family_fields_with_a_heading_in_common_are_told_apart_by_their_values() -> None:
    named = defaultdict(set)
    for field in LIBRARY.fields.values():
        for language, headings in field.headings.items():
            for heading in headings:
                named[field.family, language, fold(heading)].add(field.key)
    for place, keys in named.items():
        kinds = {(LIBRARY.fields[key].type, LIBRARY.fields[key].codes) for key in keys}
        assert len(kinds) == len(keys) or frozenset(keys) in TOLD_APART_BY_OTHERS, (place, keys)


def test_above_the_columns_a_word_names_one_family() -> None:
    named = defaultdict(set)
    for family in LIBRARY.families.values():
        for language, headings in family.headings.items():
            for heading in headings:
                named[language, fold(heading)].add(family.key)
    assert [(word, families) for word, families in named.items() if len(families) > 1] == []


def test_every_field_belongs_to_a_family_and_every_family_has_fields() -> None:
    assert {field.family for field in LIBRARY.fields.values()} == set(LIBRARY.families)


def test_every_step_can_be_dated_and_every_outcome_told() -> None:
    for key, step in LIBRARY.steps.items():
        slots = {LIBRARY.fields[field].slot for field in step.fields}
        assert "done_on" in slots, key
        assert "outcome" in slots or not step.codes, key


def test_only_one_field_fills_a_date_of_a_step() -> None:
    filled = [
        (field.step, field.slot)
        for field in LIBRARY.fields.values()
        if field.record == "event" and field.type == "date" and field.slot
    ]
    assert len(filled) == len(set(filled))


def test_the_details_of_a_person_are_marked_as_personal() -> None:
    fields = [field for field in LIBRARY.fields.values() if field.record == "participant"]
    assert [field.key for field in fields if not field.is_personal] == ["region"]  # regions are printed in reports
    assert {field.key for field in fields if field.is_identity} == {
        "full_name",
        "last_name",
        "first_name",
        "birth_date",
        "sex",
    }


def test_every_slot_of_a_person_and_an_enrolment_is_filled_by_one_field() -> None:
    for record in ("participant", "enrolment"):
        slots = [field.slot for field in LIBRARY.fields.values() if field.record == record and field.slot]
        assert sorted(slots) == sorted(SLOTS[record])


@pytest.mark.parametrize("codes", LIBRARY.code_lists.values(), ids=lambda codes: codes.key)
def test_a_word_means_one_answer_of_a_list(codes: CodeList) -> None:
    for language in LABEL_LANGUAGES:
        words = [fold(word) or word for code in codes.codes for word in code.words[language]]
        assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("language", "word", "sex"),
    [
        ("en", "m", "male"),
        ("fr", "m", "male"),
        ("de", "m", "male"),
        ("nl", "m", "male"),
        ("fr", "h", "male"),
        ("nl", "v", "female"),
        ("de", "w", "female"),
        ("en", "f", "female"),
        ("fr", "f", "female"),
        ("de", "f", "female"),
        ("de", "d", "other"),
        ("nl", "x", "other"),
        ("fr", "mme", "female"),
        ("nl", "dhr", "male"),
        ("de", "herr", "male"),
    ],
)
def test_the_letter_of_a_sex_is_read_in_its_language(language: str, word: str, sex: str) -> None:
    assert sex_meant(language, word) == {sex}


@pytest.mark.parametrize(("language", "word"), [("en", "h"), ("en", "v"), ("de", "v"), ("fr", "v"), ("nl", "w")])
def test_a_letter_of_another_language_means_nothing(language: str, word: str) -> None:
    assert sex_meant(language, word) == set()


def sex_meant(language: str, word: str) -> set[str]:
    codes = LIBRARY.code_lists["sex"].codes
    return {code.key for code in codes if word in {fold(known) for known in code.words[language]}}


@pytest.mark.parametrize(
    ("codes", "settled", "open_"),
    [
        ("decision", {"granted", "refused", "withdrawn"}, {"pending"}),
        ("exam_result", {"passed", "failed"}, {"absent"}),
        ("return_kind", {"returned", "stayed"}, {"undecided"}),
        ("placement_end", {"planned_end", "early_end", "extended"}, set()),
        ("post_return", {"job", "business", "studies", "seeking", "other"}, set()),
    ],
)
def test_an_answer_settles_a_matter_or_leaves_it_open(codes: str, settled: set[str], open_: set[str]) -> None:
    listed = LIBRARY.code_lists[codes].codes
    assert {code.key for code in listed if code.is_final} == settled
    assert {code.key for code in listed if not code.is_final} == open_


def test_levels_run_from_low_to_high() -> None:
    cefr, isced = LIBRARY.code_lists["cefr"], LIBRARY.code_lists["isced"]
    assert cefr.is_ordered
    assert cefr.rank("below_a1") < cefr.rank("a2") < cefr.rank("b1") < cefr.rank("c2")
    assert [isced.rank(f"isced_{level}") for level in range(9)] == list(range(9))
    assert cefr.rank("d1") == -1


def test_the_reference_lists_are_whole() -> None:
    assert "".join(code.key for code in LIBRARY.code_lists["sector"].codes) == "ABCDEFGHIJKLMNOPQRSTU"
    assert {"de", "fr", "en", "nl", "lb", "ka", "ar"} <= {code.key for code in LIBRARY.code_lists["language"].codes}
    assert len(LIBRARY.code_lists["cost_category"].codes) == 5


def test_every_label_says_something_in_every_language() -> None:
    labels = chain(
        LIBRARY.stages.values(),
        (step.label for step in LIBRARY.steps.values()),
        (field.label for field in LIBRARY.fields.values()),
        (family.label for family in LIBRARY.families.values()),
        (code.label for codes in LIBRARY.code_lists.values() for code in codes.codes),
    )
    for label in labels:
        assert all(label.text(language).strip() for language in LABEL_LANGUAGES), label
