#!/bin/sh
# parts-again.t - a part that is split again, and parts put together that are split again: who stands
# in another part is named once in each part that has to know, however often.
. "${0%/*}/tap.sh"
PATH=$BIN/tests:$PATH

elsewhere() { grep -h ',elsewhere,' "$@" | cut -d, -f1 | sort; }

# --- a small company, by hand ---------------------------------------------------------------------

cat >plan.csv <<'END'
person,name,site,team,manager,kind,topic
flo,Flo,Leeds,green,,learn,Excel
ana,Ana,Leeds,red,bo,learn,SQL
bo,Bo,Utrecht,red,cy,teach,Excel
cy,Cy,Utrecht,red,,teach,SQL
di,Di,Leeds,blue,cy,teach,Excel
ed,Ed,Leeds,blue,bo,learn,Excel
END
run 'split by site' pl-map -q --split site -o sites plan.csv
is 0 '' ''
run 'Leeds has to know two managers of Utrecht' elsewhere sites/leeds.csv
is 0 'bo
cy' ''
run 'Leeds split again, by team' pl-map -q --split team -o teams sites/leeds.csv
is 0 '' ''
run 'each team that is below them knows them, once' elsewhere teams/red.csv
is 0 'bo
cy' ''
run '... the second as well' elsewhere teams/blue.csv
is 0 'bo
cy' ''
run 'the first, below nobody, has to know nobody' elsewhere teams/green.csv
is 0 '' ''

# --- over and over --------------------------------------------------------------------------------

cohort 400 7 sites=4 circle=10 named=20 | pl-map -q -o whole.csv
pl-map -q --split site -o split1 whole.csv
elsewhere split1/*.csv >first
columns whole.csv person manager site | awk -F'|' '
    { boss[$1] = $2; site[$1] = $3 }
    END { for (p in boss) for (up = boss[p]; up in boss; up = boss[up]) if (site[up] != site[p]) far[site[p] up]
          for (pair in far) n++
          print n }' >want
[ "$(wc -l <first)" -eq "$(cat want)" ] && [ "$(cat want)" -gt 10 ]
ok $? 'a made-up company has managers in other parts, and each part knows those above it'
pl-map -q -o whole1.csv split1/*.csv
for round in 2 3; do
    before=$((round - 1))
    run "put together and split, round $round" pl-map -q --split site -o "split$round" "whole$before.csv"
    is 0 '' ''
    for part in "split$round"/*.csv; do
        sort "$part" >again
        sort "split1/${part#*/}" | cmp - again >&2
        ok $? "${part#*/} has the rows of the first time"
    done
    run 'and put together it has as many' pl-map -q -o "whole$round.csv" "split$round"/*.csv
    is 0 '' ''
    [ "$(wc -l <"whole$round.csv")" -eq "$(wc -l <whole1.csv)" ]
    ok $? 'not one row more'
done

run 'a part split by unit' pl-map -q --split unit -o units "split1/$(ls split1 | head -1)"
is 0 '' '*'
for part in units/*.csv; do
    [ -z "$(elsewhere "$part" | uniq -d)" ] || break
done
ok $? 'nobody is named twice in a part of a part'

done_testing
