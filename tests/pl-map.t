#!/bin/sh
# pl-map.t - joining wishes with offers: what is reached, what is a gap, who was named; the views;
# and every message about rules.
. "${0%/*}/tap.sh"

cat >plan.csv <<'END'
person,name,level,unit,site,manager,free,tz,kind,topic,rank,from,status
ana@x.org,Ana Ruiz,2,Sales,Leeds,cy@x.org,Mon 09:00-12:00,Europe/London,learn,SQL,1,Bo Beck,asked
ana@x.org,Ana Ruiz,2,Sales,Leeds,cy@x.org,Mon 09:00-12:00,Europe/London,learn,Excel,2,,asked
ana@x.org,Ana Ruiz,2,Sales,Leeds,cy@x.org,Mon 09:00-12:00,Europe/London,learn,Rust,3,,asked
bo@x.org,Bo Beck,3,Finance,Leeds,,,Europe/London,teach,SQL,4,,offered
bo@x.org,Bo Beck,3,Finance,Leeds,,,Europe/London,learn,Rust,1,Dee,asked
cy@x.org,Cy Day,3,Sales,York,,,Europe/London,teach,Excel,,,offered
cy@x.org,Cy Day,3,Sales,York,,,Europe/London,teach,SQL,5,,offered
dee@x.org,Dee,5,Sales,York,,,Europe/London,absent,,,,
eve@x.org,Eve Moss,1,Sales,York,,Tue 09:00-09:20,Europe/Berlin,learn,SQL,,"Nobody Known;Bo Beck",asked
eve@x.org,Eve Moss,1,Sales,York,,Tue 09:00-09:20,Europe/Berlin,teach,Knitting,,,offered
fay@x.org,Fay,9,Sales,York,,,Europe/London,teach,Excel,,,offered
END

run 'the plan' pl-map plan.csv
is 0 @tests/golden/map-plan.csv @tests/golden/map-plan.err
cp "$T/out" map.csv
run 'its own output again: nothing changes' pl-map -q map.csv
is 0 @tests/golden/map-plan.csv "pl-map: map.csv:10: 'Nobody Known' in 'from' is nobody in the plan"
run 'topics, of a plan whose oddities were said before' pl-map -q --show topics map.csv
is 0 @tests/golden/map-topics.csv ''
run 'topics with other limits' pl-map -q --show topics --teach 1 --group 1 map.csv
is 0 '*' '*'
grep -q '^SQL,2,1,1,2,1,2,0,,1$' "$T/out"
ok $? '... have other seats'
run 'people' pl-map -q --show people map.csv
is 0 @tests/golden/map-people.csv '*'
run 'units' pl-map -q --show units map.csv
is 0 @tests/golden/map-units.csv '*'
run 'pairs' pl-map -q --show pairs map.csv
is 0 @tests/golden/map-pairs.csv '*'
run 'pairs, as tabs' pl-map -q --tsv --show pairs map.csv
is 0 "$(tr , '\t' <"$ROOT/tests/golden/map-pairs.csv")" '*'
run 'a graph' pl-map -q --show graph map.csv
is 0 @tests/golden/map-graph.dot '*'
cp "$T/out" graph.dot
run 'a view that is none' pl-map --show topic map.csv
is 2 '' "pl-map: --show 'topic' is not a view; say topics, people, units, pairs or graph
try 'pl-map --help'"

cat >met.csv <<'END'
person,name,kind,topic,status,session,format,with
a,Ana,learn,x,paired,s1,one-to-one,b
b,Bo,teach,x,teaching,,,
b,Bo,learn,y,booked,s2,circle,
c,Cy,learn,y,booked,s2,circle,
c,Cy,learn,x,waiting,,,
d,Dee,learn,y,gap,,,
END
run 'a graph of what was chosen' pl-map -q --show graph met.csv
is 0 @tests/golden/map-met.dot ''
cp "$T/out" met.dot

# --- the graph through graphviz ----------------------------------------------------------------

