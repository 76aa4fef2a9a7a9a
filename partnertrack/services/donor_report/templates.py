"""The report templates that the program ships with."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from partnertrack import paths
from partnertrack.domain.report_template import ReportTemplate, Section
from partnertrack.domain.text import Label
from partnertrack.errors import UserError
from partnertrack.i18n import _

GENERIC = "generic"


@lru_cache
def templates() -> Mapping[str, ReportTemplate]:
    """Every template by its id, the generic one first; a fault in one of their files is raised as it comes."""
    files = sorted((paths.resources() / "reports").glob("*.toml"), key=lambda file: (file.stem != GENERIC, file.stem))
    return {file.stem: read(file) for file in files}


def template(name: str) -> ReportTemplate:
    """A template; raises `UserError` for an id that nobody knows."""
    found = templates().get(name)
    if found is None:
        raise UserError(
            _("There is no report template “{name}”.").format(name=name),
            _("There are: {names}.").format(names=", ".join(templates())),
        )
    return found


def read(file: Path) -> ReportTemplate:
    """The template in a TOML file; its id is the file's name."""
    told = tomllib.loads(file.read_text("utf-8"))
    sections = tuple(_section(each) for each in told.pop("sections"))
    return ReportTemplate(
        id=file.stem, title=Label(**told.pop("title")), kind=Label(**told.pop("kind")), sections=sections, **told
    )


def _section(told: dict[str, Any]) -> Section:
    guidance = told.pop("guidance", None)
    return Section(
        heading=Label(**told.pop("heading")),
        parts=tuple(told.pop("parts", ())),
        guidance=Label(**guidance) if guidance else None,
        **told,
    )
