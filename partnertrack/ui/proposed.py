"""Where a file that the user saves is proposed to lie, and which may be chosen otherwise."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from partnertrack import stick


def for_saving(name: str, pilot: Path | None = None) -> str:
    """The path of a new file: in the user's folder; of a portable program beside the pilot, else on its stick."""
    program = stick.folder()
    if program is None:
        return str(Path.home() / name)
    return str((pilot.parent if pilot else program) / name)


def for_pilots() -> Path:
    """The folder of new pilots: that of the user's documents; of a portable program one on its stick."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return stick.pilots() or Path(documents)
