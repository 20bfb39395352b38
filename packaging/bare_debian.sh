#!/usr/bin/env bash
# Tries the README's two commands in a new, bare Debian, once as root and once as a user with sudo.
#
#   sudo packaging/bare_debian.sh 12|13 [FOLDER [PYTEST ARGUMENTS]]
#
# Needs debootstrap, Xvfb and git; FOLDER takes about 4 GB. WHO=root or WHO=user tries only one of them.
#
# The root holds what Debian calls minimal plus python3, git, certificates and, for the user, sudo. The
# committed state of this clone is tried. Package managers keep this machine's settings (PIP_*, proxies,
# certificates, apt sources); nothing else is taken over. Pictures of the opened window go to dist/.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
case ${1:-} in
    12) suite=bookworm ;;
    13) suite=trixie ;;
    *)
        echo "usage: bare_debian.sh 12|13 [FOLDER [PYTEST ARGUMENTS]]" >&2
        exit 2
        ;;
esac
debian=$1
base=${2:-$(mktemp -d)}
shift 2 || shift
chosen=("$@")
who=${WHO:-root user}
mkdir -p "$base" "$here/dist"
settings=()
while IFS= read -r line; do settings+=("$line"); done < <(env | grep -iE '^(PIP_|[a-z]+_proxy=)' | grep -v '^PIP_FIND_LINKS=')

own=$(. /etc/os-release && echo "$VERSION_CODENAME")

unmount() { for place in proc dev sys; do umount -l "$1/$place" 2>/dev/null || true; done; }
screen=
program=
stop() {
    [ -z "$program" ] || kill -- "-$program" 2>/dev/null
    [ -z "$screen" ] || kill "$screen" 2>/dev/null
    unmount "$base/root"
    unmount "$base/user"
}
trap stop EXIT

if [ ! -d "$base/pristine" ]; then # whole or not there: an interrupted one would be taken for a system
    rm -rf "$base/unfinished"
    debootstrap --variant=minbase --include=python3,git,ca-certificates,sudo "$suite" "$base/unfinished"
    mv "$base/unfinished" "$base/pristine"
fi
for name in $who; do
    unmount "$base/$name"
    rm -rf "${base:?}/$name"
    cp -a "$base/pristine" "$base/$name"
    cp /etc/resolv.conf /etc/hosts "$base/$name/etc/"
    cp /etc/ssl/certs/ca-certificates.crt "$base/$name/etc/ssl/certs/"
    rm -f "$base/$name/etc/apt/sources.list"
    cp -r /etc/apt/sources.list* /etc/apt/apt.conf.d "$base/$name/etc/apt/"
    find "$base/$name/etc/apt/" -name '*.sources' -o -name 'sources.list' | while IFS= read -r file; do
        sed -i "s/$own/$suite/g" "$file"
    done
    for place in proc dev sys; do mount --rbind "/$place" "$base/$name/$place"; done
done
if [[ $who == *user* ]]; then
    chroot "$base/user" useradd --create-home --shell /bin/bash reader
    echo 'reader ALL=(ALL) NOPASSWD:ALL' >"$base/user/etc/sudoers.d/reader"
fi

exec 7<>"$base/display"
Xvfb -displayfd 7 -screen 0 1280x800x24 -nolisten tcp -noreset -ac 2>/dev/null &
screen=$!
for _ in $(seq 50); do [ -s "$base/display" ] && break; sleep 0.1; done
display=:$(head -n1 "$base/display")
exec 7>&-

photograph() {
    (cd "$here" && python3 - "$display" "$1" <<'PYTHON'
import sys, time
from pathlib import Path
from benchmarks.screen import Pixels
pixels = Pixels(sys.argv[1])
pixels.wait_for_change([(300, 300), (640, 400), (100, 100)], timeout=600)
time.sleep(6)
pixels.photograph(Path(sys.argv[2]))
PYTHON
    )
}

try() {
    local root=$1 who=$2 home=$3
    local inside=(chroot "$root" env -i "HOME=$home" "USER=$who" LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "${settings[@]}")
    [ "$who" = root ] || inside+=(sudo -E -u "$who")
    git clone --quiet --no-hardlinks "$here" "$root$home/badak"
    chroot "$root" chown -R "$who" "$home/badak"
    echo "== $who: without leave to install"
    "${inside[@]}" sh -c "cd $home/badak && python3 tools/dev.py run" && return 1
    echo "== $who: run"
    setsid "${inside[@]}" "DISPLAY=$display" sh -c \
        "cd $home/badak && exec python3 tools/dev.py --with-system-packages run" &
    program=$!
    photograph "$here/dist/bare-debian-$debian-$who.png"
    kill -- "-$program" 2>/dev/null || true  # all of its group: a set-up must not go on beside the test
    wait "$program" || true
    program=
    echo "== $who: test"
    "${inside[@]}" sh -c "cd $home/badak && python3 tools/dev.py --with-system-packages test -q ${chosen[*]}"
    echo "== $who: a second start takes"
    "${inside[@]}" bash -c "cd $home/badak && time python3 tools/dev.py setup"
}
[[ $who != *root* ]] || try "$base/root" root /root
[[ $who != *user* ]] || try "$base/user" reader /home/reader
echo "both commands work on Debian $debian: $who"
