#!/bin/sh
# io.t - what every tool does at its edges: full disk, closed or broken pipe, a file in its place or
# the old one, options that are none, tables that are none, hostile text.
. "${0%/*}/tap.sh"
PATH=$BIN/tests:$PATH

# Plans that every tool can go on from.
cohort 3000 1 | pl-pair -q >big.csv
cohort 150 1 | pl-pair -q >plan.csv
plan_tools='pl-map pl-pair pl-schedule'
tools="$plan_tools pl-report pl-survey"

# A tool with what it cannot do without. The rest of its arguments follow.
tool() {
    t=$1
    shift
    case $t in
    pl-schedule) $t -q --from 2026-12-01 "$@" ;;
    pl-report) $t -q --today 2026-12-01 "$@" ;;
    *) $t -q "$@" ;;
    esac
}
full() { tool "$@" >/dev/full; }
closed() { tool "$@" >&-; }
no_input() { tool "$@" <&-; }
no_messages() { tool "$@" 2>&-; }
onto_itself() { cp plan.csv self.csv && tool "$@" -o self.csv self.csv; }
broken() { (tool "$@"; echo $? >status) | head -1; return "$(cat status)"; }

for t in $tools; do
    run "$t --version" $t --version
    is 0 "$t 0.1" ''
    run "$t --help" $t --help
    is 0 '*' ''
    grep -q -e '--version' "$T/out"
    ok $? "$t --help lists the options"
    run "$t, an option that is none" $t --nonsense
    is 2 '' "$t: --nonsense: unknown option
try '$t --help'"
    run "$t, an option misspelt" $t --verison=1
    is 2 '' "$t: --verison: unknown option; the nearest is '--version'
try '$t --help'"
    run "$t, a forgotten value" $t -o
    is 2 '' "$t: -o: the word that belongs after it is missing
try '$t --help'"
    run "$t, a value too much" $t --quiet=yes
    is 2 '' "$t: --quiet=yes: stands alone, without '=' and a word
try '$t --help'"
    run "$t --help on a full disk" sh -c "$t --help >/dev/full"
    is 1 '' "$t: standard output: cannot write: No space left on device"
    run "$t, no such file" tool $t -o out nowhere.csv
    is 1 '' "$t: nowhere.csv: cannot open: No such file or directory"
    [ ! -e out ]
    ok $? "$t, no such file: no output left"
    run "$t, a folder" tool $t -o out .
    is 1 '' "$t: .: cannot read: it is a folder; name a file in it"
done

for t in $plan_tools; do
    run "$t, full disk" full $t plan.csv
    is 1 '' "$t: standard output: cannot write: No space left on device"
    run "$t, closed stdout" closed $t plan.csv
    is 1 '' "$t: standard output: cannot write: it is closed"
    run "$t, closed stdin" no_input $t
    is 1 '' "$t: standard input: cannot read: it is closed"
    run "$t | head -1" broken $t big.csv
    is 141 '*' ''
    [ "$(wc -l <"$T/out")" -eq 1 ]
    ok $? "$t | head -1 gives one line"
    run "$t, closed stderr" no_messages $t plan.csv
    is 0 '*' ''

    # A file is there whole or not at all.
    mkdir -p place
    echo old >place/out.csv
    chmod 640 place/out.csv
    run "$t -o, bad input" tool $t -o place/out.csv - </dev/null
    is 1 '' '*'
    [ "$(cat place/out.csv)" = old ] && [ "$(ls place)" = out.csv ]
    ok $? "$t -o: a failure leaves the old file and nothing beside it"
    run "$t -o" tool $t -o place/out.csv plan.csv
    is 0 '' ''
    tool $t plan.csv >direct.csv
    cmp direct.csv place/out.csv >&2 && [ "$(ls place)" = out.csv ] &&
        [ "$(ls -l place/out.csv | cut -c1-10)" = -rw-r----- ]
    ok $? "$t -o: the same bytes as on stdout, the mode kept, nothing beside it"
    ln -sf place/out.csv link.csv
    echo old >place/out.csv
    tool $t -o link.csv plan.csv
    [ -L link.csv ] && cmp direct.csv place/out.csv >&2
    ok $? "$t -o: through a symbolic link"
    run "$t -o, onto its own input" onto_itself $t
    is 0 '' '*'
    cmp direct.csv self.csv >&2
    ok $? "$t -o: its own input may be the output"
    run "$t -o, no such folder" tool $t -o nowhere/out.csv plan.csv
    is 1 '' "$t: nowhere/out.csv: cannot write here: No such file or directory"
    run "$t -o, a folder" tool $t -o place plan.csv
    is 1 '' "$t: place: is a folder; name a file"
    run "$t -o, a full device" tool $t -o /dev/full plan.csv
    is 1 '' "$t: /dev/full: cannot write: No space left on device"

    # Delimiters.
    cohort 150 1 free=0 >commas.csv
    tr , ';' <commas.csv >semicolons.csv
    if [ $t = pl-schedule ]; then
        for f in commas semicolons; do pl-pair -q $f.csv >paired.csv && mv paired.csv $f.csv; done
    fi
    tool $t commas.csv | records >commas.out
    tool $t semicolons.csv | tee out.csv | records | cmp - commas.out >&2 &&
        head -1 out.csv | grep -q '^cycle;person;'
    ok $? "$t: semicolons in, semicolons out"
    tool $t --tsv plan.csv | head -1 | grep -q "$(printf 'cycle\tperson\tname')"
    ok $? "$t --tsv"
    head -1 plan.csv | tr , ';' >none.csv
    tool $t plan.csv none.csv | cmp - direct.csv >&2
    ok $? "$t: of several plans the first one's delimiter"
