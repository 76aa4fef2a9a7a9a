"""What runs along the pages in Word: the report and section above, the issue and page number below."""

from __future__ import annotations

from partnertrack.i18n import _
from partnertrack.reporting.document import Meta
from partnertrack.reporting.word.look import RULE
from partnertrack.reporting.word.markup import field, paragraph, run

_PLACES = ("{number}", "{count}")


def header(meta: Meta, width: int) -> str:
    """The title of the report, and the section that a page belongs to."""
    edge = f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="{RULE}"/></w:pBdr>'
    return paragraph("Header", f"{run(meta.title)}{_TAB}{field('STYLEREF 1')}", edge + _tabs(width))


def footer(meta: Meta, width: int) -> str:
    """The issue, and the page of how many."""
    parts = (meta.mark, meta.kind or meta.title, meta.period, meta.version)
    about = "  \N{MIDDLE DOT}  ".join(part for part in parts if part)
    edge = f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="{RULE}"/></w:pBdr>'
    return paragraph("Footer", f"{run(about)}{_TAB}{_page(meta)}", edge + _tabs(width))


def _page(meta: Meta) -> str:
    """The sentence of the page's number, with fields in its places."""
    fields = {"{number}": field("PAGE", run("1")), "{count}": field("NUMPAGES", run("1"))}
    rest, made = meta.page or _("Page {number} of {count}"), ""
    while rest:
        place = min((each for each in _PLACES if each in rest), key=rest.index, default="")
        before, _mark, rest = rest.partition(place) if place else (rest, "", "")
        made += run(before) + fields.get(place, "")
    return made


_TAB = "<w:r><w:tab/></w:r>"


def _tabs(width: int) -> str:
    return f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
