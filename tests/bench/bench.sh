#!/bin/sh
# bench.sh - seconds, MB/s and peak memory of each tool on made-up cohorts, and of the whole pipe.
#
#     make bench [PEOPLE='1000 10000 100000']
: "${PEOPLE:=1000 10000 100000}" "${BIN:?}"
here=$(cd "${0%/*}" && pwd)
PATH=$BIN:$BIN/tests:$BIN/tests/bench:$PATH
T=$(mktemp -d) || exit 1
trap 'rm -rf "$T"' EXIT
cd "$T" || exit 1

# bench NAME INPUT COMMAND...: one line of the table; stdout of the command goes to $NAME.csv
bench() {
    name=$1 input=$2
    shift 2
    command -v "$1" >/dev/null || return
    if ! measure "$@" 3>figures >"$name.csv" 2>messages; then
        printf '%9s  %-12s  failed: %s\n' "$n" "$name" "$(tail -1 messages)"
        return
    fi
    read -r seconds memory <figures
    wc -c <"$input" | awk -v n="$n" -v t="$name" -v s="$seconds" -v m="$memory" '{
        printf "%9d  %-12s %8.1f %9.2f %8.0f %9d\n", n, t, $1 / 1e6, s, $1 / 1e6 / (s > 0 ? s : 0.01), m }'
}

cat >codebook.txt <<'END'
column,field,topic,split,values
Timestamp,time,,,
Username,email,,,
Name,name,,,
Level,level,,,
Unit,unit,,,
Organisation,org,,,
Site,site,,,
Manager,manager,,,
Time zone,tz,,,
When are you usually free?,free,,,
Which topics could you share with colleagues?,teach,,;,
Which topics would you like to learn?,ranked,,;,
From whom?,from,,,
Which real problem would it help you with?,text,,,
Would you facilitate a circle?,facilitate,,,
END

printf '%9s  %-12s %8s %9s %8s %9s\n' people tool 'MB in' seconds MB/s 'peak MB'
for n in $PEOPLE; do
    cohort "$n" 1 export=1 >export.csv
    cohort "$n" 1 >plan.csv
    bench reading plan.csv read plan.csv
    bench pl-survey export.csv pl-survey -q -c codebook.txt export.csv
    bench pl-map plan.csv pl-map -q plan.csv
    bench pl-pair pl-map.csv pl-pair -q pl-map.csv
    bench pl-schedule pl-pair.csv pl-schedule -q --from 2026-12-01 pl-pair.csv
    bench pl-report pl-schedule.csv pl-report -q --today 2026-12-01 -o report.xlsx pl-schedule.csv
    for python in python3 /usr/bin/python3; do
        [ -s report.xlsx ] && $python "$here/openpyxl_write.py" report.xlsx >again 2>/dev/null || continue
        read -r cells seconds memory <again
        printf '%9d  %-12s %8s %9.2f %8s %9d  (the %d cells of that workbook)\n' "$n" openpyxl '' "$seconds" '' "$memory" "$cells"
        break
    done
    if [ -s pl-schedule.csv ]; then
        bench 'whole pipe' plan.csv sh -c 'pl-map -q plan.csv | pl-pair -q |
            pl-schedule -q --from 2026-12-01 | pl-report -q --today 2026-12-01 -o report.xlsx'
    fi
    rm -f ./*.csv
done

# A real survey, and other tools that read and cut the same file.
real=$here/../../../shared/data/so-2016/so2016_survey.csv.xz
if [ -r "$real" ] && command -v xz >/dev/null; then
    n=56030
    xz -dc "$real" >so2016.csv
    bench pl-survey so2016.csv pl-survey -q -c "$here/../real/so-2016.codebook.csv" so2016.csv
    bench 'mlr cut' so2016.csv mlr --csv cut -f respondent_id,tech_do,tech_want so2016.csv
    bench csvcut so2016.csv csvcut -c respondent_id,tech_do,tech_want so2016.csv
fi
