#!/bin/sh
# pl-report: the workbook counted again from the plan, who may read what, and what goes wrong.
. "${0%/*}/tap.sh"
plan=$ROOT/tests/report/plan.csv
said=$ROOT/tests/report/confidential.csv
today='--today 2026-11-24'

# A python with openpyxl, for looking inside.
py=
for p in python3 /usr/bin/python3; do
    [ -z "$py" ] && $p -c 'import openpyxl' 2>/dev/null && py="$p -W ignore"
done
check() { # check WHAT ARGUMENTS-OF-check_report.py
    if [ -z "$py" ]; then
        skip "$1" 'no python3-openpyxl'
        return
    fi
    run "$1" $py "$ROOT/tests/check_report.py" "$2" "$3" "$4" ${5:+"$5"} ${6:+"$6"}
    is 0 '' ''
}
sheet() { # sheet BOOK NAME: its cells, tab between, one row a line
    $py - "$1" "$2" <<'END'
import sys, openpyxl
for row in openpyxl.load_workbook(sys.argv[1])[sys.argv[2]].iter_rows(values_only=True):
    row = ['' if v is None else '%.3f' % v if isinstance(v, float) else str(v) for v in row]
    if any(row): print('\t'.join(row).rstrip('\t'))
END
}

# --- the main path -----------------------------------------------------------------------------

run 'a workbook' pl-report $today -o book.xlsx "$plan"
is 0 '' ''
check 'every figure is what the plan says' organiser "$plan" book.xlsx
if [ -n "$py" ]; then
    sed 's/,teaching,/,spare,/;s/,waiting,/,gap,/' "$plan" >other.csv
    $py "$ROOT/tests/check_report.py" organiser other.csv book.xlsx >/dev/null
    ok $((! $?)) 'and not what another plan says'
fi
run 'the summary' pl-report $today --text "$plan"
is 0 @tests/report/summary.txt ''
run 'the same from a pipe, with the workbook beside it' sh -c "pl-report -q $today --text -o b.xlsx <'$plan'"
is 0 @tests/report/summary.txt ''
cmp -s book.xlsx b.xlsx
ok $? 'the same bytes'
run 'to stdout' sh -c "pl-report $today -o - '$plan' | cmp - book.xlsx"
is 0 '' ''
run 'the date by SOURCE_DATE_EPOCH' env SOURCE_DATE_EPOCH=1795478400 pl-report -o b.xlsx "$plan"
cmp -s book.xlsx b.xlsx
ok $? 'is the same as by --today'
if command -v python3 >/dev/null; then
    run 'the summary on a terminal' python3 -c '
import os, pty, sys
pty.spawn(["pl-report", "--today", "2026-11-24", "--text", sys.argv[1]])' "$plan"
    tr -d '\r' <"$T/out" >screen
    run 'has bars of eighths of a letter' cat screen
    is 0 @tests/report/screen.txt ''
else
    skip 'the summary on a terminal has bars' 'no python3'
fi
awk -F, -v OFS=, '{ print } END { for (i = 0; i < 40; i++) { $0 = "2026-12"; $11 = "note"; $12 = i % 2 ? "gain" : "gap"
    $17 = "x"; $27 = sprintf("%s \346\227\245\346\234\254\350\252\236 \033[31m %0150d", "long", i); print } }' "$plan" >noted.csv
run 'a plan of many long notes' pl-report $today --text noted.csv
is 0 '*' ''
run 'is still 25 lines of 80 columns, without controls' awk '
    { n = $0; gsub(/[\200-\277]/, "", n); wide = gsub(/[\343-\351]/, "&", n); if (length(n) + wide > 80 || /[\001-\037]/) print }
    END { if (NR > 25) print NR " lines" }' "$T/out"
is 0 '' ''
run 'a title that is no UTF-8' pl-report $today --title "$(printf 'Caf\351 & <1>')" -o title.xlsx "$plan"
is 0 '' 'pl-report: 1 text had letters that a workbook cannot hold; each shows as a question mark in a diamond'
check 'is repaired' organiser "$plan" title.xlsx
if command -v pl-map >/dev/null; then
    run 'a plan that only asks' sh -c "awk -F, 'NR == 1 || /,(learn|teach|absent),/' '$plan' |
        cut -d, -f1-17 | pl-report -q $today --text -o early.xlsx"
    sed -n '2,5p' "$T/out" >early
    run 'has people and no meetings' cat early
    is 0 'Answered                        40 /     44   91 %