{
    echo 'person,unit,kind,topic'
    for i in $(seq 1 70); do
        echo "p$i,\"unit \"\"$((i % 50))\"\"\\\",learn,a"
        echo "p$i,\"unit \"\"$((i % 50))\"\"\\\",teach,b$((i % 3))"
    done
    echo 'q,q,teach,a'
} >large.csv
pl-map -q --show graph large.csv >large.dot 2>err
ok $? 'more than 60 people: a graph of units'
[ "$(grep -c '^  u[0-9]* \[' large.dot)" -eq 41 ]
ok $? '... 40 of them and the others together'
if command -v dot >/dev/null; then
    for g in graph met large; do
        run "dot draws $g" dot -Tsvg -o $g.svg $g.dot
        is 0 '' ''
        grep -q '</svg>' $g.svg
        ok $? "... $g.svg is whole"
    done
    grep -q 'unit &quot;1&quot;\\' large.svg
    ok $? 'quotes and backslashes of names arrive'
else
    skip 'dot draws the graphs' 'no dot'
fi

# --- what stays --------------------------------------------------------------------------------

cat >later.csv <<'END'
person,kind,topic,rank,reach,session,status,why
a,learn,x,1,9,s1,booked,kept as it is
b,learn,x,1,9,,waiting,kept as it is
c,learn,y,1,9,,gap,kept as it is
d,learn,x,1,,,asked,
e,teach,x,,9,,teaching,kept as it is
f,teach,x,,,,offered,
END
run 'what later tools decided stays' pl-map -q later.csv
is 0 "person,kind,topic,rank,reach,session,status,why,text,value
a,learn,x,1,2,s1,booked,kept as it is,,
b,learn,x,1,2,,waiting,kept as it is,,
c,learn,y,1,0,,gap,kept as it is,,
d,learn,x,1,2,,open,2 people could teach it,,
e,teach,x,,3,,teaching,kept as it is,,
f,teach,x,,3,,open,3 people could learn it,,
,note,gap,,,,,1 person asks for 'y' and nobody offers it,y,1" ''

run 'an offer that came later fills a gap' pl-map -q - <<'END'
person,kind,topic,status,why
a,learn,x,gap,nobody offers it
b,teach,x,offered,
END
is 0 'person,kind,topic,status,why,reach
a,learn,x,open,1 person could teach it,1
b,teach,x,open,1 person could learn it,1' ''

# --- merging -----------------------------------------------------------------------------------

printf 'person,kind,topic,colour\na,learn,x,red\n' >one.csv
printf 'person\tlanguage\tkind\ttopic\nb\tde\tteach\tx\n' >two.tsv
run 'two plans are one' pl-map -q one.csv two.tsv
is 0 'person,kind,topic,colour,language,reach,status,why
a,learn,x,red,,1,open,1 person could teach it
b,teach,x,,de,1,open,1 person could learn it' ''
printf 'person,kind,topic\na,learn,x\n' >three.csv
run 'the same wish in two plans' pl-map -q one.csv three.csv
is 1 '' "pl-map: three.csv:2: a has 'x' as learn twice, also in line 2 of one.csv; remove one"
run 'a plan without rows' pl-map /dev/stdin <<'END'
person,kind,topic
END
is 0 'person,kind,topic,reach,status,why' 'pl-map: 0 of 0 wishes can be served by somebody, those of 0 of 0 learners; 0 of 0 offers are asked for'
for v in topics people units pairs graph; do
    printf 'person,kind,topic\n' | pl-map --show $v >out 2>err
    ok $? "... has $v too"
done

# --- rules -------------------------------------------------------------------------------------

