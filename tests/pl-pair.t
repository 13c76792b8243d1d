#!/bin/sh
# pl-pair.t - who meets whom: outcomes, words, what is kept, what is refused.
. "${0%/*}/tap.sh"

cat >plan.csv <<'END'
cycle,person,name,level,unit,manager,kind,topic,rank,from,status
2026-12,ana@x.org,Ana,2,Finance,,learn,SQL,1,bo@x.org,asked
2026-12,ana@x.org,Ana,2,Finance,,learn,Excel,2,bo@x.org,asked
2026-12,bo@x.org,Bo,2,Sales,,teach,SQL,,,offered
2026-12,cy@x.org,Cy,3,Sales,,teach,SQL,,,offered
2026-12,cy@x.org,Cy,3,Sales,,teach,Excel,,,offered
2026-12,di@x.org,Di,9,Board,,learn,SQL,1,,asked
2026-12,di@x.org,Di,9,Board,,learn,Chess,2,,asked
2026-12,eva@x.org,Eva,2,Sales,bo@x.org,learn,SQL,1,bo@x.org,asked
END
one='pl-pair --group 1 --circle 0'

# person topic status with, of learn rows
outcome() { # outcome FILE
    awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; next }
             $c["kind"] == "learn" { print $c["person"], $c["topic"], $c["status"], $c["with"] }' "$1"
}

run 'the whole of a small plan' $one plan.csv
is 0 @tests/golden/pair.csv @tests/golden/pair.err
cp "$T/out" paired.csv

run 'its own output: nothing changes' $one paired.csv
is 0 "$(cat paired.csv)" "pl-pair: 2 of 3 who asked can learn, and all of them do; no plan does better
pl-pair: 2 of 2 who offered teach; no plan does better
pl-pair: total fit 1,796, the best possible given what was kept
pl-pair: 3 meetings kept, 0 moved, 0 new, 0 no longer possible"

run 'verified' $one --verify plan.csv
is 0 '*' "$(cat "$ROOT/tests/golden/pair.err")
pl-pair: verified: limits, rules and the proof hold"

run 'an empty plan passes through' $one <<'END'
person,kind,topic
END
is 0 'person,kind,topic,session,format,with,fit,status,why' \
    'pl-pair: nobody asked to learn anything; there is nothing to pair'

# --- keep ---

grep -v '^2026-12,cy@x.org.*SQL' plan.csv >less.csv
$one -q --keep paired.csv less.csv >kept.csv
run 'who lost the teacher gets another outcome, the others keep theirs' outcome kept.csv
is 0 'ana@x.org SQL paired bo@x.org
ana@x.org Excel paired cy@x.org
di@x.org SQL gap 
di@x.org Chess gap 
eva@x.org SQL gap ' ''

run 'what was said of a lost meeting stays said' sh -c "$one -q kept.csv | cmp - kept.csv"
is 0 '' ''

# What changed, and why: a plan paired again under other offers, rules and limits.
cat >keep.csv <<'END'
person,name,level,kind,topic
ana@x.org,Ana,2,learn,SQL
bo@x.org,Bo,2,teach,SQL
cy@x.org,Cy,3,teach,SQL
dot@x.org,Dot,3,learn,SQL
END
$one -q keep.csv >first.csv
again() { # again WHAT WHY [OPTIONS...] <plan: what is said of ana, who met bo, with words in WHY
    what=$1 why=$2
    shift 2
    $one "$@" --keep first.csv >second.csv 2>err
    run "$what" sed -n 's/^ana.*,\(paired\|waiting\|gap\),"*\([^"]*\)"*,,$/\1: \2/p' second.csv
    is 0 "$why" ''
    run '... and stays said' sh -c "$one -q $* second.csv | sed '/,note,/d' >third; sed '/,note,/d' second.csv | cmp - third"
    is 0 '' ''
}
grep -v '^bo' keep.csv >less.csv
again 'the teacher is gone' 'paired: moved from bo@x.org (no longer offers it)' <less.csv
run '... counted' cat err
is 0 'pl-pair: 2 of 2 who asked can learn, and all of them do; no plan does better
pl-pair: 1 of 1 who offered teach; no plan does better
pl-pair: total fit 786, the best possible given what was kept
pl-pair: 1 meeting kept, 1 moved, 0 new, 0 no longer possible' ''
echo 'never ana@x.org bo@x.org' >r
again 'a new rule; whom it is about is not told' 'paired: moved from bo@x.org (a rule of the organiser)' -r r <keep.csv
echo 'limit teach 0 bo@x.org' >r
again 'a lower limit of the teacher' "paired: moved from bo@x.org (the teacher's limit is lower now)" -r r <keep.csv
echo 'limit learn 0 ana@x.org' >r
again 'a lower limit of the learner' "waiting: no longer possible: bo@x.org (the learner's limit is lower now); is limited to learn in no meeting" -r r <keep.csv
run 'who left is counted' sh -c "grep -v '^dot' keep.csv | $one --keep first.csv 2>&1 >rest.csv | tail -1"
is 0 'pl-pair: 1 meeting kept, 0 moved, 0 new, 0 no longer possible, 1 of people who left or ask no more' ''
sed '/^ana/s/paired/unbooked/' first.csv >unbooked.csv
run 'no time was found' sh -c "$one -q --retry unbooked.csv | grep -c '^ana.*cy@x.org.*moved from bo@x.org (no time was found)'"
is 0 1 ''