Want to learn                   39 /     40   98 %
Offer to teach                  27 /     40   68 %
Do both                         26 /     40   65 %' ''
fi
awk 'BEGIN { print "person,kind,topic" }' >empty.csv
run 'an empty plan' pl-report $today --text -o empty.xlsx empty.csv
is 0 'Peer learning                                                         2026-11-24
Answered                         0 /      0    0 %
Want to learn                    0 /      0    0 %
Offer to teach                   0 /      0    0 %
Do both                          0 /      0    0 %' ''

cat >managers.csv <<'END'
cycle,person,name,unit,kind,topic,text
2026-11,a@x.org,Ana Reyes,Sales,support,,yes
2026-11,b@x.org,Bo Lind,Care,support,,no
2026-11,c@x.org,Chidi Eze,Care,support,,yes
END
run 'before the launch: what managers answered' pl-report $today --text -o before.xlsx managers.csv
is 0 '*' ''
check 'is counted' organiser managers.csv before.xlsx
if [ -n "$py" ]; then
    sheet before.xlsx Managers | tail -n +3 >committed
    run 'and named: a public commitment' cut -f1,3,4 committed
    is 0 "$(printf 'Name\tUnit\tSupports it\nAna Reyes\tSales\tyes\nBo Lind\tCare\tno\nChidi Eze\tCare\tyes')" ''
fi

# --- what to do next ------------------------------------------------------------------------------

nothing_to_do() { # nothing_to_do WHAT SENTENCE PLAN: for which nobody has advice
    echo "$3" | pl-report -q $today -o next.xlsx
    [ -n "$py" ] || { skip "$1" 'no python3-openpyxl'; return; }
    run "$1" $py -c 'import openpyxl
rows = [r for r in openpyxl.load_workbook("next.xlsx")["Summary"].iter_rows(values_only=True)]
at = next(i for i, r in enumerate(rows) if "What to do next" in r)
print(*[c for r in rows[at + 1:] for c in r if c is not None], sep="|")'
    is 0 "$2" ''
}
asked='person,kind,topic,status,max_learn,session,format,with,fit,why
a,learn,SQL,paired,1,s1,one-to-one,b,400,x
b,teach,SQL,teaching,,,,,,x'
nothing_to_do 'every wish has its meeting' 'Nothing is left to do: every wish has its meeting.' "$asked"
nothing_to_do 'a wish without one is not passed over' \
    '1 of 2 wishes have no meeting; the sheet Unmet says why, for each.' "$asked
a,learn,R,waiting,1,,,,,learns in 1 other meeting"
nothing_to_do 'nobody asked' 'Nobody has asked to learn anything: there is nothing to arrange.' \
    "$(echo "$asked" | grep -v ,learn,)"

# --- who may read what -------------------------------------------------------------------------

run 'a workbook for each manager' pl-report $today --split manager -o managers --confidential "$said" "$plan"
is 0 '' "pl-report: managers see neither confidential figures nor earlier cycles; --confidential is left out
pl-report: $(($(wc -l <managers/index.csv) - 1)) workbooks and index.csv are in managers"
tail -n +2 managers/index.csv | while IFS=, read -r file key rest; do
    [ -z "$py" ] || $py "$ROOT/tests/check_report.py" manager "$plan" "managers/$file" "$key" "$said" >>leaks 2>&1
done
if [ -n "$py" ]; then
    run 'no manager reads of anybody outside the line, all figures are right' cat leaks
    is 0 '' ''
else
    skip 'no manager reads of anybody outside the line, all figures are right' 'no python3-openpyxl'
fi
boss=$(sed -n 2p managers/index.csv | cut -d, -f2)
run 'one manager' pl-report $today --manager "$boss" -o one.xlsx "$plan"
cmp -s one.xlsx "managers/$boss.xlsx"
ok $? 'the same workbook as in the folder'
run 'a workbook for each unit' pl-report -q $today --split unit -o units "$plan"
tail -n +2 units/index.csv | while IFS=, read -r file unit rest; do
    [ -z "$py" ] || $py "$ROOT/tests/check_report.py" unit "$plan" "units/$file" "$unit" "$said" >>leaks 2>&1
