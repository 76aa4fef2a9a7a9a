"""Both sides' lists of occupations in the practice office."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from partnertrack.domain.change import added
from partnertrack.domain.shortage import Shortage
from partnertrack.i18n import _
from partnertrack.services.workspace import Workspace


def list_shortages(workspace: Workspace, folder: Path) -> None:
    """Enter the lists of the file in this folder."""
    data: dict[str, Any] = tomllib.loads((folder / "shortages.toml").read_text(encoding="utf-8"))
    entries: list[Shortage] = []
    for about in data["lists"]:
        occupations = about.pop("occupations")
        entries.extend(Shortage(**about, **each) for each in occupations)
    workspace.commit(_("Enter both sides’ lists of shortage occupations"), map(added, entries))
