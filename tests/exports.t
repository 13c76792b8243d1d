#!/bin/sh
# exports: a file of every survey product becomes a plan, and what was left out adds up with a count
# made by other means (count_exports.py). A new product's file in tests/exports/ is taken in by itself.
. "${0%/*}/tap.sh"
PATH=$BIN/tests:$PATH

# Options of some files hold their separator: the agreed topics say where to cut.
cat >topics.csv <<'END'
topic,alias
Bread,
"Soldering, basics",
Chess,
Excel,
"SQL, advanced",
Python,
END

# "pl-survey: FILE: PRODUCT, N header rows, M responses: ..." as count_exports.py writes it.
figures() {
    awk -v file="$1" '
    function count(word, at) {
        return match(s, "[0-9]+ " word) ? substr(s, RSTART, RLENGTH - length(word) - 1) : 0
    }
    NR == 1 {
        s = substr($0, length("pl-survey: " file ": ") + 1)
        product = s
        sub(/(, windows-1252)?, [0-9]+ header.*/, "", product)
        print file ": " product ", " count("header") ", " count("response") ": " count("used") " " \
              count("rejected") " " count("superseded") " " count("test") " " count("unfinished")
    }' "$T/err"
}

agrees() { # agrees FILE
    rm -f plan.csv
    run "$1" pl-survey -a topics.csv --zone UTC -x rejects.csv -o plan.csv "$1"
    python3 "$ROOT/tests/count_exports.py" "$1" >"$T/want" 2>&1
    figures "$1" >"$T/got"
    cmp -s "$T/want" "$T/got"
    ok $? "${1#"$ROOT"/} is read as what it is, and its responses add up"
    diff -u "$T/want" "$T/got" | sed 's/^/# /'
}

if ! command -v python3 >/dev/null; then
    skip 'counts of exports' 'python3 counts them'
    done_testing
    exit
fi

# A guessed codebook, unedited, says what pl-survey does without one.
guesses() { # guesses FILE
    mv plan.csv first.csv 2>/dev/null
    pl-survey --guess "$1" >book.csv 2>"$T/err"
    pl-survey -q -c book.csv -a topics.csv --zone UTC -x rejects.csv -o plan.csv "$1" 2>"$T/err"
    cmp -s first.csv plan.csv || { [ ! -e first.csv ] && [ ! -e plan.csv ]; }
    ok $? '... and its guessed codebook is a codebook'
    rm -f first.csv
}

for file in "$ROOT"/tests/exports/*.[ct]sv; do
    name=${file##*/}
    case $name in
    damaged-*) continue ;;
    esac
    agrees "$file"
    run "... and says what people meant" columns plan.csv person kind topic rank from max_teach free share
    is 0 "@tests/exports/$name.rows" ''
    guesses "$file"
done
if [ -d "$SHARED/data/samples" ]; then
    for file in "$SHARED"/data/samples/*.[ct]sv "$SHARED"/data/redcap/*/data.csv \
        "$SHARED"/data/qualtrics/*.csv "$SHARED"/data/limesurvey/*.csv "$SHARED"/data/vivaglint/*.csv \
        "$SHARED"/data/surveymonkey/*.csv "$SHARED"/data/so-2025-sample1000/survey_results_public.csv; do
        case $file in
        */mangled*) ;;
        *)
            agrees "$file"
            guesses "$file"
            ;;
        esac
    done
else
    skip 'the samples of ../shared' 'they are not there'
fi

# --- damaged files are refused with what they are and what to do

damaged() { # damaged FILE MESSAGE...
    run "${1##*/}" pl-survey -o plan.out "$ROOT/tests/exports/$1"
    is 1 '' "pl-survey: $ROOT/tests/exports/$1$2"
    [ ! -e plan.out ]
    ok $? '... and leaves no file'
}
again='is a comma file that a spreadsheet cut at the semicolons and saved again: answers are broken beyond repair; download it again and do not open it before'
damaged damaged-mangled.csv ": $again"
damaged damaged-wrapped.csv ": $again"
damaged damaged-page.csv ": is a web page, not CSV: the link asks for a login or shows the wrong tab; download the responses again ($ROOT/tests/exports/damaged-page.csv)"
damaged damaged-nomark.csv ': stores its letters as UTF-16 and does not say so; say --encoding utf-16le'
damaged damaged-cut.csv ':3: has 2 cells, the header has 3; the file seems to be cut, download it again'
damaged damaged-quote.csv ':3: a quotation mark opens here and is never closed; the file may be cut'
damaged damaged-twice.csv ":2: has broken letters ('Ã¶' where 'ö' was meant, or the like); export it again as 'CSV UTF-8', or mend it: iconv -f utf-8 -t windows-1252 FILE | pl-survey (--encoding utf-8 takes it as it is)"
damaged damaged-mixed.csv ':3: a letter that cannot be read, though those in the lines before can, as UTF-8: the file was put together from two; save each as '\''CSV UTF-8'\'' first'

# --- a workbook is no export, and the command that is named makes one of it

if command -v python3 >/dev/null && python3 -c 'import openpyxl' 2>/dev/null; then
    python3 - <<'END'
import openpyxl
book = openpyxl.Workbook()
for row in (("Timestamp", "E-mail", "Teach"), ("2026-11-02 10:00:00", "ife.obi@example.org", "Bread;Chess")):
    book.active.append(row)
book.save("book.xlsx")
END
    run 'a workbook' pl-survey book.xlsx
    is 1 '' 'pl-survey: book.xlsx: is an Excel workbook (or another zip file), not CSV; try: xlsx2csv book.xlsx | pl-survey'
    if command -v xlsx2csv >/dev/null; then
        run 'a workbook by way of xlsx2csv' sh -c 'xlsx2csv book.xlsx | pl-survey -q -o plan.csv'
        is 0 '' ''
    else
        skip 'a workbook by way of xlsx2csv' 'xlsx2csv is not installed'
    fi
else
    skip 'a workbook' 'python3-openpyxl makes one'
fi
done_testing