done
if [ -n "$py" ]; then
    run 'no unit reads of anybody outside it, all figures are right' cat leaks
    is 0 '' ''
else
    skip 'no unit reads of anybody outside it, all figures are right' 'no python3-openpyxl'
fi
run 'and their index' cut -d, -f1-4 units/index.csv
is 0 @tests/report/units.txt ''
cat >odd.csv <<'END'
person,name,unit,manager,kind,topic,session,format,with,status
a,A,../../etc,CON,learn,SQL,s1,one-to-one,b,paired
b,B,con,nul.x@y.org,teach,SQL,,,,teaching
c,C,Con,LPT1,learn,SQL,s2,one-to-one,b,paired
d,D,"a/b\c:d*e?""<>|",com10,learn,SQL,s3,one-to-one,b,paired
e,E,Qualität 日本 Ø,-rf,learn,SQL,s4,one-to-one,b,paired
f,F,.hidden,~,learn,SQL,s5,one-to-one,b,paired
g,G,index,index,learn,SQL,s6,one-to-one,b,paired
END
pl-report -q --split unit -o oddunits odd.csv && pl-report -q --split manager -o oddmanagers odd.csv
run 'file names that no system takes for something else' sh -c 'cd oddunits && ls && cd ../oddmanagers && ls'
is 0 '_con-2.xlsx
_con.xlsx
a-b-c-d-e-.xlsx
etc.xlsx
hidden.xlsx
index-2.xlsx
index.csv
qualitat-.xlsx
_.xlsx
_con.xlsx
_lpt1.xlsx
_nul.x@y.org.xlsx
com10.xlsx
index-2.xlsx
index.csv
rf.xlsx' ''
run 'a folder that holds files' pl-report --split unit -o units "$plan"
is 1 '' 'pl-report: units: holds files already; name an empty folder, or say --force to replace those of the same names'
echo mine >units/notes.txt
run 'by force' pl-report -q --split unit --force -o units "$plan"
is 0 '' ''
run 'leaves others alone' cat units/notes.txt
is 0 mine ''
run 'for everyone' pl-report $today --audience everyone --confidential "$said" -o all.xlsx "$plan"
is 0 '' ''
check 'names nobody' everyone "$plan" all.xlsx "$said"
run 'records' pl-report -q --records records.csv "$plan"
is 0 '' ''
run 'and of a learner who did not agree to it only that there is something' awk -F, '
    NR == FNR { if ($2 != "" && $18 == "yes") share[$2] = 1; next }
    FNR > 1 && $6 == "learner" && ($12 == "private") == ($2 in share) ||
    $12 == "private" && !/,learner,,,,,,private,,,$/' "$plan" records.csv
is 0 '' ''
check 'every line is what the plan says' records "$plan" records.csv
run 'a line for each role' awk -F, 'NR > 1 { n[$6]++; h[$6] += $10 } END { for (r in n) print r, n[r], h[r] | "sort" }' records.csv
is 0 @tests/report/records.txt ''

# --- what was said in confidence ---------------------------------------------------------------

