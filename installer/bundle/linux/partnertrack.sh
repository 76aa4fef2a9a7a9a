#!/bin/sh
# Starts the program of the folder that `current` names.
here=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd -P)
read -r current <"$here/current" || [ -n "${current-}" ] || {
    echo "PartnerTrack: the file $here/current is missing, which says which version to start." >&2
    exit 3
}
exec "$here/$current/partnertrack" "$@"
