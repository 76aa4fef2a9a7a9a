"""Makes of the sources one folder that runs without Python, a package for Debian and an archive to unpack anywhere."""
