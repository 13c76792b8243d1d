#!/bin/sh
# cycles.t - six cycles of some 500 people who come, go and do not always answer, each cycle knowing
# those before: rules across cycles hold, and the key figures are those of cycles.pl, which shares
# nothing with the tools.
. "${0%/*}/tap.sh"
PATH=$BIN/tests:$PATH
judge() { perl "$ROOT/tests/cycles.pl" "$@" 2>"$T/said"; }

cat >rules.txt <<'END'
must    level  within 1
must    line   apart
must    free   overlaps 30
prefer  named             400
prefer  rank              300
prefer  strength          100
prefer  unit   differs    100
END
{ cat rules.txt && echo 'repeat never'; } >never.txt
{ cat rules.txt && echo 'repeat avoid 200'; } >avoid.txt
cat >said.book <<'END'
column,field,topic
Email,person,
Session,session,
Met,feedback,met
Fit,feedback,fit
Again,feedback,again
More,feedback,follow-ups
END

# One cycle after another; $name1.csv and on are the plans with their feedback.
cycles() { # cycles NAME SEED RULES PL-PAIR-OPTIONS
    name=$1 seed=$2 rules=$3 options=$4 earlier= history=
    for c in 1 2 3 4 5 6; do
        judge cohort pool.csv "$seed" $c >plan.csv
        pl-pair -q -r $rules $options $history plan.csv 2>/dev/null |
            pl-schedule -q --from 2026-0$c-02 -o met.csv 2>/dev/null
        judge feedback met.csv "$seed" >said.csv
        pl-survey -q -c said.book --plan met.csv -o said.plan said.csv 2>/dev/null
        pl-map -q -r $rules met.csv said.plan >$name$c.csv 2>/dev/null
        checks "$name, seed $seed, cycle $c"
        earlier="$earlier $name$c.csv" history="$history -H $name$c.csv"
    done
    figures "$name, seed $seed" $earlier
}
figures() { # figures WHAT CYCLE...
    about=$1
    shift
    judge figures "$@" >want
    last= previous=
    for p; do previous="$previous${last:+ --previous $last}" last=$p; done
    pl-report -q --today 2026-12-01 $previous -o book.xlsx "$last" 2>/dev/null
    judge sheet book.xlsx Progress | sed -n '4,23p' | cut -f2- >got
    run "$about: key figures" diff want got
    is 0 '' ''
}

for seed in 1 ${PL_LONG:+2 3 4 5}; do
    cohort 600 "$seed" zones=0 gaps=2 circle=5 >pool.csv
    checks() {
        run "$1: no forbidden repeat, nobody left out who need not be" judge check 1 met.csv $earlier
        is 0 '' ''
    }
    cycles one "$seed" never.txt '--group 1 --circle 0 --teach 1'
    checks() {
        run "$1: who did not fit does not meet again" judge again met.csv $earlier
        is 0 '' ''
    }
    cycles all "$seed" avoid.txt ''
done
done_testing
