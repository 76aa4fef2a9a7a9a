#!/bin/sh
# Puts PartnerTrack, which stays in this folder, into your menu and opens .ptrack files with it; needs no administrator.
#
#   ./install-for-me            put it there
#   ./install-for-me --remove   take it away again; your data stay
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd -P)
share=${XDG_DATA_HOME:-$HOME/.local/share}
name=partnertrack.desktop
kind=partnertrack.xml
icon=$share/icons/hicolor/scalable/apps/partnertrack.svg

refresh() { # each is there on most desktops, and none is needed
    update-desktop-database "$share/applications" 2>/dev/null || :
    update-mime-database "$share/mime" 2>/dev/null || :
}

if [ "${1-}" = --remove ]; then
    rm -f "$share/applications/$name" "$share/mime/packages/$kind" "$icon"
    refresh
    echo 'PartnerTrack is no longer in your menu. Delete its folder when you no longer need it or your data.'
    exit
fi
mkdir -p "$share/applications" "$share/mime/packages" "$(dirname "$icon")"
cp "$here/partnertrack.svg" "$icon"
cat >"$share/mime/packages/$kind" <<'KIND'
@KIND@KIND
# In a desktop entry a name in quotes keeps its blanks; these four characters need a backslash there.
quoted=$(printf '%s' "$here/partnertrack" | sed 's/[\\"`$]/\\\\&/g; s/%/%%/g')
sed "s|^Exec=partnertrack|Exec=\"$(printf '%s' "$quoted" | sed 's/[\\|&]/\\&/g')\"|" >"$share/applications/$name" <<'ENTRY'
@ENTRY@ENTRY
refresh
echo 'PartnerTrack is in your menu now, and opens .ptrack files. If you move this folder, do this again.'
