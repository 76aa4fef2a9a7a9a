"""A donor’s logframe matrix, read from Excel or Word and turned into changes of the pilot’s logframe."""
