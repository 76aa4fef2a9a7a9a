from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from partnertrack.domain.identity import Identity
from partnertrack.domain.record import Value, new_id
from partnertrack.domain.scheme import Scheme
from partnertrack.importing.assign import AssignedRow, assign
from partnertrack.importing.choices import Choices
from partnertrack.importing.issue import Issue
from partnertrack.importing.people import KnownPerson, Register
from partnertrack.importing.typed_sheet import ColumnMatch, TypedRow, TypedSheet
from partnertrack.services import pilots

BORN = date(2001, 4, 23)


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return pilots.template("inspire_gh")


def sheet(name: str, rows: list[Mapping[str, Value]], confidence: float = 1.0, **more: object) -> TypedSheet:
    keys = list(dict.fromkeys(key for row in rows for key in row))
    columns = tuple(ColumnMatch(place, key, field=key, confidence=confidence) for place, key in enumerate(keys))
    typed = tuple(
        TypedRow(2 + place, {(key, None): value for key, value in row.items()}, {}, **more)  # type: ignore[arg-type]  # what the test needs
        for place, row in enumerate(rows)
    )
    return TypedSheet(name, (1,), "en", columns, typed)


def rows(
    scheme: Scheme, *sheets: TypedSheet, known: tuple[KnownPerson, ...] = (), choices: Choices | None = None
) -> list[AssignedRow]:
    assigned = assign(sheets, scheme.fields, Register(known), choices or Choices(), 1, lambda *_asked: None)
    return [row for each in assigned for row in each.rows]


YAA = KnownPerson(new_id(), new_id(), "PT-000001", Identity("Antwi", "Yaa", BORN, reference="GH-1"))
SELECTED: dict[str, Value] = {
    "last_name": "Antwi",
    "first_name": "Yaa",
    "birth_date": BORN,
    "selected_on": date(2024, 1, 26),
}


def test_a_row_about_nobody_known_is_a_new_person_and_later_rows_mean_them(scheme: Scheme) -> None:
    first, again, later = rows(
        scheme, sheet("A", [SELECTED, SELECTED]), sheet("B", [{**SELECTED, "last_name": "Atnwi"}])
    )
    assert (first.verdict, again.verdict, later.verdict) == ("new", "known", "known")
    assert first.person is not None
    assert first.person == again.person == later.person
    assert first.number == 1


def test_a_contract_for_somebody_unknown_without_birth_date_is_left_for_review(scheme: Scheme) -> None:
    contract = sheet("C", [{"last_name": "Osei", "first_name": "Ama", "contract_signed": date(2024, 9, 1)}])
    (row,) = rows(scheme, contract, known=(YAA,))
    assert row.verdict == "review"
    assert [issue.code for issue in row.issues] == ["person-unknown"]


def test_a_name_alone_is_enough_in_a_list_of_contracts_but_not_in_a_selection_list(scheme: Scheme) -> None:
    name: dict[str, Value] = {"last_name": "Antwi", "first_name": "Yaa"}
    (contract,) = rows(scheme, sheet("C", [{**name, "contract_signed": date(2024, 9, 1)}]), known=(YAA,))
    (selection,) = rows(scheme, sheet("S", [{**name, "selected_on": date(2024, 1, 1)}]), known=(YAA,))
    assert (contract.verdict, contract.person) == ("known", YAA)
    assert selection.verdict == "review"
    assert [candidate.person for candidate in selection.candidates] == [YAA]


def test_a_row_without_a_name_or_reference_is_rejected(scheme: Scheme) -> None:
    (row,) = rows(scheme, sheet("A", [{"birth_date": BORN, "selected_on": date(2024, 1, 1)}]))
    assert row.verdict == "reject"


def test_a_value_that_could_not_be_read_leaves_the_whole_row_for_review(scheme: Scheme) -> None:
    issue = Issue("date-unreadable", "error", "A", 2, "selected_on", "31/02/2024")
    (row,) = rows(scheme, sheet("A", [SELECTED], issues=(issue,)))
    assert row.verdict == "review"


def test_an_uncertain_column_is_used_only_after_somebody_said_so(scheme: Scheme) -> None:
    unsure = sheet("A", [{**SELECTED, "sex": "female"}])
    columns = tuple(
        ColumnMatch(c.index, c.heading, field=c.field, confidence=0.6 if c.field == "sex" else 1.0)
        for c in unsure.columns
    )
    unsure = TypedSheet("A", (1,), "en", columns, unsure.rows)
    assert ("sex", None) not in rows(scheme, unsure)[0].values
    assert ("sex", None) in rows(scheme, unsure, choices=Choices(trusts_likely=True))[0].values
    sex = next(c.index for c in columns if c.field == "sex")
    assert ("sex", None) in rows(scheme, unsure, choices=Choices().with_column("A", sex, "sex"))[0].values


def test_a_person_decides_whom_a_row_means(scheme: Scheme) -> None:
    ask = sheet("A", [{"last_name": "Antwi", "first_name": "Yaw", "birth_date": BORN, "contract_signed": BORN}])
    assert rows(scheme, ask, known=(YAA,))[0].verdict == "review"
    same = rows(scheme, ask, known=(YAA,), choices=Choices().with_person("A", 2, YAA.enrolment_id))[0]
    assert (same.verdict, same.person) == ("known", YAA)
    assert rows(scheme, ask, known=(YAA,), choices=Choices().with_person("A", 2, "new"))[0].verdict == "new"
    assert rows(scheme, ask, known=(YAA,), choices=Choices().with_person("A", 2, "skip"))[0].verdict == "skip"


