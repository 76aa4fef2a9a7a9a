"""What somebody should look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from partnertrack.i18n import _, ngettext, number
from partnertrack.indicators.calculate import Results

Tone = Literal["info", "warn", "danger"]


@dataclass(frozen=True, slots=True)
class Attention:
    """Something to look at; `figure` and `part` name the people."""

    figure: str
    part: Literal["n", "d", "unknown", "outside"]
    count: int
    text: str
    detail: str
    icon: str
    tone: Tone


def attention(results: Results) -> Iterator[Attention]:
    """What somebody should look at, the most pressing first; nothing that is in order."""
    indicators = results.indicators
    if (lost := indicators.get("R3")) and lost.n:
        text = ngettext(
            "{n} person neither returned nor stayed", "{n} people neither returned nor stayed", lost.n
        ).format(n=number(lost.n))
        yield Attention("R3", "n", lost.n, text, _("Placement ended more than 60 days ago"), "circle-help", "danger")
    if (pending := indicators.get("M6")) and pending.n:
        text = ngettext("{n} visa without a decision", "{n} visas without a decision", pending.n)
        detail = _("Median of decided cases: {days}").format(days=indicators["M7"].text) if "M7" in indicators else ""
        yield Attention("M6", "n", pending.n, text.format(n=number(pending.n)), detail, "file-clock", "warn")
    if (retained := indicators.get("P3.6")) and retained.unknown:
        text = ngettext("{n} follow-up at six months missing", "{n} follow-ups at six months missing", retained.unknown)
        yield Attention(
            "P3.6", "unknown", retained.unknown, text.format(n=number(retained.unknown)), "", "calendar", "warn"
        )
    if (early := indicators.get("P5")) and early.n:
        text = ngettext("{n} placement ended early", "{n} placements ended early", early.n).format(n=number(early.n))
        yield Attention(
            "P5", "n", early.n, text, _("{share} of placements").format(share=early.text), "briefcase", "info"
        )
