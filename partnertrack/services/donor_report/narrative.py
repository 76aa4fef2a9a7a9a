"""The officer's texts as blocks of the report."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from partnertrack.domain.report import Passage
from partnertrack.domain.report_template import Section
from partnertrack.i18n import LANGUAGES, _
from partnertrack.persistence import archive
from partnertrack.reporting import narrative as texts
from partnertrack.reporting.document import Block, Note, Run
from partnertrack.services.donor_report.brief import Brief
from partnertrack.services.donor_report.placeholders import placeholder


def narrative(brief: Brief, section: Section) -> tuple[Block, ...]:
    """What the officer wrote for a section; nothing where nothing was written."""
    return text_blocks(brief, section.key, section.level)


def text_blocks(brief: Brief, key: str, level: int = 1) -> tuple[Block, ...]:
    """The officer's text under a key ("results", "variance:OC1.1"), its headings below one of that level.

    Without a text in the report's language, that of the first language that has one is printed, and a note says so.
    The press notes the figures of the texts in all languages, since what it decides holds for each of them.
    """
    _note_all(brief, key)
    own = brief.passages.get((key, brief.options.language))
    found = own if own and own.body.strip() else _other(brief, key)
    if found is None:
        return ()
    language = "" if found.language == brief.options.language else found.language
    written = texts.blocks(found.body, texts.Filling(partial(fill, brief), partial(_picture, brief)), level, language)
    return (*written, *(_note(language) if language and written else ()))


def fill(brief: Brief, name: str) -> Run:
    """What is printed for a name in braces: the figure, or the name in a box where there is none."""
    found = placeholder(brief, name)
    said = found.say() if found else None
    if said is None:
        return Run(_("{{{name}}}: no such figure").format(name=name), is_bold=True, is_marked=True)
    return Run(said)


def _other(brief: Brief, key: str) -> Passage | None:
    """The text in the first language of the report that has one."""
    asked = brief.report.languages.split() if brief.report else LANGUAGES
    found = (brief.passages.get((key, language)) for language in dict.fromkeys((*asked, *LANGUAGES)))
    return next((each for each in found if each and each.body.strip()), None)


def _note(language: str) -> Iterator[Block]:
    names = {"en": _("English"), "fr": _("French"), "de": _("German"), "nl": _("Dutch")}
    yield Note(_("This text is available in {language} only.").format(language=names.get(language, language)))


def _note_all(brief: Brief, key: str) -> None:
    for (section, _language), passage in sorted(brief.passages.items()):
        if section == key:
            for name in texts.places(texts.plain(passage.body)):
                fill(brief, name)


def _picture(brief: Brief, sha256: str) -> bytes | None:
    with brief.workspace.store.reading() as reading:
        return archive.find(reading, sha256)
