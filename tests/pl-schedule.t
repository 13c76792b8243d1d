#!/bin/sh
# pl-schedule.t - times, zones, holidays, busy times, reviews, what is kept, calendars, bad input.
. "${0%/*}/tap.sh"
PATH=$BIN/tests:$PATH
python=/usr/bin/python3
[ -x $python ] || python=python3
have() { "$python" -c "import $1" 2>/dev/null; }
schedule() { pl-schedule -q --from 2026-12-01 "$@"; }
check_times() { "$python" "$ROOT/tests/times.py" "$@"; }
proved() { # proved WHAT PLAN ARGUMENTS...: the checker finds nothing wrong
    if have zoneinfo; then
        what=$1
        shift
        check_times "$@" >"$T/out" 2>&1
        r=$?
        sed 's/^/# /' "$T/out"
        ok $r "$what"
    else
        skip "$1" 'python3 with zoneinfo is not installed'
    fi
}
cells() { # cells COLUMN... <PLAN: those columns, as plain words (no cell here holds a comma)
    awk -F, -v want="$*" 'NR == 1 { n = split(want, w, " "); for (i = 1; i <= NF; i++) at[$i] = i; next }
        { for (i = 1; i <= n; i++) printf "%s%s", $at[w[i]], i < n ? " " : "\n" }'
}
found() { # found WHAT TEXT FILE
    grep -q -e "$2" "$3" || { echo "# not found: $2"; false; }
    ok $? "$1"
}

# --- a plan small enough to read ---------------------------------------------------------------

cat >small.csv <<'END'
person,name,email,tz,free,site,kind,topic,text,value,session,format,with,fit,status,why
ana,Ana,ana@x.org,Europe/Berlin,,Bonn,learn,SQL,"Slow, dull queries",,s1,one-to-one,bo,900,paired,you named him
ana,,,,,,learn,Excel,,,s2,one-to-one,cy,500,paired,first wish
bo,Bo,bo@x.org,Asia/Kolkata,,Pune,teach,SQL,,,,,,,teaching,
cy,Cy,,America/New_York,Mon-Fri 09:00-12:00,Troy,teach,Excel,,,,,,,teaching,
cy,,,,,,learn,SQL,,,s3,one-to-one,bo,500,paired,second wish
END
run 'a small plan' schedule small.csv
is 0 'person,name,email,tz,free,site,kind,topic,text,value,session,format,with,fit,status,why,start,end,repeat,place
ana,Ana,ana@x.org,Europe/Berlin,,Bonn,learn,SQL,"Slow, dull queries",,s1,one-to-one,bo,900,booked,you named him,2026-12-02T09:00:00+01:00,2026-12-02T09:30:00+01:00,,
ana,,,,,,learn,Excel,,,s2,one-to-one,cy,500,booked,first wish,2026-12-01T15:00:00+01:00,2026-12-01T15:30:00+01:00,,
bo,Bo,bo@x.org,Asia/Kolkata,,Pune,teach,SQL,,,,,,,teaching,,,,,
cy,Cy,,America/New_York,Mon-Fri 09:00-12:00,Troy,teach,Excel,,,,,,,teaching,,,,,
cy,,,,,,learn,SQL,,,s3,one-to-one,bo,500,unbooked,second wish; no time: Bo and Cy are never free at the same time for 30 minutes; wider hours of one of them would help,,,,
ana,Ana,ana@x.org,Europe/Berlin,,Bonn,review,,,,review-d7baff6,,,,booked,"about 28 days after the first meetings, when most of the group can",2026-12-29T09:00:00+01:00,2026-12-29T10:00:00+01:00,,
bo,Bo,bo@x.org,Asia/Kolkata,,Pune,review,,,,review-d7baff6,,,,booked,"about 28 days after the first meetings, when most of the group can",2026-12-29T13:30:00+05:30,2026-12-29T14:30:00+05:30,,
cy,Cy,,America/New_York,Mon-Fri 09:00-12:00,Troy,review,,,,review-d7baff6,,,,unbooked,"no time: the group meets at 2026-12-29 03:00, when Cy is not free",,,,
,,,,,,note,minutes,,240,,,,,,3 people are asked for 240 minutes in all,,,,
,,,,,,note,minutes,ana,120,,,,,,asked for 120 minutes in 3 meetings,,,,
,,,,,,note,minutes,bo,90,,,,,,asked for 90 minutes in 2 meetings,,,,
,,,,,,note,minutes,cy,30,,,,,,asked for 30 minutes in 1 meeting,,,,' ''
cp "$T/out" done.csv
run 'its own output changes nothing' schedule done.csv
is 0 "$(cat done.csv)" ''
run 'told what it did' pl-schedule --from 2026-12-01 -o out.csv small.csv
is 0 '' 'pl-schedule: 2 of 3 meetings have a time
pl-schedule: 2 of 3 people can come to their review'
run 'a date in the past is allowed and said' pl-schedule --from 2020-01-06 --review 0 -o out.csv small.csv
is 0 '' 'pl-schedule: --from 2020-01-06 is in the past
pl-schedule: 2 of 3 meetings have a time'
run 'no review' schedule --review 0 small.csv
grep -q ',review,' "$T/out"
ok $((! $?)) 'no review: no review rows'
run 'lengths, limits and place' schedule --minutes one-to-one=45,review=90 --per-day 2 --place 'Room 1' small.csv
found 'two on one day, three quarters of an hour' '2026-12-01T15:45:00+01:00,,Room 1$' "$T/out"

