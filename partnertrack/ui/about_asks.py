"""What the window about the program asks; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from dataclasses import dataclass

from partnertrack.progress import Progress


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
    from partnertrack.services.licences import shipped

    progress.report(0, 1)
    lines = (LicenceLine(each.name, each.version, each.licence, each.url, each.text) for each in shipped())
    return tuple(sorted(lines, key=lambda line: line.name.casefold()))
