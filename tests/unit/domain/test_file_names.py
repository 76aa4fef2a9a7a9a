"""No file is named as Windows names its devices."""

from __future__ import annotations

import pytest

from partnertrack.domain.file_names import storable


@pytest.mark.parametrize(
    ("stem", "name"),
    [("Con", "Con_"), ("LPT1", "LPT1_"), ("aux.2026", "aux.2026_"), ("Conakry", "Conakry"), ("com", "com")],
)
def test_names_of_devices_are_changed(stem: str, name: str) -> None:
    assert storable(stem) == name
