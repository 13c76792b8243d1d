#!/bin/sh
# pl-pair-circle.t - circles in the plan: who sits, who facilitates, who goes on, who waits.
. "${0%/*}/tap.sh"

# Twelve people of four units and two organisations, who ask what nobody offers.
people() { # people COUNT
    echo 'cycle,person,name,level,unit,org,manager,tz,free,max_learn,kind,topic,status'
    awk -v n="$1" 'BEGIN { for (i = 1; i <= n; i++)
        printf "2026-12,p%02d@x.org,P%02d,3,U%d,O%d,,,,,learn,Chess,asked\n", i, i, i % 4, i % 2 }'
}

seats() { # seats FILE: rows and session of each circle, its facilitator, and how rows ended
    awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; next }
             $c["kind"] == "learn" { n[$c["status"] " " $c["format"] " " $c["with"]]++ }
             END { for (k in n) print n[k], k }' "$1" | sort
}

fates() { # fates FILE: facilitators, with their status and why
    awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; next }
             $c["kind"] == "facilitate" { print $c["person"], $c["status"], $c["why"] }' "$1"
}

people 12 >plan.csv
cat >>plan.csv <<'END'
2026-12,fay@x.org,Fay,5,Board,O1,,,,,facilitate,,offered
2026-12,gus@x.org,Gus,5,U1,O1,,,,,facilitate,,offered
2026-12,hal@x.org,Hal,5,U1,O1,,,,,facilitate,,offered
END
run 'twelve people sit in two circles' pl-pair -o out.csv plan.csv
is 0 '' 'pl-pair: 12 of 12 who asked learn, 12 of them in a circle only; nobody more can learn from a teacher
pl-pair: 0 of 0 who offered teach; no plan does better
pl-pair: total fit 0, the best possible
pl-pair: 2 circles for 12 people'
run 'of six, each with a facilitator' seats out.csv
is 0 '6 paired circle fay@x.org
6 paired circle gus@x.org' ''
run 'one is not needed' fates out.csv
is 0 'fay@x.org facilitating facilitates 1 circle
gus@x.org facilitating facilitates 1 circle
hal@x.org spare not needed this time' ''
grep -q '"a circle of 6 who share the question, from 4 units and 2 organisations; facilitated by Fay, of another unit"' out.csv
ok $? 'the reason says what the circle is'
pl-pair -q -o again.csv out.csv && cmp -s out.csv again.csv
ok $? 'its own output: nothing changes'

pl-pair -q --facilitate 2 -o two.csv plan.csv
run 'a facilitator may have two' seats two.csv
is 0 '12 paired circle fay@x.org' ''
pl-pair -q --circle 0 -o none.csv plan.csv
run 'no circles' seats none.csv
is 0 '12 gap  ' ''

# --- who may ---

people 12 | sed 's/^\(2026-12,p0[1-6]@x.org,P0.\),3/\1,7/' >levels.csv
pl-pair -q -o out2.csv levels.csv
run 'levels too far apart are two circles' awk -F, '$5 ~ /U/ { print $4, $0 ~ /circle of 6/ }' out2.csv
is 0 '7 1
7 1
7 1
7 1
7 1
7 1
3 1
3 1
3 1
3 1
3 1
3 1' ''

people 6 | sed 's/^\(2026-12,p01.*\),,,,,learn/\1,p02@x.org,,,,learn/' >line.csv
run 'a manager and a report: five sit, the sixth waits' pl-pair -o out3.csv line.csv
is 0 '' '*'
run '... for four' awk -F, '/gap/ { print $0 ~ /nobody offers it; 4 more people are needed for a circle/ }' out3.csv
is 0 1 ''

people 5 >boss.csv
sed 's/^\(2026-12,p01.*\),,,,,learn/\1,fay@x.org,,,,learn/' boss.csv >boss1.csv
echo '2026-12,fay@x.org,Fay,5,Board,O1,,,,,facilitate,,offered' >>boss1.csv
pl-pair -q -o out4.csv boss1.csv
run "no member's manager facilitates" seats out4.csv
is 0 '5 paired circle ' ''
grep -q 'no facilitator yet' out4.csv
ok $? '... and the reason says so'