# --- changes of clocks, both hemispheres -------------------------------------------------------

cat >clocks.csv <<'END'
person,email,tz,free,kind,topic,session,format,with,status,why,start,end,repeat
fay,fay@x.org,Europe/Berlin,Mon 09:00-12:00,facilitate,,,,,facilitating,,,,
ann,ann@x.org,Australia/Sydney,Mon 17:00-22:00,learn,SQL,c1,circle,fay,paired,asked,,,
ben,,Europe/London,Mon 07:00-11:00,learn,SQL,c1,circle,fay,paired,asked,,,
END
run 'a circle over three changes of clocks' pl-schedule -q --from 2026-09-21 --weeks 1 --repeat 1,8 \
    --review 0 --calendar clocks.ics --invites clocks -o clocked.csv clocks.csv
is 0 '' 'pl-schedule: 1 person without an e-mail address gets no invitation: ben'
run 'starts at one instant, told in the zone of each' sh -c 'grep c1, clocked.csv | cut -d, -f1,12-14'
is 0 'ann,2026-09-21T17:00:00+10:00,2026-09-21T18:30:00+10:00,every 1 week 8 times
ben,2026-09-21T08:00:00+01:00,2026-09-21T09:30:00+01:00,every 1 week 8 times' ''
found 'the calendar holds the zone of the facilitator' '^TZID:Europe/Berlin' clocks.ics
found 'and repeats there' '^RRULE:FREQ=WEEKLY;COUNT=8' clocks.ics
found 'a sheet for the facilitator tells the dates' '^  2026-11-09 09:00' clocks/c1-sheet.txt
found 'and to send the invitation' '^  Send the invitation. Ask' clocks/c1-sheet.txt
sed 's/17:00-22:00/17:00-19:30/' clocks.csv >early.csv
run 'in November it would be too late in Sydney' pl-schedule -q --from 2026-09-21 --weeks 1 --repeat 1,8 \
    --review 0 early.csv
found 'and that is said' 'no weekday and hour suits all on each of the 8 dates' "$T/out"
if [ -n "$python" ] && have icalendar; then
    printf 'date\n2026-10-12\n' >h.csv
    pl-schedule -q --from 2026-09-21 --weeks 1 --repeat 1,8 --review 0 --holidays h.csv \
        --calendar clocks.ics -o clocked.csv clocks.csv 2>/dev/null
    "$BIN/tests/calendar.t" clocks.ics >clocks.txt
    proved 'dates on both sides of the changes, in plan and calendar' clocked.csv --from 2026-09-21 \
        --weeks 1 --holidays h.csv --ics clocks.ics --libical clocks.txt
    found 'a holiday is an exception' '^EXDATE;TZID=Europe/Berlin:20261012T090000' clocks.ics