def test_sheets_of_one_layout_give_their_name_to_the_group_that_no_column_names(scheme: Scheme) -> None:
    contract: dict[str, Value] = {
        "last_name": "Antwi",
        "first_name": "Yaa",
        "birth_date": BORN,
        "contract_signed": date(2024, 9, 1),
    }
    other = {**contract, "last_name": "Osei"}
    one, two = rows(scheme, sheet("Klimabau Süd GmbH", [contract]), sheet("Elektro Harz GmbH", [other]))
    assert one.values["employer", None] == "Klimabau Süd GmbH"
    assert two.values["employer", None] == "Elektro Harz GmbH"
    months = rows(scheme, sheet("2024-01", [SELECTED]), sheet("Januar 2025", [{**SELECTED, "last_name": "Osei"}]))
    assert all(("cohort", None) not in row.values for row in months)


def test_the_label_above_a_block_of_rows_is_the_cohort_of_a_selection_list(scheme: Scheme) -> None:
    (row,) = rows(scheme, sheet("A", [SELECTED], group="Groupe B"))
    assert row.values["cohort", None] == "Groupe B"


def contracts(*people: dict[str, Value]) -> TypedSheet:
    return sheet("C", [{**person, "contract_signed": date(2024, 9, 1)} for person in people])


def verdicts(found: list[AssignedRow]) -> list[str]:
    return [row.verdict for row in found]


def test_two_rows_with_numbers_of_their_own_never_share_one_person(scheme: Scheme) -> None:
    salma = KnownPerson(new_id(), new_id(), "PT-000001", Identity("Benali", "Salma"))
    rows_of_two: list[dict[str, Value]] = [
        {"last_name": "Benali", "first_name": "Salma", "ref": ref} for ref in ("A-001", "A-002")
    ]
    assert verdicts(rows(scheme, contracts(*rows_of_two), known=(salma,))) == ["review", "review"]
    apart = [contracts(rows_of_two[0]), contracts(rows_of_two[1])]
    assert verdicts(rows(scheme, *apart, known=(salma,))) == ["known", "new"]


def test_running_numbers_of_different_length_are_different_numbers(scheme: Scheme) -> None:
    fatima: dict[str, Value] = {
        "last_name": "Idrissi",
        "first_name": "Fatima",
        "birth_date": BORN,
        "selected_on": date(2024, 1, 1),
    }
    twins: list[Mapping[str, Value]] = [{**fatima, "ref": "P9"}, {**fatima, "ref": "P10", "first_name": "Fatima Zahra"}]
    assert verdicts(rows(scheme, sheet("A", twins))) == ["new", "new"]


def test_twins_in_one_list_are_two_people_by_their_own_numbers(scheme: Scheme) -> None:
    lamia: dict[str, Value] = {"last_name": "Berrada", "birth_date": BORN, "selected_on": date(2024, 1, 1)}
    twins: list[Mapping[str, Value]] = [
        {**lamia, "first_name": "Lamia", "ref": "Q-1"},
        {**lamia, "first_name": "Lamiae", "ref": "Q-2"},
    ]
    results = contracts(
        {"last_name": "Berrada", "first_name": "Lamiae", "birth_date": BORN},
        {"last_name": "Berrada", "first_name": "Lamia", "birth_date": BORN},
    )
    found = rows(scheme, sheet("A", twins), results)
    assert verdicts(found) == ["new", "new", "known", "known"]
    assert [row.person for row in found[2:]] == [found[1].person, found[0].person]


def test_a_row_that_proves_its_claim_keeps_it_and_the_rival_is_asked_about(scheme: Scheme) -> None:
    rival: dict[str, Value] = {"last_name": "Atnwi", "first_name": "Yaa", "birth_date": BORN}
    proved: dict[str, Value] = {"last_name": "Antwi", "first_name": "Yaa", "birth_date": BORN}
    for order in ((rival, proved), (proved, rival)):
        found = rows(scheme, contracts(*order), known=(YAA,))
        assert sorted(verdicts(found)) == ["known", "review"]
        assert next(row for row in found if row.verdict == "known").values["last_name", None] == "Antwi"


def test_a_sheet_without_first_names_finds_people_by_family_name_and_birth_date(scheme: Scheme) -> None:
    nameless: dict[str, Value] = {"last_name": "Antwi", "birth_date": BORN}
    assert verdicts(rows(scheme, contracts(nameless), known=(YAA,))) == ["known"]
    assert verdicts(rows(scheme, contracts(nameless, nameless), known=(YAA,))) == ["review", "review"]


def test_a_reference_without_a_name_is_no_new_person(scheme: Scheme) -> None:
    note = sheet("A", [{"ref": "Opgemaakt op 3 april 2025", "arrival_date": date(2025, 1, 1)}])
    assert verdicts(rows(scheme, note, known=(YAA,))) == ["review"]


def test_somebody_born_on_the_same_day_with_the_same_family_name_is_not_added_by_a_later_list(scheme: Scheme) -> None:
    brother: dict[str, Value] = {"last_name": "Antwi", "first_name": "Kwabena", "birth_date": BORN}
    (row,) = rows(scheme, contracts(brother), known=(YAA,))
    assert row.verdict == "review"
    assert [candidate.person for candidate in row.candidates] == [YAA]
    assert verdicts(rows(scheme, sheet("A", [{**brother, "selected_on": BORN}]), known=(YAA,))) == ["new"]


def test_a_later_list_does_not_add_a_second_bearer_of_a_name(scheme: Scheme) -> None:
    namesake: dict[str, Value] = {"last_name": "Antwi", "first_name": "Yaa", "birth_date": date(1990, 7, 8)}
    (row,) = rows(scheme, contracts(namesake), known=(YAA,))
    assert row.verdict == "review"
    assert [candidate.person for candidate in row.candidates] == [YAA]
    assert verdicts(rows(scheme, sheet("A", [{**namesake, "selected_on": BORN}]), known=(YAA,))) == ["new"]
