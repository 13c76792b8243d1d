#!/bin/sh
# parts.t - a plan cut in parts, matched part by part, two at a time, and put together again.
. "${0%/*}/tap.sh"
PATH=$BIN/tests:$PATH

rows() { for f; do sed 1d "$f"; done | grep -v ',elsewhere,' | sort; }

# Who learns what from whom in which meeting; a line for each wish that has one.
learning() {
    pl-map -q --tsv "$1" 2>/dev/null |
        awk -F'\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
                    $at["kind"] == "learn" && $at["session"] {
                        print $at["person"] "," $at["topic"] "," $at["session"] "," $at["format"] "," $at["with"] }'
}
learners() { learning "$1" | grep -v ,circle, | cut -d, -f1 | sort -u | wc -l; }

# --- where a plan is cut --------------------------------------------------------------------------

cat >plan.csv <<'END'
person,name,level,site,manager,kind,topic,status
ana,Ana,3,Leeds,bo,learn,SQL,asked
bo,Bo,4,Utrecht,cy,teach,Excel,offered
cy,Cy,4,Leeds,,teach,SQL,offered
di,Di,3,Leeds,,teach,Excel,offered
ed,Ed,3,,bo,learn,Excel,asked
flo,Flo,3,Leeds & York,,learn,Excel,asked
END
cat >want.err <<'END'
pl-map: 2 of 3 wishes can be served by somebody, those of 2 of 3 learners; 2 of 3 offers are asked for
pl-map: 4 parts by 'site', of 1 to 3 people
pl-map: 2 can learn when all are matched together, 0 when each part is alone: the split costs 2, until those left are matched across
END
run 'a split says what it costs' pl-map --split site -o parts plan.csv
is 0 '' "$(cat want.err)"
run 'parts are named after what people said' ls parts
is 0 'leeds-york.csv
leeds.csv
no-site.csv
utrecht.csv' ''
run 'a line through another part stays a line' sh -c 'pl-map -q parts/leeds.csv | grep "^ana,.*,learn"'
is 0 "$(grep '^ana' plan.csv | sed 's/asked//')gap,0,\"1 person offers it, none for you: in one reporting line\"" ''
run 'a part names the managers above its people, and nothing else of them' grep -h elsewhere parts/*.csv
is 0 'bo,Bo,,,cy,note,elsewhere,,,in another part; here so that rules and reporting lines are known
bo,Bo,,,cy,note,elsewhere,,,in another part; here so that rules and reporting lines are known
cy,Cy,,,,note,elsewhere,,,in another part; here so that rules and reporting lines are known
cy,Cy,,,,note,elsewhere,,,in another part; here so that rules and reporting lines are known' ''
cat >rules.txt <<'END'
must line apart
never ana flo
pin ed "Excel" di
END
run 'rules may name people of other parts' pl-map -r rules.txt --split site -o ruled plan.csv
is 0 '' '*'
for part in ruled/*.csv; do
    run "the same rules serve ${part#ruled/}" sh -c "pl-pair -q -r rules.txt $part >/dev/null"
    is 0 '' ''
done
run 'a misspelt name in them is still found' sh -c 'echo "never anna flo" >no.txt; pl-pair -q -r no.txt ruled/leeds.csv'
is 1 '' "pl-pair: no.txt:1: 'anna' is nobody in the plan; the nearest is 'ana'"
# What was said of the whole is not said of each part, and nobody of another part is named.
cat >odd.csv <<'END'
person,name,level,site,manager,kind,topic,from,status
ana,Ana,3,Leeds,cy,learn,SQL,bo,asked
bo,Bo,3,Utrecht,dee,teach,SQL,,offered
cy,Cy,4,Utrecht,boss,teach,R,,offered
dee,Dee,senior,Leeds,ghost,learn,R,Nobody Known,asked
gil,Gil,4,Leeds,gus,teach,R,,offered
gus,Gus,4,Utrecht,gil,teach,R,,offered
hal,Hal,4,Utrecht,,teach,Excel,,offered
END
run 'what is odd is said when a plan is split' pl-map -q --split site -o odd odd.csv
is 0 '' "pl-map: odd.csv:5: 'Nobody Known' in 'from' is nobody in the plan
pl-map: odd.csv:6: gil is above themself: manager by manager the line comes back through gus; all on the way count as one line
pl-map: odd.csv:4: manager 'boss' of cy is not in the plan; who is above is not known
pl-map: odd.csv:5: manager 'ghost' of dee is not in the plan; who is above is not known
pl-map: odd.csv:5: level 'senior' is no number, and no 'order' puts the words in order: 1 person passes the level rule"
for part in odd/leeds.csv odd/utrecht.csv; do
    run "... and not again of ${part#odd/}" sh -c "pl-map -q $part | pl-pair -q >$part.paired"
    is 0 '' ''
done
printf 'person,start,end\nbo,2026-12-01 09:00,2026-12-01 10:00\nhal,2026-12-01 09:00,2026-12-01 10:00\n' >busy.csv
run 'busy times of the whole name nobody to a part' \
    sh -c 'pl-schedule -q --from 2026-12-01 --busy busy.csv odd/leeds.csv.paired >leeds.booked'
is 0 '' 'pl-schedule: busy.csv: speaks 2 times of people who are not in this part of the plan'
run '... and are known when the parts are together' sh -c 'pl-map -q odd/*.csv 2>/dev/null | pl-pair -q |
    pl-schedule -q --from 2026-12-01 --busy busy.csv >all.booked'
is 0 '' ''
run 'put together, what is odd is said again' sh -c 'pl-map -q odd/*.csv 2>&1 >/dev/null | grep -c -e Nobody -e ghost'
is 0 2 ''
run 'all that can learn do when the parts are matched across' \
    sh -c 'pl-map -q parts/*.csv | pl-pair -q | cut -d, -f1,6,8 | grep learn'
is 0 'flo,learn,paired
ana,learn,gap
ed,learn,paired' ''

run 'a plan that was matched is not split without a warning' \
    sh -c 'pl-pair -q plan.csv | pl-map -q --split site -o matched'
is 0 '' 'pl-map: 2 meetings have people of several parts and will be lost when each part is matched alone; split a plan before pl-pair chooses'

# --- what cannot be cut ---------------------------------------------------------------------------

run 'a folder is needed' pl-map --split site plan.csv
is 2 '' "pl-map: --split writes several files; say -o FOLDER
try 'pl-map --help'"
run 'stdout is no folder' pl-map --split site -o - plan.csv
is 2 '' "pl-map: --split writes several files; say -o FOLDER
try 'pl-map --help'"
run 'nor is a table' pl-map --split site -o sites.csv plan.csv
is 2 '' "pl-map: --split writes several files; -o 'sites.csv' would be a folder, name it like one: -o sites
try 'pl-map --help'"
[ ! -e ./- ] && [ ! -e sites.csv ] && [ ! -e sites ]
ok $? '... nothing was begun'
run 'a view has no parts' pl-map --split site --show topics -o x plan.csv
is 2 '' "pl-map: --split and --show do not go together
try 'pl-map --help'"
run 'a folder in use' pl-map -q --split site -o parts plan.csv
is 1 '' 'pl-map: parts: holds files already; name an empty folder'
run 'a file instead of a folder' sh -c 'cp plan.csv plain; pl-map -q --split site -o plain plan.csv'
is 1 '' 'pl-map: plain: is a file; --split needs a folder'
run 'no such column' pl-map -q --split sitte -o x plan.csv
is 1 '' "pl-map: --split 'sitte' is no column of the plan; the nearest is 'site'"
run 'a column of answers' pl-map -q --split topic -o x plan.csv
is 1 '' "pl-map: --split 'topic' is a column of answers, not of people"
run 'nobody to split' sh -c 'head -1 plan.csv | pl-map -q --split site -o x'
is 1 '' 'pl-map: the plan has nobody in it; there is nothing to split'
run 'more than a thousand parts' sh -c 'cohort 1200 1 | pl-map -q --split email -o x'
is 1 '' "pl-map: --split 'email' would make more than 1000 parts; name a column in which many people say the same, such as site or org"
[ ! -e x ]
ok $? 'what is refused leaves no folder'

# --- nothing is lost on the way -------------------------------------------------------------------

cohort 600 3 sites=4 circle=10 gaps=3 odd=1 named=20 | pl-map -q -o plan.csv
run 'a made-up company of four sites' pl-map -q --split site -o four plan.csv
is 0 '' ''
rows plan.csv >before
rows four/*.csv >after
cmp before after >&2 && [ "$(ls four | wc -l)" -eq 4 ]
ok $? 'each row is in one part'
for part in four/*.csv; do
    grep -v ',elsewhere,' "$part" >rest
    grep -F -x -f rest plan.csv | cmp rest - >&2
    ok $? "${part#four/}: rows in their order"
done
run 'a column of one'"'"'s own' pl-map -q --split 'shoe size' -o sizes plan.csv
is 0 '' ''
rows sizes/*.csv | cmp before - >&2
ok $? '... has each row in one part too'

# --- the way described in peer-learning(7), two workers at a time ---------------------------------

awk '/^\.S[hs]/ { here = /Many people/ } /^\.Bd/ { n += here; on = here; next } /^\.Ed/ { on = 0 } on { gsub(/\\e/, "\\"); print > ("recipe" n) }' \
    "$ROOT/man/peer-learning.7"
grep -q parallel recipe1 && grep -q sshlogin recipe2
ok $? 'peer-learning(7) has the two ways'
cat >rules.txt <<'END'
must level within 1
must line apart
must free overlaps 30
prefer named 400
END
if ! parallel --version 2>/dev/null | grep -q 'GNU parallel'; then
    skip 'parts matched by two workers' 'no GNU parallel'
    done_testing
fi
mkdir mine && cp plan.csv rules.txt mine && cd mine || exit 1
run 'parts matched by two workers' sh -c "$(sed 's/parallel /parallel --jobs 2 /' ../recipe1)"
is 0 '' '*'
told=$(sed -n 's/.*: \([0-9]*\) can learn when all are matched together, \([0-9]*\) when.*/\1 \2/p' "$T/err")
pl-map -q -r rules.txt -o merged.csv booked/*.csv 2>"$T/err"
for t in 'pl-map -q -r rules.txt' 'pl-report --text --today 2026-12-01'; do
    run "the parts put together: ${t%% *}" $t merged.csv
    is 0 '*' '*'
done
pl-map -q -r rules.txt merged.csv 2>"$T/err" | cmp - merged.csv >&2
ok $? 'the merged plan is a plan: pl-map changes nothing'
apart=$(learners merged.csv) across=$(learners booked.csv)
echo "# can learn: $told (together, apart); have a meeting: $across, $apart"
[ "$apart" -gt 300 ] && [ "$apart" -le "${told#* }" ] && [ "$across" -le "${told% *}" ] && [ "$across" -gt "$apart" ]
ok $? 'as many learn as the split said at most, and more once matched across'
learning merged.csv | sort >old
learning booked.csv | sort | comm -23 old - >lost
run 'nobody loses a meeting when the rest is matched across' cat lost
is 0 '' ''
cp booked.csv once.csv
pl-pair -q -r rules.txt once.csv 2>"$T/err" | pl-schedule -q --from 2026-12-01 2>"$T/err" | cmp - once.csv >&2
ok $? 'once matched across, the tools change nothing'
learning booked.csv | awk -F, '{ sub(/^[^,]*,/, ""); print }' | sort -u | cut -d, -f2 | sort | uniq -d >shared
run 'no two meetings share an id' cat shared
is 0 '' ''
cp -r booked alone
cd ..

# The same on "other machines": what ssh would run there runs in a folder of its own here.
if ! command -v rsync >/dev/null; then
    skip 'parts matched on other machines' 'no rsync'
    done_testing
fi
cat >ssh <<'END'
#!/bin/sh
# A machine that is not there: its name picks the home folder. It has a shell, as sshd says.
while [ $# -gt 0 ]; do
    case $1 in -l | -p | -o | -F) shift 2 ;; -*) shift ;; *) break ;; esac
done
mkdir -p "$HOMES/$1" && cd "$HOMES/$1" || exit
echo "$1" >>"$HOMES/calls"
shift
[ "$1" != -- ] || shift
HOME=$PWD SHELL=/bin/sh exec sh -c "$*"
END
chmod +x ssh
mkdir theirs homes && cp plan.csv rules.txt theirs && cd theirs || exit 1
pl-map -q -r rules.txt --split site -o parts plan.csv 2>"$T/err"
run 'parts matched on two other machines' env HOME="$T/work" HOMES="$T/work/homes" PARALLEL_SSH="$T/work/ssh" PARALLEL_RSH="$T/work/ssh" \
    sh -c "$(sed 's/2\/:,/2\/hr1.example.org,/' ../recipe2)"
is 0 '' '*'
rm booked/*.err booked/*.seq
diff -r booked ../mine/alone >&2
ok $? 'they send back the same plans'
run 'both had work, and keep nothing' sh -c 'sort -u ../homes/calls; find ../homes -name "*.csv"'
is 0 'hr1.example.org
hr2.example.org' ''
done_testing
