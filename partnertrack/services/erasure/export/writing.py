"""The zip file that a person is given: a paper to read, a workbook, a document for programs, copies of their papers."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from uuid import UUID

from partnertrack.domain.export import Export
from partnertrack.domain.text import LABEL_LANGUAGES
from partnertrack.errors import UserError
from partnertrack.i18n import _, speaking
from partnertrack.persistence.queries import dossiers, people
from partnertrack.persistence.session import Reading
from partnertrack.services.erasure.export import beside, journey, paper
from partnertrack.services.erasure.export.part import Asked, Part, names_of
from partnertrack.services.erasure.holdings import holdings
from partnertrack.services.erasure.view import Exported
from partnertrack.services.workspace import Workspace

SUFFIX = ".zip"


def access_export(
    workspace: Workspace, participant_id: UUID, path: Path, language: str = "en", on: date | None = None
) -> Exported:
    """Write all that is held of the person to a zip file, in English, French, German or Dutch.

    Raises `UserError` for another language or suffix, when the person is gone, or when the file cannot be written.
    """
    if language not in LABEL_LANGUAGES:
        raise UserError(_("The export is written in one of: {languages}.").format(languages=", ".join(LABEL_LANGUAGES)))
    if path.suffix.lower() != SUFFIX:
        raise UserError(_("The export is a .zip file, not “{suffix}”.").format(suffix=path.suffix or path.name))
    made_on = on or date.today()  # noqa: DTZ011 - an office's day is a local day
    with workspace.store.reading() as reading, speaking(language):
        asked = _asked(workspace, reading, participant_id, language)
        parts = (*journey.parts(asked), *beside.parts(asked))
        files = {
            "data.pdf": paper.paper(asked, parts, made_on),
            "data.xlsx": paper.workbook(asked, parts),
            "data.json": paper.for_programs(asked, parts, made_on),
            **beside.documents(asked),
        }
        to_check = tuple(_to_check(asked, parts))
    labels = ", ".join(each.label for each in asked.enrolments)
    title = _("Everything that is held of {person}").format(person=labels)
    workspace.take_out(path, _packed(files), Export("access", title, people=1, fields=_("all"), recipient=labels))
    return Exported(path, sum(len(part.rows) for part in parts), to_check)


def _asked(workspace: Workspace, reading: Reading, participant_id: UUID, language: str) -> Asked:
    held = holdings(reading, [participant_id])
    found = dossiers.dossiers(reading, [each.id for each in held.enrolments])
    others = (each.identity for each in people.known(reading) if each.participant_id != participant_id)
    return Asked(
        workspace,
        reading,
        held,
        tuple(found[each.id] for each in held.enrolments),
        names_of(others) - names_of(held.identities()),
        language,
    )


def _to_check(asked: Asked, parts: tuple[Part, ...]) -> list[str]:
    """The rows that name other people."""
    return [f"{asked.say(part.key)}: {' · '.join(part.rows[place])}" for part in parts for place in part.to_check]


def _packed(files: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()
