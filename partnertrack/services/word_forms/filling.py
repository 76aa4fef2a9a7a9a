"""A form is filled with what may be told, and written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from uuid import UUID

from partnertrack.domain.export import Export
from partnertrack.errors import UserError
from partnertrack.i18n import _, speaking
from partnertrack.progress import SILENT, Progress
from partnertrack.reporting import forms as word
from partnertrack.reporting.forms import Place
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.composing import compose
from partnertrack.services.donor_report.options import Options
from partnertrack.services.word_forms.checking import unknown
from partnertrack.services.word_forms.keeping import content_of
from partnertrack.services.word_forms.known import Value, supplies
from partnertrack.services.workspace import Workspace


def fill(workspace: Workspace, form_id: UUID, options: Options, progress: Progress = SILENT) -> bytes:
    """The form as a Word file, with what the report may tell its readers; figures that are not there say so.

    Raises `UserError` when the form is gone, and with every name that nobody knows.
    """
    content = content_of(workspace, form_id)
    found = word.places(content)
    composed = compose(workspace, options, progress=progress, noting=lambda noted: values(noted, found))
    with speaking(options.language):
        return word.render(content, values(composed.brief, found))


def write(workspace: Workspace, form_id: UUID, options: Options, path: Path, progress: Progress = SILENT) -> Path:
    """Write the filled form; whole or not at all. Raises `UserError` as `fill` does, and when it cannot be written."""
    if path.suffix.lower() != ".docx":
        raise UserError(
            _("A Word form is written as .docx, not as “{suffix}”.").format(suffix=path.suffix or path.name)
        )
    content = fill(workspace, form_id, options, progress)
    workspace.take_out(path, content, Export("form", _("A donor’s form, filled in"), recipient=options.audience))
    return path


def values(told: Brief, found: Iterable[Place]) -> Mapping[str, Value]:
    """What stands in these places; raises `UserError` with every name that nobody knows."""
    places = tuple(found)
    every = supplies(told)
    if strange := unknown(places, every):
        raise UserError(_("The form asks for what nobody knows."), " ".join(each.text() for each in strange))
    asked = dict.fromkeys(each.name for each in places if not each.of)
    return {name: _said(every[name].say()) for name in asked}


def _said(value: Value | None) -> Value:
    return _("n/a") if value is None else value
