#!/bin/sh
# Sets PartnerTrack up beside its sources, once, then runs it or its tests.
#
#   sh installer/run.sh run  [arguments of partnertrack]   the window, with the practice pilot open;
#                                                          without a screen: its donor report
#   sh installer/run.sh test [arguments of pytest]         the whole suite
#   sh installer/run.sh audit                              known vulnerabilities of the locked packages
#
# Exit status: 2 wrong usage, 3 something must be installed first (the line to type is printed),
# 4 set-up failed; otherwise that of the program or of the tests. installer/README.md says more.
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
# shellcheck source=installer/messages.sh
. "$root/installer/messages.sh"
venv=$root/.venv
python=$venv/bin/python
mode=${1-}

# Debian's names; newer releases add t64 to some, see known_to_apt.
qt_packages='libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0'
screen_packages='libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0 libwayland-cursor0 libwayland-egl1'
robot_packages='xvfb xauth xdotool poppler-utils' # let the end-to-end tests act like a user

# --- system packages ---------------------------------------------------------------------------------------------

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
    command -v apt-get >/dev/null 2>&1 && as_root true >/dev/null 2>&1
}

# Prints each name as this release of Debian or Ubuntu spells it; as it stands where apt knows neither.
known_to_apt() {
    for name; do
        for spelling in "$name" "${name}t64"; do
            if apt-cache show --no-all-versions "$spelling" 2>/dev/null | grep -q '^Package:'; then
                name=$spelling
                break
            fi
        done
        printf '%s ' "$name"
    done
}

apt_get() { # what it says goes to the log
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@" </dev/null >"$log" 2>&1
}

# Installs packages; on failure shows apt's own last lines.
install_packages() {
    log=$(mktemp) || return
    say "Installing system packages: $*"
    # An old list of packages may still do, so a failed update is not the end.
    apt_get update || say 'The list of packages could not be brought up to date; trying with the one at hand.'
    # shellcheck disable=SC2046  # one word a package
    apt_get install -y --no-install-recommends $(known_to_apt "$@")
    status=$?
    [ "$status" -eq 0 ] || tail -n 6 "$log" >&2
    rm -f "$log"
    return "$status"
}

install_line() { printf 'sudo apt-get update && sudo apt-get install -y --no-install-recommends %s' "$(known_to_apt "$@")"; }

# Installs packages that PartnerTrack cannot do without, or says exactly what to type.
require_packages() { # WHY PACKAGES...
    say "$1"
    shift
    if may_install; then
        install_packages "$@" && return
        fail 3 'apt could not install these packages; its lines above say why (no network? another installation running?).' \
            'Once that is mended, start again, or type this line yourself first:' '' "  $(install_line "$@")" ''
    elif command -v apt-get >/dev/null 2>&1; then
        fail 3 'You may not install packages here. Ask someone who may to type this line, then start again:' '' \
            "  $(install_line "$@")" ''
    fi
    fail 3 'There is no apt-get here. Install what these Debian packages hold, then start again:' '' "  $*" ''
}

# Prints what this mode needs beyond Python, in one list, so that nobody is asked twice.
mode_packages() {
    printf '%s ' "$qt_packages"
    if [ "$mode" = test ]; then
        printf '%s ' "$screen_packages" "$robot_packages"
    elif has_screen; then
        printf '%s ' "$screen_packages"
    fi
}

has_screen() { [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ]; }

# --- Python and its packages -------------------------------------------------------------------------------------

is_fit() { # PYTHON: the lock files cover 3.11 to 3.14
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' >/dev/null 2>&1
}

can() { # PYTHON MODULES
    "$1" -c "import $2" >/dev/null 2>&1
}

# Sets base to a Python that fits; where there is none, gets one. Ubuntu 22.04 offers a newer one beside its own.
find_python() {
    for base in python3 python3.13 python3.12 python3.11 python3.14; do
        if is_fit "$base"; then return; fi
    done
    base=python3.11
    command -v python3 >/dev/null 2>&1 || base=python3
    # shellcheck disable=SC2046  # one word a package
    require_packages "PartnerTrack needs Python 3.11 to 3.14 and finds $(python3 --version 2>/dev/null || echo none)." \
        $base $base-venv ca-certificates $(mode_packages)
    is_fit "$base" || fail 3 'This release has no Python 3.11 to 3.14. Please install one, then start again.'
}

# Makes .venv, where there is none that works.
make_environment() {
    if is_fit "$python" && can "$python" pip; then return; fi
    find_python
    if ! can "$base" ensurepip,venv && ! has_remote_pip; then
        # shellcheck disable=SC2046  # one word a package
        require_packages 'Python is there, but not what it needs to install packages.' \
            "$base-venv" ca-certificates $(mode_packages)
    fi
    without_pip=--without-pip
    if can "$base" ensurepip; then without_pip=; fi
    "$base" -m venv --clear ${without_pip:+"$without_pip"} "$venv" || fail 4 "Python could not make the folder $venv."
}

# Tells whether the system's pip can fill another Python's folder (Debian: python3-pip without python3-venv).
has_remote_pip() { can "$base" venv && "$base" -m pip --help 2>/dev/null | grep -q -e '--python '; }

pip_for_venv() {
    if can "$python" pip; then "$python" -m pip "$@"; else "$base" -m pip --python "$python" "$@"; fi
}

