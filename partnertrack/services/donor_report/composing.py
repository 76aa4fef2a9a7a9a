"""A whole issue: the same figures in every language that is asked for, with an account of every count in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from partnertrack.disclosure import Decisions, Earlier, Press, decide, rule_for
from partnertrack.domain.grant import Grant
from partnertrack.domain.person_count import PersonCount
from partnertrack.domain.report import Passage, Report
from partnertrack.domain.source import Source
from partnertrack.errors import UserError
from partnertrack.i18n import _, speaking
from partnertrack.persistence.queries import records
from partnertrack.progress import SILENT, Progress
from partnertrack.reporting.document import Document
from partnertrack.reporting.glyphs import make_printable
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.earlier import earlier_issues, report_before
from partnertrack.services.donor_report.options import Options
from partnertrack.services.donor_report.templates import template
from partnertrack.services.donor_report.writing import write_document
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Composed:
    """The documents by language, the brief of the first, and what was decided on every count of people.

    `counts` are those printed or withheld, in the order of their references.
    """

    brief: Brief
    documents: Mapping[str, Document]
    counts: tuple[PersonCount, ...]
    decisions: Decisions
    missing: tuple[str, ...]


def compose(
    workspace: Workspace,
    options: Options,
    languages: Sequence[str] = (),
    earlier: Sequence[Earlier] | None = None,
    progress: Progress = SILENT,
    noting: Callable[[Brief], object] | None = None,
) -> Composed:
    """The report in these languages (else in that of the options), from the same figures.

    What is printed of it elsewhere, as in a Word form, has to be decided with it: `noting` goes through that once.
    `earlier` are the reports before for the same readers, oldest first; those that were issued, if none are given.
    Raises `UserError` for a template nobody knows.
    """
    chosen = tuple(languages) or (options.language,)
    steps = len(chosen) + 2
    progress.report(0, steps, _("Counting"))
    first = brief(workspace, replace(options, language=chosen[0]), Press())
    with speaking(chosen[0]):
        write_document(first)
        if noting:
            noting(first)
    progress.report(1, steps, _("Checking what may be told"))
    known = earlier_issues(workspace, options) if earlier is None else earlier
    rule = rule_for(options.audience, options.threshold)
    decisions = decide(first.press.system(), rule, known, as_of=options.as_of, since=options.since)
    briefs = {language: _in(first, language, first.press.for_print(decisions)) for language in chosen}
    documents: dict[str, Document] = {}
    missing: list[str] = []
    for place, language in enumerate(chosen):
        progress.report(place + 2, steps, _("Writing"))
        with speaking(language):
            made = make_printable(write_document(briefs[language]))
        documents[language] = made.document
        missing += made.missing
    own = briefs[chosen[0]]
    return Composed(own, documents, own.press.printed(), decisions, tuple(dict.fromkeys(missing)))


def brief(workspace: Workspace, options: Options, press: Press) -> Brief:
    """What the report is written from."""
    with workspace.store.reading() as session:
        sources = tuple(records.all_of(session, Source))
        grants = tuple(records.all_of(session, Grant))
        report = records.fetch(session, Report, [options.report]).get(options.report) if options.report else None
        passages = records.all_of(session, Passage) if options.report else ()
    if options.report and report is None:
        raise UserError(_("This report is no longer there."))
    texts = _texts(each for each in passages if each.report_id == options.report)
    before = partial(report_before, workspace, options, report.previous_id if report else None)
    return Brief(workspace, options, template(options.template), press, sources, grants, report, texts, before=before)


def _texts(passages: Iterable[Passage]) -> dict[tuple[str, str], Passage]:
    return {(each.section, each.language): each for each in passages}


def _in(first: Brief, language: str, press: Press) -> Brief:
    """The same brief in another language, to be printed."""
    return replace(first, options=replace(first.options, language=language), press=press)
