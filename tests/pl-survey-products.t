#!/bin/sh
# pl-survey on a small file of every survey product, as downloaded: no codebook, no editing. The
# plans in tests/golden/products.txt were looked at by a person, line by line.
. "${0%/*}/tap.sh"

# A plan's rows without its empty cells.
rows() {
    awk -F'\t' 'NR == 1 { split($0, name); next }
        { line = ""
          for (i = 1; i <= NF; i++)
              if ($i != "" && name[i] != "status")
                  line = line (line == "" ? "" : ", ") name[i] " " $i
          print "    " line }' "$1"
}

one() { # one FILE [OPTION...]
    file=$1
    shift
    echo "== $file${*:+ $*}"
    pl-survey --tsv -o plan.tsv "$@" "$file" 2>&1 | sed 's/^pl-survey: //'
    if [ -f plan.tsv ]; then rows plan.tsv; fi
    rm -f plan.tsv
}

# What cannot be found out: the code page, topics that hold the separator.
options() { # options FILE
    case $1 in
    excel-sep.csv | msforms-de.csv) echo --encoding windows-1252 ;;
    googlesheets.csv) echo --topics topics ;;
    *) echo --zone Europe/Paris ;;
    esac
}

cp "$ROOT"/tests/exports/*.?sv .
printf 'topic\nBread\n"Soldering, basics"\nChess\n' >topics
for f in *.?sv; do
    one "$f" $(options "$f")
    case $f in
    googlesheets.csv) one "$f" ;;
    msforms*) one "$f" $(options "$f") -x rejects ;;
    esac
done >products.txt
run 'every product, as downloaded' cat products.txt
is 0 @tests/golden/products.txt ''

# What --guess writes is a codebook that gives the same plan.
for f in *.?sv; do
    o=$(options "$f")
    pl-survey -q -x rejects $o -o plan "$f" 2>err || continue
    pl-survey -g $o -o book "$f"
    run "the guessed codebook of $f, read back, gives the same plan" \
        sh -c 'f=$1; shift; pl-survey -q -x rejects -c book "$@" "$f" 2>err | cmp - plan' sh "$f" $o
    is 0 '' ''
done

# A workbook is refused with the command that converts it, and the command works.
printf 'PK\003\004 and so on' >forms.xlsx
run 'a workbook is refused with the command that converts it' pl-survey forms.xlsx
is 1 '' 'pl-survey: forms.xlsx: is an Excel workbook (or another zip file), not CSV; try: xlsx2csv forms.xlsx | pl-survey'
if command -v xlsx2csv >/dev/null && python3 -c 'import openpyxl' 2>/dev/null; then
    python3 -c "
import openpyxl
w = openpyxl.Workbook()
w.active.append(['Email', 'What could you teach?', 'What do you want to learn?'])
w.active.append(['ife.obi@example.org', 'Bread;Chess', 'SQL'])
w.save('forms.xlsx')"
    run '... and the command works' sh -c 'xlsx2csv forms.xlsx | pl-survey | wc -l'
    is 0 4 'pl-survey: <stdin>: plain CSV, 1 header row, 1 response: 1 used'
else
    skip 'a workbook' 'xlsx2csv or python3-openpyxl is not installed'
fi

done_testing
