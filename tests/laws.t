#!/bin/sh
# laws.t - the laws of the plan, on made-up cohorts of every size: rows and unknown columns stay,
# a tool's own output changes nothing, every wish has an outcome and a reason, the same bytes
# whatever the locale, the zone and the folder, and an empty plan passes through.
. "${0%/*}/tap.sh"
PATH=$BIN/tests:$PATH

all='session,format,with,fit,start,end,repeat,place'

# What a tool may change in rows that stand, and how a wish may have ended after it.
may() {
    case $1 in
    pl-map) echo from,reach,status,why ;;
    pl-pair) echo from,status,why,session,format,with,fit ;;
    pl-schedule) echo status,why,start,end,repeat,place ;;
    esac
}
endings() {
    case $1 in
    pl-map) echo open,gap ;;
    pl-pair) echo paired,waiting,gap ;;
    pl-schedule) echo booked,unbooked,waiting,gap ;;
    esac
}
arguments() {
    case $1 in
    pl-schedule) echo --from 2026-12-01 ;;
    esac
}

# All that must hold of one tool on one plan; the tool's output is left in $3.
obeys() { # obeys TOOL BEFORE AFTER WHAT
    tool=$1 before=$2 after=$3 about="$1, $4"
    a=$(arguments "$tool")
    run "$about: done" "$tool" -q $a -o "$after" "$before"
    is 0 '' '*'
    [ -s "$after" ] || return
    run "$about: rows, columns and cells of others untouched" \
        laws kept "$before" "$after" "$(may "$tool")"
    is 0 '' ''
    run "$about: every wish has an outcome and a reason" laws ended "$after" "$(endings "$tool")"
    is 0 '' ''
    "$tool" -q $a "$after" >again.csv 2>"$T/err"
    cmp "$after" again.csv >&2
    ok $? "$about: its own output changes nothing"
    mkdir -p elsewhere
    (cd elsewhere && LC_ALL=tr_TR.UTF-8 LANG=de_DE TZ=Pacific/Apia "$tool" -q $a <"../$before") \
        >there.csv 2>"$T/err"
    cmp "$after" there.csv >&2
    ok $? "$about: the same bytes from another folder, locale and zone"
}

chain() { # chain WHAT SETTINGS...
    of=$1
    shift
    cohort "$@" >plan.csv
    before=plan.csv
    for t in pl-map pl-pair pl-schedule; do
        obeys "$t" "$before" "$t.csv" "$of"
        before=$t.csv
    done
}

chain 'nobody' 0 1
chain 'one person' 1 1 odd=1
chain 'two people' 2 4 topics=1
for seed in 1 2 ${PL_LONG:+3 4 5 6 7 8}; do
    chain "150 people, seed $seed" 150 "$seed" odd=1 naughty=1 shuffle=1 gaps=2 circle=10
done
chain '150 people who all name somebody' 150 3 named=100 limits=50
chain '5000 people' 5000 1 gaps=5 odd=1 ${PL_LONG:+shuffle=1}

# The choice is the same with or without pl-map in the pipe.
cohort 150 7 named=30 gaps=2 >plan.csv
pl-map -q plan.csv | pl-pair -q >with.csv
pl-pair -q plan.csv >without.csv
run 'pl-pair chooses the same without pl-map' laws alike without.csv with.csv "$all"
is 0 '' ''

# An empty plan is a plan.
cohort 0 1 >empty.csv
run 'pl-report, an empty plan' pl-report --today 2026-12-01 -o empty.xlsx empty.csv
is 0 '' '*'
run 'pl-report --text, an empty plan' pl-report --today 2026-12-01 --text empty.csv
is 0 '*' '*'
cohort 150 1 naughty=1 | pl-pair -q | pl-schedule -q --from 2026-12-01 >plan.csv
pl-report -q --today 2026-12-01 -o a.xlsx plan.csv
mkdir -p elsewhere && cd elsewhere &&
    LC_ALL=de_DE.UTF-8 TZ=Pacific/Apia pl-report -q --today 2026-12-01 -o b.xlsx ../plan.csv
cmp ../a.xlsx b.xlsx >&2
ok $? 'pl-report: the same bytes from another folder, locale and zone'
cd ..
done_testing
