#!/usr/bin/env python3
"""times.py PLAN --from DATE [--weeks N] [--per-day N] [--per-week N] [--gap N]
            [--holidays CSV] [--busy CSV] [--ics FILE] [--libical FILE]

What a timetable promises, checked by another program in another language with another library of
zones: nobody in two places at once, everybody inside their windows on the real date, no holiday, no
busy time, no limit broken, one time for all rows of a session, in each row's own zone, within the
horizon. With --ics, that the calendar says the same, in UTC (needs python3-icalendar); with
--libical, that what libical read from it (`build/tests/calendar.t FILE`) does too.
Prints what is wrong and exits 1, or a line of counts and exits 0.
"""
import argparse
import collections
import csv
import datetime as dt
import re
import sys
from zoneinfo import ZoneInfo

DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
MINUTES = {"one-to-one": 30, "group": 60, "circle": 90}
UTC = dt.timezone.utc
wrong = []


def windows(text):
    """Set of (weekday, minutes from, minutes to); those that touch over midnight are joined."""
    spans = []
    for piece in filter(None, (p.strip() for p in text.split(";"))):
        m = re.fullmatch(r"(\w{3})(?:-(\w{3}))? (\d\d):(\d\d)-(\d\d):(\d\d)", piece)
        first, last = DAYS.index(m[1]), DAYS.index(m[2] or m[1])
        day = first
        while True:
            spans.append((day * 1440 + int(m[3]) * 60 + int(m[4]), day * 1440 + int(m[5]) * 60 + int(m[6])))
            if day == last:
                break
            day = (day + 1) % 7
    joined = []
    for a, b in sorted(spans):
        if joined and a <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(b, joined[-1][1]))
        else:
            joined.append((a, b))
    return joined


def dates(start, zone, repeat):
    """The instants of a meeting: the same time on the wall of `zone`, so many weeks apart."""
    m = re.fullmatch(r"every (\d+) weeks? (\d+) times", repeat) if repeat else None
    wall = start.astimezone(zone).replace(tzinfo=None)
    step, times = (int(m[1]), int(m[2])) if m else (1, 1)
    return [(wall + dt.timedelta(weeks=step * k)).replace(tzinfo=zone).astimezone(UTC) for k in range(times)]


def table(path):
    with open(path, newline="", encoding="utf-8") as f:
        return list(csv.DictReader(f))


