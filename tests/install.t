#!/bin/sh
# install.t - make install puts everything in its place and uninstall takes it away; completion.
. "${0%/*}/tap.sh"

in_root() { env -u MAKEFLAGS -u MAKELEVEL make -s -C "$ROOT" B="${BIN#"$ROOT"/}" DESTDIR="$T/root" PREFIX=/usr "$@"; }

run 'make install' in_root install
is 0 '' ''
for f in bin/pl-map share/man/man1/pl-survey.1 share/man/man5/pl-plan.5 share/man/man7/peer-learning.7 \
    share/bash-completion/completions/pl-map; do
    [ -s "$T/root/usr/$f" ]
    ok $? "installed: $f"
done
run 'an installed tool runs' "$T/root/usr/bin/pl-map" --version
is 0 'pl-map 0.1' ''
run 'make uninstall' in_root uninstall
is 0 '' ''
[ -z "$(find "$T/root" ! -type d)" ]
ok $? 'uninstalled: nothing is left'

linked() { # linked WHAT PKG_CONFIG WORDS: what stands in the command that links pl-map
    in_root -n -W lib/pool.c PKG_CONFIG="$2" all >out 2>err
    grep -e '-o [^ ]*/pl-map ' out | grep -q -e "$3"
    ok $? "$1"
}
printf '#!/bin/sh\n[ "$2" != popt ] && echo "$1=$2"\n' >asked
chmod +x asked
linked 'libraries are where pkg-config says' "$PWD/asked" '--libs=libical'
linked '... or, when it does not know, where the linker looks' "$PWD/asked" '-lpopt --libs=libutf8proc'
linked '... as for all where there is no pkg-config' no-such-command \
    '-lpopt -lutf8proc -lxlsxwriter -lical '

completes() { # completes WORDS EXPECTED: what is offered for the last word
    run "completion of '$1'" bash -c '
        . "$0/cmd/completion.bash"
        COMP_WORDS=($1) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _pl "${COMP_WORDS[0]}"
        printf "%s\n" "${COMPREPLY[@]}"' "$ROOT" "$1"
    is 0 "$2" ''
}
touch plan.csv
completes 'pl-map --ver' '--version'
completes 'pl-map --show to' 'topics'
completes 'pl-map --show = pe' 'people'
completes 'pl-map pl' 'plan.csv'
done_testing
