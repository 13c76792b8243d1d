#!/usr/bin/python3
"""check_pages.py PDF...: in pages that a spreadsheet printed, no word lies over another (a row too low or a
column too narrow for its text lets it run into the next) and no number shows as ###. Prints what does; exit 1.
Needs pdftotext."""
import re, subprocess, sys

bad = 0
def no(*what):
    global bad
    bad += 1
    print(*what)
for path in sys.argv[1:]:
    text = subprocess.run(['pdftotext', '-bbox', path, '-'], capture_output=True, text=True, check=True).stdout
    pages = text.split('<page')[1:]
    found = 0
    for number, page in enumerate(pages, 1):
        words = sorted((*map(float, m[:4]), m[4]) for m in re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', page))
        found += len(words)
        for i, (left, top, right, bottom, word) in enumerate(words):
            if '###' in word: no(path, 'page', number, word)
            for left2, top2, right2, bottom2, other in words[i + 1:]:
                if left2 > right: break
                if min(right, right2) - left2 > 1 and min(bottom, bottom2) - max(top, top2) > (bottom - top) / 2:
                    no(path, 'page', number, repr(word), 'over', repr(other))
    if not found: no(path, 'has no words')
sys.exit(bool(bad))
