# shellcheck shell=sh
# What run.sh and package.sh say on their way, and how they end where they cannot go on; both read it in.

say() { printf '%s\n' "$*" >&2; }

fail() { # STATUS LINES...
    status=$1
    shift
    printf '%s\n' "$@" >&2
    exit "$status"
}
