"""The files in which a report is written, each said by the same document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from partnertrack.errors import UserError
from partnertrack.i18n import _, speaking
from partnertrack.reporting import pdf, workbook
from partnertrack.reporting.data_files import data_files
from partnertrack.reporting.document import Document

IATI = "iati-results.xml"
"""The name of the attachment that holds the results for the IATI registry."""
_RESULTS = ".xml"


def rendered(document: Document, suffix: str) -> bytes:
    """The file of a document, as the suffix says; raises `UserError` for a suffix that is none of ours."""
    check_suffix(Path(f"report{suffix}"))
    with speaking(document.meta.language):
        return RENDERINGS[suffix.lower()](document)


def possible(document: Document) -> tuple[str, ...]:
    """The suffixes of the files that a document can be written in: results only where it has some."""
    has_results = any(each.name == IATI for each in document.attachments)
    return tuple(suffix for suffix in RENDERINGS if suffix != _RESULTS or has_results)


def check_suffix(path: Path) -> None:
    """Raise `UserError` where no report is written as a file of this kind."""
    if path.suffix.lower() not in RENDERINGS:
        words = _("A report is written as {suffixes}, not as “{suffix}”.")
        raise UserError(words.format(suffixes=", ".join(RENDERINGS), suffix=path.suffix or path.name))


def _pdf(document: Document, *, with_signature_field: bool = False) -> bytes:
    """The report on paper; it carries the data behind it."""
    carrying = replace(document, attachments=(*document.attachments, *data_files(document)))
    return pdf.render(carrying, with_signature_field=with_signature_field)


def _word(document: Document) -> bytes:
    from partnertrack.reporting import word  # noqa: PLC0415 - loads a PDF engine that paints the charts

    return word.render(document)


def _results(document: Document) -> bytes:
    """The results for the IATI registry, as they were composed with the report, held to the official schema."""
    from partnertrack.reporting.iati.schema import check_schema  # noqa: PLC0415 - loads the schema, for this file only

    found = next((each for each in document.attachments if each.name == IATI), None)
    if found is None:
        raise UserError(
            _("This report has no results that could be published."),
            _("Choose a template with a logframe, and give results and indicators to the logframe."),
        )
    if against := check_schema(found.content):
        raise UserError(_("The results do not fit the schema of IATI: {what}").format(what=against[0]))
    return found.content


RENDERINGS: Mapping[str, Callable[[Document], bytes]] = {
    ".pdf": _pdf,
    ".xlsx": workbook.render,
    ".docx": _word,
    _RESULTS: _results,
}
"""What writes a document, by the suffix of the file."""


def for_signature(document: Document) -> bytes:
    """The PDF of a document with a field for a digital signature."""
    with speaking(document.meta.language):
        return _pdf(document, with_signature_field=True)
