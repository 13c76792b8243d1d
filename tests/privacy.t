#!/bin/sh
# privacy.t - what no manager may learn from workbooks and records: what people learn who do not show
# it, and from whom; wishes without a meeting; who did not answer; reasons and fits. Each is changed
# in the plan of a made-up cohort (see flip.c), and the files have to be the same to the byte.
. "${0%/*}/tap.sh"
PATH=$BIN/tests:$PATH

today='--today 2026-11-24'
# Everything that goes to others than the organiser, of plan $1 into folder $2.
books() {
    rm -rf "$2"
    mkdir "$2"
    pl-report -q $today --split manager -o "$2/managers" --records "$2/records.csv" "$1" &&
        pl-report -q $today --split unit -o "$2/units" "$1"
}
# Flips plan.csv; then all workbooks, and with `all` the records, are those of folder `before`.
unseen() { # unseen WHAT all|books FLIP...
    about=$1 records=$2 flip=$3
    shift 3
    flip "$flip" plan.csv "$@" >flipped.csv && books flipped.csv after && ! cmp -s plan.csv flipped.csv
    done=$?
    [ "$records" = all ] || cp before/records.csv after
    diff -r before after >differ
    ok $((done || $?)) "$about"
    sed 's/^/# /' differ
}

trial() { # trial WHAT SEED KINDS: at least so many kinds of meetings and one more
    books plan.csv before
    lines=$(($(wc -l <before/managers/index.csv) - 1))
    formats=$(grep -o -e ,one-to-one, -e ,group, -e ,circle, plan.csv | sort -u | wc -l)
    [ "$lines" -gt 5 ] && [ "$formats" -gt "$3" ] && grep -q ,private, before/records.csv
    ok $? "$1: $lines managers, meetings of $formats kinds, and learners who do not show theirs"
    unseen "$1: what private learners learn and from whom is nowhere" all dealt "$2"
    unseen "$1: nor what became of wishes without a meeting" all unmet "$2"
    unseen "$1: nor who has answered" books silent "$2"
    unseen "$1: nor names, ranks, reasons and fits" all words
    bad=0 n=0
    for boss in $(tail -n +2 before/managers/index.csv | cut -d, -f2); do
        flip dealt plan.csv "$2" "$boss" >flipped.csv 2>"$T/err" || continue
        pl-report -q $today --manager "$boss" -o one.xlsx flipped.csv
        cmp one.xlsx "before/managers/$boss.xlsx" || bad=1
        n=$((n + 1))
    done
    [ "$n" -gt 5 ] || bad=1
    ok $bad "$1: nor, of $n managers, who of the line it is that learns and who elsewhere"
    sed 's/,yes,\(learn\|teach\|none\|facilitate\|absent\|review\),/,,\1,/' plan.csv >plan.all
    flip dealt plan.all "$2" >dealt.all && awk -F, -v OFS=, '
        NR == FNR { share[FNR] = $14; next } FNR > 1 { $14 = share[FNR] } { print }' plan.csv dealt.all >flipped.csv
    books flipped.csv after
    diff -r before after >differ
    ok $((!$?)) "$1: while what is shown does change with the plan"
}

seeds='1 2'
[ -z "${PL_LONG:-}" ] || seeds='1 2 3 4 5 6 7 8 9 10'
for seed in $seeds; do
    cohort 60 "$seed" share=60 gaps=2 circle=30 free=30 |
        awk -F, -v OFS=, '{ print } END { for (i = 1; i < 6; i++) { $2 = "absent" i; $9 = "p000000" i "@example.org"
            $15 = "absent"; $16 = $17 = $18 = $19 = $20 = ""; print } }' >asked.csv
    pl-map -q asked.csv | pl-pair -q --teach 1 --group 3 >plan.csv
    trial "paired, seed $seed" "$seed" 2
    pl-schedule -q --from 2026-12-01 --place 'Room 1' plan.csv >booked.csv && mv booked.csv plan.csv
    trial "booked, seed $seed" "$seed" 2
done

# Where only one does not show it, what is left over when all others' meetings are known is hers.
cohort 30 4 share=100 free=0 topics=20 | pl-map -q | pl-pair -q | pl-schedule -q --from 2026-12-01 >all.csv
learners=$(awk -F, 'NR > 1 && $15 == "learn" && /,booked,/ { print $2 }' all.csv | sort -u)
alone=$(printf '%s\n' "$learners" | tail -1)
# Others might be in her place for all that is shown: a meeting of theirs and of hers change hands, and nothing changes.
few() { # few GROUP
    n=0
    rm -rf before
    awk -F, -v OFS=, -v alone="$alone" '$2 == alone { $14 = "" } { print }' all.csv >plan.csv
    pl-report -q $today --min-group "$1" --split manager -o before plan.csv --records before.csv
    for other in $learners; do
        rm -rf after
        flip swap plan.csv "$alone" "$other" >flipped.csv &&
            pl-report -q $today --min-group "$1" --split manager -o after flipped.csv --records after.csv &&
            diff -r before after >differ && cmp -s before.csv after.csv && n=$((n + 1))
    done
    [ "$n" -ge $(($1 - 1)) ] && [ "$n" -lt "$(printf '%s\n' "$learners" | wc -l)" ]
}
run 'only one does not show it: four others might be in her place' few 5
is 0 '' ''
run 'or nine' few 10
is 0 '' ''
done_testing
