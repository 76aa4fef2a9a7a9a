"""A place for a digital signature, in the file from the start so that a signed report is as accessible as before."""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from partnertrack.i18n import _
from partnertrack.reporting.pdf.canvas import TaggedCanvas
from partnertrack.reporting.pdf.piece import Tag

SIGNATURE_FIELD = "Signature"
"""The name of the field, which is signed by it."""

_PRINTED_AND_LOCKED = 132


def add_signature_field(canvas: TaggedCanvas) -> None:
    """Put the field on the page that is open: it takes no room, and has a tag and a name that is read aloud.

    Who signs must fill this field (`SIGNATURE_FIELD`) in an incremental update, add no field of his own, and leave the
    properties (XMP) as they are: they name the standards that the file keeps.
    """
    field = PDFDictionary(
        {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Widget"),
            "FT": PDFName("Sig"),
            "T": PDFString(SIGNATURE_FIELD),
            "TU": PDFString(_("Digital signature")),
            "Rect": PDFArray([0, 0, 0, 0]),
            "F": _PRINTED_AND_LOCKED,
        }
    )
    canvas.annotate(Tag("Form", shows=_("Digital signature")), field)
    canvas.catalogue(AcroForm=PDFDictionary({"Fields": PDFArray([canvas.reference(field)])}))
