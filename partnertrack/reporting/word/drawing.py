"""Pictures in a Word file: in the line, or behind the text of the cover."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from partnertrack.reporting.word.markup import quoted

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_EMU = 12_700
"""The units of a drawing in a point."""


@dataclass(slots=True)
class Pictures:
    """The picture files of a document by the names of their parts; the same picture is kept once."""

    files: dict[str, bytes] = field(default_factory=dict)
    _drawn: int = 0

    def inline(self, content: bytes, suffix: str, size: tuple[float, float], alt_text: str) -> str:
        """A run with a picture of a size in points."""
        drawing = self._drawing(content, suffix, size, alt_text)
        inline = f'<wp:inline distT="0" distB="0" distL="0" distR="0">{drawing}</wp:inline>'
        return f"<w:r><w:drawing>{inline}</w:drawing></w:r>"

    def behind(self, content: bytes, suffix: str, size: tuple[float, float]) -> str:
        """A run with a picture behind the text from the upper left corner of the page; it says nothing."""
        drawing = self._drawing(content, suffix, size, "", "<wp:wrapNone/>")
        return (
            '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="0" '
            'behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            '<wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>'
            '<wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>'
            f"{drawing}</wp:anchor></w:drawing></w:r>"
        )

    def relations(self) -> str:
        """How the document calls these files."""
        return "".join(
            f'<Relationship Id="{_id(name)}" Type="{_IMAGE}" Target="{name.removeprefix("word/")}"/>'
            for name in self.files
        )

    def _drawing(self, content: bytes, suffix: str, size: tuple[float, float], alt_text: str, wrap: str = "") -> str:
        name = f"word/media/{sha256(content).hexdigest()[:16]}.{suffix}"
        self.files[name] = content
        self._drawn += 1
        extent = 'cx="{}" cy="{}"'.format(*(round(length * _EMU) for length in size))
        told = f'id="{self._drawn}" name="Picture {self._drawn}" descr="{quoted(alt_text)}"'
        return (
            f"<wp:extent {extent}/>{wrap}<wp:docPr {told}/>"
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic>'
            f"<pic:nvPicPr><pic:cNvPr {told}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{_id(name)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        )


def _id(name: str) -> str:
    return f"img{name.rpartition('/')[2].partition('.')[0]}"
