"""What people write by hand, one value or a whole form, read by the rules of the import."""

from partnertrack.services.correct_value.form import Checked, Form, FormField, check, profile_form, save, step_form
from partnertrack.services.correct_value.new_person import AddedPerson, Alike, CheckedPerson, add, check_new, new_form
from partnertrack.services.correct_value.value import Read, answers, correct, read, restore, written

__all__ = [
    "AddedPerson",
    "Alike",
    "Checked",
    "CheckedPerson",
    "Form",
    "FormField",
    "Read",
    "add",
    "answers",
    "check",
    "check_new",
    "correct",
    "new_form",
    "profile_form",
    "read",
    "restore",
    "save",
    "step_form",
    "written",
]
