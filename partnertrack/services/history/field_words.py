"""The fields of records that no dictionary of a scheme has, as the history calls them."""

from __future__ import annotations

from typing import Final

from partnertrack.i18n import _

TECHNICAL: Final = frozenset(
    {
        "version",
        "sha256",
        "scheme",
        "frozen",
        "definition",
        "columns",
        "choices",
        "sheets",
        "receipt",
        "logos",
        "said",
        "layout",
        "redactions",
        "fingerprint",
        "position",
        "source_id",
        "source_place",
        "contracts",
        "carried_from",
        "previous_id",
        "key",
        "is_practice",
        "occurrence",
        "values",
    }
)
"""What only the program reads."""

REFERRING: Final = frozenset(
    {
        "enrolment_id",
        "participant_id",
        "report_id",
        "vacancy_id",
        "node_id",
        "indicator_id",
        "contact_id",
        "document_id",
        "one_id",
        "other_id",
        "parent_id",
        "grant_id",
        "budget_line_id",
    }
)
"""What only says to which other record one belongs."""


def field_label(name: str) -> str:
    """What a field is called; one that nobody named, by its key."""
    return words().get(name) or name.replace("_", " ").capitalize()


def words() -> dict[str, str]:
    """Field -> what it is called, in the language in force."""
    return _naming() | _days() | _money() | _work() | _plans() | _protection()


def _naming() -> dict[str, str]:
    return {
        "name": _("Name"),
        "title": _("Title"),
        "number": _("Number"),
        "code": _("Code"),
        "label": _("Label"),
        "type": _("Type"),
        "text": _("Text"),
        "body": _("Text"),
        "note": _("Note"),
        "remark": _("Remark"),
        "reason": _("Reason"),
        "reference": _("Reference"),
        "status": _("Status"),
        "country": _("Country"),
        "language": _("Language"),
        "languages": _("Languages"),
        "region": _("Region"),
        "role": _("Role"),
        "phone": _("Phone"),
        "email": _("Email"),
        "partner": _("Partner"),
        "file_name": _("File"),
        "donor": _("Donor"),
        "organisation": _("Organisation"),
        "written_by": _("Written by"),
        "done_by": _("Done by"),
        "owner": _("Who sees to it"),
        "field": _("Field"),
        "means": _("Meaning"),
        "subject": _("Subject"),
    }


def _days() -> dict[str, str]:
    return {
        "starts_on": _("Begins on"),
        "ends_on": _("Ends on"),
        "due_on": _("Due on"),
        "decided_on": _("Decided on"),
        "noted_on": _("Noted on"),
        "received_on": _("Received on"),
        "resolved_on": _("Resolved on"),
        "happened_on": _("Day"),
        "held_on": _("Day"),
        "spent_on": _("Spent on"),
        "listed_on": _("Listed on"),
        "reviewed_on": _("Reviewed on"),
        "issued_on": _("Issued on"),
        "expires_on": _("Valid until"),
        "approved_on": _("Approved on"),
        "created_on": _("Made on"),
        "given_on": _("Given on"),
        "asked_on": _("Asked on"),
        "withdrawn_on": _("Withdrawn on"),
        "answered_on": _("Answered on"),
        "erased_on": _("Erased on"),
        "requested_on": _("Requested on"),
        "imported_at": _("Imported on"),
        "put_off_until": _("Put off until"),
        "until": _("Until"),
        "as_of": _("As of"),
        "planned_on": _("Planned for"),
        "started_on": _("Started on"),
        "done_on": _("Done on"),
        "written_at": _("Written on"),
        "added_on": _("Added on"),
        "consent_on": _("Given on"),
        "since": _("Since"),
    }


def _money() -> dict[str, str]:
    return {
        "amount": _("Amount"),
        "currency": _("Currency"),
        "rate": _("Rate"),
        "category": _("Category"),
        "payer": _("Borne by"),
        "share": _("Share"),
        "value": _("Value"),
        "baseline": _("Baseline"),
        "unit": _("Unit"),
        "capacity": _("Places"),
        "places": _("Places"),
        "applicants": _("Applicants"),
        "days": _("Days"),
        "months": _("Months"),
        "every_months": _("Every … months"),
        "cohort_id": _("Cohort"),
        "organisation_id": _("Organisation"),
    }


def _work() -> dict[str, str]:
    return {
        "statement": _("Statement"),
        "assumptions": _("Assumptions"),
        "verification": _("Means of verification"),
        "evidence": _("Evidence"),
        "observation": _("Observation"),
        "change": _("What changes"),
        "outcome": _("Outcome"),
        "channel": _("Channel"),
        "likelihood": _("Likelihood"),
        "impact": _("Impact"),
        "mitigation": _("Mitigation"),
        "description": _("Description"),
        "occupation": _("Occupation"),
        "sector": _("Sector"),
        "level": _("Level"),
        "way": _("Way"),
        "stage": _("Stage"),
        "purpose": _("Purpose"),
        "basis": _("Basis"),
        "consent": _("Consent"),
        "audience": _("For whom"),
        "section": _("Section"),
        "edition": _("Edition"),
        "is_done": _("Finished"),
        "is_settled": _("Settled"),
        "is_active": _("In force"),
    }


def _plans() -> dict[str, str]:
    return {
        "step": _("Step"),
        "mark": _("Mark"),
        "sheet": _("Sheet"),
        "row": _("Row of the file"),
        "due_days": _("Days until it is due"),
        "on_track": _("On track from"),
        "at_risk": _("At risk from"),
        "minimum_women": _("Least share of women"),
        "is_recruitment": _("Recruitment cost"),
        "is_eligible": _("Eligible"),
        "is_committed": _("Committed"),
        "figure": _("Figure"),
        "direction": _("Direction"),
        "responsible": _("Responsible"),
        "frequency": _("Frequency"),
        "breakdowns": _("Breakdowns"),
        "baseline_year": _("Year of the baseline"),
        "side": _("Side"),
        "isco": "ISCO-08",
        "source": _("Source"),
        "likelihood_before": _("Likelihood before"),
        "impact_before": _("Impact before"),
        "template": _("Template"),
        "disclaimer": _("Disclaimer"),
        "approved_by": _("Approved by"),
        "author": _("Written by"),
    }


def _protection() -> dict[str, str]:
    return {
        "form": _("In which form"),
        "starts": _("The time runs from"),
        "right": _("What is asked for"),
        "subjects": _("Whose data"),
        "data": _("Which data"),
        "recipients": _("Recipients"),
        "transfers": _("Transfers to third countries"),
        "retention": _("Kept for how long"),
        "measures": _("Measures"),
        "controller": _("Controller"),
        "contact": _("Contact"),
        "principle": _("Principle"),
        "reviewed_by": _("Reviewed by"),
    }
