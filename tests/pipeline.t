#!/bin/sh
# pipeline.t - the example company through all five tools: nothing lost, nothing told that was said
# in confidence, one pipe the same as five steps, and a failure that travels down the pipe.
. "${0%/*}/tap.sh"
PATH=$BIN/tests:$PATH
cp "$ROOT"/tests/example/* .

survey() {
    pl-survey -q -c codebook.csv -r staff.csv -a topics.csv --cycle 2026-12 --zone Europe/London \
        -x rejects.csv -l log.csv --confidential confidential.csv responses.csv "$@"
}
count() { # count PLAN COLUMN VALUE [COLUMN VALUE]: rows that have it
    columns "$1" "$2" ${4:+"$4"} | grep -c -x -F -e "$3${4:+|$5}"
}

# --- step by step

run 'answers become a plan' survey -o plan.csv
is 0 '' '*'
run 'rules may be applied' pl-map -q -r rules.txt -o map.csv plan.csv
is 0 '' '*'
run 'meetings are chosen and proved' pl-pair -q -r rules.txt --verify -o paired.csv map.csv
is 0 '' '*'
run 'times are found' pl-schedule -q --from 2026-12-01 --holidays holidays.csv -o booked.csv paired.csv
is 0 '' '*'
run 'a workbook is written' pl-report -q --today 2026-12-01 --confidential confidential.csv \
    -o programme.xlsx booked.csv
is 0 '' '*'
run 'a summary in words' pl-report --today 2026-12-01 --text booked.csv
is 0 '*' ''
[ "$(wc -l <"$T/out")" -ge 10 ]
ok $? 'ten lines or more'

# --- in one pipe

survey 2>/dev/null | pl-map -q -r rules.txt 2>/dev/null | pl-pair -q -r rules.txt 2>/dev/null |
    pl-schedule -q --from 2026-12-01 --holidays holidays.csv 2>/dev/null >pipe.csv
cmp booked.csv pipe.csv >&2
ok $? 'one pipe gives the same bytes as five steps'
survey --tsv 2>/dev/null | pl-map -q -r rules.txt 2>/dev/null | pl-pair -q -r rules.txt 2>/dev/null |
    pl-schedule -q --from 2026-12-01 --holidays holidays.csv 2>/dev/null >pipe.tsv
records booked.csv >a && records pipe.tsv | cmp - a >&2
ok $? 'tabs give the same cells'

# --- what has come of it

[ "$(columns booked.csv person | grep -v '^$' | sort -u | wc -l)" -eq 151 ]
ok $? '150 on the staff list and a guest, each is there'
[ "$(count booked.csv kind absent)" -eq 20 ]
ok $? '20 did not answer'
for p in test@example.org anonymous; do
    ! columns booked.csv person | grep -q -x "$p"
    ok $? "$p is nobody"
done
[ "$(records rejects.csv | wc -l)" -eq 2 ]
ok $? 'one answer could not be used: nobody says who gave it'
[ "$(columns booked.csv topic | grep -c -i -x -e 'excel pivots' -e 'pivot tables (excel)')" -eq 0 ] &&
    [ "$(count booked.csv kind learn topic 'Excel pivot tables')" -gt 10 ]
ok $? 'three spellings became one topic'
columns booked.csv text | grep -q -x -F '=HYPERLINK("http://example.org/prize","Click here")'
ok $? 'a formula passes as the text it is'

[ "$(count booked.csv kind learn)" -eq "$(columns booked.csv kind status |
    grep -c -x -E -e 'learn\|(booked|unbooked|waiting|gap)')" ]
ok $? 'every wish has an outcome'
[ "$(columns booked.csv kind why | grep -c '^learn|$')" -eq 0 ]
ok $? '... and a reason'
[ "$(columns booked.csv status start | grep '^booked|' | grep -c '|$')" -eq 0 ] &&
    [ "$(count booked.csv status booked)" -gt 100 ]
ok $? 'what is booked has a time'
! columns booked.csv start | cut -c1-10 | grep -q -x -F -e 2026-12-25 -e 2026-12-05 -e 2026-12-06
ok $? 'nobody meets at Christmas or at the weekend'
columns booked.csv kind person with | grep '^learn' | grep -q -F 'learn|priya.nair@example.org|vikram.sane'
[ $? -ne 0 ]
ok $? 'a rule of the organiser holds'

# --- what was said in confidence

columns responses.csv 'Anything else?' | grep -v '^$' | sort -u >comments
columns responses.csv 'What gets in the way of learning from colleagues?' | tr ';' '\n' |
    grep -E '^[A-Z].{12,}' | sort -u >barriers
for f in booked.csv log.csv rejects.csv; do
    ! grep -q -F -f comments -f barriers "$f"
    ok $? "no confidential word in $f"
done
[ "$(grep -c '[a-z]@' confidential.csv)" -eq 0 ] && [ "$(wc -l <confidential.csv)" -gt 200 ]
ok $? 'confidential answers have no author'

# --- a failure travels down, even without pipefail

echo keep >result.csv
(pl-survey -q -c codebook.csv nowhere.csv | pl-map -q | pl-pair -q |
    pl-schedule -q --from 2026-12-01 -o result.csv) 2>messages
[ $? -eq 1 ] && [ "$(cat result.csv)" = keep ]
ok $? 'when the first tool fails the last fails too and leaves the old file'
grep -q '^pl-survey: nowhere.csv: cannot open' messages && [ "$(wc -l <messages)" -eq 4 ]
ok $? '... each with one line'

# --- a referee that shares nothing with the tools

referee=$SHARED/referee/check_plan.py
if [ -r "$referee" ] && command -v python3 >/dev/null; then
    for step in 'laws plan.csv map.csv' 'laws map.csv paired.csv' 'laws paired.csv booked.csv'; do
        run "referee: $step" python3 "$referee" $step
        is 0 '*' '*'
    done
    run 'referee: no double booking' python3 "$referee" times booked.csv --from 2026-12-01 --weeks 4
    is 0 '*' '*'
else
    skip 'referee' 'not in ../shared, or no python3'
fi
done_testing