if [ -n "$py" ]; then
    run 'voices' pl-report $today --confidential "$said" -o voices.xlsx "$plan"
    sheet voices.xlsx Voices >voices.txt
    run 'for the organiser: figures, and words once each' cat voices.txt
    is 0 @tests/report/voices.txt ''
    pl-report -q $today --confidential "$said" --min-group 6 -o voices.xlsx "$plan"
    sheet voices.xlsx Voices | sed -n '/Scales/,$p' >voices.txt
    run 'a larger group: the 5 are withheld and the next smallest with them' cat voices.txt
    is 0 @tests/report/voices6.txt ''
    sheet all.xlsx Voices | sed -n '/In their words/,$p' >words.txt
    run 'for everyone: no words' cat words.txt
    is 0 '' ''
    words=$(grep -c ',barrier,' "$said")
    for few in "$((words - 9)) 9" "$((words - 10)) 10"; do
        awk -F, -v drop="${few% *}" '/,barrier,/ && drop-- > 0 { next } { print }' "$said" >few.csv
        pl-report -q $today --confidential few.csv -o few.xlsx "$plan"
        sheet few.xlsx Voices | grep -c 'In their words' >said.txt
        run "words of ${few#* } people" cat said.txt
        [ "${few#* }" -eq 9 ] && is 0 0 '' || is 0 1 ''
    done
    pl-report -q $today --confidential "$said" --previous "$ROOT/tests/report/previous.csv" -o progress.xlsx "$plan"
    sheet progress.xlsx Progress >progress.txt
    run 'two cycles side by side' cat progress.txt
    is 0 @tests/report/progress.txt ''
    sed 's/^2026-12/2027-06/; s/,safety,3,/,safety,6,/' "$said" >later.csv
    pl-report -q --confidential "$said" --confidential later.csv -o voices.xlsx "$plan"
    sheet voices.xlsx Voices | sed -n '/^Scales/,/^Ratings/p' >voices.txt
    run 'two cycles: each apart, with the change' cat voices.txt
    is 0 @tests/report/voices2.txt ''
    printf 'theme,word\nwatch,no time\n' >themes.csv
    pl-report -q --confidential "$said" --themes themes.csv -o voices.xlsx "$plan"
    sheet voices.xlsx Voices | sed -n '2,6p' | cut -f1,2 >themes.txt
    run 'themes of one'"'"'s own' cat themes.txt
    is 0 @tests/report/themes.txt ''
else
    skip 'voices and progress' 'no python3-openpyxl'
fi
run 'a confidential file twice' pl-report -o x.xlsx --confidential "$said" --confidential "$said" "$plan"
is 1 '' "pl-report: $said: is given twice with --confidential"
run 'a plan is not the confidential file' pl-report -o x.xlsx --confidential "$plan" "$plan"
is 1 '' "pl-report: $plan:2: names persons in column 'person'; --confidential takes the file that pl-survey --confidential wrote"
run 'give each cycle once' pl-report -o x.xlsx --previous "$plan" "$plan"
is 1 '' "pl-report: two plans are of the cycle '2026-12'; give each cycle once"
pl-report --records refused.csv -o refused.xlsx --previous "$plan" "$plan" 2>/dev/null
[ ! -e refused.csv ] && [ ! -e refused.xlsx ]
ok $? '... and is refused before anything is written'

# --- hostile text ------------------------------------------------------------------------------

cat >hostile.csv <<'END'
person,name,unit,kind,topic,session,format,with,fit,status,why
a,=1+1,"=HYPERLINK(""http://x"",""y"")",learn,@SUM(A1),s1,one-to-one,b,500,paired,+cmd
b,-2+3,_x0041_,teach,@SUM(A1),,,,,teaching,
c,http://example.org,<b>&amp;,learn,"{=1}",,,,,gap,=1
END
run 'formulas, links and markup' pl-report -q -o hostile.xlsx hostile.csv
is 0 '' ''
check 'stay text' text hostile.csv hostile.xlsx
if [ -r "$SHARED/data/blns/blns.txt" ]; then
    awk 'BEGIN { print "person,name,kind,topic,session,format,with,status,why" }
        /^#/ || /^[[:space:]]*$/ { next }
        { sub(/\r$/, ""); gsub(/"/, "\"\""); n++
          printf "l%d,\"%s\",learn,\"%s (%d)\",s%d,one-to-one,t%d,paired,x\n", n, $0, $0, n, n, n
          printf "t%d,\"%s\",teach,\"%s (%d)\",,,,teaching,\n", n, $0, $0, n }' "$SHARED/data/blns/blns.txt" >blns.csv
    run 'naughty strings' pl-report -q -o blns.xlsx blns.csv
    is 0 '' ''
    check 'stay the text they are' text blns.csv blns.xlsx
else
    skip 'naughty strings' 'no ../shared'
fi

# --- on paper ----------------------------------------------------------------------------------

