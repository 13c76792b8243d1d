#!/bin/sh
# pl-pair-rules.t - what a rule costs in people who cannot learn: what is said is true when it is
# done, that is when the rule is taken out and the same plan is paired again.
. "${0%/*}/tap.sh"

one='pl-pair -q --group 1 --circle 0'

# The figure of a note, by its name and what it speaks of; 0 when there is none. Only reasons hold
# commas here, so columns after `why` are counted from the end.
note() { # note FILE NAME ABOUT
    awk -F, -v name="$2" -v about="$3" '
        NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i - (at["why"] ? NF + 1 : 0); next }
        function cell(c) { return $(at[c] < 0 ? NF + 1 + at[c] : at[c]) }
        cell("kind") == "note" && cell("topic") == name && cell("text") == about { n = cell("value") }
        END { print n + 0 }' "$1"
}
# More who can learn when line N of the rules is taken out.
more_without() { # more_without LINE PLAN OPTIONS...
    line=$1 plan=$2
    shift 2
    sed "${line}d" rules.txt >fewer.txt
    echo 'prefer alone 1' >>fewer.txt
    pl-pair -q --circle 0 -r fewer.txt "$@" "$plan" >fewer.csv 2>>warnings
    echo $(($(note fewer.csv 'can learn' '') - $(note now.csv 'can learn' '')))
}

cat >plan.csv <<'END2'
cycle,person,name,level,unit,manager,free,tz,kind,topic
2026-12,ana@x.org,Ana,2,Sales,,Mon 09:00-12:00,UTC,learn,SQL
2026-12,bo@x.org,Bo,2,Sales,,Mon 09:00-12:00,UTC,learn,SQL
2026-12,cy@x.org,Cy,4,Sales,dot@x.org,Mon 09:00-12:00,UTC,teach,SQL
2026-12,cy@x.org,Cy,4,Sales,dot@x.org,Mon 09:00-12:00,UTC,teach,Chess
2026-12,dot@x.org,Dot,4,Sales,,Mon 09:00-12:00,UTC,learn,Chess
2026-12,eve@x.org,Eve,2,Sales,,Tue 09:00-12:00,UTC,teach,Excel
2026-12,flo@x.org,Flo,2,Sales,,Mon 09:00-12:00,UTC,learn,Excel
2026-12,gus@x.org,Gus,2,Sales,,Wed 09:00-12:00,UTC,learn,Python
2026-12,hal@x.org,Hal,2,Sales,,Wed 09:00-12:00,UTC,teach,Python
2026-12,ida@x.org,Ida,2,Sales,,Thu 09:00-12:00,UTC,learn,Rust
2026-12,jo@x.org,Jo,2,Sales,,Fri 09:00-12:00,UTC,teach,Rust
2026-12,kim@x.org,Kim,4,Sales,,Thu 09:00-12:00,UTC,teach,Rust
END2
cat >rules.txt <<'END2'
must level within 1
must line apart
must free overlaps 30
never gus@x.org hal@x.org
END2
$one -r rules.txt plan.csv >now.csv
why() { # why FILE: person and reason of learn rows
    sed -n 's/^2026-12,\([a-z]*\)@.*,learn,[A-Za-z]*,,,,,\([a-z]*\),"*\([^"]*\)"*,,$/\1 \2 \3/p' "$1"
}
run 'a wish that only rules forbid says which rule stands alone in the way' why now.csv
is 0 "ana gap 1 person offers it, who is not allowed: level more than 1 apart; without 'must level within 1' that person could teach it
bo gap 1 person offers it, who is not allowed: level more than 1 apart; without 'must level within 1' that person could teach it
dot gap 1 person offers it, who is not allowed: in one reporting line
flo gap 1 person offers it, who is not allowed: no common 30 minutes; with 30 minutes in common that person could teach it
gus gap 1 person offers it, who is not allowed: a rule of the organiser
ida gap 2 people offer it, none is allowed: no common 30 minutes (1), level more than 1 apart (1); with 30 minutes in common 1 of them could teach it" ''

run 'the notes say what each rule costs; of a never it is not told whom' grep 'note,rule' now.csv
is 0 '2026-12,,,,,,,,note,rule,,,,,,rule of this programme; 3 more could learn without it,3,must level within 1
2026-12,,,,,,,,note,rule,,,,,,rule of this programme; 1 more could learn without it,1,must line apart
2026-12,,,,,,,,note,rule,,,,,,rule of this programme; 2 more could learn without it,2,must free overlaps 30
2026-12,,,,,,,,note,rule,,,,,,rule of this programme; 1 more could learn without it,1,a rule of the organiser' ''
run 'what protects somebody is no remedy' grep 'note,remedy' now.csv
is 0 "2026-12,,,,,,,,note,remedy,,,,,,3 more could learn without 'must level within 1',3,must level within 1
2026-12,,,,,,,,note,remedy,,,,,,2 more could learn with 30 minutes in common,2,must free overlaps 30" ''
run 'and pl-report puts it among what to do next' sh -c "pl-report --text now.csv | grep -c 'more could learn'"
is 0 2 ''
run '--check says it beside the line' $one -r rules.txt --check plan.csv
is 0 '# rules.txt; 7 pairs of a wish and an offer on one topic
must level within 1                      # forbids 3 pairs; 3 more could learn without it
must line apart                          # forbids 1 pairs; 1 more could learn without it
must free overlaps 30                    # forbids 2 pairs; 2 more could learn without it
never gus@x.org hal@x.org                # forbids 1 pairs; 1 more could learn without it' ''

