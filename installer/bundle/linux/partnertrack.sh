#!/bin/sh
# Starts the program of the folder that `current` names; `previous` where that one is missing, or has failed to start too often.
here=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd -P)
tries=3

# Prints the folder that a file names, where a program lies in it; such a folder lies beside this script.
program_of() {
    name=$(head -n 1 "$here/$1" 2>/dev/null | tr -d '\r')
    case $name in
    '' | */* | .*) return 1 ;;
    app-*) [ -x "$here/$name/partnertrack" ] && printf '%s' "$name" ;;
    *) return 1 ;;
    esac
}

current=$(program_of current)
previous=$(program_of previous)

# A new version is on trial until it runs: it takes the file away then (partnertrack/updating/trial.py).
if [ -f "$here/trial" ]; then
    printf 1 2>/dev/null >>"$here/trial"
    if [ "$(wc -c <"$here/trial")" -gt "$tries" ] && [ -n "$previous" ]; then current=$previous; fi
fi
program=${current:-$previous}
if [ -z "$program" ]; then
    echo "PartnerTrack: no program is in $here. Please unpack the archive again; your data stay in the folder data." >&2
    exit 3
fi
exec "$here/$program/partnertrack" "$@"
