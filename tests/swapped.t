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
is 1 '' 'pl-map: <stdin>: is no table but looks like a file of rules, which pl-map and pl-pair take with --rules'
run 'a calendar after a byte order mark' sh -c '{ printf "\357\273\277"; cat calendar.ics; } | pl-map -q'
is 1 '' 'pl-map: <stdin>: is no table but looks like a calendar, which pl-schedule takes with --busy'
for comment in '# who,date,name' '  #,date,name' '#;column;field'; do
    { echo "$comment"; echo 'must line apart'; } >commented.txt
    run "a comment in rules: $comment" pl-map -q -r commented.txt -o out.csv plan.csv
    is 0 '' '*'
done
run 'a table in the place of rules after a mark' sh -c '{ printf "\357\273\277"; cat codebook.csv; } >marked.csv; pl-map -q plan.csv -r marked.csv'
is 1 '' 'pl-map: marked.csv:1: is not a rule; this looks like a codebook, which pl-survey takes with --codebook'
done_testing
