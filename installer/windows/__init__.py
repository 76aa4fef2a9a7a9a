"""Makes of the wheels for Windows a setup program for one user, with an archive for a stick."""