else
    skip 'plan and calendar agree' 'python3-icalendar is not installed'
fi

# --- cohorts, checked by another program -------------------------------------------------------

cat >holidays.csv <<'END'
date,end,name,site
2026-12-24,2026-12-27,Christmas,
2026-12-08,,Town day,site 0
END
for n in 150 5000 ${PL_LONG:+100000}; do
    cohort "$n" 1 gaps=3 circle=5 | pl-map -q | pl-pair -q >pairs.csv
    person=$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i } $at["with"] ~ /@/ { print $at["with"]; exit }' pairs.csv)
    printf 'person,start,end\n%s,2026-12-01T08:00:00+00:00,2026-12-09T12:00:00+00:00\n' "$person" >busy.csv
    run "$n people" schedule --holidays holidays.csv --busy busy.csv --calendar all.ics -o booked.csv pairs.csv
    is 0 '' '*'
    "$BIN/tests/calendar.t" all.ics >all.txt
    proved "$n people: nobody in two places, out of hours, on a holiday, busy or over a limit" booked.csv \
        --libical all.txt --from 2026-12-01 --holidays holidays.csv --busy busy.csv $([ "$n" -lt 100000 ] && have icalendar && echo --ics all.ics) # it would want gigabytes
    schedule --holidays holidays.csv --busy busy.csv booked.csv 2>/dev/null | cmp -s - booked.csv
    ok $? "$n people: its own output changes nothing"
    schedule --holidays holidays.csv --busy busy.csv --keep booked.csv pairs.csv 2>/dev/null | cmp -s - booked.csv
    ok $? "$n people: nor does the next night, from the same meetings"
    laws kept pairs.csv booked.csv status,why,start,end,repeat,place
    ok $? "$n people: nothing else changes"
    run "$n people, other limits" schedule --per-day 2 --per-week 3 --gap 30 --weeks 3 -o limits.csv pairs.csv
    proved "$n people, other limits" limits.csv --from 2026-12-01 --per-day 2 --per-week 3 --gap 30 --weeks 3
done
cohort 150 3 | sed 's/Asia\/Kolkata/Australia\/Sydney/' | pl-map -q | pl-pair -q >autumn.csv
for day in 2026-03-02 2026-09-14 2026-10-12; do
    run "over the changes of clocks after $day" pl-schedule -q --from $day -o booked.csv autumn.csv
    proved "over the changes of clocks after $day, meetings and reviews" booked.csv --from $day
done
if have zoneinfo; then
    awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "start") c = i }
        /,booked,/ && !done && match($0, /T[0-9][0-9]:00:00/) { sub(/T[0-9][0-9]:00:00/, "T03:00:00"); done = 1 } { print }' limits.csv >bent.csv
    check_times bent.csv --from 2026-12-01 --per-day 2 --per-week 3 --gap 30 --weeks 3 >"$T/out" 2>&1
    ok $((! $?)) 'the checker sees one start that was bent'
fi
cohort 150 2 naughty=1 gaps=2 circle=5 | pl-map -q 2>/dev/null | pl-pair -q >naughty.csv 2>/dev/null
run 'hostile names and topics' schedule --calendar naughty.ics --invites naughty -o naughtier.csv naughty.csv
is 0 '' '*'
laws kept naughty.csv naughtier.csv status,why,start,end,repeat,place
ok $? 'hostile names and topics stay as they are'
if have icalendar; then
    proved 'hostile names and topics, in the calendar' naughtier.csv --from 2026-12-01 --ics naughty.ics
fi

# --- holidays and busy times -------------------------------------------------------------------

