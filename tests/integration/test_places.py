"""A value's place is the one that the spreadsheet program shows, also where a sheet holds several tables."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from partnertrack.importing.choices import Choices
from partnertrack.services import import_workbook, provenance
from tests.integration.office import Office
from tests.unit.importing.makers import write_xlsx

HEAD = ("Reference no.", "Surname", "First name", "Region")
AMA, KOFI = ("GH-1", "Mensah", "Ama", "Volta"), ("GH-2", "Owusu", "Kofi", "Oti")


def test_a_value_of_a_lower_table_stands_in_the_sheet_itself(tmp_path: Path) -> None:
    office = Office(tmp_path)
    rows = [("Group A",), HEAD, AMA, (), ("Group B",), (*HEAD, "Phone"), (*KOFI, "+233241111111")]
    workbook = import_workbook.read(write_xlsx(tmp_path / "two.xlsx", {"List": rows}))
    with closing(office.workspace) as workspace:
        draft = import_workbook.draft(workspace, workbook, choices=Choices(trusts_likely=True))
        assert [sheet.name for sheet in draft.sheets] == ["List", "List (2)"]
        import_workbook.commit(workspace, draft)
        told = [
            provenance.of(workspace, office.enrolment_of(name).id, ("region", None)).tellings[0].place
            for name in ("Mensah", "Owusu")
        ]
    assert told == ["List!D3", "List!D7"]
