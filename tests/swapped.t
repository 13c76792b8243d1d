#!/bin/sh
# swapped.t - a file in the place of another: every kind of file is given to everything that reads
# another kind. All must be refused, with nothing on stdout and a message that says what the file
# looks like.
. "${0%/*}/tap.sh"
example=$ROOT/tests/example
cp "$example"/codebook.csv "$example"/staff.csv "$example"/topics.csv "$example"/rules.txt \
    "$example"/holidays.csv "$example"/responses.csv .
printf 'theme,word\nTime,busy\n' >themes.csv
pl-survey -q -c codebook.csv -r staff.csv -a topics.csv -x rejects.csv --zone Europe/London \
    --confidential said.csv -o plan.csv responses.csv 2>/dev/null
pl-pair -q -r rules.txt plan.csv 2>/dev/null |
    pl-schedule -q --from 2026-12-01 --calendar calendar.ics -o booked.csv 2>/dev/null
pl-report -q -o book.xlsx --records records.csv booked.csv 2>/dev/null
for view in topics people pairs; do
    pl-map -q --show $view -o view-$view.csv plan.csv 2>/dev/null
done
pl-survey -q -c codebook.csv -l log.csv -x rejects.csv --zone UTC responses.csv >once.csv 2>/dev/null
printf 'person,start,end\nana@x.org,2026-12-01T10:00,2026-12-01T11:00\n' >busy.csv
cp "$example"/feedback.csv "$example"/feedback-codebook.csv .

looks() {
    case $1 in
    codebook.csv) echo 'a codebook' ;;
    staff.csv) echo 'a staff list' ;;
    topics.csv) echo 'a topics file' ;;
    rules.txt) echo 'a file of rules' ;;
    holidays.csv) echo 'a list of holidays' ;;
    responses.csv) echo 'a survey export' ;;
    themes.csv) echo 'a file of themes' ;;
    plan.csv | booked.csv) echo 'a plan' ;;
    busy.csv) echo 'a list of busy times' ;;
    records.csv) echo 'the records that pl-report writes' ;;
    view-*.csv) echo 'a view of pl-map' ;;
    log.csv) echo 'a log of pl-survey' ;;
    said.csv) echo 'a file of confidential answers' ;;
    calendar.ics) echo 'a calendar' ;;
    esac
}

# FILE... are wrong as the last word of COMMAND.
wrong() { # wrong 'FILE...' COMMAND...
    files=$1
    shift
    for f in $files; do
        run "$* $f" "$@" "$f"
        is 1 '' '*'
        grep "^$1: $f.* like $(looks "$f"), which" "$T/err" >said || sed 's/^/# /' "$T/err"
        [ "$(wc -l <said)" -eq 1 ] && [ "$(tail -n 1 "$T/err")" = "$(cat said)" ]
        ok $? "... looks like $(looks "$f")"
    done
}

tables='codebook.csv staff.csv topics.csv holidays.csv themes.csv said.csv busy.csv log.csv records.csv
    view-topics.csv view-people.csv view-pairs.csv'
written='busy.csv log.csv records.csv view-topics.csv view-people.csv view-pairs.csv'
wrong "$tables plan.csv booked.csv rules.txt calendar.ics" pl-survey
wrong "$written "'staff.csv topics.csv holidays.csv themes.csv said.csv plan.csv responses.csv rules.txt calendar.ics' \
    pl-survey responses.csv -c
wrong "$written "'codebook.csv topics.csv holidays.csv themes.csv said.csv responses.csv rules.txt calendar.ics' \
    pl-survey -c codebook.csv responses.csv -r
wrong "$written booked.csv "'codebook.csv staff.csv holidays.csv themes.csv said.csv plan.csv responses.csv rules.txt calendar.ics' \
    pl-survey -c codebook.csv -r staff.csv responses.csv -a
