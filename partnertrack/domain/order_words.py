"""What came in an impossible order, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from partnertrack.domain.journey import Happened, order_warnings
from partnertrack.domain.scheme import Scheme
from partnertrack.i18n import _, current


def order_words(scheme: Scheme, track: str, happened: Iterable[Happened]) -> Iterator[str]:
    """What cannot have been so: noticed, never refused, because partners send data late."""
    language = current()
    for warning in order_warnings(scheme, track, happened):
        step = warning.step.label.text(language)
        other = warning.other.label.text(language) if warning.other else ""
        if warning.kind == "early":
            yield _("“{step}” is dated before “{other}”.").format(step=step, other=other)
        elif warning.kind == "outcome":
            yield _("“{step}” is recorded although “{other}” came out otherwise.").format(step=step, other=other)
        else:
            yield _("“{step}” is recorded although the track does not include it.").format(step=step)
