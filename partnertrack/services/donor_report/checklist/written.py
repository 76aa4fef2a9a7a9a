"""The sections of a report that have a text, and what is written in them."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.domain.report import Passage
from partnertrack.domain.report_template import Section
from partnertrack.i18n import _, current
from partnertrack.services.donor_report.brief import Brief

VARIANCE = "variance:"
"""Begins the key of the text that explains why an indicator of the logframe is not on track."""


def sections(brief: Brief) -> tuple[Section, ...]:
    """Those that have a text of the officer's, in their order."""
    return tuple(each for each in brief.template.sections if each.text != "none")


def languages(brief: Brief) -> tuple[str, ...]:
    """The languages of the report, the first written first."""
    return tuple(brief.report.languages.split()) if brief.report else (brief.options.language,)


def text(brief: Brief, key: str, language: str) -> str:
    """What is written there; "" where nothing is."""
    found = brief.passages.get((key, language))
    return found.body.strip() if found else ""


def passages(brief: Brief) -> Iterator[Passage]:
    """The texts that are printed: of sections of the template and of indicators, in the languages of the report."""
    keys = [each.key for each in sections(brief)]
    keys += sorted({key for key, _language in brief.passages if key.startswith(VARIANCE)})
    for key in keys:
        for language in languages(brief):
            if (found := brief.passages.get((key, language))) and found.body.strip():
                yield found


def heading(brief: Brief, key: str) -> str:
    """A section by the words that head it, in the language of the window."""
    found = next((each for each in brief.template.sections if each.key == key), None)
    if found is not None:
        return found.heading.text(current())
    if key.startswith(VARIANCE):
        return _("Explanation of {code}").format(code=key.removeprefix(VARIANCE))
    return key


def language_words(language: str) -> str:
    """A language of reports by its name."""
    return {"en": _("English"), "fr": _("French"), "de": _("German"), "nl": _("Dutch")}.get(language, language)