run 'nothing to change still leaves the figures' sh -c "$one -q --keep paired.csv plan.csv | grep -c -e 'can learn' -e 'best possible'"
is 0 2 ''

printf 'must level within 1\nmust line apart\nlimit learn 1 ana@x.org\n' >leaves.txt
awk 'NR == 1 { print $0 ",start"; next }
     /ana@x.org.*,SQL,/ { print $0 ",2026-12-08T18:00:00+00:00"; next }
     /ana@x.org.*,Excel,/ { print $0 ",2026-12-09T01:00:00+09:00"; next } { print $0 "," }' paired.csv >timed.csv
$one -q -r leaves.txt --keep timed.csv plan.csv >kept.csv
run 'under a lower limit the earliest meeting stays' outcome kept.csv
is 0 'ana@x.org SQL waiting 
ana@x.org Excel paired cy@x.org
di@x.org SQL gap 
di@x.org Chess gap 
eva@x.org SQL paired cy@x.org' ''

sed 's/$/,/; 1s/,$/,with/; 2s/,$/,cy@x.org/' plan.csv >pinned.csv
$one -q pinned.csv >out.csv
run 'a teacher filled in by hand is a pin' outcome out.csv
is 0 'ana@x.org SQL paired cy@x.org
ana@x.org Excel waiting 
di@x.org SQL gap 
di@x.org Chess gap 
eva@x.org SQL paired cy@x.org' ''

sed '7s/,$/,bo@x.org/' pinned.csv >bad.csv
run 'a pin that breaks a rule' $one bad.csv
is 1 '' "pl-pair: bad.csv:7: with 'bo@x.org' breaks a rule: level more than 1 apart (default rules:1)"

run 'a plan of another cycle cannot be kept' sh -c "sed s/2026-12/2026-11/ paired.csv >old.csv; $one --keep old.csv plan.csv"
is 1 '' "pl-pair: old.csv: is of cycle '2026-11', the plan of '2026-12'; give earlier cycles with --history"

# --- history ---

# Whom is there left to meet?
sed 's/^person/cycle,person/;2,$s/^/2026-11,/' keep.csv >then.csv
sed 's/2026-11/2026-12/' then.csv >now.csv
echo 'repeat never' >r
$one -q -r r then.csv >met.csv
run 'a pool that runs dry is warned of' sh -c "$one -q -r r --history met.csv now.csv >again.csv"
is 0 '' "pl-pair: with 'repeat never' the pool runs dry of ana@x.org (1 possible partner left), dot@x.org (1 possible partner left); 'repeat avoid' would let them meet again"
seq 4 | sed 's/.*/2026-12,e&@x.org,E&,2,teach,SQL/' >more
run 'with more than three left it is not' sh -c "cat now.csv more | $one -q -r r --history met.csv >again.csv"
is 0 '' ''
run 'nor where people may meet again' sh -c "echo repeat avoid 200 >r && $one -q -r r --history met.csv now.csv >again.csv"
is 0 '' ''
echo 'never Ana Berg bo@x.org' >r
run 'a name without quotes' sh -c "sed 's/,Ana,/,Ana Berg,/' keep.csv | $one -q -r r"
is 1 '' "pl-pair: r:1: 'Ana' is nobody in the plan; a name with a blank stands in quotes: \"Ana Berg\""

printf 'must level within 1\nmust line apart\nrepeat never\nprefer named 400\n' >never.txt
$one -q -r never.txt -H old.csv plan.csv >out.csv
run 'who met does not meet again' outcome out.csv
is 0 'ana@x.org SQL gap 
ana@x.org Excel gap 
di@x.org SQL gap 
di@x.org Chess gap 
eva@x.org SQL gap ' ''

printf 'cycle,person,kind,topic,text,session\n2026-11,ana@x.org,feedback,fit,not,%s\n' \
    "$(awk -F, '$2 == "ana@x.org" && $8 == "SQL" { print $12 }' old.csv)" >feedback.csv
