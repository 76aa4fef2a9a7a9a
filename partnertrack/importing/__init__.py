"""From a partner's file on disk to typed rows, issues to look at, then changes to review."""