done

# --- tables that are none, refused by every tool that reads a plan -----------------------------

bad() { # bad WHAT BYTES MESSAGE
    printf "$2" >bad.csv
    for t in $readers; do
        run "$t, $1" tool $t -o out bad.csv
        is 1 '' "$t: $3"
        [ ! -e out ]
        ok $? "$t, $1: no output left"
    done
}
readers="$plan_tools pl-report"
head='person,kind,topic'
bad 'empty input' '' \
    'bad.csv: is empty: a table begins with a line of column names (did the program before fail?)'
bad 'no column person' 'name,kind,topic\n' "bad.csv:1: no column 'person'; pl-survey fills it"
bad 'no column kind' 'person,topic\n' "bad.csv:1: no column 'kind'; pl-survey fills it"
bad 'a row with too few cells' "$head\na,learn,x\nb,learn\n" \
    "bad.csv:3: has 2 cells, the header has 3; the file may be cut or a cell with ',' lacks quotation marks"
bad 'a row with too many cells' "$head\na,learn,x,y\n" \
    "bad.csv:2: has 4 cells, the header has 3; the file may be cut or a cell with ',' lacks quotation marks"
bad 'too few cells between tabs' 'person\tkind\ttopic\na\tlearn\n' \
    'bad.csv:2: has 2 cells, the header has 3; the file may be cut or a cell with a tab lacks quotation marks'
bad 'a column named twice' 'person,kind,topic,kind\n' "bad.csv:1: two columns are named 'kind'; give one another name"
bad 'a column without a name' 'person,kind,topic,\n' 'bad.csv:1: column 4 has no name; write one in this line'
bad 'a quote never closed' "$head\na,learn,\"x\nb,learn,y\n" \
    'bad.csv:2: a quotation mark opens here and is never closed; the file may be cut'
bad 'a NUL byte' "$head\na,learn,x\na,learn,\000\n" \
    'bad.csv:3: holds something that is no text; the file is damaged, or a workbook: save that as CSV'
bad 'not UTF-8' "$head\na,learn,caf\351\n" \
    "bad.csv:2: a letter that is not stored as UTF-8; if the file comes from Excel save it as 'CSV UTF-8'"
bad 'a kind that is none' "$head\na,lern,x\n" \
    "bad.csv:2: 'lern' is not a kind of row; say learn, teach, facilitate, none, absent, support, feedback, review or note"
bad 'control bytes in a message' "$head\na,le\033[2Jarn,x\n" \
    "bad.csv:2: 'le?[2Jarn' is not a kind of row; say learn, teach, facilitate, none, absent, support, feedback, review or note"
bad 'a status that is none' "$head,status\na,learn,x,maybe\n" \
    "bad.csv:2: 'maybe' is not a status; leave the cell empty to start afresh"
bad 'a wish without a person' "$head\n,learn,x\n" "bad.csv:2: a learn row without a person; fill the column 'person'"
bad 'a wish without a topic' "$head\na,learn,\n" "bad.csv:2: a learn row without a topic; fill the column 'topic'"
bad 'a wish twice' "$head\na,learn,x\nb,learn,x\na,learn,x\n" \
    "bad.csv:4: a has 'x' as learn twice, also in line 2 of bad.csv; remove one"
bad 'two levels of one person' "$head,level\na,learn,x,3\na,teach,y,\na,learn,z,4\n" \
    "bad.csv:4: level of a is '4' here and '3' in line 2 of bad.csv; make them agree"
bad 'a limit that is no number' "$head,max_teach\na,teach,x,two\n" \
    "bad.csv:2: max_teach 'two' is not a whole number from 0 to 1000000"
bad 'two cycles' "cycle,$head\n1,a,learn,x\n2,b,learn,x\n" \
    "bad.csv:3: is of cycle '2', the rows before of cycle '1'; one plan holds one cycle"
# pl-report reads no windows
readers=$plan_tools
bad 'windows that cannot be read' "$head,free,tz,session,format,with,fit\na,learn,x,Mon morning,UTC,s,one-to-one,b,1\nb,teach,x,,UTC,,,,\n" \
    "bad.csv:2: free 'Mon morning' has no times such as 09:00-12:00"

# --- hostile text passes through, as it is -----------------------------------------------------

hostile=$SHARED/data/blns/blns.txt
if [ ! -e "$hostile" ]; then
    skip 'naughty strings' 'not in ../shared'
else
    LC_ALL=C awk 'BEGIN { print "person,name,kind,topic,text,status,remark" }
        /^#/ || /^$/ { next }
        { gsub(/"/, "\"\""); i++
          printf "p%d,\"%s\",%s,t%d,\"%s\",,\"%s\"\n", i, $0, i % 2 ? "learn" : "teach", (i + 1) / 2, $0, $0 }
    ' "$hostile" >before.csv
    [ "$(wc -l <before.csv)" -gt 400 ]
    ok $? 'naughty strings: there are some'
    for t in $plan_tools; do
        run "$t, naughty strings" tool $t -o after.csv before.csv
        is 0 '' '*'
        run "$t, naughty strings unharmed" laws kept before.csv after.csv reach,status,why,from
        is 0 '' ''
        cp after.csv before.csv
    done
    run 'pl-report, naughty strings' tool pl-report -o book.xlsx before.csv
    is 0 '' '*'
    if command -v unzip >/dev/null; then
        ! unzip -p book.xlsx 'xl/worksheets/sheet*.xml' | grep -q '<f>[^<]*SUM(1+1)'
        ok $? 'pl-report: naughty strings are text, never formulas'
    fi
fi
done_testing
