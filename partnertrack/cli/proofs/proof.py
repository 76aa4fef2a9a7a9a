"""A proof: something that must hold in an installed program, tried and told in one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter

from partnertrack.cli.output import show
from partnertrack.errors import UserError
from partnertrack.i18n import _


class Lacking(Exception):  # noqa: N818 - what is lacking, not an error of somebody
    """What a proof found to be missing or wrong, in words."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What must hold, in words, and what tries it: it gives what it found, in words, or raises.

    The proofs after one that `others_need` are not tried where it fails.
    """

    title: str
    find: Callable[[], str]
    others_need: bool = False


def tell(proofs: Iterable[Proof]) -> tuple[int, list[str]]:
    """Try each proof and show a line for it; how many there were, and the faults of those that failed."""
    tried, faults = 0, list[str]()
    for proof in proofs:
        tried += 1
        began = perf_counter()
        fault, told = _tried(proof)
        took = perf_counter() - began
        if fault:
            faults.append(f"{proof.title}: {fault}")
        sign = _("FAULT") if fault else "ok"
        show(f"{sign:>5} {took:5.1f} s  {proof.title}: {fault or told}".removesuffix(": "))
        if fault and proof.others_need:
            show(_("What comes after needs it, and was not tried."))
            break
    return tried, faults


def _tried(proof: Proof) -> tuple[str, str]:
    """What is wrong, "" where the proof holds, and what it found."""
    try:
        return "", proof.find()
    except (UserError, Lacking) as error:
        return str(error), ""
    except Exception as error:  # noqa: BLE001 - the purpose of the self-test is to tell of every fault, whatever its kind
        words = " ".join(str(error).split())
        return f"{type(error).__name__}: {words}", ""
