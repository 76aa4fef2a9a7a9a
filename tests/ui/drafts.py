"""Stands in for the import service: drafts of a small sheet, as decisions about it make them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from partnertrack.domain.change import ChangeSet
from partnertrack.importing.draft import (
    Action,
    CandidateDraft,
    ColumnDraft,
    Draft,
    DriftDraft,
    Effect,
    RowDraft,
    SheetDraft,
    receipt_of,
)
from partnertrack.importing.issue import Issue
from partnertrack.importing.sheet import Workbook
from partnertrack.importing.typed_sheet import ColumnDates
from partnertrack.services.import_workbook import Choices, Imported
from partnertrack.ui.view_models.import_review import ReviewView, present

AMA, KOFI = UUID(int=9), UUID(int=10)
CHANGE = UUID(int=77)
SHEET = "People"
NAME, CAME, TOWN = 0, 1, 3
WORKBOOK = Workbook("people.xlsx", "", "xlsx", (), content=b"as it came")

_TEXTS = ("4.5.2026", "5.5.2026", "6.5.2026", "soon", "8.5.2026", "9.5.2026")
_TOWNS = ("Accra", "Acra", "Kumasi", "acra", "Acra", "")
_PEOPLE = ("Ama Owusu", "Ama Mensah", "Esi Boateng", "Yaw Asante", "Abena Quartey", "Kojo Mensah")


def reviewed(_workspace: object, workbook: Workbook, partner: str, choices: Choices) -> ReviewView:
    """Return the review of a sheet of six rows.

    The second may be either of two people, the fourth has no date, three name a town that nobody knows; the fifth is in
    dispute and the last one kept.
    """
    return present(workbook, drafted(partner, choices), choices)


def drafted(partner: str, choices: Choices) -> Draft:
    """Return the draft of that sheet."""
    rows = tuple(_row(number, choices) for number in range(2, 8))
    sheet = SheetDraft(
        name=SHEET,
        header_rows=(1,),
        language="en",
        columns=_columns(choices),
        rows=rows,
        issues=(Issue("rows-hidden", "warning", SHEET, detail="2"),),
        receipt=receipt_of(row.action for row in rows),
        drift=DriftDraft(
            "april.xlsx",
            date(2026, 3, 3),
            renamed=(("Date départ", "Came"),),
            added=("Town",),
            missing=("Sex",),
            gone=(("PT-000001", "Efua Sarpong"), ("PT-000002", "Yaa Badu")),
        ),
    )
    return Draft(
        "people.xlsx", partner or None, (sheet,), ChangeSet("Import", ()), likely_partner="" if partner else "Kumasi"
    )


def committed(_workspace: object, draft: Draft) -> Imported:
    """Return what storing a draft comes to."""
    return Imported(draft.receipt, CHANGE, draft)


def _columns(choices: Choices) -> tuple[ColumnDraft, ...]:
    order = choices.date_orders.get((SHEET, CAME))
    return (
        ColumnDraft(NAME, "Name", ("Ama",), "last_name", "Surname", 1.0, "", (), is_certain=True, origin="heading"),
        ColumnDraft(
            CAME,
            "Came",
            ("4.5.2026",),
            choices.columns.get((SHEET, CAME), "arrived_on"),
            "Arrival",
            0.6,
            "",
            (),
            is_certain=False,
            origin="values",
            dates=ColumnDates(6, 0, 0, 5, order, "person" if order else ""),
        ),
        ColumnDraft(2, "Shoe size", ("42",), None, "", 0.0, "", (), is_certain=False),
        ColumnDraft(TOWN, "Town", ("Accra",), "region", "Region", 1.0, "", (), is_certain=True, origin="memory"),
    )


def _row(number: int, choices: Choices) -> RowDraft:
    at = number - 2
    corrected = {index: text for (_sheet, row, index), text in choices.cells.items() if row == number}
    corrected |= {
        index: text
        for (_sheet, index, raw), text in choices.texts.items()
        if index == TOWN and raw == _TOWNS[at].lower() and index not in corrected
    }
    effects = _effects(number, choices)
    return RowDraft(
        number=number,
        cells=(_PEOPLE[at].split()[0], _TEXTS[at], "", _TOWNS[at]),
        action=_action(number, choices, effects),
        person=_PEOPLE[at],
        label="" if number in (2, 3) else f"PT-{number:06d}",
        issues=tuple(_issues(number, choices, corrected)),
        candidates=_candidates() if number == 3 else (),
        effects=effects,
        corrected=corrected,
    )


def _action(number: int, choices: Choices, effects: tuple[Effect, ...]) -> Action:
    decision = choices.people.get((SHEET, number))
    if decision == "skip":
        return "skip"
    if number == 3 and decision is None:
        return "review"
    if any(effect.kind == "conflict" for effect in effects):
        return "review"
    if number == 2 or decision == "new":
        return "create"
    return "update" if number in (3, 5, 6) else "unchanged"


def _issues(number: int, choices: Choices, corrected: dict[int, str]) -> list[Issue]:
    town = corrected.get(TOWN, _TOWNS[number - 2])
    found = []
    if number == 3 and (SHEET, 3) not in choices.people:
        found.append(Issue("person-open", "warning", SHEET, 3, "", "Ama Mensah"))
    if number == 5 and CAME not in corrected:
        found.append(Issue("date-unreadable", "error", SHEET, 5, "Came", "soon", index=CAME))
    if town.lower() == "acra":
        found.append(Issue("code-unknown", "warning", SHEET, number, "Town", town, index=TOWN))
    if number == 6 and (SHEET, 6, CAME) not in choices.sides:
        found.append(Issue("value-disputed", "warning", SHEET, 6, "Came", "8 May 2026", "1 May 2026", CAME))
    if number == 7:
        found.append(Issue("date-incomplete", "incomplete", SHEET, 7, "Town", "", index=TOWN))
    return found


def _effects(number: int, choices: Choices) -> tuple[Effect, ...]:
    side = choices.sides.get((SHEET, number, CAME), "")
    if number == 6:
        kind = {"": "conflict", "ours": "kept", "theirs": "change"}[side]
        why = "Both were changed since the last file."
        return (Effect(CAME, "Arrival", kind, "1 May 2026", "8 May 2026", why, side, may_choose=True),)  # type: ignore[arg-type]  # one of the kinds
    if number == 7:
        asked = Effect(TOWN, "Region", "erase" if choices.deletes else "kept", "Volta", "", "Nobody agreed yet.")
        return (Effect(CAME, "Arrival", "kept", "2 May 2026", "9 May 2026", "Sent before.", "", may_choose=True), asked)
    return ()


def _candidates() -> tuple[CandidateDraft, ...]:
    return tuple(
        CandidateDraft(each, f"PT-{each.int:06d}", name, date(2001, 2, 3), 0.8, "same birth date")
        for each, name in ((AMA, "Ama Mensa"), (KOFI, "Kofi Mensah"))
    )
