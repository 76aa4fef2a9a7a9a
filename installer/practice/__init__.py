"""The practice pilot's partner files: invented people, what happened to them, the files that partners would send."""
