#!/bin/sh
# demo.sh - what `make demo` runs: the example company's answers become programme.xlsx. Every command
# is printed as a person would type it. What the steps leave behind is in demo/.
set -e
cd "${0%/*}/../.."
PATH=${BIN:-$PWD/build}:$PATH
mkdir -p demo
cp tests/example/*.csv tests/example/rules.txt demo

step() { # step WHAT COMMAND
    printf '\n# %s\n%s\n\n' "$1" "$2"
    (cd demo && sh -c "$2")
}

step 'answers become a plan, one row per answer' \
    'pl-survey -c codebook.csv -r staff.csv -a topics.csv --cycle 2026-12 --zone Europe/London \
    --rejects rejects.csv --log log.csv --confidential confidential.csv responses.csv > plan.csv'
step 'what people ask for and who offers it' \
    'pl-map -q -r rules.txt --show topics plan.csv | head -8'
step 'who meets whom, and when' \
    'pl-map -q -r rules.txt plan.csv | pl-pair -r rules.txt |
    pl-schedule --from 2026-12-01 --holidays holidays.csv --calendar programme.ics > booked.csv'
step 'the workbook' \
    'pl-report --confidential confidential.csv -o ../programme.xlsx booked.csv'
step 'the same in ten lines' \
    'pl-report --text booked.csv'
printf '\nThe workbook is programme.xlsx; the plan, calendar and log are in demo/.\n'
