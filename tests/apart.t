#!/bin/sh
# apart.t - no run writes a file twice, or over one it reads, but a plan over the plan it was made
# from. Refused before anything is read or written.
. "${0%/*}/tap.sh"
example=$ROOT/tests/example
cp "$example"/codebook.csv "$example"/staff.csv "$example"/topics.csv "$example"/rules.txt \
    "$example"/holidays.csv "$example"/responses.csv .
pl-survey -q -c codebook.csv -r staff.csv -a topics.csv -x rejects.csv --zone Europe/London \
    --confidential said.csv -o plan.csv responses.csv 2>/dev/null
printf 'theme,word\nTime,busy\n' >themes.csv
echo 'Hello {who}' >words.txt
cp plan.csv earlier.csv
ln -s plan.csv link.csv
mkdir busy folder
before=$(ls -R . && cat *.csv *.txt | cksum)

refused() { # refused WHAT MESSAGE COMMAND...
    what=$1 message=$2
    shift 2
    run "$what" "$@"
    is 2 '' "$1: $message
try '$1 --help'"
    [ "$before" = "$(ls -R . && cat *.csv *.txt | cksum)" ]
    ok $? '... and nothing is touched'
}
twice() { refused "$1 once" "$1 would both write '$2'; give each a file of its own" $3; }
over() { refused "$1 over $2" "$1 would replace '$2', which is read; give it another name" $3; }

twice '--rejects and --log' x 'pl-survey responses.csv --rejects x --log x'
twice '-o and --log' x 'pl-survey responses.csv -o x --log ./x'
twice '--suggest and --confidential' folder/../x 'pl-survey responses.csv --confidential x --suggest folder/../x'
twice '-o and --calendar' x 'pl-schedule --from 2026-12-01 plan.csv -o x --calendar x'
twice '--calendar and --invites' x 'pl-schedule --from 2026-12-01 plan.csv --invites x --calendar x'
twice '-o and --records' x.xlsx 'pl-report -o x.xlsx --records x.xlsx plan.csv'

for option in --rejects --log --suggest --confidential; do
    refused "$option on stdout" "-o and $option would both write to standard output; give one of them a file" \
        pl-survey responses.csv $option -
done
refused '--calendar on stdout' '-o and --calendar would both write to standard output; give one of them a file' \
    pl-schedule --from 2026-12-01 plan.csv --calendar -
refused 'records and text on stdout' '--text and --records would both write to standard output; give one of them a file' \
    pl-report --text --records - plan.csv
refused 'invitations on stdout' '--invites writes several files; say --invites FOLDER' \
    pl-schedule --from 2026-12-01 plan.csv -o x --invites -

over -o responses.csv 'pl-survey -o responses.csv responses.csv'
over --rejects responses.csv 'pl-survey -x responses.csv responses.csv'
over --log staff.csv 'pl-survey -l staff.csv -r staff.csv responses.csv'
over --suggest topics.csv 'pl-survey --suggest topics.csv -a topics.csv responses.csv'
over --rejects codebook.csv 'pl-survey -x codebook.csv -c codebook.csv responses.csv'
over -o link.csv 'pl-survey --plan plan.csv -o link.csv responses.csv'
over -o plan.csv 'pl-map --show topics -o plan.csv plan.csv'
over -o rules.txt 'pl-map -r rules.txt -o rules.txt plan.csv'
over -o link.csv 'pl-pair --check -o link.csv plan.csv'
over -o rules.txt 'pl-pair -r rules.txt -o rules.txt plan.csv'
over -o earlier.csv 'pl-pair -H responses.csv -H earlier.csv -o earlier.csv plan.csv'
over --calendar plan.csv 'pl-schedule --from 2026-12-01 --calendar plan.csv plan.csv'
over -o holidays.csv 'pl-schedule --from 2026-12-01 --holidays holidays.csv -o holidays.csv plan.csv'
over --invites busy/ 'pl-schedule --from 2026-12-01 --busy busy --invites busy/ plan.csv'
over --calendar words.txt 'pl-schedule --from 2026-12-01 --calendar words.txt --template words.txt plan.csv'
over --records plan.csv 'pl-report --records plan.csv plan.csv'
over --records themes.csv 'pl-report -o x.xlsx --records themes.csv --themes themes.csv --confidential said.csv plan.csv'
over --records said.csv 'pl-report -o x.xlsx --records said.csv --confidential said.csv plan.csv'
over --records earlier.csv 'pl-report -o x.xlsx --records earlier.csv --previous rules.txt --previous earlier.csv plan.csv'
cp plan.csv booked.xlsx
before=$(ls -R . && cat *.csv *.txt | cksum)
over -o booked.xlsx 'pl-report -o booked.xlsx --text booked.xlsx'

# What may be.
cp plan.csv self.csv
for t in 'pl-map' 'pl-pair' 'pl-schedule --from 2026-12-01'; do
    run "$t writes over the plan it was given" $t -q -o self.csv self.csv
    is 0 '' '*'
done
cmp -s plan.csv self.csv
ok $((!$?)) '... it is another one then'
run '... and over the one it keeps to' pl-pair -q -k self.csv -o self.csv plan.csv
is 0 '' '*'
run 'two files of one name in two folders' \
    pl-survey -q -o folder/x -x y -l x -c codebook.csv -r staff.csv --zone UTC responses.csv
is 0 '' '*'
[ -s folder/x ] && [ -s x ] && ! cmp -s x folder/x
ok $? '... are two'
run 'a device takes both' pl-survey -q -o /dev/null -l /dev/null -x y -c codebook.csv -r staff.csv --zone UTC responses.csv
is 0 '' '*'
run 'stdin and stdout are no file' sh -c 'pl-map -q - <plan.csv'
is 0 '*' '*'
[ "$(wc -l <"$T/out")" -ge "$(wc -l <plan.csv)" ]
ok $? '... the plan comes out'
done_testing
