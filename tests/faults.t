#!/bin/sh
# Fails the n-th allocation, read, write, fsync, rename, open, close and mode of every tool with all
# that it can write, for every n until the tool gets through. Wanted each time: success with the right
# bytes, or exit 1 with a message; every file the new one or the old one, never neither, and none
# beside them. Short and interrupted calls are no failures and must change nothing.
#
# The usual run takes a small programme and leaves out ever more of n; PL_LONG=1 takes every n, and
# the example besides. FAULTS_STEP=n takes every n-th.
. "${0%/*}/tap.sh"
PRELOAD=$BIN/tests/preload.so
PATH=$BIN/tests:$PATH
SOURCE_DATE_EPOCH=1795000000
export SOURCE_DATE_EPOCH

if [ -n "${PL_SANITIZED:-}" ]; then
    skip 'faults' 'the sanitizers have a malloc of their own'
    done_testing
fi

step() { # step N: how far to the next
    if [ -n "${PL_LONG:-}" ]; then echo 1; else echo "${FAULTS_STEP:-$((1 + $1 / 2))}"; fi
}

# A file of now/ that is neither the old nor the new one; one that is gone or too much.
neither() {
    (cd now && find . -type f) | while read -r f; do
        cmp -s "now/$f" "good/$f" || cmp -s "now/$f" "old/$f" || echo "neither old nor new: $f"
    done
    (cd old && find . -type f) | while read -r f; do
        [ -e "now/$f" ] || echo "the old one is gone: $f"
    done
}

# One run of `$@` with a fault; what is wrong goes to stdout.
try() { # try KIND N COMMAND...
    kind=$1 n=$2
    shift 2
    rm -rf hit now
    cp -Rp old now
    FAULT=$kind FAULT_AT=$n FAULT_HIT=$PWD/hit LD_PRELOAD=$PRELOAD "$@" >out 2>err
    status=$?
    case $kind$status in
    *0) diff -rq good now && cmp good.out out ;;
    short* | signal*) echo "not a failure, but status $status: $(tail -1 err)" ;;
    *1)
        [ -s err ] || echo "status 1 without a message"
        grep -v "^pl-[a-z]*: " err
        neither
        ;;
    *) echo "status $status: $(tail -1 err)" ;;
    esac | sed "s/^/$kind $n: /"
}

faults() { # faults WHAT COMMAND...: which writes into now/ and to stdout
    what=$1 total=0 died=0
    shift
    rm -rf now old good
    mkdir now
    "$@" >good.out 2>err || { ok 1 "$what: runs without a fault"; sed 's/^/# /' err; return; }
    mv now good
    mkdir old
    (cd good && find . -mindepth 1 -type d) | while read -r d; do mkdir -p "old/$d"; done
    (cd good && find . -type f) | while read -r f; do echo old >"old/$f"; done
    : >wrong
    for kind in alloc read write fsync rename open close mode short signal; do
        n=1
        while :; do
            try "$kind" "$n" "$@" >>wrong
            [ -e hit ] || break
            total=$((total + 1))
            [ "$status" -eq 0 ] || died=$((died + 1))
            n=$((n + $(step $n)))
        done
    done
    sed 's/^/# /' wrong | head -20
    [ ! -s wrong ] && [ "$died" -gt 10 ]
    ok $? "$what: $total faults, $died of them the end, each survived or said"
}

# Every tool with all of its outputs, on the files of the folder.
all_tools() { # all_tools NAME
    faults "$1: pl-survey" pl-survey -c codebook.csv -r staff.csv -a topics.csv -x now/rejects.csv \
        -l now/log.csv --suggest now/near.csv --confidential now/secrets.csv --cycle 2026-12 \
        --zone Europe/London -o now/plan.csv responses.csv
    faults "$1: pl-map" pl-map -r rules.txt -o now/map.csv plan.csv
    faults "$1: pl-pair" pl-pair -r rules.txt --keep paired.csv --history before.csv \
        -o now/paired.csv map.csv
    faults "$1: pl-schedule" pl-schedule --from 2026-12-01 --holidays holidays.csv --busy busy \
        --keep earlier.csv --template letter.txt --organizer learn@example.org --cancel \
        --calendar now/all.ics --invites now/invites -o now/booked.csv paired.csv
    faults "$1: pl-survey --plan" pl-survey -c feedback-codebook.csv --plan booked.csv \
        -x now/rejects.csv -l now/log.csv --confidential now/secrets.csv -o now/feedback.csv feedback.csv
    faults "$1: pl-report" pl-report --confidential secrets.csv --previous before.csv \
        --themes themes.csv --records now/records.csv -o now/book.xlsx booked.csv
    faults "$1: pl-report, to a pipe" pl-report -q -o - booked.csv
    faults "$1: pl-report --split" pl-report --split unit --force -o now/books booked.csv
    [ -n "${PL_LONG:-}" ] || return
    faults "$1: pl-report --text" pl-report --text booked.csv
    faults "$1: pl-survey --guess" pl-survey --guess responses.csv
    faults "$1: pl-map --show" pl-map -r rules.txt --show graph plan.csv
    faults "$1: pl-pair --check" pl-pair -r rules.txt --check map.csv
}

