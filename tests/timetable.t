#!/bin/sh
# timetable.t - small timetables against the exact optimum of an integer program.
. "${0%/*}/tap.sh"
python=/usr/bin/python3
[ -x $python ] || python=python3
if "$python" -c 'from scipy.optimize import milp' 2>/dev/null; then
    "$BIN/tests/timetable.t" dump >dump
    "$python" "$ROOT/tests/timetable_mip.py" <dump >"$T/out" 2>&1
    r=$?
    sed 's/^/# /' "$T/out"
    ok $r '400 small timetables are at most one meeting short of the optimum'
else
    skip 'small timetables against an integer program' 'python3-scipy is not installed'
fi
done_testing
