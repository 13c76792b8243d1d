#!/bin/sh
# year.t - the programme as a cycle: the README's year on the example company, command by command,
# and the recipes of peer-learning(7), each as it stands there.
. "${0%/*}/tap.sh"
PATH=$BIN/tests:$PATH
page=$T/page # in which people will be replaced
cp "$ROOT/man/peer-learning.7" "$page"

has() { # has WHAT FILE WORDS: a line of the file is that
    grep -q -x -F -e "$3" "$2"
    ok $? "$1"
}
none_of() { # none_of WHAT FOUND LOOKED_AT: nothing was found among something
    [ ! -s "$2" ] || head -5 "$2" | sed 's/^/# /'
    [ ! -s "$2" ] && [ "$(wc -l <"$3")" -gt 9 ]
    ok $? "$1"
}
recipe() { # recipe HEADING N: the N-th block under it
    awk -v heading="$1" -v wanted="$2" '
        /^\.S[sh]/ { here = substr($0, 5) == heading }
        /^\.Ed/ { on = 0 }
        here && on && n == wanted
        here && /^\.Bd/ { on = 1; n++ }' "$page" | sed 's/\\&//; s/\\e/\\/g'
}
follow() { # follow HEADING [N]
    recipe "$1" "${2:-1}" >recipe
    [ -s recipe ] || echo exit 9 >recipe
    run "recipe '$1'${2:+, block $2}" sh -e recipe
}
# Learn rows: who, about what, where it happens, with whom, when.
meetings() { columns "$1" kind status person topic session with start | grep '^learn|booked|' | sort; }

# --- the year

