"""The sheet of paper with a pilot's recovery code."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from partnertrack import saving
from partnertrack.i18n import _, current, day
from partnertrack.reporting.document import Bullets, Document, Heading, KeyFigures, Lead, Meta, Note, Paragraph, Tile


def write_recovery_sheet(path: Path, code: str, title: str, pilot: Path) -> None:
    """Write the sheet as a PDF; raises `UserError` when it cannot be written. Whoever finds it can open the pilot."""
    from partnertrack.reporting import pdf  # noqa: PLC0415 - slow to load, and opening a pilot needs no paper
    from partnertrack.reporting.glyphs import make_printable  # noqa: PLC0415 - the same

    sheet = sheet_of(code, title, pilot.name, datetime.now(UTC).astimezone().date())
    saving.save(path, pdf.render(make_printable(sheet).document))
    with suppress(OSError):  # not every medium knows owners
        path.chmod(0o600)


def sheet_of(code: str, title: str, file: str, made_on: date) -> Document:
    """The sheet: what it is, the code in its groups, where to keep it and how to use it; no passphrase stands on it."""
    meta = Meta(
        title=title,
        organisation="PartnerTrack",
        language=current(),
        created=made_on,
        kind=_("Recovery sheet"),
        period=day(made_on),
    )
    return Document(
        meta,
        (
            Heading(_("Recovery code"), is_numbered=False),
            Lead(_("With this code the pilot “{title}” opens when nobody knows its passphrase.").format(title=title)),
            Paragraph(
                _("File: {file}. Made on {day}. It takes the place of every code that was made before.").format(
                    file=file, day=day(made_on)
                )
            ),
            KeyFigures(
                tuple(Tile(group, _("Group {n}").format(n=number)) for number, group in enumerate(code.split("-"), 1))
            ),
            Heading(_("Where to keep it"), 2, is_numbered=False),
            Bullets(
                (
                    _("On paper, in a safe or a locked drawer: as you would keep the passports of the participants."),
                    _("Not beside the computer, not in its bag, not as a photograph or a file."),
                    _("Two people of the office should know where it is."),
                    _("Whoever holds it can read everything in the pilot. If it is lost, make a new one at once."),
                )
            ),
            Heading(_("How to use it"), 2, is_numbered=False),
            Bullets(
                (
                    _("Open the pilot in PartnerTrack and type the code where it asks for the passphrase."),
                    _("Small letters, spaces and dashes make no difference, nor does O for 0 or I for 1."),
                    _("A group that is mistyped is named. Then choose a new passphrase, and make a new code."),
                ),
                is_counted=True,
            ),
            Note(_("The passphrase does not stand on this sheet, and is kept nowhere.")),
        ),
    )