def read_holidays(path):
    out = []
    for r in table(path) if path else []:
        first = dt.date.fromisoformat(r.get("date") or r["start"])
        out.append((first, dt.date.fromisoformat(r.get("end") or first.isoformat()), r.get("site") or ""))
    return out


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("plan")
    ap.add_argument("--from", dest="first", required=True)
    for name, usual in (("weeks", 4), ("per-day", 1), ("per-week", 2), ("gap", 0)):
        ap.add_argument("--" + name, type=int, default=usual)
    for name in ("holidays", "busy", "ics", "libical"):
        ap.add_argument("--" + name)
    o = ap.parse_args()
    rows = table(o.plan)
    people = {}
    for r in rows:
        people.setdefault(r["person"], r)
    off = read_holidays(o.holidays)
    busy = collections.defaultdict(list)
    for r in table(o.busy) if o.busy else []:
        busy[r["person"]].append((dt.datetime.fromisoformat(r["start"]), dt.datetime.fromisoformat(r["end"])))

    zone = lambda p: ZoneInfo(people[p]["tz"] or "UTC")
    holiday = lambda p, day: any(a <= day <= b and s in ("", people[p].get("site", "")) for a, b, s in off)
    sessions, members = {}, collections.defaultdict(list)
    first = dt.date.fromisoformat(o.first)
    for n, r in enumerate(rows, 2):
        if r["kind"] not in ("learn", "review") or not r.get("start"):
            if r["kind"] == "learn" and r["status"] == "booked":
                wrong.append(f"line {n}: booked without a time")
            if r["status"] == "unbooked" and "no time: " not in r["why"]:
                wrong.append(f"line {n}: unbooked without a reason")
            continue
        s, e = (dt.datetime.fromisoformat(r[c]) for c in ("start", "end"))
        if sessions.setdefault(r["session"], (s, e, r["repeat"], r))[:3] != (s, e, r["repeat"]):
            wrong.append(f"line {n}: session {r['session']} has two times")
        if s.utcoffset() != s.astimezone(zone(r["person"])).utcoffset():
            wrong.append(f"line {n}: not the time of {r['tz']}")
        if r["kind"] == "learn" and (e - s).seconds != 60 * MINUTES[r["format"]]:
            wrong.append(f"line {n}: lasts {e - s}")
        day = s.astimezone(zone(r["person"])).date()
        if r["kind"] == "learn" and not first <= day < first + dt.timedelta(weeks=o.weeks):
            wrong.append(f"line {n}: {day} is outside the horizon")
        members[r["session"]].append(r["person"])
        if r["kind"] == "learn" and r["with"] and r["with"] not in members[r["session"]]:
            members[r["session"]].insert(0, r["with"])

    diary = collections.defaultdict(list)
    calendar = {}
    for key, (s, e, repeat, r) in sessions.items():
        who = members[key]
        all_dates = dates(s, zone(who[0]), repeat)
        kept = [d for k, d in enumerate(all_dates) if k == 0 or
                not any(holiday(p, x.astimezone(zone(p)).date()) for p in who for x in (d, d + (e - s) - dt.timedelta(minutes=1)))]
        calendar[key + "@peer-learning"] = [(d, d + (e - s)) for d in kept]
        for d in kept:
            for p in who:
                diary[p].append((d, d + (e - s), r["kind"]))
    for p, entries in diary.items():
        entries.sort()
        z, free = zone(p), windows(people[p]["free"] or "Mon-Fri 09:00-17:00")
        per_day, per_week = collections.Counter(), collections.Counter()
        for a, b in zip(entries, entries[1:]):
            if b[0] < a[1] + dt.timedelta(minutes=o.gap if b[2] == a[2] == "learn" else 0):
                wrong.append(f"{p}: two places at {b[0]}")
        for a, b, kind in entries:
            local = a.astimezone(z)
            x = local.weekday() * 1440 + local.hour * 60 + local.minute
            if not any(f <= x and x + (b - a).seconds // 60 <= t for f, t in free):
                wrong.append(f"{p}: {local} is outside {people[p]['free'] or 'working hours'}")
            if holiday(p, local.date()):
                wrong.append(f"{p}: {local} is a holiday")
            if any(f < b and a < t for f, t in busy[p]):
                wrong.append(f"{p}: busy at {local}")
            if kind == "learn":
                per_day[local.date()] += 1
                per_week[local.isocalendar()[:2]] += 1
        if max(per_day.values(), default=0) > o.per_day or max(per_week.values(), default=0) > o.per_week:
            wrong.append(f"{p}: too many meetings in a day or a week")
    if o.ics:
        check_calendar(o.ics, calendar)
    if o.libical:
        with open(o.libical) as f:
            got = collections.Counter(f.read().split("\n")[:-1])
        want = collections.Counter(f"{a:%Y-%m-%d %H:%M}+{(b - a).seconds // 60}" for d in calendar.values() for a, b in d)
        wrong.extend(f"libical reads {k} differently" for k in (got - want) + (want - got))
    for w in wrong[:20]:
        print(w)
    print(f"{len(sessions)} sessions, {sum(map(len, calendar.values()))} dates, {len(wrong)} wrong")
    return bool(wrong)


def check_calendar(path, want):
    import icalendar
    with open(path, "rb") as f:
        got = icalendar.Calendar.from_ical(f.read())
    seen = {}
    for e in got.walk("VEVENT"):
        if str(e.get("STATUS")) == "CANCELLED":
            continue
        start, end = e["DTSTART"].dt, e["DTEND"].dt
        zone = ZoneInfo(str(e["DTSTART"].params["TZID"])) if "TZID" in e["DTSTART"].params else UTC
        wall, length = start.replace(tzinfo=None), end.replace(tzinfo=None) - start.replace(tzinfo=None)
        rule = e.get("RRULE", {"COUNT": [1], "INTERVAL": [1]})
        out = e.get("EXDATE", [])
        skip = {d.dt.replace(tzinfo=None) for x in (out if isinstance(out, list) else [out]) for d in x.dts}
        days = [wall + dt.timedelta(weeks=k * rule.get("INTERVAL", [1])[0]) for k in range(rule["COUNT"][0])]
        at = [d.replace(tzinfo=zone).astimezone(UTC) for d in days if d not in skip]
        seen[str(e["UID"])] = [(d, d + length) for d in at]
    for uid in want.keys() | seen.keys():
        if want.get(uid) != seen.get(uid):
            wrong.append(f"{uid}: the plan says {want.get(uid)}, the calendar {seen.get(uid)}")


sys.exit(main())