$one -q -H old.csv -H feedback.csv plan.csv >out.csv
run 'feedback that it did not fit keeps two apart, whatever was named' outcome out.csv
is 0 'ana@x.org SQL paired cy@x.org
ana@x.org Excel waiting 
di@x.org SQL gap 
di@x.org Chess gap 
eva@x.org SQL paired cy@x.org' ''

# Two ask for the only seat; x, whose first wish it is, would fit better.
printf 'cycle,person,kind,topic,rank\n2026-12,%s\n' x@x.org,learn,SQL,1 >two.csv
printf '2026-12,%s\n' y@x.org,learn,SQL,2 t@x.org,teach,SQL, >>two.csv
before() { # before STATUS-OF-Y [FEEDBACK]: x has met somebody; y's meeting ended like this
    printf 'cycle,person,kind,topic,text,session,with,status\n'
    printf '2026-11,%s\n' x@x.org,learn,R,,s1,u@x.org,booked "y@x.org,learn,R,,s2,u@x.org,$1" ${2:+"y@x.org,feedback,met,$2,s2,,"}
}
seat() { $one -q --teach 1 "$@" two.csv | grep ',paired,' | cut -d, -f2; }
run 'the better fit' seat
is 0 x@x.org ''
before booked >both.csv
run '... also when both learned last time' seat -H both.csv
is 0 x@x.org ''
sed 's/s2,u@x.org,booked/,,waiting/' both.csv >left.csv
run 'who was left out last time goes first' seat -H left.csv
is 0 y@x.org ''
sed 's/^2026-11/2026-10/' left.csv >older.csv
run '... not in the cycle before' seat -H older.csv -H both.csv
is 0 x@x.org ''
before unbooked >unbooked.csv
run 'a meeting without a time was none' seat -H unbooked.csv
is 0 y@x.org ''
before booked no >missed.csv
run 'nor was one that did not take place' seat -H missed.csv
is 0 y@x.org ''
before booked yes >met.csv
run '... and one that did was one' seat -H met.csv
is 0 x@x.org ''
grep -v learn missed.csv >said.csv
run 'what was said may stand in a file of its own' seat -H both.csv -H said.csv
is 0 y@x.org ''
echo '2026-11,u@x.org,feedback,met,yes,s2,,' >>said.csv
run 'one who says that they met is believed' seat -H both.csv -H said.csv
is 0 x@x.org ''

run 'a cycle is not its own history' $one -H paired.csv plan.csv
is 1 '' "pl-pair: paired.csv: is of the same cycle '2026-12' as the plan; history is of cycles before, give this one with --keep"

run 'a history without sessions' sh -c "sed s/2026-12/2026-11/ plan.csv >bare.csv; $one -H bare.csv plan.csv"
is 1 '' "pl-pair: bare.csv:1: no column 'session'; pl-pair fills it"

sed 's/,paired,\(.*,bo@x.org,\)/,unbooked,\1/' paired.csv >unbooked.csv
$one -q --retry unbooked.csv >out.csv
run 'what could not be booked is tried with others' outcome out.csv
is 0 'ana@x.org SQL waiting 
ana@x.org Excel paired cy@x.org
di@x.org SQL gap 
di@x.org Chess gap 
eva@x.org SQL paired cy@x.org' ''

# --- groups ---

cat >crowd.csv <<'END'
person,kind,topic,free,tz
t1,teach,SQL,Mon 09:00-12:00,UTC
l1,learn,SQL,Mon 09:00-12:00,UTC
l2,learn,SQL,Mon 10:00-12:00,UTC
l3,learn,SQL,Mon 11:00-12:00,UTC
l4,learn,SQL,Mon 09:00-09:45,UTC
END
pl-pair -q --teach 1 --circle 0 crowd.csv >out.csv
run 'more ask than can be met one to one: those who share an hour meet as a group' outcome out.csv
is 0 'l1 SQL paired t1
l2 SQL paired t1
l3 SQL paired t1
l4 SQL waiting ' ''

pl-pair -q --teach 2 --circle 0 crowd.csv >out.csv
run 'a second meeting is for the one who shares none' outcome out.csv
is 0 'l1 SQL paired t1
l2 SQL paired t1
l3 SQL paired t1
l4 SQL paired t1' ''

run 'a kept group takes a new learner and keeps its id' sh -c "
pl-pair -q --teach 1 --circle 0 crowd.csv >kept.csv
{ cat crowd.csv; echo l5,learn,SQL,Mon 11:00-12:00,UTC; } | pl-pair -q --teach 1 --circle 0 --keep kept.csv |
    awk -F, '/learn/ && /paired/ { print \$6 }' | sort -u | wc -l"
is 0 1 ''

# --- rules ---

run 'what each rule costs' $one --check plan.csv
is 0 @tests/golden/check.txt ''

