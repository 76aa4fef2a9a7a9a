"""The trade's records and rules, with the standard library alone."""
