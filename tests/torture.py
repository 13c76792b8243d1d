"""torture.py - the reader against the torture collections; called by reader.t."""
import csv, glob, json, os, re, subprocess, sys


def records(path, delimiter='', encoding=None):
    done = subprocess.run(['records', path, delimiter] + ([encoding] if encoding else []), capture_output=True)
    rows = [] if done.returncode else [json.loads(line)[1:] for line in done.stdout.decode().split('\n') if line]
    return done.returncode, rows, done.stderr.decode()


def complain(path, what):
    print('%s: %s' % (os.path.relpath(path), what))


def spectrum(folder):
    """Each file, and again with CRLF for its line ends, gives the objects of its JSON file."""
    for path in sorted(glob.glob(folder + '/csvs/*.csv')):
        want = json.load(open(path.replace('csvs', 'json')[:-3] + 'json', encoding='utf-8'))
        text = open(path, 'rb').read().replace(b'\r\n', b'\n')
        for end in (b'\n', b'\r\n'):
            open('spectrum.csv', 'wb').write(text.replace(b'\n', end))
            status, rows, message = records('spectrum.csv')
            if 'location_coordinates' in path:  # has quotes inside cells, and its JSON other values
                if 'a quotation mark inside a cell' not in message:
                    complain(path, 'should be refused')
                continue
            got = [dict(zip(rows[0], [c.replace('\r\n', '\n') for c in r])) for r in rows[1:]]
            expected = [{k: v.replace('\r\n', '\n') for k, v in o.items()} for o in want]
            if status or got != expected:
                complain(path, message or 'got %r, not %r' % (got, expected))


def others(folder):
    """Files that are good UTF-8 or UTF-16 CSV must read alike; the rest must be refused in words."""
    for path in sorted(glob.glob(folder + '/**/*.csv', recursive=True) + glob.glob(folder + '/**/*.tsv', recursive=True)):
        raw = open(path, 'rb').read()
        encoding = 'utf-16' if raw[:2] in (b'\xff\xfe', b'\xfe\xff') else 'utf-8-sig'
        status, rows, message = records(path)
        if status:
            if not re.fullmatch(r'records: [^\n]*?(:\d+)?: [a-zU][^\n]*\n', message):
                complain(path, 'status %d and %r' % (status, message))
            continue
        text = raw.decode(encoding)
        delimiter = '\t' if path.endswith('.tsv') else ','
        for d in ',;\t|':
            if records(path, d)[1] == rows:
                delimiter = d
        strict = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
        want = [r for r in strict if r]
        if rows != want:
            complain(path, 'reads otherwise than csv.reader')


csv.field_size_limit(sys.maxsize)
{'spectrum': spectrum, 'others': others}[sys.argv[1]](sys.argv[2])
