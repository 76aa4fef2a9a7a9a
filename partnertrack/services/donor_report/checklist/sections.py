"""Whether each section has its text, as long as the donor wants it, in every language."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.i18n import _, number
from partnertrack.reporting.narrative import words
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.checklist import written
from partnertrack.services.donor_report.checklist.finding import Finding

_DECISIONS = "decisions"


def empty(brief: Brief) -> Iterator[Finding]:
    """Sections without a text in any language, but for those that may be empty."""
    for section in written.sections(brief):
        has_text = any(written.text(brief, section.key, each) for each in written.languages(brief))
        if not has_text and not section.may_be_empty:
            told = _("“{section}” has no text.").format(section=written.heading(brief, section.key))
            yield Finding("empty", told, section=section.key)


def decisions(brief: Brief) -> Iterator[Finding]:
    """A report that asks the donor for no decision."""
    if any(each.key == _DECISIONS for each in written.sections(brief)) and not any(
        written.text(brief, _DECISIONS, each) for each in written.languages(brief)
    ):
        hint = _("Where nothing is to be decided, the report says nothing of it.")
        yield Finding("decisions", _("The donor is asked for no decision."), section=_DECISIONS, hint=hint)


def too_long(brief: Brief) -> Iterator[Finding]:
    """Texts with more words than their section may have."""
    for section in written.sections(brief):
        for language in written.languages(brief):
            count = words(written.text(brief, section.key, language))
            if section.most_words and count > section.most_words:
                told = _("“{section}” has {count} words in {language}; {most} are asked for at most.").format(
                    section=written.heading(brief, section.key),
                    count=number(count),
                    language=written.language_words(language),
                    most=number(section.most_words),
                )
                yield Finding("long", told, section=section.key, language=language)


def languages(brief: Brief) -> Iterator[Finding]:
    """Texts that are written in one language of the report and not in another."""
    asked = written.languages(brief)
    keys = dict.fromkeys((*(each.key for each in written.sections(brief)), *(key for key, _language in brief.passages)))
    for key in keys:
        have = [each for each in asked if written.text(brief, key, each)]
        if not have:
            continue
        for language in asked:
            if language not in have:
                told = _("“{section}” is not written in {language}.").format(
                    section=written.heading(brief, key), language=written.language_words(language)
                )
                first = written.language_words(have[0])
                hint = _("Its text in {language} would be printed, with a note that says so.").format(language=first)
                yield Finding("language", told, section=key, language=language, hint=hint)


def untouched(brief: Brief) -> Iterator[Finding]:
    """Texts that were taken over from an earlier report and still stand as they were."""
    for passage in written.passages(brief):
        if passage.carried_from is not None:
            told = _("“{section}” still says in {language} what the report before said.").format(
                section=written.heading(brief, passage.section), language=written.language_words(passage.language)
            )
            hint = _("Change it, or mark it done where it still holds.")
            yield Finding("carried", told, section=passage.section, language=passage.language, hint=hint)