# says RULES MESSAGE: a rules file that is refused, with the message behind "rules:"
says() {
    printf '%s\n' "$1" >rules
    run "rules: $(tail -1 rules)" pl-map -r rules plan.csv
    is 1 '' "pl-map: rules:$2"
}
says 'musst level within 1' "1: 'musst' is not a rule; say must, prefer, order, repeat, never, pin or limit; the nearest is 'must'"
says 'must level' "1: a word is missing after 'level'; say a column, a test, and what the test needs, like level within 1"
says 'must level withn 1' "1: 'withn' is not a test; say within N, apart, overlaps MINUTES, differs, same or shares; the nearest is 'within'"
says 'must level within' "1: a word is missing after 'within'; say within 1"
says 'must level within one' "1: within 'one' is not a whole number from 0 to 1000000"
says 'must level within 1 100' "1: '100' is one word too many; say must, a column and a test, without a weight"
says 'must level apart' "1: 'apart' and 'line' go together; say line apart"
says 'must line differs' "1: 'apart' and 'line' go together; say line apart"
says 'must free differs' "1: 'overlaps' and 'free' go together; say free overlaps 30"
says 'must named' "1: 'named' can be preferred, not demanded; say prefer named 100"
says 'prefer unit differs' "1: a word is missing after 'differs'; say prefer, what is preferred, and a weight, like prefer unit differs 100"
says 'prefer unit differs -5' "1: weight '-5' is not a whole number from 0 to 1000000"
says 'prefer unti differs 5' "1: 'unti' is no column of the plan; the nearest is 'unit'"
says 'prefer topic same 5' "1: 'topic' is a column of answers, not of people"
says 'order level a b' "1: a '<' is missing before 'b'; say order level junior < senior < lead"
says 'order level a <' "1: nothing follows the last '<'; say order level junior < senior < lead"
says 'order level a' "1: an order has two values or more; say order level junior < senior < lead"
says 'order level a < b <' "1: nothing follows the last '<'; say order level junior < senior < lead"
says 'order levle a < b' "1: 'levle' is no column of the plan; the nearest is 'level'"
says 'repeat often' "1: 'often' is not never, avoid or prefer"
says 'repeat avoid' "1: a word is missing after 'avoid'; say repeat never, repeat avoid 200 or repeat prefer 100"
says 'never ana@x.org' "1: a word is missing after 'ana@x.org'; say never ana@example.org bo@example.org"
says 'never ana@x.org bob@x.org' "1: 'bob@x.org' is nobody in the plan; the nearest is 'bo@x.org'"
says 'never ana@x.org "Ana Ruiz"' "1: 'ana@x.org' and 'Ana Ruiz' are the same person"
says 'limit teach 3' "1: a word is missing after '3'; say limit teach 3 ana@example.org"
says 'limit given 3 ana@x.org' "1: 'given' is not learn or teach"
says 'limit teach 3 ana@x.org
limit teach 2 "Ana Ruiz"' "2: Ana Ruiz was limited to 3 in line 1; keep one"
says 'pin ana@x.org SQL' "1: a word is missing after 'SQL'; say pin LEARNER TOPIC TEACHER, a topic of several words in quotes"
says 'pin ana@x.org sqll bo@x.org' "1: ana@x.org does not ask for 'sqll'; the nearest is 'SQL'"
says 'pin ana@x.org Rust bo@x.org' "1: bo@x.org does not offer 'Rust'"
says 'must line apart
pin ana@x.org SQL cy@x.org' "2: 'pin ana@x.org SQL cy@x.org' breaks 'must line apart' in line 1; take one out"
says 'never ana@x.org bo@x.org
pin ana@x.org SQL bo@x.org' "2: 'pin ana@x.org SQL bo@x.org' breaks 'never ana@x.org bo@x.org' in line 1; take one out"
says 'pin ana@x.org SQL bo@x.org
pin ana@x.org SQL cy@x.org' "2: 'pin ana@x.org SQL cy@x.org' and 'pin ana@x.org SQL bo@x.org' in line 1 pin one wish; keep one"
says '
must level within 1   # here
must level within 2' "3: 'must level within 2' was said before in line 2 as 'must level within 1'; keep one"
says 'pin "ana@x.org SQL' '1: a quote is opened and not closed'
{
    echo person,kind,topic,words
    seq 5000 | sed 's/.*/p&,learn,x,w&/'
} >many.csv
echo 'must words shares' >rules
run 'rules: lists of too many words' pl-map -q -r rules many.csv
is 1 '' "pl-map: rules:1: column 'words' has more than 4096 different words; 'shares' is for lists of few"
printf 'person,kind,topic,words\na,learn,x,u\na,teach,y,v\n' >two.csv
run 'a column of its own that disagrees' pl-map -q -r rules two.csv
is 1 '' "pl-map: two.csv:3: words of a is 'v' here and 'u' in line 2 of two.csv; make them agree"
printf 'must unit differs # \377\n' >rules
run 'rules: a byte that is no text' pl-map -r rules plan.csv
is 1 '' 'pl-map: rules:1: a letter that is not stored as UTF-8; save the file as UTF-8 text'
run 'rules: no such file' pl-map -r nowhere plan.csv
is 1 '' 'pl-map: nowhere: cannot read the rules: No such file or directory'
: >rules
run 'rules: a file without a rule would forbid nothing' pl-map -q -r rules --show pairs one.csv two.tsv
is 1 '' 'pl-map: rules: holds no rule; leave --rules out for the default rules'

