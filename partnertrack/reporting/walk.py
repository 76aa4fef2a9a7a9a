"""A document from its first block to its last."""

from __future__ import annotations

from collections.abc import Iterator

from partnertrack.reporting.document import Block, Document, KeepTogether
from partnertrack.reporting.table import Table


def tables(document: Document) -> Iterator[Table]:
    """The tables of a document in their order, also those inside blocks that are kept together."""
    for block in flat(document.blocks):
        if isinstance(block, Table):
            yield block


def flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks in their order, with those that are kept together in the place of the block that keeps them."""
    for block in blocks:
        if isinstance(block, KeepTogether):
            yield from flat(block.blocks)
        else:
            yield block
