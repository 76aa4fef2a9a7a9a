"""Puts the formulas of what the office knows beside its participants into sentences."""

from __future__ import annotations

from partnertrack.i18n import _, current
from partnertrack.indicators.books import CostPer, CostShare, OfIncome, Progress
from partnertrack.indicators.condition_words import Words, quoted
from partnertrack.indicators.due import Timely
from partnertrack.indicators.offers import Employers, Filled


def timely(_said: Words, _asked: Timely) -> str:
    """Sheets of partners."""
    return _("The partners’ sheets that came in time, of those that were due.")


def employers(_said: Words, asked: Employers) -> str:
    """Employers who came to a stage."""
    if not asked.of:
        return _("The number of employers who came as far as {stage}, or further.").format(stage=_stage(asked.stage))
    words = _("The employers who came as far as {stage}, or further, of those who came as far as {of}.")
    return words.format(stage=_stage(asked.stage), of=_stage(asked.of))


def filled(_said: Words, _asked: Filled) -> str:
    """Places of vacancies."""
    return _("The places that somebody has taken by a contract, of all places that employers offer.")


def progress(_said: Words, asked: Progress) -> str:
    """The money and the time of the pilot."""
    return {
        "absorption": _("All expenditure by the day, as a share of the budget."),
        "elapsed": _("The days from the first day of the pilot to the day, as a share of all its days."),
        "burn_gap": _("The share of the budget that is spent less the share of the time that is over, in points."),
    }[asked.progress]


def cost_per(said: Words, asked: CostPer) -> str:
    """Money for each of some people."""
    words = _("The eligible expenditure by the day, divided by the number of {who}.")
    return words.format(who=said.those_who(asked.condition))


def cost_share(said: Words, asked: CostShare) -> str:
    """The expenditure of a payer or a category."""
    if asked.payer:
        payer = quoted(_answer(said, "payer", asked.payer))
        return _("The expenditure that {payer} paid, as a share of all expenditure by the day.").format(payer=payer)
    category = quoted(_answer(said, "cost_category", asked.category))
    words = _("The expenditure of the category {category}, as a share of all expenditure by the day.")
    return words.format(category=category)


def of_income(_said: Words, asked: OfIncome) -> str:
    """Recruitment cost in months of income."""
    if asked.of_income == "none":
        return _("Those who paid nothing to be recruited, of those whose cost and first wage are on record.")
    which = _("The median") if asked.of_income == "median" else _("The 90th percentile")
    words = _("{which} of what each paid to be recruited, in months of the same person’s first gross wage.")
    return words.format(which=which)


def _stage(key: str) -> str:
    names = {
        "contacted": _("contacted"),
        "interested": _("interested"),
        "vacancy": _("a vacancy"),
        "interview": _("an interview"),
        "contract": _("a contract"),
    }
    return quoted(names.get(key, key))


def _answer(said: Words, codes: str, key: str) -> str:
    known = said.scheme.code_list(codes)
    code = known.code(key) if known else None
    return code.label.text(current()) if code else key.replace("_", " ")
