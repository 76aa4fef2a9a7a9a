"""What a PDF file says of itself: its properties, the standards that it keeps, the colours that it means."""

from __future__ import annotations

from functools import lru_cache
from xml.sax.saxutils import escape

from PIL import ImageCms
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress

import partnertrack
from partnertrack.reporting.document import Meta

_PROFILE_DATE = slice(24, 36)
"""Where a colour profile tells when it was made."""

_PACKET = """<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>
<xmp:MetadataDate>{day}T00:00:00Z</xmp:MetadataDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

PRODUCER = "ReportLab PDF Library"


def title(meta: Meta) -> str:
    """The title of the file, which the window of a reader shows."""
    return " \N{EN DASH} ".join(part for part in (meta.title, meta.kind, meta.period) if part)


def creator() -> str:
    """The program that made the file."""
    return f"PartnerTrack {partnertrack.__version__}"


def packet(meta: Meta) -> PDFStream:
    """The properties as XMP, which is not compressed, so that every search engine can read it.

    They say that the file keeps PDF/A-3a, for archives, and PDF/UA-1, for readers who do not see it.
    """
    words = {"title": title(meta), "author": meta.organisation, "subject": meta.subject, "language": meta.language}
    about = {key: escape(_legal(text)) for key, text in words.items()}
    text = _PACKET.format(**about, creator=creator(), producer=PRODUCER, day=meta.created.isoformat())
    return _stream({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}, text.encode(), is_packed=False)


def output_intent() -> PDFDictionary:
    """The colours that all numbers mean: sRGB."""
    profile = _stream({"N": 3}, _srgb())
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": profile,
        }
    )


@lru_cache
def _srgb() -> bytes:
    """The profile of sRGB, without the moment when it was made."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_PROFILE_DATE] = bytes(12)
    return bytes(profile)


def _stream(about: dict[str, object], content: bytes, *, is_packed: bool = True) -> PDFStream:
    return PDFStream(PDFDictionary(about), content, [PDFZCompress] if is_packed else None)


def _legal(text: str) -> str:
    """The text without the characters that XML does not hold."""
    return "".join(sign for sign in text if sign >= " ")