one='person,email,tz,free,site,kind,topic,session,format,with,status,why,start,end,repeat,place
ana,ana@x.org,UTC,Tue 09:00-10:00,Bonn,learn,SQL,s1,one-to-one,bo,paired,asked,,,,
bo,bo@x.org,UTC,,Pune,teach,SQL,,,,teaching,,,,,'
echo "$one" >one.csv
start() { schedule --review 0 "$@" one.csv 2>"$T/err" | cells start why | head -1; }
at() { # at WHAT WANTED ARGUMENTS...
    what=$1 want=$2
    shift 2
    start "$@" >"$T/out"
    echo 0 >"$T/status"
    is 0 "$want" ''
}
at 'no holiday' '2026-12-01T09:00:00+00:00 asked'
printf 'date\n2026-12-01\n' >h.csv
at 'a holiday of all' '2026-12-08T09:00:00+00:00 asked' --holidays h.csv
printf 'start;end;name;site\n2026-11-01;2026-12-08;x;Pune\n2026-12-15;;x;Rome\n' >h.csv
at 'holidays of one site' '2026-12-15T09:00:00+00:00 asked' --holidays h.csv
event() { printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n'"$1"'END:VEVENT\r\nEND:VCALENDAR\r\n'; }
event 'DTSTART;VALUE=DATE:20261201\r\nTRANSP:TRANSPARENT\r\n' >h.ics
at 'a holiday from a calendar, transparent as they are' '2026-12-08T09:00:00+00:00 asked' --holidays h.ics
mkdir busy
event 'DTSTART:20261124T091500Z\r\nDURATION:PT30M\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n' >busy/bo@x.org.ics
at 'busy every week for three weeks' '2026-12-15T09:00:00+00:00 asked' --busy busy
event 'DTSTART:20261124T091500Z\r\nDURATION:PT30M\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nEXDATE:20261201T091500Z\r\n' >busy/bo@x.org.ics
at 'but for one date' '2026-12-01T09:00:00+00:00 asked' --busy busy/bo@x.org.ics
printf 'person,start,end\nana,2026-12-01,2026-12-07\nANA@x.org,2026-12-08 09:00,2026-12-08 09:20\n' >b.csv
at 'busy in a table: days, and until twenty past' '2026-12-08T09:30:00+00:00 asked' --busy b.csv
sed 's/UTC,,Pune/UTC,Mon-Tue 08:00-18:00,Pune/' one.csv >two.csv
printf 'date,end\n2026-12-01,\n2026-12-08,\n2026-12-15,\n2026-12-22,2026-12-22\n' >h.csv
run 'only holidays in common' schedule --review 0 --holidays h.csv two.csv
found 'only holidays in common' 'asked; no time: every time that suits all falls on a holiday' "$T/out"
printf 'person,start,end\nbo,2026-12-01T00:00:00Z,2026-12-28T12:00:00Z\n' >b.csv
run 'always busy' schedule --review 0 --busy b.csv two.csv
found 'always busy' 'asked; no time: at every time that suits all somebody is busy' "$T/out"
printf 'person,start,end\nzoe,2026-12-01,2026-12-02\n' >b.csv
run 'busy times of a stranger' schedule --review 0 --busy b.csv -o out.csv one.csv
is 0 '' "pl-schedule: b.csv:2: nobody in the plan is 'zoe'; left out"
event 'DTSTART:20261124T091500Z\r\n' >busy/zoe@x.org.ics
run 'the calendar of a stranger' schedule --review 0 --busy busy -o out.csv one.csv
is 0 '' "pl-schedule: busy/zoe@x.org.ics: nobody in the plan is 'zoe@x.org'; left out"

# --- too many meetings -------------------------------------------------------------------------

cat >many.csv <<'END'
person,tz,free,kind,topic,session,format,with,status,why
bo,UTC,Tue 09:00-11:00,teach,SQL,,,,teaching,
a,UTC,,learn,SQL,s1,one-to-one,bo,paired,asked
b,UTC,,learn,SQL,s2,one-to-one,bo,paired,asked
c,UTC,,learn,SQL,s3,one-to-one,bo,paired,asked
END
run 'more meetings than the teacher has time for' schedule --review 0 --weeks 2 many.csv
is 0 '*' ''
found 'is told with the figures' 'asked; no time: bo has 3 meetings and is free for 4 hours, time for 2 of them at 1 a day and 2 a week; more --weeks or wider hours would help' "$T/out"

# --- what is kept ------------------------------------------------------------------------------

schedule --review 0 -o first.csv one.csv
run 'a kept time stays though an earlier one is free' sh -c \
    "sed 's/2026-12-01T/2026-12-15T/g' first.csv >later.csv; pl-schedule -q --from 2026-12-01 --review 0 --keep later.csv one.csv | grep s1"
found 'a kept time stays' ',asked,2026-12-15T09:00:00+00:00' "$T/out"
printf 'date\n2026-12-15\n' >h.csv
run 'only what must move moves' schedule --review 0 --keep later.csv --holidays h.csv -o moved.csv one.csv
found 'and says from where and why' 'booked,"asked; moved from 2026-12-15 09:00, which is a holiday of bo",2026-12-01T09:00' moved.csv
found 'its invitation has changed once' ',note,sequence,' moved.csv
schedule --review 0 --keep later.csv --holidays h.csv moved.csv | cmp - moved.csv
ok $? 'again with the same arguments: the same bytes'
schedule --review 0 --holidays h.csv moved.csv | cmp - moved.csv
ok $? 'and without the old plan'
run 'again from what has moved' schedule --review 0 --keep moved.csv --calendar seq.ics -o out.csv one.csv
found 'the sequence is carried on, not raised' '^SEQUENCE:1' seq.ics
run 'a new place' schedule --review 0 --keep moved.csv --place Hall --calendar seq.ics -o out.csv one.csv
found 'raises it' '^SEQUENCE:2' seq.ics
run 'forget it' schedule --review 0 --fresh later.csv
found 'forget it' ',2026-12-01T09:00:00+00:00' "$T/out"
run 'what has happened stays where it was' pl-schedule -q --from 2026-12-20 --review 0 --keep later.csv \
    --holidays h.csv one.csv
found 'what has happened stays' ',booked,asked,2026-12-15T09:00:00+00:00' "$T/out"
sed 's/,2026-12-15T09:00:00+00:00,2026-12-15T09:30/,2026-12-15T09:10:00+00:00,2026-12-15T09:40/' later.csv >byhand.csv
run 'a time set by hand, off the grid' schedule --review 0 byhand.csv
is 0 "$(cat byhand.csv)" ''

# --- reviews -----------------------------------------------------------------------------------

awk 'BEGIN { print "person,tz,unit,kind,topic,session,format,with,status,why"
    for (i = 1; i <= 70; i++) printf "t%02d,UTC,%s,teach,SQL,,,,teaching,\nl%02d,UTC,%s,learn,SQL,s%d,one-to-one,t%02d,paired,asked\n", i, i < 3 ? "tiny" : "big", i, i < 3 ? "small" : "big", i, i }' >units.csv
