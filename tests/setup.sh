#!/bin/sh
# setup.sh - what `make demo` and `make check` need on a Debian machine. Looks first, and quickly;
# calls apt-get only when something is missing, and only as root or where sudo asks nothing.
# Anywhere else it prints the one line to run. Arguments are packages needed besides.
CC=${CC:-cc}
PACKAGES='gcc libc6-dev libcsv-dev libpopt-dev libxlsxwriter-dev libical-dev libutf8proc-dev
          tzdata perl mandoc '$*

headers='#include <csv.h>
#include <popt.h>
#include <xlsxwriter.h>
#include <libical/ical.h>
#include <utf8proc.h>'

all_there() {
    command -v "$CC" && command -v prove && command -v mandoc &&
        test -e /usr/share/zoneinfo/Europe/London &&
        printf '%s\n' "$headers" | "$CC" -E - &&
        for p; do dpkg -s "$p" || return; done
} >/dev/null 2>&1

all_there "$@" && exit 0
if ! command -v apt-get >/dev/null; then
    echo "something is missing and there is no apt-get here; what Debian calls these is needed:" >&2
    echo $PACKAGES >&2
    exit 1
fi
install="apt-get install -y --no-install-recommends $(echo $PACKAGES)"
if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif sudo -n true 2>/dev/null; then
    as_root=sudo
else
    printf 'some packages are missing; run this once, then make again:\n\n  sudo %s\n\n' "$install" >&2
    exit 1
fi
echo "installing what is missing: $install"
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT
{ $as_root apt-get update && $as_root $install; } >"$log" 2>&1 || {
    tail -20 "$log" >&2
    echo "the packages could not be installed; mend what apt-get says above, or run it by hand" >&2
    exit 1
}
all_there "$@" && exit 0
echo "the packages are installed, but '$CC' does not find their headers; is CC right?" >&2
exit 1
