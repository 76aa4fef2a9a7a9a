"""What the set-up of a pilot asks of the services; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from partnertrack.progress import Progress

if TYPE_CHECKING:
    from partnertrack.services.set_up import Proposal, SchemeParts, UsualAim


def schemes(*, progress: Progress) -> tuple[SchemeParts, ...]:
    """The schemes with their stages and steps in words."""
    from partnertrack.services import set_up

    progress.report(0, 1)
    return set_up.scheme_parts()


def aims(scheme: str, *, progress: Progress) -> tuple[UsualAim, ...]:
    """The usual targets of a scheme."""
    from partnertrack.services import set_up

    progress.report(0, 1)
    return set_up.usual_aims(scheme)


def propose(files: Sequence[Path], *, progress: Progress) -> Proposal:
    """The scheme for these files: that of the first which names a corridor."""
    from partnertrack.services import set_up

    first = set_up.propose(files[0], progress)
    if first.scheme != set_up.BLANK:
        return first
    others = (set_up.propose(file, progress) for file in files[1:])
    telling = next((each for each in others if each.scheme != set_up.BLANK), first)
    return set_up.Proposal(telling.scheme, telling.reason, first.title)


def countries(written: Sequence[str]) -> tuple[str, ...]:
    """The codes of countries as people write them; raises `UserError` for one that nobody knows."""
    from partnertrack.services import set_up

    return set_up.countries(written)


def read_value(text: str, unit: str) -> Decimal | None:
    """The value that somebody typed, None for a blank; raises `UserError` for what is no number."""
    from partnertrack.services import logframe

    return logframe.read_value(text, unit)


def typed_value(value: Decimal | None, unit: str) -> str:
    """A value as it stands in a field where it can be changed."""
    from partnertrack.services import logframe

    return logframe.typed_value(value, unit)


def unit_words(unit: str) -> str:
    """A unit in words."""
    from partnertrack.services import logframe

    return logframe.unit_words(unit)


def frequencies() -> dict[str, str]:
    """How often reports are written, by key and in words."""
    from partnertrack.services import logframe

    return logframe.frequency_words()
