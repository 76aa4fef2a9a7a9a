"""Stands for what solves equations for NumPy: PartnerTrack solves none by it, and an AttributeError says so to who tries."""
