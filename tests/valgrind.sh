#!/bin/sh
# valgrind.sh - every tool with all that it can write, on the example, under memcheck: nothing read
# that was not written, nothing lost. What a tool still holds when it ends is no loss.
: "${BIN:?}"
here=$(cd "${0%/*}" && pwd)
T=$(mktemp -d) || exit 1
trap 'rm -rf "$T"' EXIT
cd "$T" && cp "$here"/example/* . || exit 1
export SOURCE_DATE_EPOCH=1795000000
failed=0

check() { # check TOOL ARGUMENT...
    tool=$1
    shift
    valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite \
        --show-leak-kinds=definite "$BIN/$tool" "$@" >out 2>said
    status=$?
    if [ "$status" -eq 0 ] && ! grep -q '^==' said; then
        echo "$tool $*: clean"
    else
        failed=1
        echo "$tool $*: status $status"
        grep '^==' said | head -40
        [ "$status" -eq 99 ] || tail -3 said
    fi
}

check pl-survey -c codebook.csv -r staff.csv -a topics.csv -x rejects.csv -l log.csv --suggest near.csv \
    --confidential secrets.csv --cycle 2026-12 --zone Europe/London -o plan.csv responses.csv
check pl-survey --guess responses.csv
check pl-map -r rules.txt -o map.csv plan.csv
for view in topics people pairs units graph; do check pl-map -r rules.txt --show $view plan.csv; done
check pl-map --split site -o parts plan.csv
check pl-pair -r rules.txt --check map.csv
check pl-pair -r rules.txt -o paired.csv map.csv
check pl-schedule --from 2026-12-01 --holidays holidays.csv --calendar all.ics --invites invites \
    --organizer learn@example.org -o booked.csv paired.csv
sed 's/^2026-12,/2026-06,/' booked.csv >before.csv
check pl-pair -r rules.txt --keep paired.csv --history before.csv -o again.csv map.csv
check pl-schedule --from 2026-12-02 --busy all.ics --keep booked.csv --cancel --invites invites \
    -o later.csv again.csv
check pl-report --confidential secrets.csv --previous before.csv --records records.csv -o book.xlsx booked.csv
check pl-report --split manager -o managers booked.csv
check pl-report --text booked.csv
exit $failed
