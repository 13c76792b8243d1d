#!/bin/sh
# What the tools do at a terminal, made by script(1), and what they leave out elsewhere: the line of
# progress, and anything that moves a cursor or paints.
. "${0%/*}/tap.sh"
CLOCK=$BIN/tests/clock.so # in front of a tool: a second passes at every look
PATH=$BIN/tests:$PATH
TERM=xterm
export TERM
esc=$(printf '\033')

if ! script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
    skip 'a terminal' 'no script(1)'
    done_testing
fi

terminal() { # terminal COMMAND: all that a person sees, \r and the escape made visible
    script -qec "$1" /dev/null </dev/null >"$T/raw" 2>&1
    echo $? >"$T/status"
    { cat "$T/raw"; echo; } | tr '\r' '\n' | sed "s/$esc\[K/<wipe>/g; s/$esc/<ESC>/g; /^\$/d" >"$T/out"
    : >"$T/err"
}
see() { # see WHAT COMMAND: at a terminal whose clock hurries
    what=$1
    terminal "LD_PRELOAD=$CLOCK $2"
}

cat >plan.csv <<'END'
person,kind,topic
ana@x.org,learn,SQL
ana@x.org,teach,Excel
bo@x.org,learn,Excel
bo@x.org,teach,SQL
cy@x.org,learn,SQL
END
pl-map -q -o map.csv plan.csv
pl-pair -q -o pair.csv map.csv
pl-schedule -q --from 2026-12-01 -o booked.csv pair.csv

# A writer that begins to wait when it is read from: the reader has waited for two seconds.
mkfifo slow
{ sleep 2; cat plan.csv; } >slow &
terminal 'pl-map -o got.csv slow'
what='waiting for a slow writer, the line says so'
ok "$(grep -q '^pl-map: reading slow: 0.0 MB (0.0/s)<wipe>$' "$T/out"; echo $?)" "$what"
ok "$(cmp -s got.csv map.csv; echo $?)" '... and the plan is the same'
wait
{ sleep 2; cat plan.csv; } >slow &
run 'no line into a pipe' pl-map -q -o got.csv slow
is 0 '' ''
wait

if [ -n "${PL_SANITIZED:-}" ]; then
    skip 'a hurried clock' 'the sanitizers want to come first'
else
    see 'pl-map: read, counted, written, each line gone in the end' 'pl-map -o got.csv plan.csv'
    is 0 'pl-map: reading plan.csv: 0.0 of 0.0 MB (0.0/s, 0 s left)<wipe>
