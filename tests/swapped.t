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

looks() {
    case $1 in
    codebook.csv) echo 'a codebook' ;;
    staff.csv) echo 'a staff list' ;;
    topics.csv) echo 'a topics file' ;;
    rules.txt) echo 'a file of rules' ;;
    holidays.csv) echo 'a list of holidays' ;;
    responses.csv) echo 'a survey export' ;;
    themes.csv) echo 'a file of themes' ;;
    plan.csv) echo 'a plan' ;;
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
        grep -q "^$1: $f.* like $(looks "$f"), which" "$T/err" || sed 's/^/# /' "$T/err"
        grep -q "^$1: $f.* like $(looks "$f"), which" "$T/err"
        ok $? "... looks like $(looks "$f")"
    done
}

tables='codebook.csv staff.csv topics.csv holidays.csv themes.csv said.csv'
wrong "$tables plan.csv rules.txt calendar.ics" pl-survey
wrong 'staff.csv topics.csv holidays.csv themes.csv said.csv plan.csv responses.csv rules.txt calendar.ics' \
    pl-survey responses.csv -c
wrong 'codebook.csv topics.csv holidays.csv themes.csv said.csv responses.csv rules.txt calendar.ics' \
    pl-survey -c codebook.csv responses.csv -r
wrong 'codebook.csv staff.csv holidays.csv themes.csv said.csv plan.csv responses.csv rules.txt calendar.ics' \
    pl-survey -c codebook.csv -r staff.csv responses.csv -a
wrong "$tables responses.csv rules.txt calendar.ics" pl-map
wrong "$tables plan.csv responses.csv calendar.ics" pl-map plan.csv -r
wrong "$tables responses.csv rules.txt calendar.ics" pl-pair
wrong "$tables responses.csv rules.txt calendar.ics" pl-pair plan.csv -k
wrong "$tables responses.csv rules.txt calendar.ics" pl-pair plan.csv -H
wrong "$tables responses.csv rules.txt calendar.ics" pl-schedule --from 2026-12-01
wrong 'codebook.csv staff.csv topics.csv themes.csv said.csv responses.csv plan.csv rules.txt' \
    pl-schedule --from 2026-12-01 booked.csv --holidays
wrong 'codebook.csv staff.csv topics.csv themes.csv said.csv responses.csv plan.csv holidays.csv rules.txt' \
    pl-schedule --from 2026-12-01 booked.csv --busy
wrong "$tables responses.csv rules.txt calendar.ics" pl-report -o out.xlsx
wrong "$(echo "$tables" | sed 's/ said.csv//') responses.csv rules.txt calendar.ics" \
    pl-report -o out.xlsx booked.csv --confidential
wrong 'codebook.csv staff.csv topics.csv holidays.csv said.csv plan.csv responses.csv rules.txt calendar.ics' \
    pl-report -o out.xlsx booked.csv --confidential said.csv --themes
[ ! -e out.xlsx ]
ok $? 'no workbook was begun'

# What a table may look like and still is taken for what it is given as.
printf 'email,name,manager,Do you teach?\na@x.org,A,,SQL\n' >asked.csv
run 'a staff list with a question is an export' pl-survey -q --guess asked.csv
is 0 '*' ''
run 'a plan is a staff list too' sh -c 'pl-survey -q -c codebook.csv -r plan.csv -x x.csv responses.csv >out.csv'
is 0 '' '*'
printf 'email,name,manager\na@x.org,A,\n' >people.csv
printf 'column,field\nemail,email\nname,name\nmanager,manager\n' >book.csv
run 'who writes a codebook for it means it' pl-survey -q -c book.csv people.csv
is 0 '*' '*'
done_testing
