"""Milestones and indicators: what the facts of a pilot amount to on a day."""
