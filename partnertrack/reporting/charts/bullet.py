"""A result as a bar in a track, with a tick where it was meant to be by now."""

from __future__ import annotations

from partnertrack import i18n
from partnertrack.i18n import _
from partnertrack.reporting.charts.sign import status_colour, status_word
from partnertrack.reporting.table import Bar
from partnertrack.scene import REPORT_PALETTE, Item, Line, Palette, Rect, Scene


def bullet(bar: Bar, width: float, palette: Palette = REPORT_PALETTE, *, is_slim: bool = False) -> Scene:
    """The bar in the colour of its status; a share or tick beyond the track ends with it. Slim ones stand in tables."""
    height, track = (12.0, 6.0) if is_slim else (14.0, 4.6)
    top = (height - track) / 2
    done = min(max(bar.share, 0.0), 1.0) * width
    inset = track * 0.28 if is_slim else 0.0
    items: list[Item] = [Rect(0, top, width, track, fill=palette.track)]
    if done > 0:
        colour = status_colour(bar.status, palette) if is_slim else palette.accent
        items.append(Rect(0, top + inset, done, track - 2 * inset, fill=colour))
    if bar.tick is not None:
        at = min(max(bar.tick, 0.0), 1.0) * (width - 1.3) + 0.65
        items.append(Line(at, 1.4, at, height - 1.4, palette.ink, 1.3))
    return Scene(width, height, tuple(items), told(bar))


def told(bar: Bar) -> str:
    """A bar in words, which end with its status."""
    share = i18n.percent(bar.share, 0)
    if bar.tick is None:
        text = _("Bar at {share}").format(share=share)
    else:
        text = _("Bar at {share}, tick at {tick}").format(share=share, tick=i18n.percent(bar.tick, 0))
    return f"{text} – {status_word(bar.status)}" if bar.status else text
