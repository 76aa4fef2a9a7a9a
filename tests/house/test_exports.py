"""Holds every service that writes a file to the export log: what holds people's data is noted."""

from __future__ import annotations

from tests.house.sources import modules, name_of

NOBODY = {
    "partnertrack/services/grievances/export.py": "counts by subject and status",
    "partnertrack/services/indicators/export.py": "figures",
    "partnertrack/services/lessons/export.py": "what the office learned",
    "partnertrack/services/logframe_exchange/export.py": "figures",
    "partnertrack/services/practice/making.py": "partners' files about people who are made up",
    "partnertrack/services/risks/export.py": "risks of the pilot",
    "partnertrack/services/word_forms/example.py": "an empty form",
}
"""The services that write a file in which there is nobody, with what is in it."""


def test_what_writes_peoples_data_out_notes_it() -> None:
    writing = {}
    for path in modules("partnertrack/services"):
        text = path.read_text(encoding="utf-8")
        if "partnertrack.saving import" in text:
            writing[name_of(path)] = ".leaving(" in text or ".note_export(" in text
    writing.pop("partnertrack/services/workspace/opened.py")
    assert {name for name, is_noted in writing.items() if not is_noted} == set(NOBODY)
