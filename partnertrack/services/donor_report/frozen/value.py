"""All that an issued report says and rests on, as one value and as one file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Literal

from partnertrack.domain.encoding import Json, canonical
from partnertrack.domain.ids import Ids
from partnertrack.domain.person_count import CountKey
from partnertrack.reporting import document_json
from partnertrack.reporting.document import Document
from partnertrack.services.donor_report.frozen.members import unpack

FORMAT = 1

Withheld = Literal["", "small", "protects"]
"""Why a count was withheld; empty where it was printed."""


@dataclass(frozen=True, slots=True)
class FrozenCount:
    """A count of people as it was printed under its reference, or withheld, and the enrolments behind it.

    `labels` say in each language who is counted. `packed` is None where nobody could say which enrolments they are;
    `Frozen.who` unpacks them.
    """

    reference: int
    key: CountKey
    number: int
    withheld: Withheld
    labels: Mapping[str, str]
    packed: str | None = field(repr=False)

    def label(self, language: str) -> str:
        """Who is counted, in that language if the report was written in it."""
        return self.labels.get(language) or next(iter(self.labels.values()), self.key[0])


@dataclass(frozen=True, slots=True)
class FrozenFigure:
    """A figure with its exact value as a fraction ("78/93"), None where it was not available."""

    exact: str | None
    n: int
    d: int | None
    unknown: int


@dataclass(frozen=True, slots=True)
class Rendering:
    """A file of a report: its SHA-256, and that of what is packed in it, on which every system agrees."""

    language: str
    suffix: str
    sha256: str
    content: str


@dataclass(frozen=True, slots=True)
class Frozen:
    """An issued report.

    `program` is the version that wrote it, `clock` the journal's clock when it was composed: all is of that moment.
    `facts` are the report's record as it was, `texts` the officer's passages by section and language ("risks/en"),
    `definitions` what each indicator counted, by language, `template` the keys of its sections with their parts.
    `people` are all enrolments that the pilot had.
    """

    program: str
    clock: int
    as_of: date
    since: date | None
    audience: str
    threshold: int
    covers_totals: bool
    fingerprint: str
    facts: Mapping[str, Json]
    template: Mapping[str, Json]
    texts: Mapping[str, str]
    definitions: Mapping[str, Mapping[str, Mapping[str, str]]]
    figures: Mapping[str, FrozenFigure]
    documents: Mapping[str, Document] = field(repr=False)
    people: Ids = field(repr=False)
    counts: tuple[FrozenCount, ...] = field(repr=False)
    renderings: tuple[Rendering, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which it was issued, the first of them first."""
        return tuple(self.documents)

    def count(self, reference: int) -> FrozenCount | None:
        """The count under a reference."""
        return next((each for each in self.counts if each.reference == reference), None)

    def who(self, count: FrozenCount) -> Ids | None:
        """The enrolments behind a count; raises ValueError where they are damaged."""
        return None if count.packed is None else unpack(count.packed, self.people)


_MAPS = ("facts", "template", "texts", "definitions")
_PLAIN = ("program", "clock", "audience", "threshold", "covers_totals", "fingerprint", *_MAPS)


def dump(frozen: Frozen) -> bytes:
    """The file of an issued report."""
    content: dict[str, Json] = {name: getattr(frozen, name) for name in _PLAIN}
    content |= {
        "format": FORMAT,
        "as_of": frozen.as_of.isoformat(),
        "since": frozen.since.isoformat() if frozen.since else None,
        "people": "".join(each.hex for each in frozen.people),
        "counts": [
            [each.reference, list(each.key), each.number, each.withheld, dict(each.labels), each.packed]
            for each in frozen.counts
        ],
        "figures": {key: [each.exact, each.n, each.d, each.unknown] for key, each in frozen.figures.items()},
        "documents": [[language, document_json.dump(each)] for language, each in frozen.documents.items()],
        "renderings": [asdict(each) for each in frozen.renderings],
    }
    return canonical(content).encode()


def load(content: bytes) -> Frozen:
    """The report that `dump` was given; raises ValueError for what this version does not know."""
    try:
        return _load(json.loads(content))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"this is no issued report: {error}") from error


def _load(told: dict[str, Any]) -> Frozen:
    if told["format"] != FORMAT:
        raise ValueError(f"this is an issued report of format {told['format']}")
    return Frozen(
        **{name: told[name] for name in _PLAIN},
        as_of=date.fromisoformat(told["as_of"]),
        since=date.fromisoformat(told["since"]) if told["since"] else None,
        people=Ids([bytes.fromhex(told["people"])]),
        counts=tuple(FrozenCount(each[0], tuple(each[1]), *each[2:]) for each in told["counts"]),
        figures={key: FrozenFigure(*parts) for key, parts in told["figures"].items()},
        documents={language: document_json.load(document) for language, document in told["documents"]},
        renderings=tuple(Rendering(**each) for each in told["renderings"]),
    )
