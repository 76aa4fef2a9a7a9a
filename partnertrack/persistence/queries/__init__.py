"""What is asked of the data, answered in narrow rows."""
