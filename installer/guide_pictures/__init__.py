"""Draws the pictures of the guide from the practice pilot."""