wrong "$tables responses.csv rules.txt calendar.ics" pl-survey -c feedback-codebook.csv feedback.csv --plan
wrong "$tables responses.csv rules.txt calendar.ics" pl-map
wrong "$tables plan.csv booked.csv responses.csv calendar.ics" pl-map plan.csv -r
wrong "$tables plan.csv booked.csv responses.csv calendar.ics" pl-pair plan.csv -r
wrong "$tables responses.csv rules.txt calendar.ics" pl-pair
wrong "$tables responses.csv rules.txt calendar.ics" pl-pair plan.csv -k
wrong "$tables responses.csv rules.txt calendar.ics" pl-pair plan.csv -H
wrong "$tables responses.csv rules.txt calendar.ics" pl-schedule --from 2026-12-01
wrong "$tables responses.csv rules.txt calendar.ics" pl-schedule --from 2026-12-01 booked.csv --keep
wrong "$tables plan.csv booked.csv responses.csv rules.txt calendar.ics" \
    pl-schedule --from 2026-12-01 booked.csv --calendar out.ics --template
wrong "$written "'codebook.csv staff.csv topics.csv themes.csv said.csv responses.csv plan.csv booked.csv rules.txt' \
    pl-schedule --from 2026-12-01 booked.csv --holidays
wrong "${written#* } "'codebook.csv staff.csv topics.csv themes.csv said.csv responses.csv plan.csv booked.csv holidays.csv rules.txt' \
    pl-schedule --from 2026-12-01 booked.csv --busy
wrong "$tables responses.csv rules.txt calendar.ics" pl-report -o out.xlsx
wrong "$(echo "$tables" | sed 's/ said.csv//') responses.csv rules.txt calendar.ics" \
    pl-report -o out.xlsx booked.csv --confidential
wrong "$tables responses.csv rules.txt calendar.ics" pl-report -o out.xlsx booked.csv --previous
wrong "$written booked.csv "'codebook.csv staff.csv topics.csv holidays.csv said.csv plan.csv responses.csv rules.txt calendar.ics' \
    pl-report -o out.xlsx booked.csv --confidential said.csv --themes
[ ! -e out.xlsx ] && [ ! -e out.ics ]
ok $? 'no workbook and no calendar was begun'

# A workbook: what to do stands in the one message of everything that reads a table.
workbook() { # workbook COMMAND...
    run "$* book.xlsx" "$@" book.xlsx
    is 1 '' '*'
    grep -q "^$1: book.xlsx: .*Excel workbook .*CSV" "$T/err" && [ "$(tail -n 1 "$T/err" | grep -c workbook)" -eq 1 ]
    ok $? '... is to be saved as CSV'
}
workbook pl-survey
workbook pl-survey responses.csv -c
workbook pl-survey -c codebook.csv responses.csv -r
workbook pl-survey -c codebook.csv -r staff.csv responses.csv -a
workbook pl-survey -c feedback-codebook.csv feedback.csv --plan
for t in pl-map pl-pair; do
    workbook $t
    workbook $t plan.csv -r
done
workbook pl-pair plan.csv -k
workbook pl-pair plan.csv -H
workbook pl-schedule --from 2026-12-01
for option in --keep --busy --holidays; do
    workbook pl-schedule --from 2026-12-01 booked.csv $option
done
workbook pl-report --text
for option in --confidential --previous '--confidential said.csv --themes'; do
    workbook pl-report -o out.xlsx booked.csv $option
done

# What a table may look like and still is taken for what it is given as.
printf 'email,name,manager,Do you teach?\na@x.org,A,,SQL\n' >asked.csv
run 'a staff list with a question is an export' pl-survey -q --guess asked.csv
is 0 '*' ''
run 'a plan is a staff list too' sh -c 'pl-survey -q -c codebook.csv -r plan.csv -x x.csv responses.csv >out.csv'
is 0 '' '*'
run '... of a later stage, with notes' sh -c 'pl-survey -q -c codebook.csv -r booked.csv -x x.csv --zone UTC responses.csv >late.csv'
is 0 '' '*'
cmp -s out.csv late.csv
ok $? '... and it is the same list'
run 'words that ask are words' sh -c \
    'printf "Hi {learners}, ready to learn {topic}?\n" >w.txt; pl-schedule -q --from 2026-12-01 --template w.txt --calendar w.ics booked.csv >w.csv'
