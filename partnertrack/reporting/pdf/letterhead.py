"""The head of a letter: the sender on the left, the day on the right, the recipient where a window shows it."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.reporting.document import Letterhead
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.lines import Face, shorten, wrap
from partnertrack.reporting.pdf.piece import Piece
from partnertrack.reporting.pdf.style import BODY, PALETTE, WIDTH
from partnertrack.reporting.pdf.text import baseline
from partnertrack.scene import Item, Rect, Text

_SENDER, _ABOUT, _LINE = Face(12.0, 16.0, "semibold"), Face(8.4, 12.0), Face(9.6, 13.6)
_EDGE, _EDGE_WIDTH = 2.2, 34.0
_RECIPIENT = 84.0
"""Where the recipient begins, below the upper edge of the text: at 52 mm from that of the paper."""
_ROOM = 240.0


def letterhead(block: Letterhead) -> Piece:
    """The head as one piece."""
    items: list[Item] = [Rect(0, 0, _EDGE_WIDTH, _EDGE, fill=PALETTE.accent)]
    items += _sender(block)
    top = _RECIPIENT
    for place, line in enumerate(block.recipient):
        face = Face(_LINE.size, _LINE.leading, "semibold") if not place else _LINE
        for part in wrap(line, face, _ROOM, text_width, most=2):
            items.append(Text(0, top + baseline(face), part, face.size, PALETTE.ink, face.weight))
            top += face.leading
    items.append(Text(WIDTH, _RECIPIENT + baseline(BODY), block.day, BODY.size, PALETTE.text, anchor="end"))
    return Piece(top, tuple(items), after=34.0, is_head=True)


def _sender(block: Letterhead) -> Iterator[Text]:
    """Who writes, and about what."""
    sender = shorten(block.sender, _SENDER.size, _SENDER.weight, WIDTH, text_width)
    yield Text(0, 10.0 + baseline(_SENDER), sender, _SENDER.size, PALETTE.ink, _SENDER.weight)
    about = shorten(block.about, _ABOUT.size, _ABOUT.weight, WIDTH, text_width)
    yield Text(0, 10.0 + _SENDER.leading + baseline(_ABOUT), about, _ABOUT.size, PALETTE.muted)