mkdir year night
cd year
cp "$ROOT"/tests/example/*.csv "$ROOT"/tests/example/rules.txt .
awk '/^## / { year = /A year with these tools/ }
     year && /^```/ { n += on = /^```sh/; next }
     year && on { print > ("step" n) }' "$ROOT/README.md"
for n in 1 2 3 4; do
    run "a year, step $n" sh -e "step$n"
    is 0 '*' '*'
    cp "$T/out" "said$n"
done

# October
columns october.csv kind person | grep '^support' | sort >got
columns managers.csv 'Do you support peer learning in your team? Your answer is public: it carries your name.' Username |
    sed -n -E 's/^(Yes|No)[|]/support|/p' | tr A-Z a-z | sort >want
cmp got want >&2
ok $? 'October: who said yes or no to support stands in the plan'
run '... and nothing else does, but who said nothing' sh -c 'columns october.csv kind | sort | uniq -c | tr -s " "'
is 0 ' 5 absent
 1 none
 21 support' ''
grep -q '^Managers support it  *20 / *21 ' said1
ok $? '... the summary counts them'
has '... and nobody is asked about topics yet' october-said.csv 'cycle,unit,org,kind,topic,value,text,format'
run '... barriers and interest are of all managers together' sh -c 'columns october-said.csv kind unit org | sort -u'
is 0 'barrier||
comment||
rating||' ''

# January
columns first-round.csv kind session person | sed -n 's/^feedback|//p' | sort -u >spoken
columns december.csv kind status session person with | awk -F'|' '
    $1 == "learn" && $2 == "booked" { print $3 "|" $4; print $3 "|" $5 }' | sort -u >seats
comm -23 spoken seats >got
none_of 'January: who speaks of a meeting was in it' got spoken
[ "$(wc -l <spoken)" -gt 100 ] && [ "$(records unclear.csv | wc -l)" -gt 5 ]
ok $? '... most could be joined, some could not'
grep -q '^Meetings held ' said3 && grep -q '^Fit good, of who said ' said3
ok $? '... and the summary says how many were held and fitted'

# March
columns march.csv person | grep -v '^$' | sort -u >got
columns staff-march.csv email | sort -u >want
comm -23 got want >gone
none_of 'March: who left is not there' gone got
[ "$(comm -13 got want | wc -l)" -eq 0 ] && [ "$(columns staff.csv email | sort | comm -13 - want | wc -l)" -eq 8 ]
ok $? '... who is on the new staff list is, with eight who joined'
columns first-round.csv kind topic text session person | sed -n 's/^feedback|fit|not|//p' | sort >unfit
columns december.csv status session person with format | awk -F'|' '
    $1 == "booked" && $5 != "circle" { print $2 "|" $3 "|" $3 "|" $4; print $2 "|" $4 "|" $3 "|" $4 }' |
    sort -u >pairs
awk -F'|' 'NR == FNR { unfit[$1, $2]; next } ($1, $2) in unfit { print $3 "|" $4; print $4 "|" $3 }' unfit pairs |
    sort -u >apart
columns march.csv status format person with | sed -n '/|circle|/d; s/^booked|[^|]*|//p' | sort -u |
    comm -12 - apart >got
none_of '... who found that it did not fit does not meet again' got apart
columns march.csv status format person with | grep -c '^booked|[^c]' >met
[ "$(cat met)" -gt 100 ]
ok $? '... though many meet'
columns march.csv format session | sed -n 's/^circle|//p' | sort -u >got
columns december.csv format session | sed -n 's/^circle|//p' | sort -u >want
cmp got want >&2
ok $? '... the circle goes on under its name'
sheets() { # sheets BOOK: their names, in order
    python3 -c 'import re, sys, zipfile
book = zipfile.ZipFile(sys.argv[1]).read("xl/workbook.xml").decode()
print(*re.findall("<sheet name=\"([^\"]*)\"", book))' "$1"
}
for book in before programme review year; do
    if command -v python3 >/dev/null; then
        case $book in
        before) want='Summary People Managers Voices Method' ;;
        programme) want='Summary Topics Units Sessions Calendar People Unmet Voices Method' ;;
        *) want='Summary Topics Units Sessions Calendar People Unmet Voices Progress Method' ;;
        esac
        run "the workbook $book.xlsx has the sheets it should" sheets $book.xlsx
        is 0 "$want" ''
    else
        skip "the workbook $book.xlsx" 'no python3'
    fi
done
cd ..

# --- recipes

cd year
recipe 'A YEAR' 1 >cells
recipe 'Delete one person from every plan' 1 >forget
chmod +x cells forget
cp cells ../night
follow 'Before you start'
is 0 '*' '*'
cmp "$T/out" said1 >&2
ok $? '... is what the year began with'

cp december.csv plan.csv # read for who did not answer
follow 'Who still has to answer'
is 0 "$(columns december.csv kind email | sed -n 's/^absent|//p')" ''
follow 'Who still has to answer' 2
sort -u "$T/out" >got
comm -23 seats spoken | cut -d'|' -f2 | sort -u >want
cmp got want >&2 && [ "$(wc -l <want)" -gt 9 ]
ok $? '... all who had a meeting and said nothing of it'

mkdir whole && cp -- *.csv whole
follow 'Delete one person from every plan' 2
sort "$T/out" >left
for plan in december january first-round march; do
    has=$(columns whole/$plan.csv person | grep -c -x -e marek.dvorak@example.org)
    [ "$(($(records whole/$plan.csv | wc -l) - has))" -eq "$(records $plan.csv | wc -l)" ]
    ok $? "$plan.csv is shorter by the person's $has rows"
    ! grep -i -q -e marek.dvorak -e Dvořák $plan.csv
    ok $? '... and nothing in it names the person'
    columns whole/$plan.csv person kind topic status session | grep -v '^marek.dvorak@' >want
    columns $plan.csv person kind topic status session | cmp - want >&2
    ok $? "... others' answers and meetings stand"
done
grep -q -x -e december.csv -e january.csv -e first-round.csv -e march.csv left
[ $? -eq 1 ] && grep -q -x staff.csv left
ok $? '... what is left is said'
taught=$(columns whole/december.csv with | grep -c -x marek.dvorak@example.org)
[ "$(columns first-round.csv with | grep -c -x somebody)" -eq "$taught" ]
ok $? '... whom the person taught met somebody'
run '... the next round knows what is left' sh -c "sed 's/^2027-03/2027-06/' whole/march.csv |
    grep -v marek.dvorak | pl-pair -q -r rules.txt --fresh -H first-round.csv -H march.csv"
is 0 '*' '*'
run '... and the progress too' pl-report -q --today 2027-04-01 --previous first-round.csv -o less.xlsx march.csv
is 0 '' ''
cat >tricky.csv <<'END'
note,person,kind,from,text
"two, words",ana@x.org,learn,,gone
"a ""quote""",bo@x.org,learn,joana@x.org;ana@x.org,"Ana Alba said
ana@x.org, or ana@x.org."
"line
end",ana@x.org,teach,,"gone,
too"
,joana@x.org,teach,ana@x.org.uk,Joana Albarn and Ana Albarn
END
run 'one is forgotten, others of like names are not' ./forget key=ana@x.org 'name=Ana Alba' tricky.csv
is 0 'note,person,kind,from,text
"a ""quote""",bo@x.org,learn,joana@x.org;somebody,"somebody said
somebody, or somebody."
,joana@x.org,teach,ana@x.org.uk,Joana Albarn and Ana Albarn' ''
printf 'name,kind\nAna Alba,x\n' >other.csv
run 'a table without persons is no plan' ./forget key=ana@x.org 'name=Ana Alba' other.csv
is 1 '' ''
cd ..

# In the middle of a round.
cd night
cp "$ROOT"/tests/example/*.csv "$ROOT"/tests/example/rules.txt .
awk '/^```/ { n += on = /^```sh/; next } on && n == 1' "$ROOT/README.md" >first
sh -e first 2>/dev/null
meetings booked.csv >before

cp booked.csv was.csv
follow 'What would change tonight'
is 0 'nothing would change' '*'
cmp booked.csv was.csv >&2
ok $? '... and the plan is not touched'

# One who teaches and has two meetings to learn in, none at the same time.
who=$(columns booked.csv kind status person format start with | awk -F'|' '
    $1 == "learn" && $2 == "booked" && $4 != "circle" { learns[$3]++; teaches[$6]++ }
    END { for (p in learns) if (learns[p] == 2 && teaches[p]) print p }' | sort | head -1)
sed -i "s/esther.mensah@example.org/$who/" "$T/page"
recipe 'Somebody leaves in mid-cycle' 1 | head -2 >rules
cp rules.txt rules.was
sh -e rules
follow 'What would change tonight'
tr '\t' '|' <"$T/out" >got
grep -q "^< learn|$who|.*|booked|" got && grep -q "^> learn|$who|.*|waiting|" got
ok $? '... what would is said'
cmp booked.csv was.csv >&2
ok $? '... and the plan still is not touched'
mv rules.was rules.txt
follow 'Somebody leaves in mid-cycle'
is 0 '' '*'
cmp booked.csv tonight.csv >&2
ok $? '... and does happen'
meetings booked.csv >after
grep "^learn|booked|$who|" before | sort -t'|' -k7 | head -1 >want
grep "|$who|" after | cmp - want >&2
ok $? '... and the earliest meeting alone is kept'
grep -v "|$who|" before | comm -23 - after >got
none_of "... and no meeting of others is lost" got after

guide=$(columns booked.csv format with | sed -n 's/^circle|//p' | head -1)
columns booked.csv format session person start | grep '^circle' >circle
sed "/^[^,]*,$guide,.*,facilitate,/d" plan.csv >less.csv
pl-map -q -r rules.txt less.csv 2>/dev/null | pl-pair -q -r rules.txt --keep booked.csv |
    pl-schedule -q --from 2026-12-03 --keep booked.csv -o other.csv
columns other.csv format session person start | grep '^circle' | cmp - circle >&2
ok $? 'a circle whose facilitator leaves goes on at the same times'
[ "$(columns other.csv format with | sed -n 's/^circle|//p' | sort -u | grep -c -v -x -F "$guide")" -eq 1 ]
ok $? '... with another one'

late=$(columns booked.csv kind email | sed -n 's/^absent|//p' | head -1)
meetings booked.csv >before
grep '"margot.bouchard@example.org"' responses.csv | tail -1 |
    sed -e "s/margot.bouchard@example.org/$late/; s/2026.11.02/2026\/12\/02/" \
        -e 's/"Working with suppliers"/"Excel pivot tables;Negotiation;SQL queries"/' >>responses.csv
follow 'Somebody joins late'
is 0 '' '*'
meetings booked.csv >after
comm -23 before after >got
none_of "... nobody's meeting changes" got before
grep -q "^learn|booked|$late|" after
ok $? '... and who joins has one'
done_testing