is 0 '' '*'
grep -q 'ready to learn' w.ics
ok $? '... they are in the calendar'
printf 'email,name,manager\na@x.org,A,\n' >people.csv
printf 'column,field\nemail,email\nname,name\nmanager,manager\n' >book.csv
run 'who writes a codebook for it means it' pl-survey -q -c book.csv people.csv
is 0 '*' '*'

# First lines that begin like a rule or a comment, or have columns of another kind of file.
printf 'column,field\nEmail,email\nName,name\nNeeds,learn\n' >book.csv
fits() { # fits WHAT EXPORT: an export of one answer, whose header is a good one
    printf "$2" >good.csv
    run "no other file: $1" pl-survey -q -c wide.csv good.csv
    is 0 '*' ''
    grep -q 'a@x.org.*learn.SQL' "$T/out"
    ok $? '... it is read'
}
for column in 'order number' 'order' 'pin code' 'must do' 'Date' 'Start' 'End'; do
    printf '%s,drop\n' "$column"
done | cat book.csv - >wide.csv
fits 'semicolons' 'order number;Email;Name;Needs\n1;a@x.org;A;SQL\n'
fits 'tabs after a word' 'order\tEmail\tName\tNeeds\n1\ta@x.org\tA\tSQL\n'
fits 'a bar' 'must do|Email|Name|Needs\n1|a@x.org|A|SQL\n'
fits 'a comma' 'pin code,Email,Name,Needs\n1,a@x.org,A,SQL'
run 'a header alone, without a line end' sh -c 'printf "pin code,Email,x" | pl-survey -q -c wide.csv'
is 1 '' "*"
grep -q 'rules' "$T/err"
ok $((!$?)) '... is not taken for rules'
printf 'Date,Name,Email,What would you like to learn?\n1,A,a@x.org,SQL\n' >asked.csv
run 'a date and a name beside a question' pl-survey -q asked.csv
is 0 '*' '*'
printf 'Person,Start,End,Which topics could you share?\na@x.org,1,2,SQL\n' >asked.csv
run 'a person, a start and an end beside a question' pl-survey -q --guess asked.csv
is 0 '*' ''

run 'rules after a byte order mark' sh -c 'printf "\357\273\277must line apart\n" | cat - rules.txt >marked.txt && pl-map -q marked.txt'
is 1 '' 'pl-map: marked.txt: is no table but looks like a file of rules, which pl-map and pl-pair take with --rules'
run 'rules in one line without an end' sh -c 'printf "must line apart" | pl-map -q'
is 1 '' 'pl-map: standard input: is no table but looks like a file of rules, which pl-map and pl-pair take with --rules'
run 'a calendar after a byte order mark' sh -c '{ printf "\357\273\277"; cat calendar.ics; } | pl-map -q'
is 1 '' 'pl-map: standard input: is no table but looks like a calendar, which pl-schedule takes with --busy'
for comment in '# who,date,name' '  #,date,name' '#;column;field'; do
    { echo "$comment"; echo 'must line apart'; } >commented.txt
    run "a comment in rules: $comment" pl-map -q -r commented.txt -o out.csv plan.csv
    is 0 '' '*'
done
run 'a table in the place of rules after a mark' sh -c '{ printf "\357\273\277"; cat codebook.csv; } >marked.csv; pl-map -q plan.csv -r marked.csv'
is 1 '' 'pl-map: marked.csv:1: is not a rule; this looks like a codebook, which pl-survey takes with --codebook'
done_testing
