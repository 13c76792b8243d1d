#!/bin/sh
# Fails the n-th allocation, read, write, fsync, rename, open and close of every tool, for every n
# until the tool gets through. Wanted each time: success with the right bytes, or exit 1 with a
# message, the old output untouched and no file left behind. FAULTS_STEP=1 takes every n; the
# default takes the first twelve and then ever fewer, to stay quick.
. "${0%/*}/tap.sh"
PRELOAD=$BIN/tests/preload.so

# One run of `$@` with a fault; what is wrong goes to stdout.
try() { # try KIND N COMMAND...
    kind=$1 n=$2
    shift 2
    rm -f hit
    cp old target
    FAULT=$kind FAULT_AT=$n FAULT_HIT=hit LD_PRELOAD=$PRELOAD "$@" -o target >out 2>err
    status=$?
    case $status in
    0) cmp -s target good || echo "$kind $n: status 0 with other bytes" ;;
    1 | 2) # 2: zone data that cannot be opened makes a zone unknown
        [ -s err ] || echo "$kind $n: status $status without a message"
        cmp -s target old || echo "$kind $n: status $status and the old output changed"
        ;;
    *) echo "$kind $n: status $status: $(tail -1 err)" ;;
    esac
    [ -s out ] && echo "$kind $n: wrote to stdout"
    for left in target.*; do
        [ -e "$left" ] && echo "$kind $n: left $left behind" && rm -f "$left"
    done
}

faults() { # faults WHAT COMMAND...
    what=$1 total=0
    shift
    echo old >old
    "$@" -o good >out 2>err || { ok 1 "$what: runs without a fault"; return; }
    : >wrong
    for kind in alloc read write fsync rename open close; do
        n=1
        while :; do
            try "$kind" "$n" "$@" >>wrong
            [ -e hit ] || break
            total=$((total + 1))
            n=$((n + ${FAULTS_STEP:-1 + n / 12}))
        done
    done
    sed 's/^/# /' wrong | head -20
    [ ! -s wrong ]
    ok $? "$what: $total faults, each survived or said"
}

cat >export.csv <<'END'
Timestamp,Email Address,What could you share?,What would you like to learn?,Free [Monday],What gets in the way?
2026/11/02 8:03:20 AM GMT+1,ana@example.org,,SQL,Morning,No time
2026/11/02 8:09:31 AM GMT+1,bo@example.org,SQL,Chess,Morning,
END
cat >codebook.csv <<'END'
column,field,topic,split,values
Timestamp,time,,,
Email Address,email,,,
What could you share?,teach,,;,
What would you like to learn?,learn,,;,
Free [Monday],free,Mon,,Morning=09:00-12:00
What gets in the way?,barrier,,,
END
pl-survey -q -c codebook.csv --zone Europe/Berlin export.csv >plan.csv
pl-map -q plan.csv >map.csv
pl-pair -q map.csv >paired.csv
pl-schedule -q --from 2026-12-01 paired.csv >booked.csv

faults pl-survey pl-survey -c codebook.csv --zone Europe/Berlin export.csv
faults pl-map pl-map plan.csv
faults pl-pair pl-pair map.csv
faults pl-schedule pl-schedule --from 2026-12-01 paired.csv
SOURCE_DATE_EPOCH=1795000000
export SOURCE_DATE_EPOCH
faults pl-report pl-report booked.csv
done_testing
