#!/bin/sh
# timetable.t - small timetables against the exact optimum of an integer program.
. "${0%/*}/tap.sh"
python=/usr/bin/python3
[ -x $python ] || python=python3
if "$python" -c 'from scipy.optimize import milp' 2>/dev/null; then
    for seed in 11 ${PL_LONG:+12 13 14 15 16}; do
        "$BIN/tests/timetable.t" dump "$seed" >dump
        "$python" "$ROOT/tests/timetable_mip.py" <dump >"$T/out" 2>&1
        r=$?
        sed 's/^/# /' "$T/out"
        ok $r "400 small timetables are at most one meeting short of the optimum ($seed)"
    done
else
    skip 'small timetables against an integer program' 'python3-scipy is not installed'
fi
done_testing
