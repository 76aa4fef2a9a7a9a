"""The report templates that the program ships with, made of the sections in one library."""

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

GENERIC, LIBRARY = "generic", "sections.toml"


@lru_cache
def templates() -> Mapping[str, ReportTemplate]:
    """Every template by its id, the generic one first; a fault in one of their files is raised as it comes."""
    folder = paths.resources() / "reports"
    files = sorted(folder.glob("*.toml"), key=lambda file: (file.stem != GENERIC, file.stem))
    library = tomllib.loads((folder / LIBRARY).read_text("utf-8"))
    return {file.stem: read(file, library) for file in files if file.name != LIBRARY}


def template(name: str) -> ReportTemplate:
    """A template; raises `UserError` for an id that nobody knows."""
    found = templates().get(name)
    if found is None:
        raise UserError(
            _("There is no report template “{name}”.").format(name=name),
            _("There are: {names}.").format(names=", ".join(templates())),
        )
    return found


def read(file: Path, library: Mapping[str, Mapping[str, Any]]) -> ReportTemplate:
    """The template in a TOML file; its id is the file's name, and a section that says `use` is that of the library."""
    told = tomllib.loads(file.read_text("utf-8"))
    sections = tuple(_section(each, library) for each in told.pop("sections"))
    return ReportTemplate(
        id=file.stem, title=Label(**told.pop("title")), kind=Label(**told.pop("kind")), sections=sections, **told
    )


def _section(said: Mapping[str, Any], library: Mapping[str, Mapping[str, Any]]) -> Section:
    """A section as the template says, else as the library does."""
    used = str(said.get("use", ""))
    told = {"key": used, **library.get(used, {}), **said}
    told.pop("use", None)
    guidance = told.pop("guidance", None)
    return Section(
        heading=Label(**told.pop("heading")),
        parts=tuple(told.pop("parts", ())),
        guidance=Label(**guidance) if guidance else None,
        **told,
    )
