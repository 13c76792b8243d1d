#!/bin/sh
# hostile.t - input that no survey gives: shapes that would take forever, or more memory than there
# is, if anything in the tools grew faster than it should. PL_LONG=1 takes the sizes in full.
. "${0%/*}/tap.sh"

if [ -n "${PL_LONG:-}" ]; then
    line=1000000000 columns=1000000 rows=10000000 many=1000000 deep=100000 never=30000
else
    line=16000000 columns=20000 rows=100000 many=20000 deep=5000 never=3000
fi
chain=2000 # all in one topic: each pair is looked at, so this grows with the square
made() { awk -v n="$1" "BEGIN { $2 }"; }

made $line 'print "person,kind,topic,text"; printf "a,learn,SQL,"
    x = sprintf("%1000s", ""); gsub(/ /, "x", x); for (i = 0; i < n; i += 1000) printf "%s", x; print ""' >line.csv
run "a line of $line letters passes" sh -c 'pl-map -q line.csv | wc -c'
is 0 "$((line + 146))" ''
rm line.csv
made $line 'print "Timestamp,E-mail,What would you like to learn?"; printf "2026-10-01 10:00,a@x.org,"
    x = sprintf("%1000s", ""); gsub(/ /, "x", x); for (i = 0; i < n; i += 1000) printf "%s", x; print ""' >line.csv
run '... but no response is as long' pl-survey line.csv
is 1 '' 'pl-survey: line.csv:2: the response has more than 10 million letters; shorten its long answers, or leave their columns out of the export'
rm line.csv
made 200000 'print "person,kind,topic"; printf "a,"; for (i = 0; i < n; i++) printf "x"; print ",SQL"' >cell.csv
run 'of a huge cell in a message the middle is left out' pl-map cell.csv
is 1 '' '*'
[ "$(wc -c <"$T/err")" -lt 1000 ] && grep -q '^pl-map: cell.csv:2: .xxx.* \.\.\. x.*; say learn, teach' "$T/err"
ok $? '... and what to do is not'

made $columns 'printf "person,kind,topic"; for (i = 0; i < n; i++) printf ",c%d", i; print ""
    printf "a,learn,SQL"; for (i = 0; i < n; i++) printf ",1"; print ""' >wide.csv
run "$columns columns of a plan pass" sh -c 'pl-map -q wide.csv | head -1 | tr , "\n" | grep -c "^c[0-9]"'
is 0 "$columns" ''
run '... but no survey has as many' pl-survey -q wide.csv
is 1 '' "pl-survey: wide.csv:1: has $((columns + 3)) columns, more than a spreadsheet can have (16384); export the questions of this survey alone"
rm wide.csv

made $rows 'print "person,kind,topic"; for (i = 0; i < n; i++) print "ana,learn,SQL"' >same.csv
run "$rows rows of one person that say the same" pl-map same.csv
is 1 '' "pl-map: same.csv:3: ana has 'SQL' as learn twice, also in line 2 of same.csv; remove one"
rm same.csv
made $rows 'print "Timestamp,E-mail,What would you like to learn?"
    for (i = 0; i < n; i++) print "2026-10-01 10:00,a@x.org,SQL"' >same.csv
run "$rows responses of one person" sh -c 'pl-survey same.csv | wc -l'
is 0 2 "pl-survey: same.csv: Google Forms through Sheets, 1 header row, $rows responses: 1 used, $((rows - 1)) superseded by later ones"
rm same.csv

made $many 'print "person,kind,topic"; for (i = 0; i < n; i++) print "ana,learn,topic " i; print "bo,teach,topic 7"' >topics.csv
run "$many topics for one" sh -c 'pl-map -q topics.csv | pl-pair -q | grep -c -e ",paired,"'
is 0 1 '*'
rm topics.csv

made $many 'print "person,kind,topic"; for (i = 0; i < n; i++) print "p" i "," (i % 2 ? "learn" : "teach") ",SQL"' >one.csv
run "one topic for $many" sh -c 'pl-map -q one.csv | pl-pair -q --group 1 --circle 0 | grep -c ",paired,"'
is 0 $((many / 2)) ''
rm one.csv

made $chain 'print "person,manager,kind,topic"
    for (i = 0; i < n; i++) print "p" i ",p" (i + 1) % n "," (i % 2 ? "learn" : "teach") ",SQL"' >ring.csv
run "a ring of $chain managers is one line, and nobody in it is matched" \
    sh -c 'pl-map -q ring.csv | pl-pair -q | grep -c ",gap,"'
