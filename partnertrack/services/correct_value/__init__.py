"""A person corrects what the pilot holds, one value or a whole form, by the rules of the import."""

from partnertrack.services.correct_value.form import Checked, Form, FormField, check, profile_form, save, step_form
from partnertrack.services.correct_value.value import Read, answers, correct, read, restore, written

__all__ = [
    "Checked",
    "Form",
    "FormField",
    "Read",
    "answers",
    "check",
    "correct",
    "profile_form",
    "read",
    "restore",
    "save",
    "step_form",
    "written",
]
