#!/bin/sh
# Fails the n-th allocation, read, write, fsync, rename, open and close of every tool, for every n
# until the tool gets through. Wanted each time: success with the right bytes, or exit 1 with a
# message, the old output untouched and no file left behind. FAULTS_STEP=1 takes every n; the
# default takes them all up to 40 and then every seventh, to stay quick.
. "${0%/*}/tap.sh"
PRELOAD=$BIN/tests/preload.so
: "${FAULTS_STEP:=7}"

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
    1)
        [ -s err ] || echo "$kind $n: status 1 without a message"
        cmp -s target old || echo "$kind $n: status 1 and the old output changed"
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
            if [ "$n" -lt 40 ]; then n=$((n + 1)); else n=$((n + FAULTS_STEP)); fi
        done
    done
    sed 's/^/# /' wrong | head -20
    [ ! -s wrong ]
    ok $? "$what: $total faults, each survived or said"
}

printf 'person,kind,topic,status\nana@example.org,learn,SQL,asked\nbo@example.org,teach,SQL,offered\n' >plan.csv
faults pl-map pl-map plan.csv
done_testing
