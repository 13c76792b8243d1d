#!/usr/bin/python3
"""Counts the figures of a workbook of pl-report again, from the plan, sharing nothing with it.

  check_report.py organiser PLAN BOOK             every figure of Summary, Topics, Units, Sessions, Calendar, People, Unmet
  check_report.py manager PLAN BOOK KEY [CONFIDENTIAL]
                                                  figures of the line, and that the raw XML names nobody outside it
  check_report.py unit PLAN BOOK UNIT [CONFIDENTIAL]
                                                  the same for a unit
  check_report.py records PLAN FILE.csv           every line of the records
  check_report.py everyone PLAN BOOK [CONFIDENTIAL]
                                                  the raw XML names nobody at all
  check_report.py text PLAN BOOK                  every text of the plan stands in the workbook as text, no cell is a formula

Prints what is wrong; exit 1 when anything is. Needs python3-openpyxl.
"""
import collections, csv, datetime as dt, re, sys, zipfile
from zoneinfo import ZoneInfo
import openpyxl

csv.field_size_limit(1 << 30)
what, plan_path, book_path = sys.argv[1:4]
bad = []
def no(text):
    bad.append(text)
    if len(bad) <= 20: print(text)
def same(name, got, want):
    if got != want and not (isinstance(got, (int, float)) and isinstance(want, (int, float)) and abs(got - want) < 1e-6):
        no('%s: the workbook says %r, the plan %r' % (name, got, want))

rows = list(csv.DictReader(open(plan_path, newline='', encoding='utf-8')))
columns = list(rows[0]) if rows else []
for r in rows:
    for c in ('session', 'start', 'end', 'repeat', 'with', 'format', 'why', 'share', 'unit', 'reach', 'rank', 'status', 'text'):
        r.setdefault(c, '')
book = openpyxl.load_workbook(book_path) if what != 'records' else None

# ---- the plan, counted by hand ----

who = {}
for r in rows:
    if r['person']:
        p = who.setdefault(r['person'], {})
        for k in ('name', 'unit', 'manager', 'tz', 'share', 'email'):
            if r.get(k) and not p.get(k): p[k] = r[k]
def name(p): return who.get(p, {}).get('name') or p
minutes = {'one-to-one': 30, 'group': 60, 'circle': 90}
meetings = {}
for r in rows:
    if r['kind'] == 'learn' and r['session']:
        m = meetings.setdefault(r['session'], dict(format=r['format'], topic=r['topic'], host=r['with'], learners=[], start=r['start'],
                                                   unbooked=r['status'] == 'unbooked', tz=who[r['person']].get('tz', '')))
        m['learners'].append(r['person'])
        m['minutes'], m['times'] = minutes[r['format']], 6 if r['format'] == 'circle' else 1
        if r['start']:
            a, b = (dt.datetime.fromisoformat(r[c].replace('Z', '+00:00')) for c in ('start', 'end'))
            m['minutes'] = (b - a).seconds // 60
            t = re.search(r'(\d+) times', r['repeat'])
            m['times'] = int(t[1]) if t else 1