books="book.xlsx one.xlsx all.xlsx before.xlsx units/$(sed -n 2p units/index.csv | cut -d, -f1)"
[ -z "$py" ] || books="$books voices.xlsx progress.xlsx"
[ -z "${PL_LONG:-}" ] || books="book.xlsx all.xlsx before.xlsx voices.xlsx progress.xlsx managers/*.xlsx units/*.xlsx"
if command -v libreoffice >/dev/null; then
    HOME=$T timeout 300 libreoffice --headless --convert-to pdf --outdir pages $books >/dev/null 2>&1
    for book in $books; do
        name=${book##*/}
        [ -s "pages/${name%.xlsx}.pdf" ] || echo "$book"
    done >closed
    run 'LibreOffice opens the workbooks' cat closed
    is 0 '' ''
else
    skip 'LibreOffice opens the workbooks' 'not installed'
fi
if [ -d pages ] && command -v pdftotext >/dev/null && command -v python3 >/dev/null; then
    run 'no text is cut: none runs into the next' python3 "$ROOT/tests/check_pages.py" pages/*.pdf
    is 0 '' ''
else
    skip 'no text is cut: none runs into the next' 'no LibreOffice, pdftotext or python3'
fi
if [ -n "$py" ]; then
    run 'what is printed, and what is only for the screen' $py - <<'END'
import openpyxl
for book in ('empty.xlsx', 'early.xlsx', 'before.xlsx'): print(book, openpyxl.load_workbook(book).sheetnames)
about = openpyxl.load_workbook('book.xlsx').properties
print(about.title, about.description, about.created)
for book in ('book.xlsx', 'one.xlsx'):
    for ws in openpyxl.load_workbook(book):
        page = ws.page_setup.orientation, ws.sheet_properties.pageSetUpPr.fitToPage, ws.page_setup.fitToWidth
        if page[1:] != (True, None) or page[0] not in ('landscape', None, 'portrait'): print(book, ws.title, 'is not fit to the width of a page', page)
        if not ws.oddHeader.left.text or '&P' not in (ws.oddFooter.right.text or '').replace('&[Page]', '&P'): print(book, ws.title, 'has no header or page number')
        if ws.title in ('Topics', 'Sessions', 'People', 'Unmet', 'Units', 'Calendar') and (ws.print_title_rows, ws.freeze_panes) != ('$4:$4', 'B5'): print(book, ws.title, 'does not keep its head in sight')
        if ws.title in ('Topics', 'Sessions', 'People', 'Unmet') and len(ws.tables) + bool(ws.auto_filter.ref) != 1: print(book, ws.title, 'has no filter')
        last = [c.value for c in ws[4]][openpyxl.utils.range_boundaries(ws.print_area[0])[2]:] if ws.print_area else []
        if last: print(book, ws.title, last)
END
    is 0 "empty.xlsx ['Summary', 'Method']
early.xlsx ['Summary', 'Topics', 'People', 'Method']
before.xlsx ['Summary', 'People', 'Managers', 'Method']
Peer learning, 2026-12 Made by pl-report 0.1 2026-11-24 00:00:00
book.xlsx Sessions ['Fit (of 1000)', 'Session']
book.xlsx People ['Key']
one.xlsx People ['Key']" ''
    run 'a list longer than a sheet' "$BIN/tests/workbook.t" long.xlsx
    is 0 '' ''
    run 'goes on under the same head, every record once' $py - <<'END'
import openpyxl
book = openpyxl.load_workbook('long.xlsx')
print(book.sheetnames)
at = 0
for ws in book:
    if ws.title == 'LIST (2)': continue
    rows = list(ws.iter_rows(values_only=True))
    head = next(i for i, r in enumerate(rows) if r[0] == 'Name')
    for r in rows[head + 1:]:
        if r[1] is not None and r[1] != at or (r[0] == '=1+1') != (at % 2 == 1): print('record', at, 'is', r)
        at += 1
    print(ws.title, len(rows), rows[head], ws.auto_filter.ref or [t.ref for t in ws.tables.values()])
print(at)
END
    is 0 "['List', 'LIST (2)', 'List (3)', 'List (4)']
List 10 ('Name', 'Number', 'When') ['A3:C10']
List (3) 10 ('Name', 'Number', 'When') ['A1:C10']
List (4) 10 ('Name', 'Number', 'When') ['A1:C10']
25" ''
fi

if [ -n "${PL_LONG:-}" ] && command -v python3 >/dev/null; then
    awk 'BEGIN { print "person,kind,topic,status,why,session,format,with"
        for (i = 0; i < 1050000; i++) printf "p%d,learn,topic %d,gap,nobody offers it,,,\n", i / 6, i % 6
        print "z,learn,topic 0,paired,x,s1,one-to-one,p0"; print "p0,teach,topic 0,teaching,,,," }' >huge.csv
    run 'more unmet wishes than a sheet has rows' pl-report $today -o huge.xlsx huge.csv
    is 0 '' 'pl-report: 1 list was longer than a sheet and continued on another'
    run 'stand on two, each once' python3 -c '
import re, zipfile
z = zipfile.ZipFile("huge.xlsx")
for i, name in enumerate(re.findall("<sheet name=\"([^\"]*)\"", z.read("xl/workbook.xml").decode()), 1):
    if name.startswith("Unmet"): print(name, z.read("xl/worksheets/sheet%d.xml" % i).count(b"<row "))'
    is 0 'Unmet 1048575
Unmet (2) 1429' ''
fi

# --- bad input ---------------------------------------------------------------------------------

run 'nothing to do' pl-report "$plan"
is 2 '' "pl-report: nothing to do; say -o FILE.xlsx for the workbook or --text for the summary
try 'pl-report --help'"
run 'two things on stdout' pl-report --text -o - "$plan"
is 2 '' "pl-report: -o and --text would both write to standard output; give one of them a file
try 'pl-report --help'"
run 'an unknown audience' pl-report --audience boss -o x.xlsx "$plan"
is 2 '' "pl-report: --audience 'boss' is not organiser, manager or everyone
try 'pl-report --help'"
run 'a manager without a name' pl-report --audience manager -o x.xlsx "$plan"
is 2 '' "pl-report: --audience manager needs to know which: --manager PERSON, or --split manager
try 'pl-report --help'"
run 'a split without a folder' pl-report --split manager "$plan"
is 2 '' "pl-report: --split writes several files; say -o FOLDER
try 'pl-report --help'"
run 'a split into one workbook' pl-report --split manager -o lines.xlsx "$plan"
is 2 '' "pl-report: --split writes several files; -o 'lines.xlsx' would be a folder, name it like one: -o lines
try 'pl-report --help'"
run 'a split into a table' pl-report --split unit -o parts.csv "$plan"
is 2 '' "pl-report: --split writes several files; -o 'parts.csv' would be a folder, name it like one: -o parts
try 'pl-report --help'"
run 'a split into stdout' pl-report --split unit -o - "$plan"
is 2 '' "pl-report: --split writes several files; say -o FOLDER
try 'pl-report --help'"
[ ! -e parts ] && [ ! -e parts.csv ] && [ ! -e lines ] && [ ! -e ./- ]
ok $? '... nothing was begun'
run 'a workbook that is named like a table' pl-report -o x.csv "$plan"
is 2 '' "pl-report: -o 'x.csv' would be an Excel workbook; name it x.xlsx, or say --records FILE.csv for records
try 'pl-report --help'"
run 'or like an old workbook' pl-report -o dir.d/x.XLS "$plan"
is 2 '' "pl-report: -o 'dir.d/x.XLS' would be an Excel workbook; name it dir.d/x.xlsx
try 'pl-report --help'"
run 'records over the workbook' pl-report -o x.xlsx --records x.xlsx "$plan"
is 2 '' "pl-report: -o and --records would both write 'x.xlsx'; give each a file of its own
try 'pl-report --help'"
run 'a group of two' pl-report --min-group 2 -o x.xlsx "$plan"
is 2 '' "pl-report: --min-group '2' is not a whole number from 3 to 1000000
try 'pl-report --help'"
run 'an unknown manager' pl-report --manager "${boss%g}" -o x.xlsx "$plan"
is 1 '' "pl-report: no manager '${boss%g}' in this plan; the nearest is '$boss'"
name=$(awk -F, -v boss="$boss" 'NR > 1 && $2 == boss { print $3 }' managers/index.csv)
run 'a manager by key' pl-report -q $today --manager "$boss" -o key.xlsx "$plan"
is 0 '' ''
run 'and by name' pl-report -q $today --manager "$name" -o name.xlsx "$plan"
is 0 '' ''
run 'is the same workbook' cmp key.xlsx name.xlsx
is 0 '' ''
low=$(cut -d, -f2 "$plan" | sort -u | while read -r p; do grep -q ",$p," managers/index.csv || echo "$p"; done | grep @ | head -1)
run 'somebody with nobody below' pl-report --manager "$low" -o x.xlsx "$plan"
is 1 '' "pl-report: nobody of this plan has '$low' as manager"
awk -F, -v OFS=, 'NR == 9 { $1 = "2027-01" } { print }' "$plan" >mixed.csv
run 'two cycles in one plan' pl-report -o x.xlsx mixed.csv
is 1 '' "pl-report: mixed.csv:9: is of cycle '2027-01', the rows before of cycle '2026-12'; one plan holds one cycle"
sed 's/^2026-12/2027-01/' "$plan" >next.csv
run 'two plans of two cycles' pl-report -o x.xlsx "$plan" next.csv
is 1 '' "pl-report: next.csv:2: is of cycle '2027-01', the rows before of cycle '2026-12'; one plan holds one cycle"
cat >torn.csv <<'END'
person,kind,topic,session,format,with,start,end,status
a,learn,SQL,s1,group,t,2026-12-01T09:00:00+00:00,2026-12-01T10:00:00+00:00,booked
b,learn,SQL,s1,group,t,2026-12-01T09:30:00+00:00,2026-12-01T10:30:00+00:00,booked
END
run 'a session at two times' pl-report -o x.xlsx torn.csv
is 1 '' "pl-report: torn.csv:3: session 's1' starts at '2026-12-01T09:30:00+00:00' here and at '2026-12-01T09:00:00+00:00' in line 2; make them agree"
sed 's/09:30:00+00:00/9 sharp/' torn.csv >time.csv
run 'a time that is none' pl-report -o x.xlsx time.csv
is 1 '' "pl-report: time.csv:3: start '2026-12-01T9 sharp' is not a time like 2026-12-01T09:00:00+01:00"
sed '3s/,group,t/,circle,t/' torn.csv >format.csv
run 'a session of two formats' pl-report -o x.xlsx format.csv
is 1 '' "pl-report: format.csv:3: session 's1' has the format 'circle' here and 'group' in line 2; make them agree"
run 'a full disk' pl-report -o /dev/full "$plan"
is 1 '' 'pl-report: /dev/full: cannot write: No space left on device'
run 'a full disk for the summary' sh -c "pl-report --text '$plan' >/dev/full"
is 1 '' 'pl-report: standard output: cannot write: No space left on device'
run 'a place that is not there' pl-report -o nowhere/x.xlsx "$plan"
is 1 '' 'pl-report: nowhere/x.xlsx: cannot write here: No such file or directory'
run 'no file is left behind' sh -c 'ls | grep -e "^x" -e "\.xlsx\." -e "^<"'
is 1 '' ''

# --- one part of a split plan --------------------------------------------------------------------

cat >whole.csv <<'END'
person,name,unit,site,manager,kind,topic,status
ana,Ana,Sales,Leeds,bo,learn,SQL,asked
bo,Bo,Ops,Utrecht,cy,teach,SQL,offered
cy,Cy,Ops,Leeds,,teach,Excel,offered
di,Di,Sales,Leeds,,teach,SQL,offered
ed,Ed,Ops,Utrecht,bo,teach,Excel,offered
END
pl-map -q --split site -o parts whole.csv
pl-pair -q parts/leeds.csv 2>/dev/null | pl-schedule -q --from 2026-12-01 -o leeds.csv
grep -q '^bo,.*,elsewhere,' leeds.csv
ok $? 'the part of Leeds names the manager who stands in another part'
run 'a workbook of a part' pl-report -q $today --split manager -o partlines leeds.csv
is 0 '' ''
run 'has the line of who stands elsewhere, and of who is above, without the one between' \
    cut -d, -f2-5 partlines/index.csv
is 0 'key,name,people,take_part
bo,Bo,1,1
cy,Cy,1,1' ''
run 'a part by units' sh -c "pl-report -q $today --split unit -o partunits leeds.csv && cut -d, -f2,4 partunits/index.csv"
is 0 'key,people
Ops,1
Sales,2' ''
if [ -n "$py" ]; then
    pl-report $today -o part.xlsx leeds.csv
    sheet part.xlsx People | cut -f1 >names
    run 'nobody of another part is among its people' grep -c '^Bo$' names
    is 1 0 ''
    run 'those of the part are' grep -c -e '^Ana$' -e '^Cy$' -e '^Di$' names
    is 0 3 ''
fi

done_testing