schedule -o reviewed.csv units.csv
run 'reviews by unit, thirty at most, small units together' sh -c \
    "grep ,review, reviewed.csv | cut -d, -f6 | sort | uniq -c | sort -n | awk '{ print \$1 }' | tr '\n' ' '; echo"
is 0 "4 27 27 27 27 28 " ''
run 'four weeks after the first meeting, a working day' sh -c "grep ,review, reviewed.csv | grep -o '2026-12-[0-9]*T0' | sort -u"
is 0 2026-12-29T0 ''

# --- invitations -------------------------------------------------------------------------------

run 'drafts' schedule --review 0 --invites drafts --calendar all.ics -o out.csv small.csv
is 0 '' 'pl-schedule: 1 person without an e-mail address gets no invitation: cy'
grep -q METHOD drafts/s1.ics
ok $((! $?)) 'a draft has no METHOD'
found 'the teacher offers' '^ORGANIZER;CN=Bo:mailto:bo@x.org' drafts/s1.ics
found 'and comes' '^ATTENDEE;CN=Bo;ROLE=CHAIR;PARTSTAT=ACCEPTED' drafts/s1.ics
tr -d '\r' <drafts/s1.ics | sed -e ':a' -e 'N' -e '$!ba' -e 's/\n //g' >unfolded
found 'the real problem, one to one' 'The problem behind it: Slow\\, dull queries' unfolded
grep -q 'The problem behind' all.ics
ok $((! $?)) 'which is not in the calendar for all'
found 'in UTC' '^DTSTART:20261202T080000Z' drafts/s1.ics
found 'private' '^CLASS:PRIVATE' drafts/s1.ics
run 'ready to be mailed' schedule --review 0 --invites mail --organizer learn@x.org -o out.csv small.csv
is 0 '' '*'
found 'a request' '^METHOD:REQUEST' mail/s1.ics
found 'from the mailbox' '^ORGANIZER;CN=Peer learning:mailto:learn@x.org' mail/s1.ics
found 'the teacher chairs and is asked too' '^ATTENDEE;CN=Bo;ROLE=CHAIR;PARTSTAT=NEEDS-ACTION;RSVP=TRUE' mail/s1.ics
printf 'About {topic} with {teacher}\nAt {place}\nBecause {problem}\n' >words.txt
run 'own words' schedule --review 0 --invites own --template words.txt -o out.csv small.csv
found 'own words, lines without content left out' '^DESCRIPTION:About Excel with Cy\\n' own/s2.ics
sed 's/,s1,/,..\/..\/evil,/' one.csv >evil.csv
run 'a session id that would lead elsewhere' schedule --review 0 --invites odd -o out.csv evil.csv
is 0 '' ''
[ ! -e ../evil.ics ] && ls odd | grep -q '^_._.*evil-[0-9a-f]*.ics$'
ok $? 'stays in the folder'
SOURCE_DATE_EPOCH=86400 schedule --review 0 --calendar stamp.ics -o out.csv small.csv 2>/dev/null
found 'the stamp is told, not the clock' '^DTSTAMP:19700102T000000Z' stamp.ics

