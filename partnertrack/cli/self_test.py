"""The command `self-test`, which proves an installed program."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

from partnertrack.cli.output import show
from partnertrack.i18n import _, ngettext

DrawPages = Callable[[Path, str], int]
"""Draws every page of the window for a pilot that a passphrase opens, off screen; how many it drew."""


def add_to(commands: Any, draw_pages: DrawPages) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command; the windows are drawn by `draw_pages`, which this floor does not know."""
    test = commands.add_parser("self-test", help=_("prove that the installed program works"))
    test.set_defaults(run=lambda chosen: _self_test(chosen, draw_pages))


def _self_test(_chosen: argparse.Namespace, draw_pages: DrawPages) -> int:
    from partnertrack.cli.proofs import bench, modules, papers, pilot, shipped  # noqa: PLC0415 - other commands need none
    from partnertrack.cli.proofs.proof import Proof, tell  # noqa: PLC0415 - the same

    def proofs(place: bench.Bench) -> Iterator[Proof]:
        yield from modules.proofs()
        yield from shipped.proofs()
        yield from pilot.proofs(place)
        yield from papers.proofs(place)
        yield from pilot.last_proofs(place)
        yield from papers.locked_proofs(place)
        yield Proof(_("Pages of the window"), lambda: str(draw_pages(place.pilot, bench.PASSPHRASE)))

    began = perf_counter()
    with bench.set_up() as place:
        tried, faults = tell(proofs(place))
    took = _("{n} s in all").format(n=round(perf_counter() - began))
    if faults:
        show(ngettext("{n} fault:", "{n} faults:", len(faults)).format(n=len(faults)))
        for fault in faults:
            show(f"- {fault}")
        show(took)
        return 1
    show(ngettext("{n} proof holds.", "All {n} proofs hold.", tried).format(n=tried))
    show(took)
    return 0
