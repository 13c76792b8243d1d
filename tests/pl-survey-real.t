#!/bin/sh
# pl-survey on real answers: two large surveys by their codebooks, and real damaged downloads. The
# figures in tests/real/figures.txt were counted by a program in another language.
. "${0%/*}/tap.sh"

figures() { # figures NAME EXPORT
    pl-survey -q -c "$ROOT/tests/real/$1.codebook.csv" --tsv "$2" >plan.tsv || return
    awk -F'\t' -v name="$1" 'NR > 1 { kind[$15]++; person[$2] = 1 }
        END { for (p in person) people++
              print name, people, "people"
              for (k in kind) printf "%7d %s\n", kind[k], k | "sort -k2" }' plan.tsv
}

if [ -d "$SHARED/data/so-2025-sample1000" ] && command -v xz >/dev/null; then
    xz -dc "$SHARED/data/so-2016/so2016_survey.csv.xz" >so2016.csv
    run 'two real surveys give the rows that were counted independently' sh -c :
    {
        figures so-2025 "$SHARED/data/so-2025-sample1000/survey_results_public.csv"
        figures so-2016 so2016.csv
    } >"$T/out" 2>"$T/err"
    is 0 @tests/real/figures.txt ''
    pl-survey -q -c "$ROOT/tests/real/so-2016.codebook.csv" -o plan.csv so2016.csv
    run 'so-2016 takes less than 300 MB, and gives the same twice' sh -c "${PL_SANITIZED:+:} ulimit -v 300000
        pl-survey -q -c '$ROOT/tests/real/so-2016.codebook.csv' so2016.csv | cmp - plan.csv"
    is 0 '' ''
else
    skip 'two real surveys' 'no shared data (or no xz) here'
    skip 'memory' 'no shared data (or no xz) here'
fi

damaged() { # damaged WHAT FILE MESSAGE
    if [ -r "$SHARED/data/$2" ]; then
        run "$1 is refused" sh -c 'pl-survey -o none.csv "$1" 2>&1 | sed "s,$1,FILE,"; test -f none.csv' \
            sh "$SHARED/data/$2"
        is 1 "pl-survey: FILE$3" ''
    else
        skip "$1" 'no shared data here'
    fi
}
damaged 'a mangled re-save' so-2019-mangled-semicolon-resave/so2019_first997rows_excel_semicolon_resave.csv \
    ': is a comma file that a spreadsheet cut at the semicolons and saved again: answers are broken beyond repair; download it again and do not open it before'
damaged 'a cut download' so-2023-truncated/so2023_first1MiB_lf.csv \
    ':597: has 77 cells, the header has 84; the file seems to be cut, download it again'
damaged 'a cut download with CRLF' so-2023-truncated/so2023_first1MiB_crlf.csv \
    ':597: has 17 cells, the header has 84; the file seems to be cut, download it again'

done_testing