sed -n '/^.Bd -literal/,/^.Ed/p' "$ROOT/man/pl-rules.5" | sed '/^.Ed/q' | grep -v '^\.' >rules
pl-map -q --show pairs map.csv >pairs.csv 2>err
run 'the defaults are those of pl-rules(5)' pl-map -q -r rules --show pairs map.csv
is 0 "$(cat pairs.csv)" '*'
[ "$(wc -l <rules)" -eq 9 ]
ok $? '... all nine'

# --- values that cannot be compared ------------------------------------------------------------

printf 'person,level,kind,topic\na,junior,learn,x\nb,boss,teach,x\n' >words.csv
run 'levels in words pass the default rule' pl-map -q words.csv
is 0 '*' "pl-map: words.csv:2: level 'junior' is no number, and no 'order' puts the words in order: 2 people pass the level rule"
echo 'must level within 1' >rules
run '... and not a rule somebody wrote' pl-map -q -r rules words.csv
is 1 '' "pl-map: words.csv:2: level 'junior' is not a whole number; put the words in order in rules, like order level junior < senior"
echo 'order level junior < senior < boss' >>rules
run '... unless it says their order' pl-map -q -r rules words.csv
is 0 'person,level,kind,topic,reach,status,why
a,junior,learn,x,0,gap,"1 person offers it, none for you: level more than 1 apart"
b,boss,teach,x,0,idle,"1 person asks for it, the rules allow none"' ''
printf 'must level within 1\norder level junior < senior\n' >rules
run 'a level that is not in the order' pl-map -q -r rules words.csv
is 1 '' "pl-map: words.csv:3: level 'boss' is not in the order of rules:2; add it there"

printf 'person,manager,kind,topic\na,b,learn,x\nb,a,teach,x\nc,lost,teach,x\n' >circle.csv
run 'managers in a circle, and one who is nowhere' pl-map -q circle.csv
is 0 'person,manager,kind,topic,reach,status,why
a,b,learn,x,1,open,1 person could teach it
b,a,teach,x,0,idle,"1 person asks for it, the rules allow none"
c,lost,teach,x,1,open,1 person could learn it' "pl-map: circle.csv:2: a is above themself: manager by manager the line comes back through b; all on the way count as one line
pl-map: circle.csv:4: manager 'lost' of c is not in the plan; who is above is not known"

{
    echo person,manager,kind,topic
    for i in 1 2 3 4 5; do
        printf 'a%s,b%s,learn,x\nb%s,a%s,teach,x\nc%s,lost%s,teach,x\n' $i $i $i $i $i $i
    done
} >circles.csv
pl-map -q circles.csv >out 2>err
tail -4 err >last
run 'of many such managers only some are named' cat last
is 0 "pl-map: circles.csv:4: manager 'lost1' of c1 is not in the plan; who is above is not known
pl-map: circles.csv:7: manager 'lost2' of c2 is not in the plan; who is above is not known
pl-map: circles.csv:10: manager 'lost3' of c3 is not in the plan; who is above is not known
pl-map: and 2 more managers who are not in the plan" ''
grep -q '^pl-map: and 2 more circles of managers$' err
ok $? '... nor of circles'

printf 'person,tz,free,kind,topic\na,Europe/Berlin,,learn,x\nb,Europe/Berlni,,teach,x\n' >zone.csv
run 'a zone that is none' pl-map -q zone.csv
is 1 '' "pl-map: zone.csv:3: tz 'Europe/Berlni' is not a time zone; the nearest is 'Europe/Berlin'"
printf 'person,tz,free,kind,topic\na,Europe/Berlin,,learn,x\nb,,,teach,x\n' >zone.csv
run 'a zone missing beside others' pl-map -q zone.csv
is 1 '' "pl-map: zone.csv:3: b has no time zone and others have; fill 'tz', or name one for all who have none with pl-survey --zone"
printf 'person,free,kind,topic\na,,learn,x\nb,Mon 09:00-10:00,teach,x\n' >zone.csv
run 'windows without any zone' pl-map -q zone.csv
is 1 '' 'pl-map: zone.csv:3: b has free windows and nobody has a time zone; name one with pl-survey --zone'
printf 'person,tz,free,kind,topic\na,UTC,Mon 10:00-09:00,learn,x\n' >zone.csv
run 'a window that ends before it starts' pl-map -q zone.csv
is 1 '' "pl-map: zone.csv:2: free 'Mon 10:00-09:00' ends before it starts"
run 'hours that are none' pl-map --hours 9-5 plan.csv
is 2 '' '*'

