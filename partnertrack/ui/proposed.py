"""Where a file that the user saves is proposed to lie, and which may be chosen otherwise."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from partnertrack import stick

_PRACTICE = "practice"
"""How the file of the practice pilot is named, and what the names of files from it begin with."""


def named(name: str, pilot: Path) -> str:
    """The name of a file that comes out of a pilot: out of the practice pilot it says so."""
    is_told = name.casefold().startswith(_PRACTICE)
    return name if pilot.stem != _PRACTICE or is_told else f"{_PRACTICE}-{name}"


def for_saving(name: str, pilot: Path | None = None) -> str:
    """The path of a new file: in the user's folder; of a portable program beside the pilot, else on its stick."""
    name = named(name, pilot) if pilot else name
    program = stick.folder()
    if program is None:
        return str(Path.home() / name)
    return str((pilot.parent if pilot else program) / name)


def for_pilots() -> Path:
    """The folder of new pilots: that of the user’s documents, if any; of a portable program one on its stick."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return stick.pilots() or (documents if documents.is_dir() else Path.home())
