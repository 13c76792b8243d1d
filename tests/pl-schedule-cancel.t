#!/bin/sh
# pl-schedule-cancel.t - who is told what when meetings go: cancellations, their numbers, the folder.
. "${0%/*}/tap.sh"
schedule() { pl-schedule -q --organizer learn@x.org "$@"; }
told() { # told FILE...: method, sequence, status and who is addressed, a line a file
    for f in "$@"; do
        [ -e "$f" ] || continue
        tr -d '\r' <"$f" | sed -e ':a' -e 'N' -e '$!ba' -e 's/\n //g' |
            sed -n "s/^METHOD:/${f##*/} /p; s/^SEQUENCE://p; s/^STATUS://p; s/^ATTENDEE.*mailto:\(.*\)@.*/\1/p" |
            paste -s -d ' ' -
    done
}
lawful() { # lawful WHAT FILE...: as RFC 5546 wants each method, in the words of libical
    what=$1
    shift
    run "$what" "$BIN/tests/calendar.t" check "$@"
    is 0 '' ''
}
night() { # night DAY PLAN [ARGUMENTS...]: one nightly run, from what the last one booked
    day=$1 plan=$2
    shift 2
    schedule --from "$day" --keep booked.csv --cancel --invites mail "$@" -o booked.csv "$plan"
}

cat >all.csv <<'END'
person,email,tz,unit,kind,topic,session,format,with,status,why
t,t@x.org,UTC,A,teach,SQL,,,,teaching,
a,a@x.org,UTC,A,learn,SQL,s1,one-to-one,t,paired,asked
b,b@x.org,UTC,A,learn,SQL,s2,one-to-one,t,paired,asked
u,u@x.org,UTC,B,teach,Go,,,,teaching,
c,c@x.org,UTC,B,learn,Go,g1,group,u,paired,asked
i,i@x.org,UTC,B,learn,Go,g1,group,u,paired,asked
f,f@x.org,Europe/Berlin,C,facilitate,,,,,facilitating,
g,g@x.org,Europe/Berlin,C,facilitate,,,,,spare,
d,d@x.org,Europe/Berlin,C,learn,Rust,c1,circle,f,paired,asked
e,e@x.org,Europe/Berlin,C,learn,Rust,c1,circle,f,paired,asked
h,h@x.org,Europe/Berlin,C,learn,Rust,c1,circle,f,paired,asked
END
from_first() { # begin again after the first night
    cp first.csv booked.csv
    rm -rf mail
}
without() { # without WHO SESSION PLAN: that learner is waiting again
    sed "s/^\($1,.*\),$2,[^,]*,[^,]*,paired/\1,,,,waiting/" "$3"
}
run 'the first night' schedule --from 2026-12-01 --invites mail -o first.csv all.csv
is 0 '' ''
review=$(ls mail | grep '^review')
cp first.csv booked.csv
run 'all stays' night 2026-12-01 all.csv
is 0 '' ''
ls mail | grep -q cancel
ok $((! $?)) 'all stays: nothing is cancelled'
cmp -s first.csv booked.csv
ok $? 'and the plan is the same'

grep -q 'Send the invitation' mail/c1-sheet.txt
ok $((! $?)) 'a facilitator is not asked to send what is mailed'

# --- reviews -----------------------------------------------------------------------------------

run 'no review any more' night 2026-12-01 all.csv --review 0
is 0 '' ''
run 'all who were asked to it are told' told "mail/cancel-$review"
is 0 "cancel-$review CANCEL 1 CANCELLED a b c d e f h i t u" ''
[ ! -e "mail/$review" ]
ok $? 'and its invitation is not there to be sent again'
night 2026-12-02 all.csv
run 'reviews again, with a higher number than the cancellation had' told "mail/$review" "mail/cancel-$review"
is 0 "$review REQUEST 2 CONFIRMED a t b u c i f d e h" ''

