"""The head of a letter: the sender on the left, the day on the right, the recipient where a window shows it."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.reporting.document import Letterhead
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.lines import Face, shorten, wrap
from partnertrack.reporting.pdf.piece import Part, Piece, Tag
from partnertrack.reporting.pdf.style import BODY, PALETTE, WIDTH
from partnertrack.reporting.pdf.text import baseline
from partnertrack.scene import Rect, Text

_SENDER, _ABOUT, _LINE = Face(12.0, 16.0, "semibold"), Face(8.4, 12.0), Face(9.6, 13.6)
_EDGE, _EDGE_WIDTH = 2.2, 34.0
_RECIPIENT = 84.0
"""Where the recipient begins, below the upper edge of the text: at 52 mm from that of the paper."""
_ROOM = 240.0


def letterhead(block: Letterhead) -> Piece:
    """The head as one piece."""
    edge = Rect(0, 0, _EDGE_WIDTH, _EDGE, fill=PALETTE.accent)
    lines: list[Text] = []
    top = _RECIPIENT
    for place, line in enumerate(block.recipient):
        face = Face(_LINE.size, _LINE.leading, "semibold") if not place else _LINE
        for text in wrap(line, face, _ROOM, text_width, most=2):
            lines.append(Text(0, top + baseline(face), text, face.size, PALETTE.ink, face.weight))
            top += face.leading
    day = Text(WIDTH, _RECIPIENT + baseline(BODY), block.day, BODY.size, PALETTE.text, anchor="end")
    parts = [*_sender(block), Part(Tag("P", says="\n".join(block.recipient)), tuple(lines)), Part(Tag("P"), (day,))]
    return Piece(top, (edge,), tuple(parts), after=34.0, is_head=True)


def _sender(block: Letterhead) -> Iterator[Part]:
    """Who writes, and about what."""
    sender = shorten(block.sender, _SENDER.size, _SENDER.weight, WIDTH, text_width)
    place = 10.0 + baseline(_SENDER)
    yield Part(Tag("P", says=block.sender), (Text(0, place, sender, _SENDER.size, PALETTE.ink, _SENDER.weight),))
    about = shorten(block.about, _ABOUT.size, _ABOUT.weight, WIDTH, text_width)
    place = 10.0 + _SENDER.leading + baseline(_ABOUT)
    yield Part(Tag("P", says=block.about), (Text(0, place, about, _ABOUT.size, PALETTE.muted),))
