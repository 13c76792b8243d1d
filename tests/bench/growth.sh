#!/bin/sh
# growth.sh - instructions that the reader and the plan take at three sizes, counted by callgrind,
# which counts the same on a busy machine: of the reader alone (records) and of a plan read and
# decoded (read). Fails when they grow faster than n log n.
: "${BIN:?}"
PATH=$BIN:$BIN/tests:$BIN/tests/bench:$PATH
SIZES='1000 10000 100000'
command -v valgrind >/dev/null || { echo 'growth: not counted, valgrind is not installed'; exit 0; }
T=$(mktemp -d) || exit 1
trap 'rm -rf "$T"' EXIT
cd "$T" || exit 1

# The shapes of a plan that could hurt.
plan() { # plan SHAPE N
    case $1 in
    company) cohort "$2" 1 ;;
    quotes) cohort "$2" 1 | awk -F, -v OFS=, 'NR > 1 { $NF = "\"" $NF ", said so\"" } 1' ;;
    'one person') awk -v n="$2" 'BEGIN { print "person,kind,topic"; for (i = 0; i < n; i++) print "ana,learn,topic " i }' ;;
    'one topic') awk -v n="$2" 'BEGIN { print "person,kind,topic"; for (i = 0; i < n; i++) print "p" i "," (i % 2 ? "learn" : "teach") ",Excel" }' ;;
    'one chain') awk -v n="$2" 'BEGIN { print "person,manager,kind,topic"; for (i = 0; i < n; i++) print "p" i ",p" i + 1 ",learn,Excel" }' ;;
    esac
}

count() { # count COMMAND...: millions of instructions
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
        awk '/Collected/ { printf "%.1f\n", $NF / 1e6 }'
}

failed=0
printf '\nMillions of instructions for so many people or rows, and how they grow\n%-8s  %-12s' '' ''
for n in $SIZES; do printf '%10d' "$n"; done
echo
for shape in company quotes 'one person' 'one topic' 'one chain'; do
    for n in $SIZES; do plan "$shape" "$n" >"$n.csv"; done
    for what in records read; do
        printf '%-8s  %-12s' "$what" "$shape"
        for n in $SIZES; do
            count "$what" "$n.csv"
        done | awk -v sizes="$SIZES" '
            { took[NR] = $1; printf "%10.1f", $1 }
            END { split(sizes, n, " ")
                  worse = !took[1] || !took[3] || took[3] / took[1] > n[3] * log(n[3]) / (n[1] * log(n[1]))
                  printf "  n^%.2f%s\n", log(took[3] / took[1]) / log(n[3] / n[1]), worse ? "  WORSE than n log n" : ""
                  exit worse }' || failed=1
    done
done
exit $failed
