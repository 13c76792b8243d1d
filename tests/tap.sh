# tap.sh - what a tool's test file needs, in POSIX sh. Source it first:
#
#     . "${0%/*}/tap.sh"
#     run 'a level that is no number' pl-pair bad.csv <<'END'
#     (standard input, if any, with `<` or a here-document)
#     END
#     is 1 '' 'pl-pair: bad.csv:3: ...'       status, stdout, stderr: the words themselves
#     is 0 @tests/golden/x.out @tests/golden/x.err    or a file after @; '*' is anything
#
# `run` keeps status, stdout and stderr in $T/status, $T/out, $T/err; $T is a fresh folder that is
# the current one and goes away at the end. PL_UPDATE=1 rewrites the @files instead of comparing.
# `done_testing` comes last.

ROOT=$(cd "${0%/*}/.." && pwd)
: "${BIN:=$ROOT/build}"
PATH=$BIN:$PATH
SHARED=$ROOT/../shared
T=$(mktemp -d "${TMPDIR:-/tmp}/pl-test.XXXXXX") || exit 1
trap 'rm -rf "$T"' EXIT
mkdir "$T/work" && cd "$T/work" || exit 1
unset SOURCE_DATE_EPOCH LC_ALL LANG TZ NO_COLOR
tests=0
failures=0

ok() { # ok STATUS WHAT
    tests=$((tests + 1))
    if [ "$1" -eq 0 ]; then
        printf 'ok %d - %s\n' "$tests" "$2"
    else
        failures=$((failures + 1))
        printf 'not ok %d - %s\n' "$tests" "$2"
        printf '# not ok %d - %s (%s)\n' "$tests" "$2" "${0##*/}" >&2
    fi
}

skip() { # skip WHAT WHY
    tests=$((tests + 1))
    printf 'ok %d - %s # SKIP %s\n' "$tests" "$1" "$2"
}

run() { # run WHAT COMMAND...
    what=$1
    shift
    "$@" >"$T/out" 2>"$T/err"
    echo $? >"$T/status"
}

# One stream against the expected: @FILE, '*' or the words (a final newline is added to words).
same() { # same EXPECTED FILE NAME
    case $1 in
    '*') return 0 ;;
    @*)
        f=$ROOT/${1#@}
        if [ -n "${PL_UPDATE:-}" ]; then cp "$2" "$f"; fi
        diff -u "$f" "$2" >"$T/diff" && return 0
        ;;
    '') [ ! -s "$2" ] && return 0
        cp "$2" "$T/diff" ;;
    *)
        printf '%s\n' "$1" >"$T/want"
        diff -u "$T/want" "$2" >"$T/diff" && return 0
        ;;
    esac
    printf '# %s differs:\n' "$3" >&2
    head -40 "$T/diff" | sed 's/^/#   /' >&2
    return 1
}

is() { # is STATUS STDOUT STDERR
    r=0
    s=$(cat "$T/status")
    [ "$1" = '*' ] || [ "$s" -eq "$1" ] || { r=1; { printf '# status %s, wanted %s\n' "$s" "$1"; sed 's/^/#   /' "$T/err" | head -5; } >&2; }
    same "$2" "$T/out" stdout || r=1
    same "$3" "$T/err" stderr || r=1
    ok $r "$what"
}

done_testing() {
    printf '1..%d\n' "$tests"
    [ "$failures" -eq 0 ]
    exit
}