from_first
without a s1 all.csv >left.csv
night 2026-12-01 left.csv
run 'one has nothing to review: that one is told, the others get the change' told mail/*"$review"
is 0 "cancel-$review CANCEL 1 a
$review REQUEST 1 CONFIRMED b t u c i f d e h" ''
cp booked.csv before.csv
night 2026-12-02 left.csv
cmp -s before.csv booked.csv
ok $? 'the next night nothing changes'
printf 'person,start,end\nu,2026-12-20,2027-01-20\n' >busy.csv
night 2026-12-02 left.csv --busy busy.csv
run 'one cannot come any more, and is told' told "mail/cancel-$review"
is 0 "cancel-$review CANCEL 2 u" ''

# --- meetings ----------------------------------------------------------------------------------

run 'the meeting that left the plan' told mail/*s1.ics
is 0 'cancel-s1.ics CANCEL 1 CANCELLED t a' ''
lawful 'invitations and cancellations are as the protocol wants them' mail/*.ics
sed 's/^METHOD:REQUEST/METHOD:PUBLISH/' mail/s2.ics >unlawful.ics
"$BIN/tests/calendar.t" check unlawful.ics >/dev/null
ok $((! $?)) 'which is looked at'
night 2026-12-02 all.csv
run 'back again, with a higher number, and no cancellation is left to be sent' told mail/*s1.ics
is 0 's1.ics REQUEST 2 CONFIRMED t a' ''
without i g1 all.csv >left.csv
night 2026-12-01 left.csv
run 'one leaves a group, and is told alone' told mail/*g1.ics
is 0 'cancel-g1.ics CANCEL 1 i
g1.ics REQUEST 1 CONFIRMED u c' ''
sed '/^c,/d; /^i,/d; /^u,/d' all.csv >fewer.csv
from_first
night 2026-12-01 fewer.csv
run 'people who are not in the plan any more are told nevertheless' told mail/*g1.ics "mail/cancel-$review"
is 0 "cancel-g1.ics CANCEL 1 CANCELLED u c i
cancel-$review CANCEL 1 c i u" ''
from_first
printf 'person,start,end\nt,2026-12-01,2027-01-20\n' >busy.csv
night 2026-12-01 all.csv --busy busy.csv
run 'a meeting that has lost its time is cancelled' told mail/*s1.ics
is 0 'cancel-s1.ics CANCEL 1 CANCELLED t a' ''
night 2026-12-01 all.csv
run 'and has a higher number when it finds one' told mail/*s1.ics
is 0 's1.ics REQUEST 2 CONFIRMED t a' ''

# --- circles -----------------------------------------------------------------------------------

from_first
without h c1 all.csv | sed 's/circle,f/circle,g/' >third.csv
night 2026-12-15 third.csv
run 'in the third week one leaves, and the facilitator changes: both are told' told mail/*c1.ics
is 0 'c1.ics REQUEST 1 CONFIRMED g d e
cancel-c1.ics CANCEL 1 f h' ''
for who in d e; do without $who c1 third.csv >rest.csv && mv rest.csv third.csv; done
night 2026-12-20 third.csv --calendar one.ics
run 'it ends early: what is to come of it is cancelled' told mail/*c1.ics
is 0 'cancel-c1.ics CANCEL 2 CANCELLED g d e' ''
lawful 'circles, too' mail/*.ics one.ics
run 'in the one calendar, too' sh -c "tr -d '\r' <one.ics | grep -A9 UID:c1 | grep -e SEQ -e STATUS"
is 0 'SEQUENCE:2
STATUS:CANCELLED' ''
from_first
night 2027-01-08 third.csv
ls mail | grep -q -e cancel-c1 -e cancel-s
ok $((! $?)) 'nothing that has happened is cancelled'
from_first
schedule --from 2026-12-01 --invites mail -o out.csv all.csv
night 2026-12-20 all.csv
run 'nor is anybody invited to it any more' ls mail
is 0 "c1-sheet.txt
c1.ics
$review" ''

# --- the one calendar --------------------------------------------------------------------------

without a s1 all.csv >left.csv
run 'only one calendar' pl-schedule -q --from 2026-12-01 --keep first.csv --cancel --calendar one.ics -o out.csv left.csv
is 0 '' ''
run 'has the cancelled meeting in it' sh -c "tr -d '\r' <one.ics | grep -A9 UID:s1 | grep STATUS"
is 0 STATUS:CANCELLED ''
run 'and invites nobody: a plain calendar' grep -c -e ATTENDEE -e ORGANIZER -e METHOD one.ics
is 1 0 ''
schedule --from 2026-12-01 --calendar one.ics -o out.csv all.csv
run 'published by a mailbox: still nobody is invited' sh -c "tr -d '\r' <one.ics | grep -e METHOD -e ORGANIZER -e ATTENDEE | sort | uniq -c | sed 's/^ *//'"
is 0 '1 METHOD:PUBLISH
5 ORGANIZER;CN=Peer learning:mailto:learn@x.org' ''

