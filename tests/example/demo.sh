#!/bin/sh
# demo.sh - what `make demo` runs: the section "A year with these tools" of the README, command by
# command, on the made-up company. What the steps leave behind is in demo/.
set -e
cd "${0%/*}/../.."
PATH=${BIN:-$PWD/build}:$PATH
rm -rf demo
mkdir demo
cp tests/example/*.csv tests/example/rules.txt demo

# Each block of commands to a file of its own, its heading before it as a comment.
awk '/^## / { year = /A year with these tools/ }
     year && /^### / { heading = substr($0, 5) }
     year && /^```/ { block += /^```sh/; on = /^```sh/; if (on) print "# " heading > ("demo/step" block); next }
     year && on { print > ("demo/step" block) }' README.md
for step in demo/step?; do
    printf '\n'
    cat "$step"
    printf '\n'
    (cd demo && sh -e "${step#demo/}")
done
cp demo/programme.xlsx .
printf '\nThe workbook of the first round is programme.xlsx; demo/ has it with those of the year around it:\n'
(cd demo && ls -- *.xlsx)
