#!/usr/bin/env python3
"""mailbox.py FOLDER PLAN DATE STATE: what people's calendars show, after one more night of mail.

FOLDER holds the invitations of a night, of which those that are new or have changed since the last
night are delivered as the recipe of pl-schedule(1) mails them. Each calendar does what RFC 5546
asks of it: what has a lower SEQUENCE than it has seen is old and ignored, a REQUEST puts or moves
the meeting, a CANCEL takes it away. Then each person's calendar must show what the plan says from
DATE on, no more and no less. STATE (JSON) is kept from night to night. Prints what is wrong and
exits 1, or a line of counts.
"""
import csv
import datetime as dt
import glob
import json
import os
import re
import sys

folder, plan, day, state = sys.argv[1:]
day = dt.date.fromisoformat(day)
past = {"sent": {}, "box": {}}
if os.path.exists(state):
    with open(state) as f:
        past = json.load(f)
sent, box = past["sent"], past["box"]
mails = 0


def last_day(start, repeat):
    m = re.fullmatch(r"every (\d+) weeks? (\d+) times", repeat)
    return start.date() + (dt.timedelta(weeks=int(m[1]) * (int(m[2]) - 1)) if m else dt.timedelta())


for path in sorted(glob.glob(folder + "/*.ics")):
    with open(path, newline="", encoding="utf-8") as f:
        text = re.sub(r"\r\n ", "", f.read())
    text = re.sub(r"DTSTAMP.*\r\n", "", text)
    name = os.path.basename(path)
    if sent.get(name) == text:
        continue
    sent[name] = text
    event = text[text.index("BEGIN:VEVENT"):]
    field = lambda key: re.search(r"^%s[:;](.*)\r$" % key, event, re.M)[1]
    uid, sequence, when = field("UID"), int(field("SEQUENCE")), field("DTSTART")
    for who in re.findall(r"^ATTENDEE.*:mailto:(.*)\r$", event, re.M):
        mails += 1
        entry = box.setdefault(who, {}).setdefault(uid, [-1, None])
        if sequence >= entry[0]:
            box[who][uid] = [sequence, when if "METHOD:REQUEST" in text else None]

want = {}
over = {}
with open(plan, newline="", encoding="utf-8") as f:
    for r in csv.DictReader(f):
        if r["kind"] not in ("learn", "review") or not r["start"]:
            continue
        start = dt.datetime.fromisoformat(r["start"])
        where = want if last_day(start, r["repeat"]) >= day else over
        for who in filter(None, (r["person"], r["with"])):
            where.setdefault(who, {})[r["session"] + "@peer-learning"] = start.astimezone(dt.timezone.utc)

wrong = []
for who in sorted(box.keys() | want.keys()):
    shown = {u: w for u, (_, w) in box.get(who, {}).items() if w}
    for uid in sorted(shown.keys() | want.get(who, {}).keys()):
        here, there = uid in shown, uid in want.get(who, {})
        at = shown.get(uid, "")
        if there and not here:
            wrong.append(f"{who}: {uid} is not in the calendar")
        elif here and there and at.endswith("Z") and at != f"{want[who][uid]:%Y%m%dT%H%M%SZ}":
            wrong.append(f"{who}: {uid} is at {at} in the calendar, at {want[who][uid]} in the plan")
        elif here and not there and uid not in over.get(who, {}):
            digits = re.search(r"(\d{8})T", at)[1]
            if dt.datetime.strptime(digits, "%Y%m%d").date() >= day:
                wrong.append(f"{who}: {uid} at {at} is still in the calendar")
with open(state, "w") as f:
    json.dump(past, f)
for w in wrong[:10]:
    print(w)
print(f"{mails} mails, {sum(map(len, want.values()))} entries to come, {len(wrong)} wrong")
sys.exit(bool(wrong))