# --- the recipe of the page that mails invitations ---------------------------------------------

if command -v mandoc >/dev/null; then
    mandoc -T ascii "$ROOT/man/pl-schedule.1" | sed "s/.$(printf '\b')//g" |
        sed -n '/mkdir -p sent/,/^ *done$/p' >recipe
    schedule --review 0 --invites requests --organizer learn@x.org -o out.csv small.csv 2>/dev/null
    mkdir bin && printf '#!/bin/sh\ncat >>"$MAILED"; echo "args $*" >>"$MAILED"\n' >bin/sendmail
    chmod +x bin/sendmail
    run 'the recipe runs' env MAILED="$T/work/mailed" PATH="$T/work/bin:$PATH" sh ./recipe
    is 0 '' ''
    run 'to all who are invited' grep -A1 '^To: bo' mailed
    is 0 'To: bo@x.org,
 ana@x.org' ''
    found 'as an invitation' '^Content-Type: text/calendar; charset=utf-8; method=REQUEST$' mailed
    is_two=$(grep -c '^args -t -f learn@example.org$' mailed)
    ok $((is_two != 2)) 'one mail for each meeting'
    pl-schedule -q --from 2026-11-30 --keep out.csv --review 0 --place Hall --invites requests \
        --organizer learn@x.org -o next.csv small.csv 2>/dev/null
    cp requests/s1.ics changed.ics
    pl-schedule -q --from 2026-11-30 --keep next.csv --review 0 --invites requests --organizer learn@x.org \
        -o third.csv small.csv 2>/dev/null
    cmp -s changed.ics requests/s1.ics
    ok $? 'the next night nothing changes'
    env MAILED="$T/work/mailed" PATH="$T/work/bin:$PATH" sh ./recipe
    env MAILED="$T/work/mailed" PATH="$T/work/bin:$PATH" sh ./recipe
    run 'what has changed is mailed once more, and once only' grep -c '^args' mailed
    is 0 4 ''
    sed -n '/^mkdir -p sent/,/^done/p' "$ROOT/README.md" >readme
    sed 's/^           //' recipe | diff readme - >"$T/out"
    ok $? 'the README has the same recipe'

    mandoc -T ascii "$ROOT/man/pl-schedule.1" | sed "s/.$(printf '\b')//g" |
        sed -n '/for f in invites/,/^ *done$/p' >drafts.sh
    printf '#!/bin/sh\necho "$*" | sed "s/ -a .*ics//"\n' >bin/mutt && chmod +x bin/mutt
    schedule --review 0 --invites invites -o other.csv small.csv 2>/dev/null
    run 'the recipe that hands out drafts; a teacher without an address gets none' \
        env PATH="$T/work/bin:$PATH" sh ./drafts.sh
    is '*' '-s Please invite -- bo@x.org' ''

    mandoc -T ascii "$ROOT/man/pl-schedule.1" | sed "s/.$(printf '\b')//g" |
        sed -n '/^ *Topic: {topic}/,/^ *Ask: /p' | sed 's/^ *//' >printed
    schedule --review 0 --invites printed.d --template printed -o other.csv small.csv 2>/dev/null
    diff -r invites printed.d >"$T/out"
    ok $? 'the text printed in the page is the one that is used'

    mkdir peers && cp small.csv peers/map.csv && cp out.csv peers/booked.csv && cp recipe peers/mail-requests
    mandoc -T ascii "$ROOT/man/pl-schedule.1" | sed "s/.$(printf '\b')//g" |
        sed -n '/^ *set -e$/,/^ *sh .*mail-requests$/p' | sed "s|/srv/peers|$T/work/peers|" >nightly
    run 'the nightly job runs' env MAILED="$T/work/nightmail" PATH="$T/work/bin:$PATH" sh ./nightly
    is 0 '' '*'
    [ -s peers/booked.csv ] && [ -d peers/requests ]
    ok $? 'and leaves a plan and a folder'
