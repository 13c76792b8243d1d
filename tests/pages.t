#!/bin/sh
# pages.t - the manual pages: free of lint, one for each tool, every option explained, and the
# examples in them (and in the README) are run on the example company.
. "${0%/*}/tap.sh"
PATH=$BIN/tests:$PATH
example=$ROOT/tests/example

# A page as plain text: overstruck letters once.
text() { mandoc -T ascii "$1" | sed "s/.$(printf '\b')//g"; }

for page in "$ROOT"/man/*.[157]; do
    p=${page##*/}
    run "$p: no lint" mandoc -T lint -W warning "$page"
    is 0 '' ''
    text "$page" >"$p.txt"
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

sed -n '/#!\/usr\/bin\/awk/,/{ print }/p' pl-plan.5.txt | sed 's/^ *//' >agree
chmod +x agree
printf 'person\tkind\ttopic\ttext\tstatus\na\tteach\tx\t\tnominated\nb\tteach\tx\t"two\nlines"\tnominated\n' >before.tsv
echo a >agreed.txt
run 'the filter of pl-plan(5) makes an offer of a nomination' ./agree before.tsv
is 0 "$(sed 's/^\(a.*\)nominated/\1offered/' before.tsv)" ''
printf 'person,kind,topic,from,status\na,learn,SQL,b,asked\na,learn,R,c,asked\nb,teach,R,,offered\nc,learn,R,,asked\n' >plan.csv
echo b >agreed.txt
tr -s ' ' <pl-plan.5.txt | sed -n 's/^ *\(pl-map --tsv .*agree.*\)$/\1/p' >piped
run '... in the pipe of the page' sh -e piped
is 0 '' '*'
cut -f1,2,3,5 paired.tsv | sed -n 2,6p >got
printf 'a\tlearn\tSQL\tpaired\na\tlearn\tR\tpaired\nb\tteach\tR\tteaching\nc\tlearn\tR\tpaired\nb\tteach\tSQL\tteaching\n' | cmp - got >&2
ok $? '... who agreed teaches'
sed -n '/person,name/,/Negotiation/p' pl-plan.5.txt | sed 's/^ *//' >two.csv
run 'the two people of pl-plan(5) are a plan' sh -c "pl-map -q two.csv | cut -d, -f2,4,5,8"
is 0 'name,kind,topic,status
Ana,learn,SQL,open
Bo,teach,SQL,open
Bo,learn,Negotiation,gap
,note,gap,' ''

# --- examples ----------------------------------------------------------------------------------

cp "$example"/*.csv "$example"/*.txt .
# What an organiser has at hand when reading the pages: what the steps before left behind.
pl-survey -q -c codebook.csv -r staff.csv -a topics.csv -x rejects.csv --zone Europe/London \
    responses.csv >plan.csv 2>/dev/null
pl-map -q -r rules.txt -o map.csv plan.csv 2>/dev/null
pl-pair -q -r rules.txt -o paired.csv map.csv 2>/dev/null
pl-schedule -q --from 2026-12-01 -o booked.csv paired.csv 2>/dev/null
for site in Leeds Utrecht; do
    awk -v site=,$site, 'NR == 1 || (index($0, site) && !/"/)' plan.csv >"$(echo $site | tr LU lu).csv"
done

# The README's blocks of commands, each as it stands there; mail goes nowhere.
mkdir bin && printf '#!/bin/sh\ncat >/dev/null\n' >bin/sendmail && chmod +x bin/sendmail
PATH=$PWD/bin:$PATH
awk '/^```/ { n += /^```sh/; on = /^```sh/; next } on { print > ("readme" n) }' "$ROOT/README.md"
for block in readme[1-9]; do
    run "README.md, block ${block#readme}" sh -c "$(cat "$block")"
    is 0 '*' '*'
done
[ -s programme.xlsx ]
ok $? 'README.md: the workbook is there'
for target in $(sed -n 's/^    make \([a-z]*\) .*/\1/p' "$ROOT/README.md"); do
    run "README.md: make $target" env -u MAKEFLAGS -u MAKELEVEL make -n -C "$ROOT" "$target"
    is 0 '*' ''
done

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
