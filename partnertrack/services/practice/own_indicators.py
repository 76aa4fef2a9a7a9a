"""The indicators that the practice office defined for itself."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from partnertrack.domain.change import added
from partnertrack.domain.own_indicator import OwnIndicator
from partnertrack.domain.toml_text import toml_text
from partnertrack.i18n import _
from partnertrack.services.workspace import Workspace


def keep_indicators(workspace: Workspace, folder: Path) -> None:
    """Enter them in the order of their file, which is written as the catalogue is."""
    data: dict[str, Any] = tomllib.loads((folder / "indicators.toml").read_text(encoding="utf-8"))
    own = [
        OwnIndicator(key=key, definition=toml_text(table), position=place)
        for place, (key, table) in enumerate(data["indicators"].items())
    ]
    workspace.commit(_("Define the office’s own indicators"), map(added, own))
