"""Word templates of the user's own: taken in, listed, filled for each person, taken away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from partnertrack.domain.change import added, change_set
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.letter_template import LetterTemplate
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence import archive
from partnertrack.persistence.queries import records
from partnertrack.services.letters import placeholders
from partnertrack.services.letters.wanted import Group, Wanted
from partnertrack.services.workspace import Workspace

_MOST_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Template:
    """A template, its bytes, and the names of its places."""

    record: LetterTemplate
    content: bytes
    places: tuple[str, ...]


def templates(workspace: Workspace) -> tuple[LetterTemplate, ...]:
    """The pilot's own templates by name."""
    with workspace.store.reading() as reading:
        return tuple(sorted(records.all_of(reading, LetterTemplate), key=lambda each: (each.name.casefold(), each.id)))


def add_template(workspace: Workspace, path: Path, language: str) -> UUID:
    """Take a Word file into the pilot; the change's id.

    Raises `UserError` for a file that cannot be read or may not be opened, and for places that nobody knows.
    """
    from partnertrack.reporting import letters as word  # noqa: PLC0415 - loads what only Word templates need

    content = _read(path)
    placeholders.check_names(word.names(content), workspace.scheme)
    file = archive.File(content)
    record = LetterTemplate(name=path.stem, file_name=path.name, sha256=file.sha256, language=language)
    title = _("Add the letter template “{name}”").format(name=record.name)
    changes = change_set(title, [added(record)])
    workspace.apply(changes, files=[file])
    return changes.id


def drop_template(workspace: Workspace, template_id: UUID) -> UUID:
    """Take a template away; the change's id. Raises `ConflictError` when it is gone."""
    return workspace.drop(_("Remove a letter template"), LetterTemplate, template_id).change_set.id


def template(workspace: Workspace, template_id: UUID) -> Template:
    """A template with its content; raises `UserError` when it is gone."""
    from partnertrack.reporting import letters as word  # noqa: PLC0415 - loads what only Word templates need

    with workspace.store.reading() as reading:
        record = records.fetch(reading, LetterTemplate, [template_id]).get(template_id)
        content = archive.find(reading, record.sha256) if record else None
    if record is None or content is None:
        raise UserError(_("This template is no longer in the pilot."), _("Add it again."))
    return Template(record, content, word.names(content))


def filled(own: Template, dossier: Dossier, group: Group, wanted: Wanted) -> bytes:
    """The template about one person, as a Word document."""
    from partnertrack.reporting import letters as word  # noqa: PLC0415 - loads what only Word templates need

    return word.render(own.content, _values(own, dossier, group, wanted))


def template_text(own: Template) -> str:
    """The places of a template as the text of a letter, to see who lacks what."""
    return " ".join(f"{{{name}}}" for name in own.places)


def _values(own: Template, dossier: Dossier, group: Group, wanted: Wanted) -> Mapping[str, str]:
    return {name: placeholders.fill(f"{{{name}}}", dossier, group, wanted).text for name in own.places}


def _read(path: Path) -> bytes:
    """The bytes of a file, of a size that a letter can have."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UserError(_("This template cannot be used."), _("It is larger than a letter can be."))
        return path.read_bytes()
    except OSError as error:
        raise UserError(_("“{file}” could not be read.").format(file=path.name)) from error
