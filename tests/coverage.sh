#!/bin/sh
# coverage.sh BUILD - lines and branches of lib/ and cmd/ that the tests have run, by gcov.
cd "${0%/*}/.." || exit 1
for f in lib/*.c cmd/*.c; do
    gcov -b -n -o "$1/${f%/*}" "$f" 2>/dev/null | awk -v f="$f" '
        /^File/ { ours = index($0, "\047" f "\047") }
        ours && /^Lines executed/ { lines = $2 }
        ours && /^Lines executed/ { split($0, a, /[:% ]+/); percent = a[3]; of = a[5] }
        ours && /^Taken at least once/ { split($0, a, /[:% ]+/); taken = a[5]; branches = a[7] }
        END { printf "%s %.2f %d %.2f %d\n", f, percent, of, taken, branches }'
done | sort -k2,2n | awk '
    BEGIN { printf "%-28s %16s %16s\n", "", "lines", "branches" }
    { printf "%-28s %6.1f %% of %5d %6.1f %% of %5d\n", $1, $2, $3, $4, $5
      split($1, part, "/"); d = part[1]
      line[d] += $2 * $3; lines[d] += $3; branch[d] += $4 * $5; branches[d] += $5 }
    END { for (d in lines) printf "%-28s %6.1f %% of %5d %6.1f %% of %5d\n", d " in all",
          line[d] / lines[d], lines[d], branch[d] / branches[d], branches[d] }'
