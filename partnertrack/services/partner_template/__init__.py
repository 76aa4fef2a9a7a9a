"""The workbook that a partner is asked to fill in, with its own trainees and what is known of them."""

from partnertrack.services.partner_template.journey import Template, template

__all__ = ["Template", "template"]
