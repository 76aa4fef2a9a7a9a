"""Both sides' lists side by side, each occupation with the demand for it and who is there to answer it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from partnertrack.domain.health_safeguards import is_health_work
from partnertrack.domain.names import fold
from partnertrack.domain.occupation import Occupation, Way, best, occupation, taken
from partnertrack.domain.shortage import Shortage
from partnertrack.domain.shortage_lists import STANDINGS, Pair, Standing, Titles, occupations, side_by_side
from partnertrack.domain.vacancy import Candidacy, Vacancy
from partnertrack.importing.isco import titles
from partnertrack.importing.occupation_likeness import occupation_likeness
from partnertrack.persistence.queries import records
from partnertrack.services.shortages.options import Options, options
from partnertrack.services.shortages.supply import Supply, supplies
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Line:
    """One occupation: what each side's list says of it, the demand, and the supply.

    `demand` is how many people the destination's list lacks, `spare` how many the origin's can spare (less than none
    where it lacks them itself), None where no entry says. `open_places` are places of open vacancies without anybody
    under contract, `vacancies` those vacancies. `way` tells by what the entries of the two lists were found to be one.
    """

    title: str
    isco: str
    isco_title: str
    standing: Standing
    way: Way | None
    destination: tuple[Shortage, ...]
    origin: tuple[Shortage, ...]
    demand: int | None
    spare: int | None
    open_places: int = 0
    vacancies: tuple[UUID, ...] = ()
    supply: Supply = field(default_factory=Supply)
    is_health: bool = False

    @property
    def wanted(self) -> int | None:
        """How many are wanted: by the destination's list, or where that gives no number, by open vacancies."""
        if not self.destination:
            return None
        return self.demand if self.demand is not None else self.open_places or None

    @property
    def gap(self) -> int | None:
        """How many more are wanted than there are in training, certified and placed; never less than none."""
        return None if self.wanted is None else max(self.wanted - len(self.supply.there), 0)


@dataclass(frozen=True, slots=True)
class ListHead:
    """One country's list: how many occupations it names, its sources, and the days of its oldest and newest entry."""

    side: str
    country: str
    entries: int
    sources: tuple[str, ...]
    first_on: date | None
    last_on: date | None


@dataclass(frozen=True, slots=True)
class Lists:
    """All that the page of shortages shows, as of a day.

    `placed_listed` are the placements in work that the destination's list names, `placed_elsewhere` in other work,
    `placed_unknown` those whose work is not known: together all who have begun to work. `open_elsewhere` are open
    places of vacancies that no list names.
    """

    as_of: date
    lines: tuple[Line, ...]
    heads: tuple[ListHead, ...]
    options: Options
    placed_listed: tuple[UUID, ...] = ()
    placed_elsewhere: tuple[UUID, ...] = ()
    placed_unknown: tuple[UUID, ...] = ()
    supply_elsewhere: Supply = field(default_factory=Supply)
    supply_unknown: Supply = field(default_factory=Supply)
    open_elsewhere: int = 0

    @property
    def joint(self) -> int:
        """How many occupations both sides identified."""
        return sum(line.standing == "joint" for line in self.lines)

    @property
    def entries(self) -> dict[UUID, Shortage]:
        """Every entry of the lists by its id."""
        return {each.id: each for line in self.lines for each in (*line.destination, *line.origin)}


def shortages(workspace: Workspace, as_of: date) -> Lists:
    """The lists, with demand and supply at the end of that day; jointly identified occupations first."""
    with workspace.store.reading() as reading:
        entries = records.all_of(reading, Shortage)
        vacancies, candidacies = records.all_of(reading, Vacancy), records.all_of(reading, Candidacy)
    known = Titles(titles())
    pairs = side_by_side(sorted(entries, key=lambda each: (each.country, each.id)), known, occupation_likeness)
    listed = occupations(pairs, known)
    people = supplies(workspace.results(as_of), listed, taken(vacancies, candidacies))
    demands, elsewhere = _offers(vacancies, candidacies, listed)
    lines = [
        _line(pair, listed[place], people.of.get(place, Supply()), demands.get(place, ()))
        for place, pair in enumerate(pairs)
    ]
    placed = [(line.destination, line.supply.placed) for line in lines]
    return Lists(
        as_of,
        tuple(sorted(lines, key=_order)),
        tuple(_heads(entries)),
        options(workspace.scheme),
        placed_listed=tuple(who for destination, each in placed if destination for who in each),
        placed_elsewhere=(
            *(w for destination, each in placed if not destination for w in each),
            *people.elsewhere.placed,
        ),
        placed_unknown=people.unknown.placed,
        supply_elsewhere=people.elsewhere,
        supply_unknown=people.unknown,
        open_elsewhere=sum(count for _vacancy, count in elsewhere),
    )


Offer = tuple[UUID, int]
"""A vacancy with the places of it that are free."""


def _offers(
    vacancies: Iterable[Vacancy], candidacies: Iterable[Candidacy], listed: Sequence[Occupation]
) -> tuple[Mapping[int, Sequence[Offer]], Sequence[Offer]]:
    """The open vacancies with their free places, by the line whose work they offer, and those of no line."""
    filled = Counter(each.vacancy_id for each in candidacies if each.status == "contract")
    found: defaultdict[int, list[Offer]] = defaultdict(list)
    elsewhere: list[Offer] = []
    for vacancy in vacancies:
        free = vacancy.places - filled[vacancy.id]
        if vacancy.status != "open" or free < 1:
            continue
        work = occupation(f"{vacancy.occupation}; {vacancy.title}", sector=vacancy.sector)
        match = best(work, listed, occupation_likeness)
        (found[match.place] if match else elsewhere).append((vacancy.id, free))
    return found, elsewhere


def _line(pair: Pair, work: Occupation, supply: Supply, offers: Sequence[Offer]) -> Line:
    first = pair.first
    said = [each.places for each in pair.destination if each.places is not None]
    spared = [-each.places for each in pair.origin if each.places is not None]
    return Line(
        title=first.occupation,
        isco=work.isco,
        isco_title=titles().get(work.isco, ""),
        standing=pair.standing,
        way=pair.way if len((*pair.destination, *pair.origin)) > 1 else None,
        destination=pair.destination,
        origin=pair.origin,
        demand=sum(said) if said else None,
        spare=sum(spared) if spared else None,
        open_places=sum(count for _vacancy, count in offers),
        vacancies=tuple(vacancy for vacancy, _count in offers),
        supply=supply,
        is_health=is_health_work(work.names, work.isco),
    )


def _heads(entries: Iterable[Shortage]) -> list[ListHead]:
    lists: defaultdict[tuple[str, str], list[Shortage]] = defaultdict(list)
    for entry in entries:
        lists[entry.side, entry.country].append(entry)
    heads = []
    for (side, country), found in lists.items():
        days = sorted(each.listed_on for each in found if each.listed_on)
        sources = tuple(sorted({each.source for each in found if each.source}))
        first, last = (days[0], days[-1]) if days else (None, None)
        heads.append(ListHead(side, country, len(found), sources, first, last))
    return sorted(heads, key=lambda head: (head.side == "destination", head.country))


def _order(line: Line) -> tuple[int, int, str]:
    """What both sides agree on first, then what is wanted most."""
    return STANDINGS.index(line.standing), -(line.wanted or 0), fold(line.title)
