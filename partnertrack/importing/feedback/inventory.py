"""What an .xlsx container holds besides cells, so that a copy can be compared with its original."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from typing import Final

_PARTS: Final = (
    ("macros", re.compile(r"xl/(vbaProject\.bin|macrosheets/.+\.xml)")),
    ("links", re.compile(r"xl/externalLinks/externalLink\d+\.xml")),
    ("pictures", re.compile(r"xl/media/.+")),
    ("charts", re.compile(r"xl/charts/chart(Ex)?\d+\.xml")),
    ("controls", re.compile(r"xl/(ctrlProps|activeX)/.+\.xml")),
    ("objects", re.compile(r"xl/embeddings/.+")),
    ("pivots", re.compile(r"xl/pivotTables/.+\.xml")),
    ("slicers", re.compile(r"xl/(slicers|timelines)/.+\.xml")),
    ("queries", re.compile(r"xl/(queryTables/.+\.xml|connections\.xml)")),
    ("threads", re.compile(r"xl/threadedComments/.+\.xml")),
    ("custom-xml", re.compile(r"customXml/item\d+\.xml")),
    ("linked-types", re.compile(r"xl/richData/.+\.xml")),
    ("chart-sheets", re.compile(r"xl/(chartsheets|dialogsheets)/[^/]+\.xml")),
)
"""Kinds of content by the names of their parts."""

_TAGS: Final = (
    ("shapes", re.compile(r"xl/drawings/drawing\d+\.xml"), re.compile(rb"<xdr:(?:sp|cxnSp|grpSp)[ >]")),
    ("rich-text", re.compile(r"xl/(sharedStrings|worksheets/[^/]+)\.xml"), re.compile(rb"<(?:x:)?rPr[ >]")),
    ("conditional-formats", re.compile(r"xl/worksheets/[^/]+\.xml"), re.compile(rb"<x14:conditionalFormatting[ >]")),
    ("validations", re.compile(r"xl/worksheets/[^/]+\.xml"), re.compile(rb"<x14:dataValidation[ >]")),
    ("sparklines", re.compile(r"xl/worksheets/[^/]+\.xml"), re.compile(rb"<x14:sparkline[ >]")),
)
"""Kinds of content by tags within parts."""


def inventory(content: bytes) -> Counter[str]:
    """How many of each kind the container holds."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            found.update(kind for kind, part in _PARTS if part.fullmatch(name))
            tags = [(kind, tag) for kind, part, tag in _TAGS if part.fullmatch(name)]
            if tags:
                data = archive.read(name)
                found.update({kind: len(tag.findall(data)) for kind, tag in tags})
    return found


def lost(before: Counter[str], after: Counter[str]) -> tuple[str, ...]:
    """The kinds of which the copy holds less; charts that are kept are drawn anew, and may look different."""
    kinds = [*(kind for kind, _part in _PARTS), *(kind for kind, _part, _tag in _TAGS)]
    gone = [kind for kind in kinds if _is_fewer(kind, before, after)]
    return tuple([*gone, "charts-redrawn"] if before["charts"] and "charts" not in gone else gone)


def _is_fewer(kind: str, before: Counter[str], after: Counter[str]) -> bool:
    """Whether the copy holds less of a kind; a text with several looks may stand in one place or in many cells."""
    return before[kind] > 0 and after[kind] == 0 if kind == "rich-text" else before[kind] > after[kind]