lawful 'published by a mailbox: as the protocol wants it' one.ics
pl-schedule -q --from 2026-12-01 --keep first.csv --cancel --invites drafts -o out.csv left.csv
lawful 'drafts' drafts/*.ics

# --- the folder --------------------------------------------------------------------------------

from_first
schedule --from 2026-12-01 --invites mail -o out.csv all.csv
echo mine >mail/s1-notes.txt
echo 'BEGIN:VCALENDAR' >mail/s2.ics
printf 'x' >mail/else.ics
without a s1 all.csv >left.csv
without b s2 left.csv >two.csv
run 'two are gone' pl-schedule --organizer learn@x.org --from 2026-12-01 --keep booked.csv --invites mail -o booked.csv two.csv
is 0 '' 'pl-schedule: mail: 1 old file removed, of meetings that are over or have changed
pl-schedule: mail: 2 calendars there are not of this plan: else.ics, s2.ics; move them away before you send what is in the folder
pl-schedule: 2 of 2 meetings have a time
pl-schedule: 7 of 7 people can come to their review'
run 'only what this program wrote is removed, also without --cancel' ls mail
is 0 "c1-sheet.txt
c1.ics
else.ics
g1.ics
$review
s1-notes.txt
s2.ics" ''
sed 's/@x.org//' all.csv >mute.csv
run 'nobody has an address' pl-schedule -q --from 2026-12-01 --review 0 --invites nobody -o out.csv mute.csv
is 0 '' 'pl-schedule: 10 people without an e-mail address get no invitation: t, a, b, u, c, i, f, d, e, h'
run 'nobody has an address: nothing to send' ls nobody
is 0 c1-sheet.txt ''

# --- the wrong plan ----------------------------------------------------------------------------

sed 's/^/2026-12,/; 1s/^2026-12/cycle/' all.csv >december.csv
sed 's/^/2026-11,/; 1s/^2026-11/cycle/' all.csv >november.csv
run 'a plan of another cycle' pl-schedule --from 2026-12-01 --keep november.csv --cancel --invites mail december.csv
is 1 '' "pl-schedule: november.csv: is of cycle '2026-11', the plan of '2026-12'; keep a plan of the same cycle"
# --- nights of mail ----------------------------------------------------------------------------

# Every night some people drop out and others come back, some are busy for long; circles run on. What
# is mailed must leave everybody's calendar as the plan is.
PATH=$BIN/tests:$PATH
if python3 -c '' 2>/dev/null; then
    cohort 150 1 gaps=3 circle=5 | pl-map -q >map.csv 2>/dev/null
    pl-pair -q map.csv >paired.csv 2>/dev/null
    rm -rf mail
    schedule --from 2026-12-01 --invites mail -o booked.csv paired.csv
    run '150 people are invited' python3 "$ROOT/tests/mailbox.py" mail booked.csv 2026-12-01 state
    is 0 '*' ''
    for day in 2026-12-03 2026-12-05 2026-12-10 ${PL_LONG:+2026-12-12 2026-12-14 2026-12-20 2027-01-03}; do
        awk -F, -v seed="$day" 'BEGIN { gsub("-", "", seed); srand(seed) }
            NR == 1 { for (i = 1; i <= NF; i++) if ($i == "person") c = i; print; next }
            !($c in out) { out[$c] = rand() < 0.06; if (rand() < 0.03) busy[$c] = 1 }
            !out[$c]
            END { print "person,start,end" >"busy.csv"
                  for (p in busy) print p ",2026-12-01T00:00:00Z,2027-01-30T00:00:00Z" >"busy.csv" }' map.csv >now.csv
        pl-pair -q --keep booked.csv now.csv >paired.csv 2>/dev/null
        night "$day" paired.csv --busy busy.csv 2>/dev/null
        run "the night to $day leaves each calendar as the plan" \
            python3 "$ROOT/tests/mailbox.py" mail booked.csv "$day" state
        is 0 '*' ''
    done
    sed 's/^METHOD:CANCEL/METHOD:REQUEST/; s/^SEQUENCE:/SEQUENCE:9/; s/:2026\(....T......Z\)/:2027\1/' \
        "$(ls mail/cancel-*.ics | head -1)" >one && mv one mail/one.ics
    run 'an invitation that should not be there is seen' python3 "$ROOT/tests/mailbox.py" mail booked.csv "$day" state
    is 1 '*' ''
    found=$(grep -c 'still in the calendar' "$T/out")
    ok $((found == 0)) 'and named'
else
    skip 'nights of mail' 'python3 is not installed'
fi
done_testing
