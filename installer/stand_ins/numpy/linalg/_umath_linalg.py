"""Stands for what solves equations for NumPy: PartnerTrack solves none by it; who tries gets an AttributeError."""
