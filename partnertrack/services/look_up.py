"""Cohorts, organisations and indicators, found by a part of their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar
from uuid import UUID

from partnertrack.domain.cohort import Cohort
from partnertrack.domain.directory import Directory
from partnertrack.domain.names import fold
from partnertrack.domain.organisation import Organisation
from partnertrack.i18n import current
from partnertrack.persistence.queries import dossiers
from partnertrack.services.workspace import Workspace

T = TypeVar("T", Cohort, Organisation)


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What a text finds besides people: the names of cohorts, organisations and indicators by id and name."""

    cohorts: tuple[str, ...] = ()
    organisations: tuple[tuple[UUID, str], ...] = ()
    indicators: tuple[tuple[str, str], ...] = ()


def directory(workspace: Workspace) -> Directory:
    """The cohorts and organisations of the pilot."""
    with workspace.store.reading() as reading:
        return dossiers.directory(reading)


def look_up(workspace: Workspace, text: str, most: int) -> LookedUp:
    """The first few of each whose name has all words of the text, whatever its case and accents; a blank finds none."""
    words = fold(text).split()
    if not words:
        return LookedUp()
    known = directory(workspace)
    return LookedUp(
        tuple(cohort.name for cohort in islice(_named(known.cohorts, words), most)),
        tuple((found.id, found.name) for found in islice(_named(known.organisations, words), most)),
        tuple(islice(_indicators(workspace, words), most)),
    )


def _indicators(workspace: Workspace, words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Those figures whose id and name have all of the words, in the order of the catalogue."""
    for _indicator, line in workspace.catalogue.lines():
        name = line.label.text(current())
        if all(word in fold(f"{line.id} {name}") for word in words):
            yield line.id, name


def _named(records: Iterable[T], words: Iterable[str]) -> Iterator[T]:
    """Those one of whose names has all of the words, by name."""
    wanted = tuple(words)
    for record in sorted(records, key=lambda each: fold(each.name)):
        names = record.spellings if isinstance(record, Organisation) else (record.name,)
        if any(all(word in name for word in wanted) for name in map(fold, names)):
            yield record
