"""Running text as paragraphs of Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from partnertrack.reporting.document import Block, Definitions, Lead, Letterhead, Note, Paragraph
from partnertrack.reporting.word.look import LOCALES
from partnertrack.reporting.word.markup import PLAIN, Ink, paragraph, run, words


def text(block: Block) -> Iterable[str]:
    """The paragraphs of a block of text; none of any other."""
    match block:
        case Lead():
            return (paragraph("Lead", run(block.text)),)
        case Paragraph():
            ink = Ink(language=LOCALES.get(block.language, block.language)) if block.language else PLAIN
            return (paragraph("Normal", words(block.words, ink)),)
        case Note():
            return (paragraph("SmallPrint", run(block.text)),)
        case Definitions():
            return _definitions(block)
        case Letterhead():
            return _letterhead(block)
        case _:
            return ()


def _definitions(block: Definitions) -> Iterator[str]:
    for item in block.items:
        yield paragraph("Term", run(item.term))
        yield paragraph("Normal", run(item.text), "<w:keepNext/>" if item.formula else "")
        if item.formula:
            yield paragraph("SmallPrint", run(item.formula))


def _letterhead(block: Letterhead) -> Iterator[str]:
    yield paragraph("Heading2", run(block.sender))
    yield paragraph("SmallPrint", run(block.about))
    for line in block.recipient:
        yield paragraph("FactValue", run(line))
    yield paragraph("Normal", run(block.day), "", '<w:jc w:val="right"/>')
