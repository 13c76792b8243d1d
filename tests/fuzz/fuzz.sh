#!/bin/sh
# fuzz.sh BUILD TARGET... - runs each target for $T seconds and prints a line: executions, edges of
# the code covered, crashes. Seeds are made from the tests' own files, and from ../shared/data when
# it is there; the corpus grows in BUILD/corpus/TARGET, what crashes is kept in BUILD/crashes.
# Fails when something crashed.
cd "${0%/*}/../.." || exit 1
ROOT=$PWD
BUILD=$ROOT/$1
shift
PATH=$BUILD:$PATH
SHARED=$ROOT/../shared/data
mkdir -p "$BUILD/crashes" "$BUILD/made"
export ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1:quarantine_size_mb=16
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1

# A seed is small, or the fuzzer wastes its time in it: the first lines, and not too many bytes.
seed() { # seed TARGET FILE...
    to=$BUILD/corpus/$1
    shift
    for f; do
        [ -s "$f" ] && head -c 4096 "$f" >"$to/$(echo "${f#/}" | tr / _)"
    done
}

# One seed per different line of stdin.
seed_lines() { # seed_lines TARGET NAME
    sort -u | head -300 | split -l 1 -a 4 -d - "$BUILD/corpus/$1/$2-"
}

words() { # words PREFIX FILE: the strings of a C file, as texts to begin with
    grep -o '"[^"\\]*"' "$2" | tr -d '"' | grep . | seed_lines "$1" "$(basename "$2")"
}

# A calendar of each of the components on stdin, and one of them all.
calendars() {
    awk -v to="$BUILD/corpus/calendar/part-" '
        { part = part $0 "\r\n" }
        /^END:V/ { parts[++n] = part; all = all part; part = "" }
        END { parts[++n] = all
              for (i = 1; i <= n; i++)
                  printf "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n%sEND:VCALENDAR\r\n", parts[i] >(to i) }'
}

seeds() {
    e=tests/example
    for t in "$BUILD"/fuzz/*; do mkdir -p "$BUILD/corpus/${t##*/}"; done
    made=$BUILD/made
    "$BUILD"/pl-survey -q -c $e/codebook.csv -r $e/staff.csv -a $e/topics.csv -x "$made/rejects" \
        --zone Europe/London -o "$made/plan.csv" $e/responses.csv
    head -25 "$made/plan.csv" >"$made/few.csv"
    "$BUILD"/pl-map -q -o "$made/map.csv" "$made/few.csv"
    "$BUILD"/pl-pair -q -o "$made/pair.csv" "$made/few.csv"
    "$BUILD"/pl-schedule -q --from 2026-12-01 --calendar "$made/few.ics" -o "$made/booked.csv" "$made/pair.csv"
    seed reader tests/exports/*.csv tests/exports/*.tsv $e/*.csv "$made"/*.csv
    seed codebook $e/*codebook.csv tests/real/*codebook.csv
    for f in tests/exports/*.csv; do
        "$BUILD"/pl-survey -q --guess -o "$made/guess-${f##*/}" "$f"
    done 2>"$made/log"
    seed codebook "$made"/guess-*
    seed rules $e/rules.txt
    seed plan "$made/few.csv" "$made/map.csv" "$made/pair.csv" "$made/booked.csv" tests/report/*.csv
    seed calendar "$made/few.ics"
    calendars <tests/fuzz/calendar.ics
    words rules tests/test_rules.c
    words windows tests/test_window.c
    words windows tests/test_freetime.c
    words dates tests/test_stamp.c
    words dates tests/test_num.c
    words dates tests/test_reply.c
    words dates tests/test_zone.c
    if [ -d "$SHARED" ]; then
        seed reader $(find "$SHARED" -name '*.csv' -size -200k | sort) "$SHARED/blns/blns.txt"
        seed codebook $(find "$SHARED/redcap" -name '*.csv' -size -20k | sort)
        for t in dates windows rules; do seed_lines $t blns <"$SHARED/blns/blns.txt"; done
    fi
}

fuzz() { # fuzz TARGET
    t=$1 log=$BUILD/$1.log
    dictionary=$ROOT/tests/fuzz/$t.dict
    (cd "$BUILD/crashes" && "$BUILD/fuzz/$t" -max_total_time="${T:-60}" -max_len=8192 -timeout=20 \
        -rss_limit_mb=2048 -close_fd_mask=3 -print_final_stats=1 -use_value_profile=1 \
        -artifact_prefix="$t-" ${dictionary:+-dict="$dictionary"} "$BUILD/corpus/$t") >"$log" 2>&1
    status=$?
    awk -v t="$t" -v status=$status '
        / cov: / { for (i = 1; i < NF; i++) if ($i == "cov:") edges = $(i + 1)
                   if (!first) first = edges }
        /number_of_executed_units/ { runs = $2 }
        /peak_rss_mb/ { mb = $2 }
        END { printf "%-9s %10d runs, %5d edges (%d from the seeds), %4d MB%s\n", t, runs, edges,
              first, mb, status ? ", CRASHED: see the log" : "" }' "$log"
    return $status
}

seeds
failed=0
for t; do fuzz "$t" || failed=1; done
exit $failed