install_requirements() {
    say 'Setting PartnerTrack up, once. About 170 MB are downloaded.'
    set -- install --require-hashes --only-binary :all: --disable-pip-version-check --no-input -r "$requirements"
    if pip_for_venv -q --retries 2 "$@" 2>/dev/null; then return; fi
    say 'That did not work. Trying once more, showing each step:'
    pip_for_venv "$@" >&2 && return
    fail 4 '' 'PartnerTrack could not install its parts; the lines above say why. Most often it is one of these:' \
        '- this machine is not online: connect it and start again;' \
        '- there is a proxy: export https_proxy=http://PROXY:PORT and start again;' \
        '- the proxy opens encrypted traffic (CERTIFICATE_VERIFY_FAILED): export PIP_CERT=/path/to/your-organisation.pem;' \
        '- the disk is full: about 600 MB are needed.'
}

# Lets .venv/bin/partnertrack start the sources as they are: nothing is built, so a change is seen at once.
write_launcher() {
    packages=$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    printf '%s\n' "$root" >"$packages/partnertrack.pth"
    cat >"$venv/bin/partnertrack" <<LAUNCHER
#!/bin/sh
'''exec' "$python" "\$0" "\$@"
' '''
from partnertrack.__main__ import main

raise SystemExit(main())
LAUNCHER
    chmod +x "$venv/bin/partnertrack"
}

# What must be the same for the set-up to stand: the lock files, the Python, the place.
fingerprint() {
    cat "$root/installer/requirements.txt" "$requirements" | cksum
    "$python" --version 2>&1
    printf '%s\n' "$root"
}

is_set_up() { [ -x "$python" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$(fingerprint)" ]; }

# The stamp is written last, so that a set-up that was cut short goes on at the next start.
set_up() {
    [ -w "$root" ] || fail 4 "PartnerTrack keeps its parts in $venv, and you may not write there. Use a copy of your own."
    make_environment
    install_requirements
    write_launcher
    rm -f "$venv"/libraries-for-*
    fingerprint >"$stamp" || fail 4 "Could not write into $venv."
}

# --- libraries of the windows ------------------------------------------------------------------------------------

loads_qt() { QT_QPA_PLATFORM=offscreen "$python" -c 'import PySide6.QtWidgets'; }

# Tells whether Qt finds all that it draws with on this kind of screen: xcb or wayland.
can_draw_on() {
    plugins=$("$python" -c 'import PySide6; print(PySide6.__path__[0])')/Qt/plugins/platforms
    ! ldd "$plugins/libq$1.so" 2>/dev/null | grep -q 'not found'
}

# Tests draw in memory; on a screen Qt takes X11 where Wayland's libraries are missing.
has_libraries() {
    loads_qt 2>/dev/null || return
    if [ "$mode" = test ]; then return; fi
    if [ -n "${DISPLAY-}" ]; then
        can_draw_on xcb
    elif [ -n "${WAYLAND_DISPLAY-}" ]; then
        can_draw_on wayland
    fi
}

require_libraries() {
    checked=$venv/libraries-for-$mode${DISPLAY:+-x11}${WAYLAND_DISPLAY:+-wayland}
    if [ -f "$checked" ]; then return; fi
    if ! has_libraries; then
        # shellcheck disable=SC2046  # one word a package
        require_packages 'The windows of PartnerTrack need system libraries that are missing here.' $(mode_packages)
        loads_qt || fail 4 'The libraries are installed, and still Qt does not load; the line above says why.'
    fi
    touch "$checked" 2>/dev/null || :
}

# The end-to-end tests need a screen in memory and programs that act like a user; without them they are skipped.
offer_robot() {
    if can_draw_on xcb && command -v Xvfb && command -v xauth && command -v xdotool && command -v pdftotext; then
        return
    fi >/dev/null
    # shellcheck disable=SC2086  # one word a package
    set -- $screen_packages $robot_packages
    if may_install && install_packages "$@"; then return; fi
    say 'Tests that drive a real window will be skipped. They need:' "$(install_line "$@")"
}

# --- the two commands --------------------------------------------------------------------------------------------

case $mode in
run) requirements=$root/installer/requirements.txt ;;
test) requirements=$root/installer/requirements-test.txt ;;
audit) if is_fit "$python"; then exec "$python" "$root/installer/audit.py"; else exec python3 "$root/installer/audit.py"; fi ;;
*)
    fail 2 'Usage: sh installer/run.sh run [arguments of partnertrack]' '       sh installer/run.sh test [arguments of pytest]' \
        '       sh installer/run.sh audit'
    ;;
esac
shift
stamp=$venv/set-up-for-$mode
is_set_up || set_up
require_libraries

if [ "$mode" = test ]; then
    offer_robot
    [ $# -gt 0 ] || set -- --numprocesses=logical --dist=worksteal # the whole suite takes every processor
    cd "$root" && exec env QT_QPA_PLATFORM=offscreen LANG=C.UTF-8 LC_ALL=C.UTF-8 "$python" -m pytest "$@"
elif has_screen; then
    exec "$venv/bin/partnertrack" --practice "$@"
else
    say 'There is no screen here, so PartnerTrack does its work without windows: partner files in, donor report out.'
    exec "$venv/bin/partnertrack" demo "$root/practice-pilot" "$@"
fi
