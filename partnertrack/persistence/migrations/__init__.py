"""The scripts that give a pilot file its shape."""