else
    skip 'the recipe that mails invitations' 'mandoc is not installed'
fi

# --- bad input ---------------------------------------------------------------------------------

usage="
try 'pl-schedule --help'"
run 'no first day' pl-schedule small.csv
is 2 '' "pl-schedule: no --from: name the first day, like --from 2026-12-01$usage"
run 'no date' pl-schedule --from 2026-02-30 small.csv
is 2 '' "pl-schedule: --from '2026-02-30' is not a date like 2026-12-01$usage"
run 'no weeks' schedule --weeks 0 small.csv
is 2 '' "pl-schedule: --weeks '0' is not a whole number from 1 to 104$usage"
run 'hours the wrong way round' schedule --hours 17:00-09:00 small.csv
is 2 '' "pl-schedule: --hours '17:00-09:00' --days 'Mon-Fri': '17:00-09:00' ends before it starts$usage"
run 'minutes of nothing' schedule --minutes lunch=60 small.csv
is 2 '' "pl-schedule: --minutes 'lunch=60' is not like one-to-one=30,group=60,circle=90,review=60, 5 to 480 minutes each$usage"
run 'repeat' schedule --repeat 6 small.csv
is 2 '' "pl-schedule: --repeat '6' is not WEEKS,TIMES like 1,6: 1 to 8 weeks, 1 to 52 times$usage"
run 'cancel what' schedule --cancel small.csv
is 2 '' "pl-schedule: --cancel needs --keep PLAN, and --calendar or --invites to write to$usage"
run 'no mailbox' schedule --invites x --organizer 'not an address' small.csv
is 2 '' "pl-schedule: --organizer 'not an address' is not an e-mail address$usage"

