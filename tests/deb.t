#!/bin/sh
# deb.t - the Debian package: made, without a complaint of lintian, put into a root of its own, run
# there, and taken away again. Building takes half a minute, so most of it is for check-all.
. "${0%/*}/tap.sh"

version=$(pl-map --version)
grep -q "^peer-learning (${version#pl-map }) " "$ROOT/debian/changelog"
ok $? 'the changelog speaks of this version'

missing=
for tool in dh lintian dpkg; do command -v $tool >/dev/null || missing="$missing $tool"; done
if [ -z "${PL_LONG:-}" ] || [ -n "$missing" ]; then
    skip 'the package' "${missing:+no$missing}${PL_LONG:-only in make check-all}"
    done_testing
fi

# What is installed and removed below $T/root, without the packages it depends on.
package() { dpkg --root="$T/root" --force-not-root --force-depends --log=/dev/null "$@"; }

run 'make deb' env -u MAKEFLAGS -u MAKELEVEL -u CFLAGS -u B make -s -C "$ROOT" deb
is 0 "build-deb/peer-learning-dbgsym_${version#pl-map }_$(dpkg --print-architecture).deb
build-deb/peer-learning_${version#pl-map }_$(dpkg --print-architecture).deb" '*'
mkdir -p "$T/root/var/lib/dpkg"
: >"$T/root/var/lib/dpkg/status"
find "$T/root" ! -type d ! -path '*/var/lib/dpkg/*' >before
run 'it installs' package -i "$ROOT"/build-deb/peer-learning_*.deb
is 0 '*' '*'
package -L peer-learning >files 2>err
lost=$(while IFS= read -r f; do [ -e "$T/root$f" ] || echo "$f"; done <files)
[ "$(wc -l <files)" -gt 20 ] && [ -z "$lost" ]
ok $? 'every file of it is in its place'
for f in "$ROOT"/man/*.[157]; do
    p=${f##*/}
    gzip -dc "$T/root/usr/share/man/man${p##*.}/$p.gz" | cmp - "$f" >&2
    ok $? "... man page $p"
done
for tool in survey map pair schedule report; do
    run "... completion of pl-$tool" bash -c '. "$0" && complete -p "$1"' \
        "$T/root/usr/share/bash-completion/completions/pl-$tool" pl-$tool
    is 0 "complete -o filenames -F _pl pl-$tool" ''
done
cp "$ROOT"/tests/example/* .
run 'the pipeline runs with the tools installed' env PATH="$T/root/usr/bin:/usr/bin:/bin" sh -c '
    pl-survey -q -c codebook.csv -r staff.csv -a topics.csv -x rejects.csv --zone UTC responses.csv |
        pl-map -q | pl-pair -q | pl-schedule -q --from 2026-12-01 | pl-report -o programme.xlsx'
is 0 '' '*'
[ -s programme.xlsx ]
ok $? '... to the workbook'
run 'it goes away' package -P peer-learning
is 0 '*' '*'
find "$T/root" ! -type d ! -path '*/var/lib/dpkg/*' >after
cmp before after >&2 && [ ! -e "$T/root/usr" ]
ok $? '... and leaves nothing behind'
done_testing
