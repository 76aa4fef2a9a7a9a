"""The editions of the practice report whose text is kept, page by page, and how they are written anew.

    .venv/bin/python -m tests.reports.editions

Look at what changed before it is kept: these pages are what a donor reads.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2

from partnertrack.domain.report import Report
from partnertrack.i18n import LANGUAGES, day, speaking
from partnertrack.persistence.queries import records
from partnertrack.services import donor_report, practice
from partnertrack.services.workspace import Workspace

GOLDEN = Path(__file__).parent / "golden"
EDITIONS = (
    ("generic", "donor", LANGUAGES),
    ("generic", "public", ("en",)),
    ("eu_interim", "donor", ("fr",)),
    ("summary", "donor", ("en",)),
)
"""Template, audience and languages; the other templates are made of the same parts."""
_FINGERPRINT = re.compile(r"\b[0-9a-f]{64}\b|\b[0-9a-f]{8} [0-9a-f]{8} … [0-9a-f]{8}\b")


def editions(pilot: Workspace) -> Iterator[tuple[str, bytes]]:
    """The name of each edition with its PDF, the practice office's texts in it."""
    about = practice.practice()
    with pilot.store.reading() as reading:
        (draft,) = records.all_of(reading, Report)
    for template, audience, languages in EDITIONS:
        options = donor_report.Options(about.as_of, about.since, audience=audience, template=template, report=draft.id)
        for language, document in donor_report.compose(pilot, options, languages).documents.items():
            yield f"{template}-{audience}-{language}", donor_report.rendered(document, ".pdf")


def text_of(content: bytes, language: str) -> str:
    """The text of the pages, a rule between two of them.

    Fingerprints, which hold the ids of the practice pilot, and the day on which its files were imported are left out.
    """
    with pypdfium2.PdfDocument(content) as file:  # type: ignore[no-untyped-call]  # pypdfium2 has no types there
        pages = [page.get_textpage().get_text_bounded().replace("\r\n", "\n").rstrip() for page in file]
    with speaking(language):
        today = day(datetime.now(UTC).date(), "medium")
    return _FINGERPRINT.sub("…", "\n----\n".join(pages).replace(today, "…")) + "\n"


def golden() -> Mapping[str, str]:
    """The kept texts by edition."""
    return {file.stem: file.read_text("utf-8") for file in sorted(GOLDEN.glob("*.txt"))}


def main() -> None:
    """Write every text anew."""
    pilot = practice.open_practice(Path(tempfile.mkdtemp()))
    for old in GOLDEN.glob("*.txt"):
        old.unlink()
    for name, content in editions(pilot):
        (GOLDEN / f"{name}.txt").write_text(text_of(content, name.rpartition("-")[2]), "utf-8")
    pilot.close()


if __name__ == "__main__":
    main()