reviews = {}
for r in rows:
    if r['kind'] == 'review' and r['start'] and r['session']:
        a, b = (dt.datetime.fromisoformat(r[c].replace('Z', '+00:00')) for c in ('start', 'end'))
        m = reviews.setdefault(r['session'], dict(format='review', topic='', host='', learners=[], start=r['start'], unbooked=False,
                                                  tz=who[r['person']].get('tz', ''), minutes=(b - a).seconds // 60, times=1))
        m['learners'].append(r['person'])
held = {k: m for k, m in meetings.items() if not m['unbooked']}
def below(key):
    line, todo = set(), [key]
    while todo:
        k = todo.pop()
        for p in who:
            if who[p].get('manager') == k and p not in line and p != key:
                line.add(p); todo.append(p)
    return line
scope, inside = set(who), set()
if what == 'manager': scope = below(sys.argv[4]); inside = scope | {sys.argv[4]}
if what == 'unit': scope = inside = {p for p in who if who[p].get('unit', '') == sys.argv[4]}; what = 'manager'
learns, teaches, runs, hours_l, hours_t, hours_r = (collections.Counter() for _ in range(6))
for m in reviews.values():
    for p in m['learners']: hours_r[p] += m['minutes']
for m in held.values():
    for p in m['learners']:
        learns[p] += 1; hours_l[p] += m['minutes'] * m['times']
    if m['host'] in who:
        (runs if m['format'] == 'circle' else teaches)[m['host']] += 1; hours_t[m['host']] += m['minutes'] * m['times']
by = collections.defaultdict(set)
for r in rows:
    if r['status'] != 'nominated': by[r['kind']].add(r['person'])
answered = by['learn'] | by['teach'] | by['facilitate'] | by['none'] | by['support']
part = {p for p in scope if learns[p] or teaches[p] or runs[p]}
hosts = {p for p in scope if teaches[p] or runs[p]}
# Who does not show what they learn; where these are few, others with them, the first of the plan.
hidden = {p for p in who if learns[p] and who[p].get('share') != 'yes'}
for p in who:
    if 0 < len(hidden) < 5 and learns[p]: hidden.add(p)
def sees(p): return what != 'manager' or (p in scope and p not in hidden)
ours = [m for m in held.values() if what != 'manager' or m['host'] in scope or any(sees(p) for p in m['learners'])]
wish = [r for r in rows if r['kind'] == 'learn' and r['person'] in scope]
met = [r for r in wish if r['session'] and r['status'] != 'unbooked']

def sheet(title):
    if title in book.sheetnames: return book[title]
    return openpyxl.Workbook().active # a sheet that would be empty is not there: then it has to be so
def table(title):
    """The rows of the list of a sheet, by header."""
    ws = sheet(title)
    head = [c.value for c in ws[4]]
    return [dict(zip(head, [c.value for c in row])) for row in ws.iter_rows(min_row=5)] if head else []

def summary(figures):
    ws, seen = sheet('Summary'), {}
    for row in ws.iter_rows(min_row=4, max_col=2):
        if row[0].value and row[1].value is not None: seen[row[0].value] = row[1].value
    for label, want in figures.items(): same('Summary, ' + label, seen.get(label), want)
    for label in seen:
        if label not in figures: no('Summary, %s: not checked' % label)

kinds = collections.Counter(m['format'] for m in ours)
total = sum(m['minutes'] * m['times'] for m in ours)
each = [(hours_l[p] if sees(p) else 0) + hours_t[p] + hours_r[p] for p in (part if what == 'manager' else scope)]
half = lambda x: int(x + .5)
common = {
    'Take part': len(part), 'Learn in a meeting': sum(1 for p in scope if learns[p]), 'Teach or facilitate': len(hosts),
    'People do both': sum(1 for p in hosts if learns[p]),
    'One to one': kinds['one-to-one'], 'Groups': kinds['group'], 'Circles': kinds['circle'], 'All meetings': len(ours),
    'Hours of meetings': half(total / 60), 'Hours asked of people': half(sum(each) / 60)}
whole = all(sees(p) or not learns[p] for p in part)
if whole: common['Minutes at most'] = max(each, default=0)
if 'start' in columns: common['With a time'] = sum(1 for m in ours if m['start'])
reviewed = [p for p in (part if what == 'manager' else scope) if hours_r[p]]
if reviewed: common['People at a review'] = len(reviewed)
if part and whole: common['Minutes each, on average'] = half(sum(each) / len(part))

def may(m, p): return (p in part or what == 'organiser') if m['format'] == 'review' else sees(p)
def wall(m):
    """Date and time on the clock of the host, else of the first learner who may be seen."""
    t = dt.datetime.fromisoformat(m['start'].replace('Z', '+00:00'))
    zone = who[m['host']].get('tz') if m['host'] in (who if what == 'organiser' else scope) else None
    if not zone:
        zone = next((who[p].get('tz') for p in m['learners'] if may(m, p)), None) or m['tz']
    return t.astimezone(ZoneInfo(zone or 'UTC')), zone or 'UTC'

def sessions():
    want = [m for m in list((meetings if what == 'organiser' else held).values()) + list(reviews.values())
            if what == 'organiser' or m['host'] in scope or any(may(m, p) for p in m['learners'])]
    got = table('Sessions')
    same('Sessions, lines', len(got), len(want))
    def shown(p): return name(p) if p in (who if what == 'organiser' else scope) else 'a colleague'
    expected = collections.Counter()
    for m in want:
        seen = []
        for p in m['learners']:
            if may(m, p) and len('; '.join(seen).encode()) <= 600: seen.append(shown(p))
        rest = len(m['learners']) - len(seen)
        if rest: seen.append('a colleague' if rest == 1 else '%d colleagues' % rest)
        when, zone = wall(m) if m['start'] else (None, None)
        expected[(m['topic'] or None, (shown(m['host']) if m['host'] else '(no facilitator yet)' if m['format'] == 'circle' else None), '; '.join(seen), len(m['learners']), m['minutes'], m['times'],
                  when.strftime('%Y-%m-%d %H:%M') if when else None, zone)] += 1
    # where all times are on one clock, the sentence above the list names it, and no column
    one = re.search(r' on the clock of (\S+)\.$', sheet('Sessions')['A2'].value or '')
    found = collections.Counter()
    for r in got:
        when = None
        if r['Date']:
            clock = r['Time']
            if isinstance(clock, dt.datetime): clock = clock.time()
            # a time of day is the date with its fraction: openpyxl gives it as a datetime
            when = r['Date'].strftime('%Y-%m-%d ') + clock.strftime('%H:%M')
        found[(r['Topic'], r['Teaches or facilitates'], r['Learn'], r['Learners'], r['Minutes'], r['Times'], when,
               r['Zone'] if 'Zone' in r else one[1] if one and when else None)] += 1
    for k in (expected - found): no('Sessions: missing %r' % (k,))
    for k in (found - expected): no('Sessions: not in the plan %r' % (k,))
    days = collections.Counter(wall(m)[0].date() for m in want if m['start'])
    if days:
        seen = {}
        for r in table('Calendar'):
            for k, day in enumerate(('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')):
                if r['Monday'] and r[day]: seen[r['Monday'].date() + dt.timedelta(days=k)] = r[day]
        same('Calendar', seen, dict(days))
    monday = {d: d - dt.timedelta(days=d.weekday()) for d in days}
    weeks = sorted(set(monday.values()))
    every = [weeks[0] + dt.timedelta(days=7 * k) for k in range((weeks[-1] - weeks[0]).days // 7 + 1)] if weeks else []
    return [('%d-W%02d' % w.isocalendar()[:2], sum(n for d, n in days.items() if monday[d] == w)) for w in every]

def people():
    got = {r['Key']: r for r in table('People')}
    same('People, keys', sorted(got), sorted(scope if what == 'organiser' else part))
    for p, r in got.items():
        same('People, %s learns' % p, r['Meetings to learn'], learns[p])
        same('People, %s teaches' % p, r['Meetings to teach'], teaches[p] + runs[p])
        known = sees(p) or not learns[p]
        same('People, %s hours learning' % p, r['Hours learning'], hours_l[p] / 60 if known else '(private)')
        same('People, %s hours giving' % p, r['Hours giving'], hours_t[p] / 60)
        same('People, %s hours in all' % p, r['Hours in all'],
             (hours_l[p] + hours_t[p] + hours_r[p]) / 60 if known else '(private)')
        gives = collections.Counter()
        for m in held.values():
            if m['host'] == p and m['format'] != 'circle': gives[m['topic']] += len(m['learners'])
        same('People, %s teaches' % p, sorted((r['Teaches'] or '').split('; ')), sorted('%s (%d)' % k for k in gives.items()) or [''])
        same('People, %s name' % p, r['Name'], name(p))
        if what == 'manager' and not sees(p) and r['Learns'] not in (None, '(private)'): no('People, %s: shows what is private' % p)

def charts(drawn):
    """Every chart points at cells that hold what it is to show: `drawn` has the names and values by title and series."""
    seen = {}
    for ws in book:
        for c in ws._charts:
            title = ''.join(r.t for p in c.title.tx.rich.p for r in p.r)
            for s in c.series:
                ranges = []
                for ref in (s.cat.strRef.f if s.cat.strRef else s.cat.numRef.f, s.val.numRef.f):
                    m = re.match(r"^'?([^'!]+)'?!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?$", ref)
                    if not m or m[1] not in book.sheetnames: no('chart of %s points at %s' % (ws.title, ref)); return
                    ranges.append([c.value for row in book[m[1]]['%s%s:%s%s' % (m[2], m[3], m[4] or m[2], m[5] or m[3])] for c in row])
                if any(not isinstance(v, (int, float)) for v in ranges[1]): no('chart of %s: %s holds no numbers' % (ws.title, ref))
                seen.setdefault(title, {})[s.tx.v or s.tx.strRef.f] = list(zip(*ranges))
    for title in drawn: same('Chart, ' + title, seen.get(title), drawn[title])
    for title in seen:
        if title not in drawn: no('Chart, %s: not checked' % title)
def bars(labels, figures): return [(k, figures[k]) for k in labels if k in figures]

xml = None
def raw():
    z = zipfile.ZipFile(book_path)
    return '\n'.join(z.read(n).decode('utf-8') for n in z.namelist())
def escaped(s): return s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
def absent(words, why):
    text = raw()
    for w in sorted(set(words)):
        if w and escaped(w) in text: no('%s: %r is in the workbook' % (why, w))
def confidential_words(path):
    said = [r for r in csv.DictReader(open(path, newline='', encoding='utf-8'))]
    return [x for r in said for x in [r.get('text', '')] + (r.get('text', '').split(';') if r['kind'] == 'barrier' else []) if len(x) > 2]

if what == 'organiser':
    status = collections.Counter(r['status'] for r in wish if not r['session'])
    figures = dict(common)
    figures.update({'Everyone learns': sum(1 for p in scope if learns[p]), 'Most people teach': len(hosts), 'Invited': len(who), 'Answered': len(answered),
                    'Want to learn': len(by['learn']), 'Offer to teach': len(by['teach']), 'Do both': len(by['learn'] & by['teach']), 'Would facilitate': len(by['facilitate']),
                    'Asked': len(wish), 'Have a meeting': len(met),
                    'Waiting for a place': status['waiting'], 'Nobody eligible offers it': status['gap']})
    if 'start' in columns: figures['No time found'] = len(meetings) - len(held)
    if len(meetings) > len(held): figures['Paired, but no time found'] = sum(1 for r in wish if r['session'] and r['status'] == 'unbooked')
    rest = len(wish) - len([r for r in wish if r['session']]) - status['waiting'] - status['gap']
    if rest: figures['Not decided yet'] = rest
    yes = sum(1 for r in rows if r['kind'] == 'support' and r['text'] == 'yes')
    if by['support']: figures['Managers who support it, of who said'] = yes
    if by['support'] and not by['learn'] | by['teach']: # before the launch
        for label in ('Want to learn', 'Offer to teach', 'Do both', 'Would facilitate', 'Asked', 'Waiting for a place', 'Nobody eligible offers it'): del figures[label]
    said = lambda question: [r for r in rows if r['kind'] == 'feedback' and r['topic'] == question and r['session'] in held]
    spoken = {r['session'] for r in said('met')}
    if spoken:
        figures['Meetings held'] = sum(1 for s in spoken if any(r['text'] == 'yes' for r in said('met') if r['session'] == s))
        figures['Fit good, of who said'] = sum(1 for r in said('fit') if r['text'] == 'good')
        figures['Would meet again, of who said'] = sum(1 for r in said('again') if r['text'] == 'yes')
        figures['Follow-ups they arranged'] = sum(max(int(r['text']) for r in said('follow-ups') if r['session'] == s) for s in {r['session'] for r in said('follow-ups')})
    if 'session' not in columns: figures = {k: v for k, v in figures.items() if k not in common and k not in ('Everyone learns', 'Most people teach', 'Have a meeting')}
    summary(figures)
    option = {r['text']: int(r['value']) for r in rows if r['kind'] == 'note' and r['topic'] == 'option' and r['value'].isdigit()}
    def limit(p): return next((int(r['max_teach']) for r in rows if r['person'] == p and r.get('max_teach')), option.get('--teach', 2))
    topics = {t: [0] * 7 for t in {r['topic'] for r in rows if r['kind'] in ('learn', 'teach')}}
    for r in rows:
        if r['kind'] == 'learn':
            t = topics[r['topic']]; ok = bool(r['session']) and r['status'] != 'unbooked'
            t[0] += 1; t[4] += ok; t[5] += not ok
        if r['kind'] == 'teach':
            t = topics[r['topic']]; t[1] += r['status'] != 'nominated'; t[2] += r['status'] == 'nominated'; t[3] += r['status'] == 'teaching'
            if r['status'] != 'nominated': t[6] += limit(r['person']) * option.get('--group', 6)
    got = {r['Topic']: [r[k] for k in ('Want to learn', 'Offer it', 'Named, not asked yet', 'Teach it now', 'Have a meeting', 'Unmet', 'Seats')] for r in table('Topics')}
    same('Topics', got, topics)
    order = [r['Want to learn'] for r in table('Topics')]
    same('Topics, order', order, sorted(order, reverse=True))
    gains = {r['text']: int(r['value']) for r in rows if r['kind'] == 'note' and r['topic'] == 'gain' and r['text'] in topics}
    same('Topics, gain', {r['Topic']: r['Gain'] for r in table('Topics') if r['Gain'] is not None}, gains)
    matrix = collections.Counter((who[p].get('unit') or '(no unit)', who[m['host']].get('unit') or '(no unit)')
                                 for m in held.values() if m['format'] != 'circle' and m['host'] in who for p in m['learners'])
    seen = {}
    for r in table('Units'):
        for k, v in r.items():
            if r['Learns from'] != 'Total' and k not in ('Learns from', 'Total', None) and v: seen[(r['Learns from'], k)] = v
    same('Units', seen, dict(matrix))
    for r in table('Units'):
        for k, v in r.items():
            if k == 'Learns from' or k is None: continue
            same('Units, total', v or 0, sum(n for (a, b), n in matrix.items() if (r['Learns from'] in (a, 'Total')) and k in (b, 'Total')))
    weeks = sessions()
    people()
    same('Unmet', collections.Counter((r['Topic'], r['Name'], r['Why, and what would help']) for r in table('Unmet')),
         collections.Counter((r['topic'], name(r['person']), r['why'] or None) for r in wish if r not in met))
    drawn = {'People': {'People': bars(('Invited', 'Answered', 'Want to learn', 'Offer to teach', 'Do both'), figures)},
             'What became of the wishes': {'Wishes': bars(('Have a meeting', 'Waiting for a place', 'Nobody eligible offers it', 'Paired, but no time found', 'Not decided yet'), figures)}}
    most = [r['Topic'] for r in table('Topics')][:10]
    if most and 'session' in columns: drawn['Most wanted topics'] = {'Have a meeting': [(t, topics[t][4]) for t in most], 'Unmet': [(t, topics[t][5]) for t in most]}
    elif most: drawn['Most wanted topics'] = {'Want to learn': [(t, topics[t][0]) for t in most], 'Offer it': [(t, topics[t][1]) for t in most]}
    if weeks: drawn['Meetings per week'] = {'Meetings': weeks}
    if len(answered) == len(by['support']) and answered: drawn = {'People': {'People': bars(('Invited', 'Answered'), figures)}}
    charts(drawn)
elif what == 'manager':
    summary(common)
    weeks = sessions()
    people()
    drawn = {'People': {'People': bars(('Take part', 'Learn in a meeting', 'Teach or facilitate'), common)},
             'Meetings': {'Meetings': bars(('One to one', 'Groups', 'Circles'), common)}}
    if weeks: drawn['Meetings per week'] = {'Meetings': weeks}
    charts(drawn)
    kept = {name(p) for p in inside}
    absent([name(p) for p in who if p not in inside and name(p) not in kept], 'a name outside the line')
    absent([p for p in who if p not in inside] + [who[p].get('email', '') for p in who if p not in inside], 'a key outside the line')
    absent([r['why'] for r in rows if len(r['why']) > 3 and r['kind'] != 'note'], 'a reason')
    visible = {m['topic'] for m in held.values() if m['host'] in scope or any(sees(p) for p in m['learners'])}
    absent([r['topic'] for r in rows if r['kind'] == 'learn' and r['topic'] not in visible], 'a topic nobody may see')
    if len(sys.argv) > 5: absent(confidential_words(sys.argv[5]), 'confidential')
    for s in ('Unmet', 'Voices', 'Units', 'Progress'):
        if s in book.sheetnames: no('a manager has no sheet %s' % s)
elif what == 'everyone':
    # Whom each figure counts; what is shown has to be right, and nothing small may follow from it.
    counts = {'Invited': set(who), 'Answered': answered, 'Want to learn': by['learn'], 'Offer to teach': by['teach'], 'Do both': by['learn'] & by['teach'],
              'Would facilitate': by['facilitate'], 'Take part': part, 'Learn in a meeting': {p for p in who if learns[p]}, 'Teach or facilitate': hosts,
              'Everyone learns': {p for p in who if learns[p]}, 'Most people teach': hosts, 'People do both': {p for p in hosts if learns[p]}}
    for label, form in (('One to one', 'one-to-one'), ('Groups', 'group'), ('Circles', 'circle')):
        counts[label] = {p for m in held.values() if m['format'] == form for p in m['learners'] + [m['host']] if p}
    shown = {}
    for row in sheet('Summary').iter_rows(min_row=4, max_col=2):
        if row[0].value in counts and isinstance(row[1].value, (int, float)): shown[row[0].value] = row[1].value
    for label, got in shown.items():
        want = kinds[dict((('One to one', 'one-to-one'), ('Groups', 'group'), ('Circles', 'circle')))[label]] if label in ('One to one', 'Groups', 'Circles') else len(counts[label])
        same('Summary, ' + label, got, want)
    alike = collections.Counter(tuple(p in counts[l] for l in sorted(shown)) for p in who)
    columns_ = sorted(alike)
    from fractions import Fraction
    matrix = []
    for i in range(len(shown)):
        v = [Fraction(int(k[i])) for k in columns_]
        for row, pivot in matrix: v = [a - v[pivot] * b for a, b in zip(v, row)] if v[pivot] else v
        pivot = next((j for j, a in enumerate(v) if a), None)
        if pivot is None: continue
        v = [a / v[pivot] for a in v]
        matrix = [([a - row[pivot] * b for a, b in zip(row, v)], q) for row, q in matrix] + [(v, pivot)]
    for choice in range(1, 1 << len(matrix)):
        v = [sum(row[j] for i, (row, _) in enumerate(matrix) if choice >> i & 1) for j in range(len(columns_))]
        if all(a in (0, 1) for a in v):
            n = sum(alike[k] for k, a in zip(columns_, v) if a)
            if 0 < n < 5: no('a figure about %d people can be worked out' % n); break
    if len(shown) < 3: no('hardly anything is shown')
    absent([name(p) for p in who] + list(who) + [r['why'] for r in rows if len(r['why']) > 3 and r['kind'] != 'note'], 'everyone')
    if len(sys.argv) > 4: absent(confidential_words(sys.argv[4]), 'confidential')
    same('sheets', [s for s in book.sheetnames if s not in ('Summary', 'Voices', 'Method')], [])
elif what == 'records':
    heard = collections.defaultdict(set)
    for r in rows:
        if r['kind'] == 'feedback' and r['topic'] == 'met': heard[r['session']].add(r['text'])
    want_, offer = (collections.Counter(r['topic'] for r in rows if r['kind'] == k and r['status'] != 'nominated') for k in ('learn', 'teach'))
    def line(p, role, m='', topic='', status='', session=''):
        head = [rows[0]['cycle'], p, who[p].get('name', ''), who[p].get('unit', ''), who[p].get('manager', ''), role]
        if status == 'private': return tuple(head + [''] * 5 + [status] + [''] * 3)
        want, may_teach = want_[topic], offer[topic]
        known = [str(want), str(may_teach), 'yes' if want > 2 * may_teach else '']
        if not m: return tuple(head + [topic, '', '', '0.00', '', status] + known)
        state = 'met' if 'yes' in heard[session] else 'not met' if 'no' in heard[session] else 'booked' if m['start'] else 'paired'
        alone = m['format'] == 'one-to-one' and m['learners'][0] in hidden
        return tuple(head + [topic, m['format'], '' if alone else session, '%.2f' % (m['minutes'] * m['times'] / 60),
                             wall(m)[0].strftime('%Y-%m-%d') if m['start'] else '', state] + known)
    expected = collections.Counter()
    for r in met: expected[line(r['person'], 'learner', status='private') if r['person'] in hidden else
                           line(r['person'], 'learner', held[r['session']], r['topic'], session=r['session'])] += 1
    for k, m in held.items():
        if m['host'] in who: expected[line(m['host'], 'facilitator' if m['format'] == 'circle' else 'teacher', m, m['topic'], session=k)] += 1
    for r in rows:
        if r['kind'] == 'teach' and r['status'] not in ('nominated', 'teaching'): expected[line(r['person'], 'teacher', topic=r['topic'], status='offered')] += 1
    found = collections.Counter(tuple(r) for r in list(csv.reader(open(book_path, newline='', encoding='utf-8')))[1:])
    for k in expected - found: no('missing: %r' % (k,))
    for k in found - expected: no('not in the plan: %r' % (k,))
    if not found: no('no records')
elif what == 'text':
    cells = set()
    for ws in book:
        for row in ws.iter_rows():
            for c in row:
                if c.data_type == 'f': no('%s %s is a formula: %r' % (ws.title, c.coordinate, c.value))
                if isinstance(c.value, str): cells.add(c.value)
    if '<f>' in raw() or '<hyperlink' in raw(): no('a formula or a link in the XML')
    from openpyxl.utils.escape import unescape
    fix = lambda s: s
    have = {unescape(c) for c in cells} | cells
    for r in rows:
        if r['kind'] in ('learn', 'teach') and r['topic'] and fix(r['topic']) not in have: no('topic %r is not in the workbook' % r['topic'])
        if r['person'] and name(r['person']) and fix(name(r['person'])) not in have: no('name %r is not in the workbook' % name(r['person']))
sys.exit(bool(bad))
