"""The figures R1 to R8: from the end of the placement on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.oracle.answers import Figure, share
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
}
