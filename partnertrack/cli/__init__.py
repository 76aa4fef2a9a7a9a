"""The same services for scripts, offices and tests."""
