"""The figures R1 to R8: from the end of the placement on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from tests.oracle.answers import Answer, Figure, Moment, count, half_up, share
from tests.oracle.standing import Standing

AFTER = ("job", "business", "studies", "seeking", "other")
"""What a person who has returned can be known to do."""


def ended(each: Standing) -> bool:
    return each.work_started() and each.placement_ended()


def unaccounted(each: Standing) -> bool:
    """R3: ended more than 60 days ago, and neither a return nor a legal stay is on record."""
    earlier = replace(each, day=each.day - timedelta(61))
    return earlier.placement_ended() and not each.reached("return_or_stay")


def business(each: Standing) -> bool:
    """R5: registered a business, or runs one after the return."""
    return each.reached("business_registered") or (each.returned() and each.reached("post_return", "business"))


WAVES = {3: 90, 6: 180, 12: 365, 24: 730}
"""Which tracer asks so many months after the return."""

ANSWERED = ("employed", "self_employed", "in_education", "seeking", "inactive", "abroad")


def traced(each: Standing, wave: int, *outcomes: str) -> bool:
    """R4: returned, and this tracer came to one of these."""
    return each.returned() and any(tracer.occurrence == wave for tracer in each.done("tracer", *outcomes))


def in_a_job(wave: int) -> Figure:
    return share(
        lambda each: traced(each, wave, "employed"),
        lambda each: traced(each, wave, *ANSWERED),
        lambda each: traced(each, wave, "unreachable", "unknown"),
    )


def jobs(moment: Moment) -> Answer:
    """R7: the jobs that businesses created, as they report them."""
    told, silent, total = set(), set(), Fraction()
    for each in moment.everyone:
        for founded in each.done("business_registered"):
            number = founded.said.get("jobs_created")
            if isinstance(number, int | Decimal) and not isinstance(number, bool):
                total += Fraction(number)
                told.add(each.key)
            else:
                silent.add(each.key)
    return Answer(total, half_up(total), in_n=frozenset(told), unknown=frozenset(silent))


RETURNING: dict[str, Figure] = {
    "R1": share(Standing.returned, ended),
    "R2": share(Standing.stayed, ended),
    "R3": share(unaccounted, ended),
    "R4": share(
        lambda each: each.returned() and each.reached("post_return", "job"),
        lambda each: each.returned() and each.reached("post_return", *AFTER),
        lambda each: each.returned() and not each.reached("post_return", *AFTER),
    ),
    "R4.all": share(lambda each: each.returned() and each.reached("post_return", "job"), Standing.returned),
    "R5": share(business, Standing.selected),
    "R5.supported": share(business, lambda each: each.reached("reintegration_plan")),
    **{f"R4.{months}": in_a_job(wave) for months, wave in WAVES.items()},
    "R6.not_registered": count(lambda each: each.reached("business_registered", "not_registered")),
    "R6.in_process": count(lambda each: each.reached("business_registered", "in_process")),
    "R6.registered": count(lambda each: each.reached("business_registered", "registered", "unknown")),
    "R7": jobs,
    "R8": share(lambda each: each.returned() and each.reached("reintegration_plan"), Standing.returned),
}