for line in 1 2 3 4; do more_without $line plan.csv --group 1; done >more
run 'and it is true: each line taken out, and paired again' cat more
is 0 '3
1
2
1' ''
run 'its own output: nothing changes' sh -c "$one -r rules.txt now.csv | cmp - now.csv"
is 0 '' ''

# --- two lines on one pair: neither alone is the remedy ---

{ cat rules.txt; echo 'never gus@x.org hal@x.org jo@x.org'; } >twice.txt
$one -r twice.txt plan.csv >now.csv
run 'what two lines forbid, neither allows by going' grep 'rule of the organiser$' now.csv
is 0 '2026-12,,,,,,,,note,rule,,,,,,rule of this programme,,a rule of the organiser
2026-12,,,,,,,,note,rule,,,,,,rule of this programme,,a rule of the organiser' ''

# --- a shortage that a rule makes ---

cat >short.csv <<'END2'
person,name,level,kind,topic
ana@x.org,Ana,2,learn,SQL
bo@x.org,Bo,2,learn,SQL
cy@x.org,Cy,2,learn,SQL
dot@x.org,Dot,2,teach,SQL
eve@x.org,Eve,4,teach,SQL
END2
printf 'must level within 1\n' >rules.txt
$one --teach 1 -r rules.txt short.csv >now.csv
run 'a shortage says what a rule less would serve' sh -c "grep 'note,shortage' now.csv; grep -c '^.o@.*waiting' now.csv"
is 0 ",,,note,shortage,,,,,,3 people want SQL and nothing else they could have; the only person who could teach it has 1 meeting; one more person offering SQL would serve 1 more; 1 more could learn without 'must level within 1'; one more meeting by Dot would serve 1 more,2,SQL
1"
more_without 1 short.csv --group 1 --teach 1 >more
run 'and it is true' cat more
is 0 1 ''
pl-pair -q --group 2 --teach 1 --circle 0 -r rules.txt short.csv >now.csv
run 'in groups too, where one more meeting by one teacher serves several' sh -c "grep 'note,shortage' now.csv"
is 0 ",,,note,shortage,,,,,,3 people want SQL and nothing else they could have; the only person who could teach it has 1 meeting with 2 seats; one more person offering SQL would serve up to 1 more; up to 1 more could learn without 'must level within 1'; one more meeting by Dot would serve up to 1 more,1,SQL" ''

# --- who has met ---

cat >old.csv <<'END2'
cycle,person,kind,topic,session,with,status,format
2026-11,ana@x.org,learn,SQL,s1,bo@x.org,paired,one-to-one
2026-11,bo@x.org,teach,SQL,,,teaching,
END2
printf 'cycle,person,kind,topic\n2026-12,ana@x.org,learn,SQL\n2026-12,bo@x.org,teach,SQL\n' >new.csv
printf 'repeat never\n' >rules.txt
$one -r rules.txt -H old.csv new.csv >now.csv
run 'who has met: the remedy is said' sh -c "grep -c \"without 'repeat never' that person could teach it\" now.csv; grep 'note,remedy' now.csv"
is 0 "1
2026-12,,note,remedy,,,,,,1 more could learn without 'repeat never',1,repeat never"
more_without 1 new.csv --group 1 -H old.csv >more
run 'and it is true of meeting again' cat more
is 0 1 ''
printf 'repeat never\nnever ana@x.org bo@x.org\n' >rules.txt
$one -r rules.txt -H old.csv new.csv >now.csv
run 'who has met and must never: neither line alone' sh -c 'grep -c note,remedy now.csv'
is 1 0 ''

# --- many cohorts, scarce teachers, every line ---

cohorts=${PL_LONG:+40}
printf 'must level within 1\nmust line apart\nmust free overlaps 30\nmust site same\n' >rules.txt
said=0
: >false
for seed in $(seq 1 "${cohorts:-8}"); do
    "$BIN/tests/cohort" 80 "$seed" | awk -v seed="$seed" 'BEGIN { srand(seed) } !/,teach,/ || rand() < .4' >c.csv
    group=$((seed % 2 * 2 + 1))
    pl-pair -q --circle 0 --group $group -r rules.txt c.csv >now.csv 2>>warnings || echo "seed $seed" >>false
    for line in 1 2 3 4; do
        rule=$(sed -n "${line}p" rules.txt)
        is=$(note now.csv rule "$rule")
        said=$((said + is))
        [ "$is" -eq "$(more_without $line c.csv --group $group)" ] || echo "seed $seed: $rule" >>false
    done
done
[ "$said" -gt 20 ]
ok $? 'in cohorts with few teachers rules cost some their learning'
run 'and each line taken out, as many more can learn as was said' cat false
is 0 '' ''

# --- without a plan ---

run 'typed alone: the defaults, as a rules file' pl-pair --check </dev/null
is 0 '*' ''
cp "$T/out" defaults.txt
run 'which is one' sh -c "pl-pair -q -r defaults.txt plan.csv >a; pl-pair -q plan.csv | sed 's/default rule/rule of this programme/' | cmp a -"
is 0 '' ''
run 'but a pipe that brings nothing is a failure' sh -c 'true | pl-pair --check'
is 1 '' 'pl-pair: standard input: is empty: a table begins with a line of column names (did the program before fail?)'
done_testing