is 0 "$((chain / 2))" '*'
grep -q 'above themself' "$T/err"
ok $? '... which is said'
sed '2s/,[^,]*,/,,/' ring.csv >chain.csv
run "a chain of $chain managers" sh -c 'pl-map -q chain.csv | pl-pair -q | grep -c ",gap,"'
is 0 "$((chain / 2))" '*'
rm ring.csv chain.csv
made $deep 'print "person,manager,kind,topic"
    for (i = 0; i < n; i++) print "p" i ",p" (i + 1) % n "," (i % 2 ? "learn" : "teach") ",t" int(i / 10)' >deep.csv
run "$deep managers, each above the next, and the first below the last" sh -c 'pl-map -q deep.csv | pl-pair -q | grep -c ",gap,"'
is 0 "$((deep / 2))" '*'
rm deep.csv

made $never 'print "person,tz,free,kind,topic"
    for (i = 0; i < n; i++) print "p" i ",UTC,Sun 03:00-03:15," (i % 2 ? "learn" : "teach") ",SQL"' >never.csv
run "$never people are never free" sh -c 'pl-map -q never.csv | pl-pair -q | pl-schedule -q --from 2026-12-01 | grep -c ",gap,"'
is 0 "$((never / 2))" ''
rm never.csv

# --- names of files, lines of calendars ---------------------------------------------------------

printf 'person,unit,kind,topic\na,..,learn,SQL\nb,"x\n../y\033[31m",teach,SQL\nc,.,learn,SQL\nd,/etc/passwd,teach,SQL\ne,../../evil,learn,R\n' >units.csv
inside() { # inside FOLDER: no name in it leads elsewhere, and nothing is beside it
    ! find "$1" -mindepth 1 -name '*[!a-z0-9._@-]*' | grep . &&
        [ "$(find "$1" -mindepth 1 | wc -l)" -ge 5 ] && ! find .. -name '*evil*' ! -path '*/inside/*' | grep .
}
mkdir inside
run 'a part for each' pl-map -q --split unit -o inside/parts units.csv
is 0 '' '*'
inside inside/parts >&2
ok $? '... whose names stay in the folder'
run 'a workbook for each' pl-report -q --today 2026-12-01 --split unit -o inside/books units.csv
is 0 '' '*'
inside inside/books >&2
ok $? '... whose names stay in the folder'

evil='\r\nX-EVIL:1\r\nATTENDEE:mailto:evil@x.org'
printf 'person,name,email,tz,kind,topic,session,format,with,status,place\nana,"Ana%b","ana@x.org%b",UTC,learn,"SQL%b","s1%b",one-to-one,bo,paired,"Room%b"\nbo,"Bo%b",bo@x.org,UTC,teach,"SQL%b",,,,teaching,\n' \
    "$evil" "$evil" "$evil" "$evil" "$evil" "$evil" "$evil" >lines.csv
run 'line breaks in all that goes into a calendar' pl-schedule -q --from 2026-12-01 --review 0 --calendar all.ics \
    --invites inside/mail -o out.csv lines.csv
is 0 '' 'pl-schedule: 1 person without an e-mail address gets no invitation: ana'
cat all.ics inside/mail/*.ics | tr '\r' '\n' >said
! grep -e '^X-EVIL' -e '^ATTENDEE:' said >&2 && [ "$(grep -c '^BEGIN:VEVENT' said)" -eq 2 ]
ok $? '... begin no line of it'
run 'nor does a mailbox' pl-schedule --from 2026-12-01 --organizer "$(printf "l@x.org$evil")" --invites no lines.csv
is 2 '' '*'

# --- busy files ----------------------------------------------------------------------------------

mkdir busy
printf 'person,tz,kind,topic,session,format,with,status\nana,UTC,learn,SQL,s1,one-to-one,bo@x.org,paired\nbo@x.org,UTC,teach,SQL,,,,teaching\n' >one.csv
made 300000 'ORS = "\r\n"; print "BEGIN:VCALENDAR"; print "BEGIN:VTIMEZONE"; print "TZID:A"
    for (i = 0; i < n; i++) { print "BEGIN:STANDARD"; print "END:STANDARD" }
    print "END:VTIMEZONE"; print "END:VCALENDAR"' >busy/bo@x.org.ics
run 'a calendar with a zone of 300,000 parts' pl-schedule --from 2026-12-01 --busy busy one.csv
is 1 '' 'pl-schedule: busy/bo@x.org.ics:200000: more than 100000 events, alarms and rules of time zones; export only the weeks of the programme'
printf 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:19700101T000000Z\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n' >busy/bo@x.org.ics
run 'busy every second since 1970' pl-schedule --from 2026-12-01 --busy busy one.csv
is 1 '' 'pl-schedule: busy/bo@x.org.ics:4: what repeats here has too many dates to look at, 30 million with those before; leave it out, or let it begin later'
done_testing