windows() { # windows FIRST OTHERS: when the first and the others are free
    people 5 | awk -F, -v OFS=, -v a="$1" -v b="$2" 'NR > 1 { $8 = "Europe/Berlin"; $9 = NR == 2 ? a : b } { print }'
}
windows 'Mon 09:00-10:00' 'Mon 09:00-12:00' >hour.csv
pl-pair -q -o out5.csv hour.csv
run 'an hour is too short for a circle' seats out5.csv
is 0 '5 gap  ' ''
run '... and the reason says so' awk -F, '/no 90 minutes free for a circle/ { print $2 }' out5.csv
is 0 p01@x.org ''
windows 'Sun 23:00-24:00;Mon 00:00-00:30' 'Sun 20:00-24:00;Mon 00:00-08:00' >night.csv
pl-pair -q -o out6.csv night.csv
run 'ninety minutes round the end of the week' seats out6.csv
is 0 '5 paired circle ' ''
windows 'Mon 09:00-12:00' 'Tue 09:00-12:00' >days.csv
pl-pair -q -o out7.csv days.csv
grep -c '1 more person is needed' out7.csv >count
run 'four who share a window need one more' cat count
is 0 4 ''

windows 'Mon 09:00-11:00' 'Mon 09:00-11:00' >two.csv
echo 'must free overlaps 180' >long
pl-pair -q -r long -o out9.csv two.csv
run 'a rule that asks for more time than a circle holds in it too' seats out9.csv
is 0 '5 gap  ' ''
echo 'must org differs' >orgs
pl-pair -q -r orgs -o out10.csv plan.csv
run 'differs does not: circles are mixed' seats out10.csv
is 0 '6 paired circle fay@x.org
6 paired circle gus@x.org' ''

# --- limits ---

{
    people 5 | sed '2s/,,learn/,1,learn/'
    echo '2026-12,p01@x.org,P01,3,U1,O1,,,,1,learn,SQL,asked'
    echo '2026-12,t@x.org,T,3,U9,O1,,,,,teach,SQL,offered'
} >limit.csv
pl-pair -q -o out8.csv limit.csv
run 'a meeting with a teacher uses up the limit' seats out8.csv
is 0 '1 paired one-to-one t@x.org
5 gap  ' ''

# --- going on ---

sed '/p03@/d' out.csv >left.csv
pl-pair -q -o stayed.csv left.csv
run 'who stays keeps the circle when one leaves' seats stayed.csv
is 0 '5 paired circle fay@x.org
6 paired circle gus@x.org' ''
sed 's/^2026-12/2027-01/; /p03@/d' plan.csv >next.csv
pl-pair -q -H out.csv -o went_on.csv next.csv
run 'circles go on in the next cycle' seats went_on.csv
is 0 '5 paired circle fay@x.org
6 paired circle gus@x.org' ''
column() { awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; next } $c["kind"] == "learn" { print $c["person"], $c["session"] }' "$1"; }
column out.csv | grep -v p03@ >before
column went_on.csv >after
cmp -s before after
ok $? '... and keep their ids'
pl-pair -q --fresh -H out.csv -o fresh.csv next.csv
column fresh.csv | grep -c ' 2027-01-' >count
run '... unless told otherwise' cat count
is 0 11 ''
{ echo 'never p01@x.org p02@x.org' && echo 'must level within 1'; } >rules
run 'two who must never meet' pl-pair -q -r rules -o apart.csv out.csv
is 0 '' ''
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i } $c["person"] ~ /p0[12]@/ { print $c["session"] }' apart.csv | sort -u | wc -l | tr -d ' ' >count
run '... are in one circle no more' cat count
is 0 2 ''

done_testing
