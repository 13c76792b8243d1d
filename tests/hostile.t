#!/bin/sh
# hostile.t - input that no survey gives: shapes that would take forever, or more memory than there
# is, if anything in the tools grew faster than it should. PL_LONG=1 takes the sizes in full.
. "${0%/*}/tap.sh"

if [ -n "${PL_LONG:-}" ]; then
    line=1000000000 columns=1000000 rows=10000000 many=1000000 chain=100000 never=100000
else
    line=16000000 columns=20000 rows=100000 many=20000 chain=2000 never=2000
fi
made() { awk -v n="$1" "BEGIN { $2 }"; }

made $line 'print "person,kind,topic,text"; printf "a,learn,SQL,"
    x = sprintf("%1000s", ""); gsub(/ /, "x", x); for (i = 0; i < n; i += 1000) printf "%s", x; print ""' >line.csv
run "a line of $line letters passes" sh -c 'pl-map -q line.csv | wc -c'
is 0 "$((line + 146))" ''
rm line.csv

made $columns 'printf "person,kind,topic"; for (i = 0; i < n; i++) printf ",c%d", i; print ""
    printf "a,learn,SQL"; for (i = 0; i < n; i++) printf ",1"; print ""' >wide.csv
run "$columns columns of a plan pass" sh -c 'pl-map -q wide.csv | head -1 | tr , "\n" | grep -c "^c[0-9]"'
is 0 "$columns" ''
run '... but no survey has as many' pl-survey -q wide.csv
is 1 '' "pl-survey: wide.csv:1: has $((columns + 3)) columns, more than a spreadsheet can have (16384); export the questions of this survey alone"
rm wide.csv

made $rows 'print "person,kind,topic"; for (i = 0; i < n; i++) print "ana,learn,SQL"' >same.csv
run "$rows rows of one person that say the same" pl-map same.csv
is 1 '' "pl-map: same.csv:3: ana has 'SQL' as learn twice, also in line 2 of same.csv; remove one"
rm same.csv

made $many 'print "person,kind,topic"; for (i = 0; i < n; i++) print "ana,learn,topic " i; print "bo,teach,topic 7"' >topics.csv
run "$many topics for one" sh -c 'pl-map -q topics.csv | pl-pair -q | grep -c -e ",paired,"'
is 0 1 '*'
rm topics.csv

made $many 'print "person,kind,topic"; for (i = 0; i < n; i++) print "p" i "," (i % 2 ? "learn" : "teach") ",SQL"' >one.csv
run "one topic for $many" sh -c 'pl-map -q one.csv | pl-pair -q --group 1 --circle 0 | grep -c ",paired,"'
is 0 $((many / 2)) ''
rm one.csv

made $chain 'print "person,manager,kind,topic"
    for (i = 0; i < n; i++) print "p" i ",p" (i + 1) % n "," (i % 2 ? "learn" : "teach") ",SQL"' >ring.csv
run "a ring of $chain managers is one line, and nobody in it is matched" \
    sh -c 'pl-map -q ring.csv | pl-pair -q | grep -c ",paired,"'
is 1 0 '*'
grep -q 'above themself' "$T/err"
ok $? '... which is said'
sed '2s/,[^,]*,/,,/' ring.csv >chain.csv
run "a chain of $chain managers" sh -c 'pl-map -q chain.csv | pl-pair -q | grep -c ",paired,"'
is 1 0 '*'
rm ring.csv chain.csv

made $never 'print "person,free,kind,topic"
    for (i = 0; i < n; i++) print "p" i ",Sun 03:00-03:10," (i % 2 ? "learn" : "teach") ",SQL"' >never.csv
run "$never people are never free" sh -c 'pl-map -q never.csv | pl-pair -q | pl-schedule -q --from 2026-12-01 | grep -c ",booked,"'
is 1 0 '*'
done_testing
