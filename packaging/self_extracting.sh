#!/bin/sh
# Badak @VERSION@ in one file: unpacks itself once into the user's cache and starts from there.
# Below this script lies a tar.xz; `tail -c +@OFFSET@ FILE | tar -xJ` unpacks it by hand.
set -eu
cache=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/badak
place=$cache/@VERSION@-@SHORT@

fail() {
    echo "badak: $1" >&2
    exit 2
}

unpack() {
    for tool in tar xz sha256sum; do
        command -v $tool >/dev/null || fail "Unpacking needs $tool, which is not installed."
    done
    mkdir -p "$cache" 2>/dev/null || fail "Nothing can be written to $cache: set XDG_CACHE_HOME to a folder of yours."
    new=$(mktemp -d "$cache/unpacking.XXXXXX") || fail "Nothing can be written to $cache."
    trap 'rm -rf "$new"' EXIT
    trap 'exit 130' INT TERM HUP
    echo "badak: unpacking to $place, once (@MEGABYTES@ MB) ..." >&2
    sum=$(tail -c +@OFFSET@ "$1" | sha256sum)
    [ "${sum%% *}" = @SUM@ ] || fail "This file is damaged or not whole: fetch it again."
    tail -c +@OFFSET@ "$1" | tar -xJ -C "$new" || fail "It could not be unpacked: is the disk full?"
    rm -rf "$place"
    mv "$new/badak-@VERSION@" "$place"
    rm -rf "$new"
    trap - EXIT INT TERM HUP
}

[ -x "$place/badak" ] || unpack "$0"
exec "$place/badak" "$@"
exit 2