refused() { # refused WHAT RULES MESSAGE
    printf "$2" >r
    run "$1" $one -r r plan.csv
    is 1 '' "pl-pair: r:$3"
}
refused 'contradictory pins' 'pin ana@x.org SQL bo@x.org\npin ana@x.org SQL cy@x.org\n' \
    "2: 'pin ana@x.org SQL cy@x.org' and 'pin ana@x.org SQL bo@x.org' in line 1 pin one wish; keep one"
refused 'a pin against a must' 'must level within 1\npin di@x.org SQL bo@x.org\n' \
    "2: 'pin di@x.org SQL bo@x.org' breaks 'must level within 1' in line 1; take one out"
refused 'a limit below the pins' 'limit teach 0 bo@x.org\npin ana@x.org SQL bo@x.org\n' \
    "2: 'bo@x.org' is pinned to teach more meetings than the limit of 0 allows"
refused 'an unknown topic' 'pin ana@x.org SLQ bo@x.org\n' "1: ana@x.org does not ask for 'SLQ'; the nearest is 'SQL'"
refused 'an unknown person' 'never ana@x.og bo@x.org\n' \
    "1: 'ana@x.og' is nobody in the plan; the nearest is 'ana@x.org'"

printf '# nothing\n' >r
run 'a rules file without a rule' $one -r r plan.csv
is 1 '' 'pl-pair: r: holds no rule; leave --rules out for the default rules'

run 'a goal that is none' $one --goal best plan.csv
is 2 '' "pl-pair: --goal 'best' is neither coverage nor fit
try 'pl-pair --help'"

# --- against the referee ---

# --- shortages: what is said is true when it is done ---

cat >short.csv <<'END'
person,name,level,kind,topic
ana@x.org,Ana,2,learn,SQL
bo@x.org,Bo,2,learn,SQL
cy@x.org,Cy,2,learn,SQL
cy@x.org,Cy,2,learn,Python
di@x.org,Di,2,learn,Python
eve@x.org,Eve,2,teach,SQL
flo@x.org,Flo,2,teach,Python
gus@x.org,Gus,2,learn,Chess
END
count_learners() { # of a plan without commas in names or words of learn rows
    awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; next }
             $c["kind"] == "learn" && $c["session"] != "" && !seen[$c["person"]]++ { n++ }
             END { print n + 0 }' "$1"
}
$one -q --teach 1 short.csv >out.csv
grep 'note,shortage' out.csv >said
run 'a shortage says who wants what and what would help' cat said
is 0 ',,,note,shortage,,,,,,4 people want SQL or Python and nothing else they could have; the 2 people who could teach them have 2 meetings; one more person offering SQL would serve 1 more; one more meeting by Eve or Flo would serve 1 more,2,SQL;Python' ''
run 'two learn' count_learners out.csv
is 0 2 ''
{ cat short.csv; echo 'zoe@x.org,Zoe,2,teach,SQL'; } >more.csv
$one -q --teach 1 more.csv >out.csv
run 'one more with one more person' count_learners out.csv
is 0 3 ''
echo 'limit teach 2 flo@x.org' >limit.txt
$one -q --teach 1 --rules limit.txt short.csv >out.csv
run 'one more with one more meeting of either' count_learners out.csv
is 0 3 ''

if [ ! -e "$SHARED/referee/cohort.py" ] || ! python3 -c '' 2>/dev/null; then
    skip 'the referee finds nothing wrong' 'no referee here'
else
    for seed in 1 2 3 4 5 6; do
        python3 "$SHARED/referee/cohort.py" 400 $seed >c.csv
        $one -q c.csv >p.csv &&
            python3 "$SHARED/referee/check_plan.py" pair p.csv --group 1 >>said &&
            python3 "$SHARED/referee/check_plan.py" laws c.csv p.csv >>said || echo "seed $seed" >>wrong
    done
    [ ! -e wrong ]
    ok $? 'the referee finds nothing wrong with six cohorts of 400'
fi
if ! /usr/bin/python3 -c 'import scipy' 2>/dev/null || [ ! -e "$SHARED/referee/cohort.py" ]; then
    skip 'the optimum is that of linear programming' 'no referee or no python3-scipy here'
else
    for seed in 7 8 9; do
        python3 "$SHARED/referee/cohort.py" 200 $seed >c.csv
        $one -q c.csv >p.csv && pl-map -q --show pairs c.csv >pairs.csv &&
            /usr/bin/python3 "$SHARED/referee/check_plan.py" fit pairs.csv p.csv >>said || echo "seed $seed" >>worse
    done
    [ ! -e worse ]
    ok $? 'learners, teachers and fit are the optimum of a linear program on the pairs of pl-map'
fi
done_testing
