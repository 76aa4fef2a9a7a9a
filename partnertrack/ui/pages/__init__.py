"""The pages of the main window, none of which knows another."""
