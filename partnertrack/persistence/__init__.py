"""The pilot's data, behind one door."""
