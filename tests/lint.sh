#!/bin/sh
# lint.sh - what cppcheck and clang-tidy complain of; fails if of anything. .clang-tidy says what
# clang-tidy looks for. Of cppcheck all but style is asked. Left out are
# - varFuncNullUB: NULL ends lists of texts, and is a pointer wherever POSIX is;
# - nullPointerRedundantCheck: it does not know that msg_die() never comes back;
# - va_end_missing: a list of arguments need not be closed where msg_die_at_v() ends the program;
# - three places where it does not see a condition that holds.
cd "${0%/*}/.." || exit 1
failed=0
cppcheck -q --enable=warning,performance,portability --suppress=varFuncNullUB \
    --suppress=nullPointerRedundantCheck --suppress=va_end_missing \
    --suppress=arrayIndexOutOfBoundsCond:lib/topics_near.c \
    --suppress=legacyUninitvar:lib/workbook_chart.c --suppress=arrayIndexThenCheck:lib/show_graph.c \
    --std=c11 -Ilib --error-exitcode=1 -j"$(nproc)" lib cmd || failed=1
for f in lib/*.c cmd/*.c; do echo "$f"; done |
    xargs -P"$(nproc)" -n4 sh -c 'clang-tidy --quiet "$@" -- -std=c11 -D_POSIX_C_SOURCE=200809L \
        -D_XOPEN_SOURCE=700 -DVERSION=\"0\" -Ilib 2>&1 |
        grep -v -e "warnings* generated" -e "warnings* treated as errors" |
        { ! grep .; }' sh || failed=1
exit $failed
