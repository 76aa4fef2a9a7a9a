#!/bin/sh
# Makes the packages of PartnerTrack that run without Python, in dist/; prints the path of each.
#
#   sh installer/package.sh deb    the package for Debian and Ubuntu
#   sh installer/package.sh tar    the archive to unpack anywhere, also on a stick
#   sh installer/package.sh all    both
#
# Exit status: 2 wrong usage, 3 something must be installed first (the line to type is printed), 4 the build failed.
# installer/README.md says more.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
# shellcheck source=installer/messages.sh
. "$root/installer/messages.sh"
build=$root/build/package
venv=$build/venv

# A bundle takes the interpreter along as a library, so a Python without one cannot make it.
is_fit() {
    "$1" - <<'CHECK' >/dev/null 2>&1
import sys, sysconfig, ensurepip, venv
sys.exit(not ((3, 11) <= sys.version_info[:2] <= (3, 14) and sysconfig.get_config_var("Py_ENABLE_SHARED")))
CHECK
}

find_python() {
    for python in "${PYTHON-}" /usr/bin/python3 python3 python3.13 python3.12 python3.11 python3.14; do
        if [ -n "$python" ] && is_fit "$python"; then return; fi
    done
    fail 3 'A bundle needs a Python 3.11 to 3.14 that has a shared library (libpython3.*.so) and the module venv.' \
        'That of Debian and Ubuntu has: sudo apt-get install python3 python3-venv libpython3-dev' \
        'Another one is named by the variable PYTHON.'
}

require() { # PROGRAM PACKAGE
    command -v "$1" >/dev/null 2>&1 || fail 3 "$1 is missing here: sudo apt-get install $2"
}

fingerprint() {
    cat "$root/installer/requirements.txt" "$root/installer/requirements-bundle.txt" | cksum
    "$python" -c 'import sys; print(sys.version, sys.executable)'
    printf '%s\n' "$root"
}

# The packages that the bundle is made of, apart from those of the sources; made anew when the lock files change.
set_up() {
    if [ -f "$venv/set-up" ] && [ "$(cat "$venv/set-up")" = "$(fingerprint)" ]; then return; fi
    say 'Setting up what the bundle is made of. About 180 MB are downloaded.'
    "$python" -m venv --clear "$venv"
    "$venv/bin/python" -m pip install -q --require-hashes --only-binary :all: --disable-pip-version-check --no-input \
        -r "$root/installer/requirements-bundle.txt" >&2 || fail 4 'Its packages could not be installed.'
    fingerprint >"$venv/set-up"
}

case ${1-} in
deb | tar | all) ;;
*) fail 2 'Usage: sh installer/package.sh deb | tar | all' ;;
esac
find_python
require strip binutils
require objdump binutils
require cc gcc
mkdir -p "$build"
set_up

# The day of the release is that of its last commit: the same sources make the same files.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH-$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 1767225600)}
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1 PYINSTALLER_CONFIG_DIR="$build/cache" LC_ALL=C.UTF-8 TZ=UTC
umask 022
cd "$root" && exec "$venv/bin/python" -m installer.bundle "$1"
