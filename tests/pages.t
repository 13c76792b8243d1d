#!/bin/sh
# pages.t - the manual pages: free of lint, one for each tool, every option explained, and the
# examples in them (and in the README) are run on the example company.
. "${0%/*}/tap.sh"
PATH=$BIN/tests:$PATH
example=$ROOT/tests/example

for page in "$ROOT"/man/*.[157]; do
    p=${page##*/}
    run "$p: no lint" mandoc -T lint -W warning "$page"
    is 0 '' ''
    mandoc -T utf8 "$page" | col -b >"$p.txt"
    awk 'BEGIN { n = split("NAME,SYNOPSIS,DESCRIPTION,OPTIONS,EXIT STATUS,EXAMPLES,DIAGNOSTICS,SEE ALSO", s, ",")
                 for (i = 1; i <= n; i++) place[s[i]] = i }
         $0 in place { if (place[$0] < last) exit 1; last = place[$0] }' "$p.txt"
    ok $? "$p: sections in their order"
done

for t in "$BIN"/pl-*; do
    t=${t##*/}
    if [ ! -e "$ROOT/man/$t.1" ]; then
        skip "$t(1)" 'not written yet'
        continue
    fi
    "$t" --help | grep -o -E -e '--[a-z][a-z-]+' | sort -u |
        while read -r o; do grep -q -e "$o" "$t.1.txt" || echo "$o"; done >missing
    run "$t(1) explains every option of --help" cat missing
    is 0 '' ''
done

# --- the filter in pl-plan(5) ------------------------------------------------------------------

mandoc -T utf8 "$ROOT/man/pl-plan.5" | col -b -x |
    sed -n '/#!\/usr\/bin\/awk/,/{ print }/p' | sed 's/^ *//' >agree
chmod +x agree
printf 'person\tkind\ttopic\ttext\tstatus\na\tteach\tx\t\tnominated\nb\tteach\tx\t"two\nlines"\tnominated\n' >before.tsv
echo a >agreed.txt
run 'the filter of pl-plan(5) makes an offer of a nomination' ./agree before.tsv
is 0 "$(sed 's/^\(a.*\)nominated/\1offered/' before.tsv)" ''
run 'the two people of pl-plan(5) are a plan' sh -c "mandoc -T utf8 '$ROOT/man/pl-plan.5' |
    col -b -x | sed -n '/person,name/,/Negotiation/p' | sed 's/^ *//' | pl-map -q"
is 0 '*' ''

# --- examples ----------------------------------------------------------------------------------

cp "$example"/*.csv "$example"/*.txt .
every_tool() {
    for t in pl-survey pl-map pl-pair pl-schedule pl-report; do
        command -v $t >/dev/null || return 1
    done
}
if ! every_tool; then
    skip 'examples of the pages' 'not all tools are built yet'
    done_testing
fi
# What an organiser has at hand when reading the pages: what the steps before left behind.
pl-survey -q -c codebook.csv -r staff.csv -a topics.csv responses.csv >plan.csv 2>/dev/null
pl-map -q -r rules.txt plan.csv | tee map.csv | pl-pair -q -r rules.txt | tee paired.csv |
    pl-schedule -q --from 2026-12-01 >booked.csv
awk -F, 'NR == 1 || /Leeds/' plan.csv >leeds.csv
awk -F, 'NR == 1 || /Utrecht/' plan.csv >utrecht.csv

for page in "$ROOT"/man/*.[157]; do
    p=${page##*/}
    sed -n -E 's/^\.Dl (\$ )?(pl-.*)/\2/p' "$page" |
        sed -e 's/\\(aq/'"'"'/g' -e 's/\\(dq/"/g' -e 's/\\-/-/g' -e 's/\\&//g' -e 's/\\e/\\/g' >commands
    while IFS= read -r c; do
        case $c in
        *mlr* | *xlsx2csv* | *parallel* | *dot\ * | *mail\ *)
            other=$(echo "$c" | grep -o -E 'mlr|xlsx2csv|parallel|dot|mail' | head -1)
            command -v "$other" >/dev/null || { skip "$p: $c" "no $other"; continue; } ;;
        *FILE* | *PLAN* | *EXPORT*) continue ;;
        esac
        run "$p: $c" sh -c "$c" </dev/null
        is 0 '*' '*'
    done <commands
done
done_testing
