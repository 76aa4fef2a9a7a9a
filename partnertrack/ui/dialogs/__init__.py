"""Windows that open over a page and go away again."""
