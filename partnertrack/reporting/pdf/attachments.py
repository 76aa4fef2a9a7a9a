"""The files that a report carries with it, as the data behind it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, count
from pathlib import PurePath

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from partnertrack.reporting.document import Attachment
from partnertrack.reporting.pdf.canvas import TaggedCanvas


def attach(canvas: TaggedCanvas, attachments: Sequence[Attachment], day: date) -> None:
    """Put the files into the PDF file, dated to a day, where readers list them by name."""
    if not attachments:
        return
    named: dict[str, PDFObjectReference] = {}
    for each in attachments:
        name = _unlike(named, PurePath(each.name))
        named[name] = canvas.reference(_described(replace(each, name=name), day))
    names = [entry for name in sorted(named) for entry in (PDFString(name), named[name])]
    files = PDFDictionary({"Names": PDFArray(names)})
    canvas.catalogue(AF=PDFArray(list(named.values())), Names=PDFDictionary({"EmbeddedFiles": files}))


def _unlike(names: Collection[str], path: PurePath) -> str:
    """The name of a file, with a number behind it where another is called so."""
    numbered = (f"{path.stem} ({number}){path.suffix}" for number in count(2))
    return next(name for name in chain((path.name,), numbered) if name not in names)


def _described(each: Attachment, day: date) -> PDFDictionary:
    """A file with its name and what it is."""
    moment = PDFString(f"D:{day:%Y%m%d}000000Z")
    parameters = {
        "Size": len(each.content),
        "CreationDate": moment,
        "ModDate": moment,
        "CheckSum": f"<{hashlib.md5(each.content, usedforsecurity=False).hexdigest()}>",
    }
    about = {
        "Type": PDFName("EmbeddedFile"),
        "Subtype": "/" + PDFName(each.mime)[1:].replace("/", "#2F"),
        "Params": PDFDictionary(parameters),
    }
    content = PDFStream(PDFDictionary(about), each.content, [PDFZCompress])
    return PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(each.name),
            "UF": PDFString(each.name),
            "Desc": PDFString(each.description),
            "AFRelationship": PDFName("Data"),
            "EF": PDFDictionary({"F": content, "UF": content}),
        }
    )
