"""Backups of a pilot: one verified file each, and the way back from one."""
