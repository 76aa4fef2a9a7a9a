"""What the window about the program asks; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from partnertrack.progress import Progress

_LICENCES = "partnertrack.services.licences"


@dataclass(frozen=True, slots=True)
class LicenceLine:
    """Something that is shipped: its name and version, under which licence, where it comes from, and the whole text."""

    name: str
    version: str
    licence: str
    url: str
    text: str


def licences(*, progress: Progress) -> tuple[LicenceLine, ...]:
    """Everything that is shipped, by name."""
    del progress
    if find_spec(_LICENCES) is None:
        return ()
    shipped = import_module(_LICENCES).shipped()
    lines = (LicenceLine(each.name, each.version, each.licence, each.url, each.text) for each in shipped)
    return tuple(sorted(lines, key=lambda line: line.name.casefold()))