# What the tools need, made by the tools.
make_plans() {
    pl-survey -q -c codebook.csv -r staff.csv -a topics.csv -x rejects.csv --cycle 2026-12 \
        --zone Europe/London --confidential secrets.csv -o plan.csv responses.csv
    pl-map -q -r rules.txt -o map.csv plan.csv
    pl-pair -q -r rules.txt -o paired.csv map.csv
    pl-schedule -q --from 2026-12-01 -o booked.csv paired.csv
    pl-schedule -q --from 2026-11-23 -o earlier.csv paired.csv
    sed 's/^2026-12,/2026-06,/' booked.csv >before.csv
    mkdir -p busy
    pl-schedule -q --from 2026-12-01 --calendar "busy/$1.ics" -o /dev/null paired.csv
    printf 'theme,word\nTime,no time\nTrust,afraid\n' >themes.csv
    printf 'Dear {teacher},\n{learners} would like to meet you: {topic}.\n' >letter.txt
    cat >feedback-codebook.csv <<'CSV'
column,field,topic,split,values
When,time,,,
Who,email,,,
Whom,with,,,
About,topic,,,
Met,feedback,met,,Yes=yes;No=no
Else,comment,,,
CSV
    columns booked.csv kind format person with topic |
        awk -F'|' -v OFS=, 'BEGIN { print "When,Who,Whom,About,Met,Else" }
            $1 == "learn" && $2 == "one-to-one" { print "2026-12-20 08:00:00",$3,$4,$5,"Yes","thanks" }' |
        head -4 >feedback.csv
} 2>/dev/null

mkdir small
cd small || exit 1
cat >responses.csv <<'CSV'
Timestamp,Email Address,What could you share?,What would you like to learn?,Free [Monday],What gets in the way?,Team [safe],Team [open]
2026/11/02 8:03:20 AM GMT+1,ana@example.org,,SQL;Sqll,Morning,No time,5,6
2026/11/02 8:09:31 AM GMT+1,bo@example.org,SQL,Chess,Morning,,3,4
2026/11/02 8:10:31 AM GMT+1,cy@example.org,Go,Chess,Morning,Afraid,3,4
2026/11/02 8:11:31 AM GMT+1,,Go,Chess,Morning,Afraid,3,4
CSV
cat >codebook.csv <<'CSV'
column,field,topic,split,values
Timestamp,time,,,
Email Address,email,,,
What could you share?,teach,,;,
What would you like to learn?,learn,,;,
Free [Monday],free,Mon,,Morning=09:00-12:00
What gets in the way?,barrier,,,
Team [safe],score,safety,,
Team [open],score,safety,,
CSV
cat >staff.csv <<'CSV'
email,name,level,unit,manager
ana@example.org,Ana,2,Sales,di@example.org
bo@example.org,Bo,2,IT,di@example.org
cy@example.org,Cy,2,IT,di@example.org
di@example.org,Di,4,IT,
CSV
printf 'topic,alias\nSQL,structured query language\nChess,\nGo,golang\n' >topics.csv
printf 'must line apart\nmust free overlaps 30\nprefer named 400\nprefer unit differs 100\n' >rules.txt
printf 'date,name\n2026-12-25,Christmas\n' >holidays.csv
make_plans ana@example.org
all_tools small
cd ..

if [ -n "${PL_LONG:-}" ]; then
    mkdir example
    cd example || exit 1
    cp "$ROOT"/tests/example/* .
    make_plans margot.bouchard@example.org
    all_tools example
    cd ..
fi
done_testing