# --- summer time -------------------------------------------------------------------------------

cat >summer.csv <<'END'
person,tz,free,kind,topic
a,Europe/London,Mon 09:00-09:30,learn,x
b,America/New_York,Mon 04:00-04:30,teach,x
END
run 'in standard time they can meet' pl-map -q --show pairs summer.csv
is 0 '*' '*'
[ "$(wc -l <"$T/out")" -eq 2 ]
ok $? '... five hours apart'
run 'in a week of March they cannot' pl-map -q --week 2026-03-11 --show pairs summer.csv
is 0 'learner,topic,teacher,fit,why' ''

# --- cohorts -----------------------------------------------------------------------------------

PATH=$BIN/tests:$PATH
if command -v cohort >/dev/null; then
    cohort 300 7 naughty=1 odd=1 shuffle=1 named=60 gaps=3 >cohort.csv
    pl-map -q cohort.csv >mapped.csv 2>err
    ok $? 'hostile names, columns of others, rows in no order'
    pl-map -q mapped.csv 2>err | cmp -s - mapped.csv
    ok $? '... mapped again it is the same'
    for v in topics people units pairs graph; do
        pl-map -q --show $v cohort.csv >a 2>err && pl-map -q --show $v mapped.csv >b 2>err && cmp -s a b
        ok $? "... and so are $v"
    done
    if command -v dot >/dev/null; then
        run '... which dot draws' dot -Tsvg -o hostile.svg b
        is 0 '' ''
    else
        skip '... which dot draws' 'no dot'
    fi
    # The columns are looked up by name: pl-map and pl-pair add theirs in another order.
    for s in 1 2 3; do
        cohort 120 $s named=60 >cohort.csv
        pl-pair -q --tsv cohort.csv >without.tsv 2>err
        pl-map -q --tsv cohort.csv 2>err | pl-pair -q >with.tsv 2>err
        for f in with without; do
            awk -F'\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
                     $at["kind"] == "learn" { print $at["person"], $at["topic"], $at["from"], $at["session"], $at["with"], $at["fit"] }' $f.tsv >$f
        done
        cmp -s with without
        ok $? "pl-pair decides the same with and without pl-map, seed $s"
    done
else
    skip 'cohorts' 'no generator of cohorts'
fi

# --- the referee -------------------------------------------------------------------------------

if [ -d "$SHARED/referee" ] && /usr/bin/python3 -c 'import scipy' 2>/dev/null; then
    for seed in 1 2 3 4 5 6; do
        n=$((seed * 20))
        /usr/bin/python3 "$SHARED/referee/cohort.py" $n $seed --named 0.3 >cohort.csv
        pl-map -q cohort.csv >mapped.csv 2>err
        run "laws of the plan, cohort of $n" /usr/bin/python3 "$SHARED/referee/check_plan.py" laws cohort.csv mapped.csv
        is 0 '*' ''
        pl-map -q mapped.csv 2>err | cmp -s - mapped.csv
        ok $? '... mapped again it is the same'
        pl-pair -q --group 1 --circle 0 mapped.csv >paired.csv 2>err
        pl-map -q --show pairs cohort.csv >pairs.csv 2>err
        run '... and no choice of its pairs is better than pl-pair' /usr/bin/python3 "$SHARED/referee/check_plan.py" fit pairs.csv paired.csv
        is 0 '*' ''
    done
else
    skip 'the referee' 'no ../shared or no scipy'
fi
printf '"\357\273\277x",person,kind,topic\n1,a,learn,b\n' | pl-map -q >marked.csv
run 'a first column whose name begins with a byte order mark keeps it' sh -c 'pl-map -q marked.csv | cmp - marked.csv; cut -c2-5 marked.csv | head -1'
is 0 "$(printf '\357\273\277x')" ''
done_testing