pl-map: reading plan.csv: 0.0 of 0.0 MB (0.0/s, 0 s left)<wipe>
<wipe>
pl-map: counting who fits: 1 of 2 topics (1/s, 1 s left)<wipe>
pl-map: counting who fits: 2 of 2 topics (1/s, 0 s left)<wipe>
<wipe>pl-map: 3 of 3 wishes can be served by somebody, those of 3 of 3 learners; 2 of 2 offers are asked for
pl-map: writing: 1 of 5 rows (1/s, 4 s left)<wipe>
pl-map: writing: 2 of 5 rows (1/s, 3 s left)<wipe>
pl-map: writing: 3 of 5 rows (1/s, 2 s left)<wipe>
pl-map: writing: 4 of 5 rows (1/s, 1 s left)<wipe>
pl-map: writing: 5 of 5 rows (1/s, 0 s left)<wipe>
<wipe>' ''
    ok "$(cmp -s got.csv map.csv; echo $?)" '... and the clock has changed nothing'

    see 'a message wipes the line' 'pl-map -o got.csv plan.csv missing.csv'
    grep -q '^<wipe>pl-map: missing.csv: cannot open' "$T/out"
    ok $? "$what"

    terminal "stty cols 30; LD_PRELOAD=$CLOCK pl-map -o got.csv plan.csv"
    what='a line is no longer than the terminal is wide'
    ok "$(grep -q '^pl-map: reading plan.csv: 0.0<wipe>$' "$T/out"; echo $?)" "$what"

    shows() { # shows TOOL WORDS ARGUMENT...
        tool=$1 words=$2
        shift 2
        see "$tool: $words" "$tool $*"
        [ "$(cat "$T/status")" = 0 ] && grep -q "^$tool: $words<wipe>$" "$T/out" &&
            ! tail -n 1 "$T/out" | grep -q '/s.*<wipe>$'
        ok $? "$what, and the line is gone in the end"
    }
    mkdir drafts books
    sed '1s/$/,unit,email/; 2,$s/\(\([a-z]*\)@.*\)/\1,\2,\2@x.org/' plan.csv |
        pl-map -q | pl-pair -q | pl-schedule -q --from 2026-12-01 -o units.csv
    shows pl-survey 'reading responses.csv: 0.1 of 0.1 MB (.*)' --guess -o got.csv "$ROOT/tests/example/responses.csv"
    shows pl-survey 'writing: 200 of [0-9]* rows (.*)' -c "$ROOT/tests/example/codebook.csv" --zone Europe/London \
        -x rejects.csv -o got.csv "$ROOT/tests/example/responses.csv"
    shows pl-map 'writing: 1 of 3 parts (.*)' --split unit -o parts units.csv
    shows pl-map 'comparing units: 1 of 3 people (.*)' --show units -o got.csv units.csv
    shows pl-map 'listing pairs: 3 of 5 rows (.*)' --show pairs -o got.csv plan.csv
    shows pl-pair 'writing: 3 of [0-9]* rows (.*)' -o got.csv map.csv
    shows pl-schedule 'placing: 2 of [23] meetings (1/s, . s left)' --from 2026-12-01 -o got.csv pair.csv
    shows pl-schedule 'writing calendars: 1 of [0-9]* meetings (.*)' --from 2026-12-01 --invites drafts -o got.csv units.csv
    shows pl-report 'writing the workbook: 5 rows (1/s)' -o book.xlsx booked.csv
    shows pl-report 'writing: 2 of 3 workbooks (.*)' --split unit -o books units.csv

    # What is looked at in the choice of meetings is counted in tens of thousands.
    cohort 800 1 | pl-map -q -o many.csv
    shows pl-pair 'choosing: [0-9]* pairs looked at ([0-9]*/s)' -o got.csv many.csv
    # Nothing where nobody sees it.
    nothing() { # nothing WHAT COMMAND: nothing but the message, if that
        what=$1
        terminal "$2"
        ! grep -q '<wipe>\|<ESC>' "$T/out" && [ "$(cat "$T/status")" = 0 ]
        ok $? "no line: $what"
    }
    nothing 'TERM is dumb' "TERM=dumb LD_PRELOAD=$CLOCK pl-map -o got.csv plan.csv"
    nothing 'TERM is empty' "TERM= LD_PRELOAD=$CLOCK pl-map -o got.csv plan.csv"
    nothing 'TERM is not set' "env -u TERM LD_PRELOAD=$CLOCK pl-map -o got.csv plan.csv"
    nothing '-q' "LD_PRELOAD=$CLOCK pl-map -q -o got.csv plan.csv"
    nothing 'stderr is a file, stdout a terminal' "LD_PRELOAD=$CLOCK pl-map plan.csv 2>said"
    grep -q 'wishes can be served' said && ! grep -q "$esc" said
    ok $? '... and the file has the message alone'
    nothing 'stderr is a pipe, as in a cron job' "LD_PRELOAD=$CLOCK pl-map plan.csv 2>&1 | cat"

    see 'the result comes to the terminal: no line of its writing' 'pl-map plan.csv'
    ! grep -q 'writing' "$T/out" && grep -q '^cy@x.org,learn,SQL,' "$T/out"
    ok $? "$what"
fi

# No colour, ever: the only escape at a terminal is the wipe, and none goes into a pipe, whatever
# NO_COLOR says (empty is as good as not set: no-color.org).
for setting in 'env -u NO_COLOR' 'env NO_COLOR=' 'env NO_COLOR=1' 'env TERM=dumb'; do
    rm -f "$T/seen"
    for command in 'pl-report --text booked.csv' 'pl-map plan.csv' 'pl-pair --check map.csv' 'pl-survey --help' \
        'pl-survey --questionnaire' 'pl-schedule --from 2026-12-01 -o got.csv pair.csv' 'pl-map missing.csv' \
        'pl-map --shwo topics'; do
        terminal "$setting $command"
        cat "$T/out" >>"$T/seen"
        $setting $command 2>&1 | cat >>"$T/piped"
    done
    [ -s "$T/seen" ] && ! grep '<ESC>' "$T/seen" >&2
    ok $? "no colour at a terminal: $setting"
done
[ "$(wc -l <"$T/piped")" -gt 100 ] && ! grep -q "$esc" "$T/piped"
ok $? 'no escape in a pipe'
printf 'person,kind,topic\nx,\033[31mlearn,SQL\n' >hostile.csv
terminal 'pl-map hostile.csv'
! grep -q '<ESC>' "$T/out" && grep -q "'?\[31mlearn' is not a kind" "$T/out"
ok $? 'a cell cannot paint through a message'
done_testing
