"""A canvas on which all that is painted has a tag, or is an artifact."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import reportlab.rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFString,
    xObjectName,
)
from reportlab.pdfgen.canvas import Canvas

from partnertrack.progress import Stretch
from partnertrack.reporting.document import Meta
from partnertrack.reporting.fonts import NAMES, font
from partnertrack.reporting.paint import Pen
from partnertrack.reporting.pdf.embedding import embed_fonts
from partnertrack.reporting.pdf.metadata import PRODUCER, creator, output_intent, packet, title
from partnertrack.reporting.pdf.pack import Pack
from partnertrack.reporting.pdf.piece import Drawing, Tag
from partnertrack.reporting.pdf.raster import Raster
from partnertrack.reporting.pdf.structure import Box, Structure
from partnertrack.scene import Item

reportlab.rl_config.useA85 = 0  # text armour of binary data makes the file a quarter larger and serves nobody
reportlab.rl_config.pdfComments = 0  # nor do remarks about what each object is

_PRINTED = 4
"""The flag of an annotation that is printed, as PDF/A wants them all."""

Corner = tuple[float, float]
"""A point of the page, from its left and lower edge."""


class TaggedCanvas(Canvas):
    """ReportLab's canvas, which keeps PDF/UA-1 and PDF/A-3a: begin a page, paint, end it; finish once."""

    _doc: Any  # these are not in the stubs of ReportLab
    _annotationrefs: list[PDFObjectReference]
    _formsinuse: list[str]
    _preamble: str

    def __init__(self, meta: Meta, size: tuple[float, float]) -> None:
        font("regular")
        super().__init__(
            BytesIO(),
            pagesize=size,
            pageCompression=1,
            invariant=1,
            initialFontName=NAMES["regular"],  # type: ignore[arg-type]  # the stubs take the name for a number
            lang=meta.language,
            pdfVersion=(1, 7),
        )
        self._page = 0
        self._key = 0
        self._pack = Pack(self.new_number)
        self._structure = Structure(self.new_number, self._pack.put)
        self.pen = Pen(self._doc)
        self._say_of_itself(meta)

    def new_number(self) -> int:
        """A number for an object that ReportLab does not know."""
        self._doc.objectcounter += 1
        return int(self._doc.objectcounter)

    def begin_page(self) -> None:
        """Begin a page, which has a number from now on, so that what is on it can name it."""
        self._page = self.new_number()
        self._key = self._structure.begin_page(self._page)
        self.pen.new_page()

    def draw(self, drawing: Drawing, corner: Corner, scale: float = 1.0) -> None:
        """Paint a drawing from its upper left corner."""
        add = self.pen.code.append
        left, top = corner
        if scale < 1:
            add(f"q {scale:.5f} 0 0 {scale:.5f} {left:.2f} {top:.2f} cm")
            self.pen.forget()
            left = top = 0.0
        self.adorn(drawing.items, (left, top))
        for part in drawing.parts:
            if not (part.items or part.raster):
                self._structure.reach(part.tag)
                continue
            box = part.box and _on_page(part.box, corner, scale)
            add(f"/{part.tag.role} <</MCID {self._structure.mark(part.tag, box)}>> BDC")
            if part.raster and part.box:
                self._picture(part.raster, part.box, (left, top))
            self.pen.paint(part.items, left, top)
            add("EMC")
        if scale < 1:
            add("Q")
            self.pen.forget()

    def adorn(self, items: Iterable[Item], corner: Corner, kind: str = "") -> None:
        """Paint what says nothing to who does not see it: of a `kind`, such as /Type /Pagination, or of none."""
        if items:
            self.pen.code.append(f"/Artifact <<{kind}>> BDC" if kind else "/Artifact BMC")
            self.pen.paint(items, *corner)
            self.pen.code.append("EMC")

    def link(self, tag: Tag, about: str, key: str, area: Box) -> None:
        """Let an area of the page lead to a bookmark, as part of a tag."""
        target = self._bookmarkReference(key)  # type: ignore[attr-defined]  # not in the stubs
        entries = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": PDFArray(area),
            "Border": PDFArray([0, 0, 0]),
            "F": _PRINTED,
            "Contents": PDFString(about),
            "Dest": target,
        }
        self.annotate(tag, PDFDictionary(entries))

    def annotate(self, tag: Tag, annotation: PDFDictionary) -> None:
        """Put an annotation on the page, as part of a tag."""
        there = self.reference(annotation)
        number = self._doc.idToObjectNumberAndVersion[there.name][0]
        annotation["StructParent"] = self._structure.attach(tag, number)
        annotation["P"] = f"{self._page} 0 R"
        self._annotationrefs.append(there)

    def reference(self, thing: PDFObject) -> PDFObjectReference:
        """The thing as an object of its own."""
        there: PDFObjectReference = self._doc.Reference(thing)
        return there

    def end_page(self) -> None:
        """Put the page with the others."""
        self._structure.end_page()
        name = self._doc.thisPageName()
        code = "\n".join((self._preamble, *self.pen.code))
        self.showPage()
        page = self._doc.idToObject[name]
        content = zlib.compress(code.encode("latin-1"))
        page.Contents = PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode")}), content)
        page.stream = None
        page.StructParents, page.Tabs = self._key, PDFName("S")
        page.__NoDefault__ = (*page.__NoDefault__, "StructParents", "Tabs")
        given = self._doc.idToObjectNumberAndVersion[name][0]
        del self._doc.numberToId[given]
        self._doc.numberToId[self._page] = name
        self._doc.idToObjectNumberAndVersion[name] = (self._page, 0)

    def catalogue(self, **entries: PDFObject | str) -> None:
        """Add entries to the root of the file."""
        root = self._doc.Catalog
        root.__NoDefault__ = (*root.__NoDefault__, *entries)
        for key, entry in entries.items():
            setattr(root, key, entry)

    def finish(self, stretch: Stretch) -> bytes:
        """The file; raises `Cancelled` when the user pressed Stop."""
        self._structure.close()
        document = self._doc
        embed_fonts(document)
        document.Outlines.prepare(document, self)
        if document.Outlines.ready < 0:
            document.Catalog.Outlines = None
        root, info = document.Reference(document.Catalog), document.Reference(document.info)
        for number in stretch.over(self._numbers()):
            thing = document.idToObject[document.numberToId[number]]
            self._pack.put(number, pdfdoc.format(thing, document, toplevel=1))
        numbers = document.idToObjectNumberAndVersion
        return self._pack.finish(numbers[root.name][0], numbers[info.name][0])

    def _numbers(self) -> Iterator[int]:
        """The numbers of the objects that ReportLab knows, which are more and more, as what is written names others."""
        number = 0
        while number < self._doc.objectcounter:
            number += 1
            if number in self._doc.numberToId:
                yield number

    def _say_of_itself(self, meta: Meta) -> None:
        """The properties of the file; nobody's name is among them but the organisation's."""
        self.setTitle(title(meta))
        self.setAuthor(meta.organisation)
        self.setSubject(meta.subject)
        self.setCreator(creator())
        self.setProducer(PRODUCER)
        self.setDateFormatter(lambda *_moment: f"D:{meta.created:%Y%m%d}000000Z")
        self.setViewerPreference("DisplayDocTitle", "true")
        self.showOutline()
        self.catalogue(
            StructTreeRoot=f"{self._structure.root} 0 R",
            MarkInfo=PDFDictionary({"Marked": "true"}),
            Metadata=packet(meta),
            OutputIntents=PDFArray([output_intent()]),
        )

    def _picture(self, picture: Raster, box: Box, corner: Corner) -> None:
        """Paint pixels into a box of a drawing; the same picture is kept once."""
        name = f"picture-{hashlib.sha256(picture.data).hexdigest()[:16]}"
        if not self.hasForm(name):
            about = {
                "Type": PDFName("XObject"),
                "Subtype": PDFName("Image"),
                "Width": picture.wide,
                "Height": picture.high,
                "BitsPerComponent": 8,
                "ColorSpace": PDFName("DeviceRGB"),
                "Filter": PDFName("DCTDecode" if picture.is_jpeg else "FlateDecode"),
            }
            self._doc.Reference(PDFStream(PDFDictionary(about), picture.data), xObjectName(name))
        self._formsinuse.append(name)
        left, top, right, bottom = box
        matrix = f"{right - left:.2f} 0 0 {bottom - top:.2f} {corner[0] + left:.2f} {corner[1] - bottom:.2f}"
        self.pen.code.append(f"q {matrix} cm /{xObjectName(name)} Do Q")


def _on_page(box: Box, corner: Corner, scale: float) -> Box:
    """A box of a drawing as one of the page: its left, lower, right and upper edge."""
    left, top, right, bottom = (edge * scale for edge in box)
    return corner[0] + left, corner[1] - bottom, corner[0] + right, corner[1] - top
