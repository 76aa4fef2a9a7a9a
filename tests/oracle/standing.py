"""What is true of one trainee at the end of a day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tests.oracle.raw import Happening, Rules, Trainee


@dataclass(frozen=True, slots=True)
class Standing:
    """A trainee on a day; where only what is `certain` counts, what was done on an unknown day does not."""

    trainee: Trainee
    rules: Rules
    day: date
    certain: bool = False

    @property
    def key(self) -> int:
        return self.trainee.key

    @property
    def woman(self) -> bool:
        return self.trainee.sex == "female"

    @property
    def sex_known(self) -> bool:
        return self.trainee.sex in {"female", "male", "other"}

    @property
    def away(self) -> bool:
        return self.trainee.track in {"away", "circular"}

    @property
    def home(self) -> bool:
        return self.trainee.track == "home"

    def at(self, *steps: str) -> Iterator[Happening]:
        """All that the file says about these steps, whenever it was."""
        return (each for each in self.trainee.happened if each.step in steps)

    def is_done(self, each: Happening) -> bool:
        if each.status != "done":
            return False
        return not self.certain if each.done is None else each.done <= self.day

    def is_begun(self, each: Happening) -> bool:
        """Whether it has begun; what is done without a first day has begun too."""
        return self.is_done(each) if each.started is None else each.started <= self.day

    def ended_as(self, each: Happening) -> str:
        return each.outcome or self.rules.means.get(each.step, "unknown")

    def done(self, step: str, *outcomes: str) -> list[Happening]:
        """What was done at a step, with one of these outcomes where some are named."""
        return [
            each for each in self.at(step) if self.is_done(each) and (not outcomes or self.ended_as(each) in outcomes)
        ]

    def reached(self, step: str, *outcomes: str) -> bool:
        return bool(self.done(step, *outcomes))

    def begun(self, *steps: str) -> bool:
        return any(self.is_begun(each) for each in self.at(*steps))

    # the milestones, in the order in which they are printed

    def selected(self) -> bool:
        return self.reached("selected", "selected", "unknown")

    def training_started(self) -> bool:
        return self.begun("language_course", "training")

    def certificate(self) -> bool:
        return self.reached("certificate")

    def contract(self) -> bool:
        return self.reached("contract")

    def visa_lodged(self) -> bool:
        return self.reached("visa_lodged")

    def visa_decided(self) -> bool:
        return self.reached("visa_decision", "granted", "refused", "unknown")

    def visa_granted(self) -> bool:
        return self.reached("visa_decision", "granted")

    def departed(self) -> bool:
        return self.reached("departed")

    def arrived(self) -> bool:
        return self.reached("arrived")

    def work_started(self) -> bool:
        return self.reached("work_start")

    def placement_ended(self) -> bool:
        return self.reached("placement_end", "planned_end", "early_end", "unknown")

    def returned(self) -> bool:
        return self.reached("return_or_stay", "returned")

    def stayed(self) -> bool:
        return self.reached("return_or_stay", "stayed")


MILESTONES = {
    name: getattr(Standing, name)
    for name in (
        "selected",
        "training_started",
        "certificate",
        "contract",
        "visa_lodged",
        "visa_decided",
        "visa_granted",
        "departed",
        "arrived",
        "work_started",
        "placement_ended",
        "returned",
        "stayed",
    )
}


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months on; the last of that month where it is shorter."""
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
