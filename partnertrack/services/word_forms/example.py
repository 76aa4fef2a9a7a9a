"""An example of a form: the sections of a report's template with their places, then every place with its meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from partnertrack.disclosure import Press
from partnertrack.i18n import _, speaking
from partnertrack.reporting.document import Block, Document, Heading, Lead, Meta, Note, Paragraph
from partnertrack.reporting.table import Column, Row, Table
from partnertrack.saving import save
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.composing import brief
from partnertrack.services.donor_report.options import Options
from partnertrack.services.word_forms.known import BLOCK, Known, supplies
from partnertrack.services.workspace import Workspace

_BY_PART = {
    "logframe": "logframe",
    "milestones": "milestones",
    "risks": "risks",
    "lessons": "lessons",
    "identification": "facts",
}
"""The list that shows what a part of a template tells."""
_SHOWN = {
    "logframe": ("code", "indicator", "baseline", "milestone", "current", "target", "status"),
    "milestones": ("name", "total", "women", "men", "period"),
    "risks": ("risk", "likelihood", "impact", "mitigation"),
}
"""The columns of a list in the example, where it has more than fit."""
_WIDE = frozenset({"indicator", "name", "risk", "mitigation", "observation", "evidence", "change", "value"})


def example(workspace: Workspace, options: Options) -> bytes:
    """The example for a report's template and language, as a Word file that can be changed and added as a form."""
    from partnertrack.reporting import word  # noqa: PLC0415 - loads a PDF engine that paints charts

    with speaking(options.language):
        told = brief(workspace, options, Press())
        every = [each.known for each in supplies(told).values()]
        meta = Meta(
            title=told.template.title.text(options.language),
            organisation=told.pilot.organisation or "PartnerTrack",
            language=options.language,
            created=options.as_of,
            kind=_("Example of a Word form"),
        )
        return word.render(Document(meta, (*_form(told, every), *_guide(every))))


def save_example(workspace: Workspace, options: Options, path: Path) -> Path:
    """Write the example; raises `UserError` when it cannot be written."""
    save(path, example(workspace, options))
    return path


def _form(told: Brief, every: Sequence[Known]) -> Iterator[Block]:
    """The sections in the donor's order, each with the places of its text and its figures."""
    names = {each.name: each for each in every}
    yield Lead(told.template.title.text(told.options.language))
    yield Paragraph("{{ pilot }}, {{ period }}")
    for section in told.template.sections:
        place = f"{BLOCK}{section.key}"
        lists = [names[_BY_PART[part]] for part in section.parts if part in _BY_PART]
        if place not in names and not lists:
            continue
        yield Heading(section.heading.text(told.options.language), min(section.level + 1, 3), is_numbered=False)
        if section.guidance:
            yield Note(section.guidance.text(told.options.language))
        if place in names:
            yield Paragraph(names[place].place)
        yield from (_loop(each) for each in lists)


def _loop(each: Known) -> Table:
    """A table whose middle row comes again for each row of a list."""
    labels = dict(each.fields)
    shown = _SHOWN.get(each.name, tuple(labels))
    blank = ("",) * (len(shown) - 1)
    rows = (
        Row((f"{{%tr for row in {each.name} %}}", *blank)),
        Row(tuple(f"{{{{ row.{name} }}}}" for name in shown)),
        Row(("{%tr endfor %}", *blank)),
    )
    columns = tuple(Column(labels[name], share=3 if name in _WIDE else 1) for name in shown)
    return Table(each.label, columns, rows, is_numbered=False)


def _guide(every: Sequence[Known]) -> Iterator[Block]:
    """Every place with its meaning, written so that it is not filled; to be deleted from the form."""
    yield Heading(_("What a form can hold"), 1, is_numbered=False)
    yield Paragraph(
        _(
            "Write a name from the first column between two braces on each side, as in the sections above. "
            "Delete this part, from its heading on, before you use the form."
        )
    )
    for group in dict.fromkeys(each.group for each in every):
        rows = (Row((each.name, each.label)) for each in every if each.group == group and each.kind != "list")
        if found := tuple(rows):
            yield Table(
                group, (Column(_("Name"), share=2), Column(_("What it means"), share=3)), found, is_numbered=False
            )
    for each in every:
        if each.kind == "list":
            fields = tuple(Row((f"row.{name}", label)) for name, label in each.fields)
            columns = (
                Column(_("In a row of “{list}”").format(list=each.name), share=2),
                Column(_("What it means"), share=3),
            )
            yield Table(each.label, columns, fields, is_numbered=False)