printf 'person,kind,topic\na,learn,SQL\n' >unpaired.csv
run 'a plan that is not paired' schedule unpaired.csv
is 1 '' "pl-schedule: unpaired.csv:1: no column 'session'; pl-pair fills it"
sed 's/UTC/Europe\/Berlni/' one.csv >bad.csv
run 'an unknown zone' schedule bad.csv
is 1 '' "pl-schedule: bad.csv:2: tz 'Europe/Berlni' is not a time zone; the nearest is 'Europe/Berlin'"
sed 's/Tue 09:00-10:00/Tue 10:00-09:00/' one.csv >bad.csv
run 'a window that ends before it starts' schedule bad.csv
is 1 '' "pl-schedule: bad.csv:2: free 'Tue 10:00-09:00' ends before it starts"
printf 'date,end\n2026-11-30,2026-12-31\n' >h.csv
run 'a horizon without working days' schedule --holidays h.csv one.csv
is 1 '' 'pl-schedule: nobody has a working day from 2026-12-01 to 2026-12-28: give a later --from, more --weeks, or other --days'
event 'DTSTART:20261324T091500Z\r\n' >busy/bo@x.org.ics
run 'a broken calendar' schedule --busy busy/bo@x.org.ics one.csv
is 1 '' 'pl-schedule: busy/bo@x.org.ics:5: the date, time or repetition here cannot be read; correct it, or take the event out'
printf 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n' >h.ics
run 'a calendar cut off' schedule --holidays h.ics one.csv
is 1 '' 'pl-schedule: h.ics:2: BEGIN without an END: the file is cut off'
printf 'date\n24.12.2026\n' >h.csv
run 'a date of another kind' schedule --holidays h.csv one.csv
is 1 '' "pl-schedule: h.csv:2: '24.12.2026' is not a date like 2026-12-25"
printf 'who,start,end\n' >b.csv
run 'busy times without a person' schedule --busy b.csv one.csv
is 1 '' "pl-schedule: b.csv:1: no column 'person'; the columns are person, start and end"
printf 'person,start,end\nbo,2026-12-02 10:00,2026-12-02 09:00\n' >b.csv
run 'busy backwards' schedule --busy b.csv one.csv
is 1 '' 'pl-schedule: b.csv:2: ends at 2026-12-02 09:00 before it starts at 2026-12-02 10:00'
run 'no such folder' schedule --busy nowhere one.csv
is 1 '' 'pl-schedule: nowhere: cannot open: No such file or directory'
sed 's/asked,,,,/asked,soon,,,/' one.csv >bad.csv
run 'a start that is none' schedule bad.csv
is 1 '' "pl-schedule: bad.csv:2: start 'soon' is not a time like 2026-12-01T09:00:00+01:00"
sed 's/one-to-one,bo/one-to-one,cy/' one.csv >bad.csv
run 'with nobody' schedule bad.csv
is 1 '' "pl-schedule: bad.csv:2: 'cy' in column 'with' is nobody in the plan; write the e-mail address or id of somebody in it"
sed 's/one-to-one/tete-a-tete/' one.csv >bad.csv
run 'a format that is none' schedule bad.csv
is 1 '' "pl-schedule: bad.csv:2: format 'tete-a-tete' is not one-to-one, group or circle"
sed 's/,s2,/,s1,/' small.csv >bad.csv
run 'two topics in one session' schedule bad.csv
is 1 '' "pl-schedule: bad.csv:3: topic of session 's1' is 'Excel' here and 'SQL' in line 2 of bad.csv; make them agree"
printf 'Dear {name}\n' >words.txt
run 'a template with a word of its own' schedule --invites own --template words.txt one.csv
is 1 '' "pl-schedule: words.txt:1: '{name}' is not {topic}, {teacher}, {learners}, {problem}, {purpose}, {minutes}, {format} or {place}"
run 'an empty plan passes' sh -c 'head -1 small.csv | pl-schedule -q --from 2026-12-01'
is 0 'person,name,email,tz,free,site,kind,topic,text,value,session,format,with,fit,status,why,start,end,repeat,place' ''

done_testing
