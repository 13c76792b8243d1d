#!/bin/sh
# Lines whose end falls on the border of what is read at once.
. "${0%/*}/tap.sh"

for n in 262142 262143 262144 262145; do
    awk -v n="$n" 'BEGIN {
        print "person,kind,topic"
        printf "a,learn,"
        for (i = 18 + 8; i < n; i++) printf "x"
        print "\nb,learn,y\nc,learn,z"
    }' >plan.csv
    run "a line ends at byte $n" pl-map plan.csv
    grep -c '^[bc],learn,[yz]' "$T/out" >"$T/lines"
    run "and the next are read" cat "$T/lines"
    is 0 2 ''
done
done_testing
