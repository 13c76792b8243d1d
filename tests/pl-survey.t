#!/bin/sh
# pl-survey: an export in, the plan's first columns out.
. "${0%/*}/tap.sh"

# A plan's rows with the columns named, for short expectations.
columns() { # columns PLAN NAME...
    "$BIN/tests/columns" "$@"
}
shows() { # shows WHAT PLAN 'COLUMNS' EXPECTED
    columns "$2" $3 >"$T/out"
    same "$4" "$T/out" "$2"
    ok $? "$1"
}

cat >book.csv <<'END'
column,field,topic,split,values
When,time,,,
Mail,email,,,
Can share,teach,,;,
Would learn,ranked,,;,
From whom,from,,;,
Problem,text,,,
Meetings,max_teach,,,
Monday,free,Mon,,
Facilitate,facilitate,,,
May see,share,,,
Barrier,barrier,,,
END
head='When,Mail,Can share,Would learn,From whom,Problem,Meetings,Monday,Facilitate,May see,Barrier,IP'

# --- the main path

cat >export.csv <<END
$head
2026-11-02 09:00:00,Ana@X.org,SQL; excel ,"Python;  Giving  feedback","Bo Berg, Cy",=1+1,2-3,9 AM;10 AM,Yes,Yes,no time,192.0.2.9
2026-11-02 10:00:00,bo@x.org,Excel;EXCEL;Excel,,,,,Morning,No,No,,192.0.2.8
2026-11-02 11:00:00,cy@x.org,,,,,,,,,,
2026-11-02 08:00:00,ana@x.org,Cobol,,,,,,,,an earlier answer,
END
run 'an export becomes a plan' pl-survey -c book.csv --cycle 2026-12 -l log.csv -o plan.csv export.csv
is 0 '' 'pl-survey: export.csv: plain CSV, 1 header row, 4 responses: 3 used, 1 superseded by a later one
pl-survey: ana@x.org and others have no time zone while windows or other zones are given: name one with --zone NAME
pl-survey: 1 confidential answer left out; --confidential FILE writes them without their authors'
run 'its columns stand in the order of the contract' head -1 plan.csv
is 0 'cycle,person,name,email,level,unit,org,site,manager,tz,free,max_learn,max_teach,share,kind,topic,rank,from,value,text,status,why' ''
shows 'a row per answer, people in order of their first response' plan.csv \
    'cycle person kind topic rank from text status' \
    '2026-12|ana@x.org|teach|SQL||||offered
2026-12|ana@x.org|teach|Excel||||offered
2026-12|ana@x.org|learn|Python|1|Bo Berg, Cy|=1+1|asked
2026-12|ana@x.org|learn|Giving feedback|2|Bo Berg, Cy|=1+1|asked
2026-12|ana@x.org|facilitate|||||offered
2026-12|bo@x.org|teach|Excel||||offered
2026-12|cy@x.org|none|||||'
shows 'limits, windows and consent are the person'"'"'s' plan.csv 'kind max_teach free share' \
    'teach|3|Mon 09:00-11:00|yes
teach|3|Mon 09:00-11:00|yes
learn|3|Mon 09:00-11:00|yes
learn|3|Mon 09:00-11:00|yes
facilitate|3|Mon 09:00-11:00|yes
teach||Mon 09:00-12:00|
none|||'
run 'every change is logged with its line' cat log.csv
is 0 'file,line,column,before,after,reason
export.csv,2,Mail,Ana@X.org,ana@x.org,e-mail folded
export.csv,2,Monday,9 AM;10 AM,Mon 09:00-11:00,times as the week'"'"'s windows
export.csv,2,Meetings,2-3,3,as the plan writes it
export.csv,2,May see,Yes,yes,as the plan writes it
export.csv,2,Can share,excel,Excel,spelled as most do
export.csv,3,Monday,Morning,Mon 09:00-12:00,times as the week'"'"'s windows
export.csv,3,May see,No,,as the plan writes it
export.csv,3,Can share,EXCEL,,"said twice, merged"
export.csv,3,Can share,Excel,,"said twice, merged"
export.csv,5,,,,superseded by a later response' ''
run 'neither the barrier nor the address is in any file' \
    sh -c 'cat plan.csv log.csv | grep -c -e "no time" -e 192.0.2 -e earlier; true'
is 0 0 ''
run 'the next tool reads the plan' sh -c 'pl-survey -q -c book.csv --zone Europe/Berlin export.csv | pl-map'
is 0 '*' '*'
run 'stdin to stdout' sh -c 'pl-survey -q -c book.csv --cycle 2026-12 <export.csv | cmp - plan.csv'
is 0 '' '*'
run '--tsv writes tabs' sh -c 'pl-survey -q -c book.csv --tsv export.csv | head -1 | tr -cd "\t" | wc -c'
is 0 21 '*'

# --- agreed topics

cat >topics.csv <<'END'
topic,alias
"SQL, advanced",sql
Microsoft Excel,Excel
Microsoft Excel,MS Excel
END
cat >lists.csv <<'END'
Mail,Share
a@x.org,"Excel, SQL, advanced, Cooking"
b@x.org,Cooking
c@x.org,ｓｑｌ
END
printf 'column,field,topic,split,values\nMail,email,,,\nShare,teach,,auto,\n' >lists.book
run 'a topics file cuts lists and agrees spellings' \
    pl-survey -q -c lists.book -a topics.csv -l log.csv -o lists.plan lists.csv
is 0 '' ''
shows 'the longest topic first, aliases applied' lists.plan 'person topic' \
    'a@x.org|Microsoft Excel
a@x.org|SQL, advanced
a@x.org|Cooking
b@x.org|Cooking
c@x.org|SQL, advanced'
run 'an alias of two topics' sh -c 'printf "topic,alias\nA,x\nB,X\n" >bad.csv; pl-survey -c lists.book -a bad.csv lists.csv'
is 1 '' "pl-survey: bad.csv:3: 'X' cannot be another name of 'B': it already stands for 'A'"

# --- forms of questions

cat >forms.csv <<'END'
Mail,Skills [SQL],Skills [R],Rank [Word],Rank [Excel],Share [Go],Share [Other],Share,Share,How well?,Wish 1,Wish 2,Whom,Free Mon 9-12,Free Tue 9-12,Language,Code
a@x.org,I can share,I want to learn,2nd choice,1st choice,Yes,knots,"[""SQL""]",,4,Chess,Bread,Bo;Cy,Free,Busy,de,7
b@x.org,Neither,"I can share;I want to learn",,,No,,"[""Tea, green"",""Jam""]",x,,,,,Busy,Free,en,8
c@x.org,,,,,N/A,,,,,,Chess,n/a,,,,9
END
cat >forms.book <<'END'
column,field,topic,split,values
#1,person,,,
Skills [SQL],skill,SQL,;,I can share=teach;I want to learn=learn;Neither=
Skills [R],skill,R,;,I can share=teach;I want to learn=learn;Neither=
Rank [Word],ranked,Word,,
Rank [Excel],ranked,Excel,,
Share [Go],teach,Go,,
Share [Other],teach,Other,,
Share#1,teach,,json,
How well?,rank,,,
Wish 1,ranked,,,
Wish 2,ranked,,,
Whom,from,,;,
Free Mon 9-12,free,Mon 9-12,,
Free Tue 9-12,free,Tue 9-12,,
Language,keep,,,
END
run 'grids, choices, rankings, lists of JSON' pl-survey -q -c forms.book --zone UTC -o forms.plan forms.csv
is 0 '' ''
shows '... each become what they say' forms.plan 'person kind topic rank from free Language' \
    'a@x.org|teach|SQL|4||Mon 09:00-12:00|de
a@x.org|learn|R|||Mon 09:00-12:00|de
a@x.org|learn|Word|2||Mon 09:00-12:00|de
a@x.org|learn|Excel|1||Mon 09:00-12:00|de
a@x.org|teach|Go|4||Mon 09:00-12:00|de
a@x.org|teach|knots|4||Mon 09:00-12:00|de
a@x.org|learn|Chess|1|Bo;Cy|Mon 09:00-12:00|de
a@x.org|learn|Bread|2|Bo;Cy|Mon 09:00-12:00|de
b@x.org|teach|R|||Tue 09:00-12:00|en
b@x.org|learn|R|||Tue 09:00-12:00|en
b@x.org|teach|Tea, green|||Tue 09:00-12:00|en
b@x.org|teach|Jam|||Tue 09:00-12:00|en
c@x.org|learn|Chess|1|||'

# --- staff list

cat >staff.csv <<'END'
Employee ID,E-Mail,Name,Grade,Department,Line manager,tz,Phone,Language
7,ANA@x.org,Ana Alba,2,Sales,9,Europe/Berlin,0123,de
8,bo@x.org,Bo Berg,3,Sales,Cy Cohn,,0124,en
9,cy@x.org,"Cohn, Cy",5,Board,,,0125,en
10,di@x.org,Di Dahl,1,Sales,nobody@x.org,,0126,fr
END
run 'the staff list joins' pl-survey -q -c book.csv -r staff.csv --zone Europe/Paris -o staff.plan export.csv
is 0 '' "pl-survey: manager 'nobody@x.org' of di@x.org is neither on the staff list nor among those who answered; nobody below is known to be in that line"
shows 'managers are keys, zones filled, the absent last, no phone' staff.plan \
    'person name level unit manager tz kind Language' \
    'ana@x.org|Ana Alba|2|Sales|cy@x.org|Europe/Berlin|teach|de
ana@x.org|Ana Alba|2|Sales|cy@x.org|Europe/Berlin|teach|de
ana@x.org|Ana Alba|2|Sales|cy@x.org|Europe/Berlin|learn|de
ana@x.org|Ana Alba|2|Sales|cy@x.org|Europe/Berlin|learn|de
ana@x.org|Ana Alba|2|Sales|cy@x.org|Europe/Berlin|facilitate|de
bo@x.org|Bo Berg|3|Sales|cy@x.org|Europe/Paris|teach|en
cy@x.org|Cohn, Cy|5|Board||Europe/Paris|none|en
di@x.org|Di Dahl|1|Sales|nobody@x.org|Europe/Paris|absent|fr'
run 'no private column comes along' sh -c 'head -1 staff.plan | grep -ci phone; true'
is 0 0 ''
cat >names.csv <<'END'
Name,Share
Cy Cohn,SQL
ana alba,R
END
printf 'column,field\nName,name\nShare,teach\n' >names.book
run 'people are found by a name that only one has' pl-survey -q -c names.book -r staff.csv -o names.plan names.csv
is 0 '' '*'
shows '... and get their key' names.plan 'person kind' 'cy@x.org|teach
ana@x.org|teach
bo@x.org|absent
di@x.org|absent'
printf 'Mail,Learn,Whom\nana@x.org,SQL,"Bo Berg, Cy Cohn and DI@x.org"\nbo@x.org,SQL,"Bo Berg, Esq."\n' >whom.csv
printf 'column,field\nMail,email\nLearn,learn\nWhom,from\n' >whom.book
run 'names between commas are several where the staff list knows each' \
    pl-survey -q -c whom.book -r staff.csv -o whom.plan whom.csv
is 0 '' '*'
shows '... and one where it does not' whom.plan 'person from' 'ana@x.org|Bo Berg;Cy Cohn;DI@x.org
bo@x.org|Bo Berg, Esq.
cy@x.org|
di@x.org|'
printf 'Mail,Name,Boss\na@x.org,Ana,Bo\nb@x.org,Bo,C@x.org\nc@x.org,Cy,\nd@x.org,Cy,Cy\n' >boss.csv
printf 'column,field\nMail,email\nName,name\nBoss,manager\n' >boss.book
run 'managers are found among those who answered, by a name that only one has' \
    pl-survey -q -c boss.book -o boss.plan boss.csv
is 0 '' "pl-survey: manager 'Cy' of d@x.org is neither on the staff list nor among those who answered; nobody below is known to be in that line"
shows '... and are keys' boss.plan 'person manager' 'a@x.org|b@x.org
b@x.org|c@x.org
c@x.org|
d@x.org|Cy'
printf 'email,level\na@x.org,2\nb@x.org,3\nA@x.org,4\n' >twice.csv
run 'two levels for one person in the staff list' pl-survey -c book.csv -r twice.csv export.csv
is 1 '' "pl-survey: twice.csv:4: level of a@x.org is '4' here and '2' in line 2; keep one"
printf 'Mail,Level\na@x.org,2\n' >one.csv
printf 'Mail,Level\nA@x.org,3\n' >two.csv
printf 'column,field\nMail,email\nLevel,level\n' >level.book
run 'two levels for one person in two exports' pl-survey -q -c level.book one.csv two.csv
is 1 '' "pl-survey: two.csv:2: level of a@x.org is '3' here and '2' in line 2 of one.csv; make them agree"

# --- what cannot be used

cat >bad.csv <<END
$head
2026-11-02 09:00:00,ana@x.org,SQL,,,,whenever,,,,my secret,
2026-11-02 10:00:00,anonymous,SQL,,,,,,,,another secret,192.0.2.7
2026-11-02 11:00:00,bo@x.org,R,,,,1,,,,,
END
run 'a cell that cannot be read stops the run' pl-survey -c book.csv -o none.csv bad.csv
is 1 '' "pl-survey: bad.csv:3: 'anonymous' is nobody: an e-mail or an id must say who answered (or set such responses aside with --rejects FILE)"
run '... and leaves no file' test -e none.csv
is 1 '' ''
run '--rejects sets them aside' pl-survey -c book.csv -x rejects.csv -o plan.csv bad.csv
is 0 '' 'pl-survey: bad.csv: plain CSV, 1 header row, 3 responses: 1 used, 2 rejected'
run '... with line and reason, confidential cells hidden, others not even kept' cat rejects.csv
is 0 "file,line,reason,When,Mail,Can share,Would learn,From whom,Problem,Meetings,Monday,Facilitate,May see,Barrier
bad.csv,2,column 'Meetings': 'whenever' is no number of meetings; say in \`values\` what it means,2026-11-02 09:00:00,ana@x.org,SQL,,,,whenever,,,,(confidential)
bad.csv,3,'anonymous' is nobody: an e-mail or an id must say who answered,2026-11-02 10:00:00,anonymous,SQL,,,,,,,,(confidential)" ''

fails() { # fails WHAT MESSAGE COMMAND...
    what=$1
    message=$2
    shift 2
    run "$what" "$@"
    is 1 '' "pl-survey: $message"
}
: >empty.csv
fails 'an empty input' 'empty.csv: is empty; an export begins with a line of questions' \
    pl-survey -c book.csv empty.csv
echo "$head" >header.csv
fails 'a header alone' 'header.csv: holds a header and no response' pl-survey -c book.csv header.csv
printf 'Mail,Share\nanonymous,SQL\n' >nobody.csv
printf 'column,field\nMail,email\nShare,teach\n' >share.book
run 'no response that can be used' pl-survey -c share.book -x x.csv -o none.csv nobody.csv
is 1 '' 'pl-survey: nobody.csv: plain CSV, 1 header row, 1 response: 0 used, 1 rejected
pl-survey: nobody.csv:2: no response can be used, so there is nothing to plan; this one because: '"'"'anonymous'"'"' is nobody: an e-mail or an id must say who answered'
printf 'column,field\nMial,email\n' >wrong.book
fails 'a codebook column that does not exist' \
    "wrong.book:2: no column 'Mial' in export.csv:1; the nearest is 'Mail'" pl-survey -c wrong.book export.csv
printf 'column,field\nMail,emial\n' >wrong.book
fails 'a field that does not exist' \
    "wrong.book:2: 'emial' is not a field of a codebook; the nearest is 'email'; 'man pl-codebook' lists them" \
    pl-survey -c wrong.book export.csv
printf 'column,feld\nMail,email\n' >wrong.book
fails 'a codebook without a column it needs' \
    "wrong.book:1: a codebook has the columns column,field,topic,split,values; 'field' is missing" \
    pl-survey -c wrong.book export.csv
printf 'column,field\nMail,email\nFrom whom,from\n' >wrong.book
fails 'a companion without an answer' \
    "wrong.book:3: from belongs to a learn or teach column above it, and there is none; move the line or name its \`topic\`" \
    pl-survey -c wrong.book export.csv
printf 'Mail,Share\na@x.org,caf\351\nb@x.org,caf\303\251\n' >mixed.csv
fails 'text in two encodings' \
    'mixed.csv: its lines store accented letters in two ways, some as UTF-8, others as windows-1252: it was put together from two files; save each as '\''CSV UTF-8'\'' first' \
    pl-survey -c share.book mixed.csv
# A staff list's own cells, and what may be wrong with them.
printf 'Mail,Share\na@x.org,SQL\n' >one.csv
staff() { printf '%b' "$1" >list.csv; }
staff 'email,free,max learn,share,tz\na@x.org,Mon 9-12,2-3,yes,Asia/Tokyo\nb@x.org,,,no,\n'
run 'limits, windows and consent of a staff list' pl-survey -q -c share.book -r list.csv --zone Asia/Tokyo -o list.plan one.csv
is 0 '' ''
shows '... are read like answers' list.plan 'person free max_learn share kind' \
    'a@x.org|Mon 09:00-12:00|3|yes|teach
b@x.org||||absent'
staff 'email,max teach\na@x.org,many\n'
fails 'a limit in a staff list' "list.csv:2: max_teach 'many' is no number of meetings" pl-survey -q -c share.book -r list.csv one.csv
staff 'email,share\na@x.org,perhaps\n'
fails 'consent in a staff list' "list.csv:2: share 'perhaps' is neither yes nor no" pl-survey -q -c share.book -r list.csv one.csv
staff 'email,free\na@x.org,sometimes\n'
fails 'windows in a staff list' "list.csv:2: free 'sometimes' is no time somebody could be free; write Mon 09:00-12:00" pl-survey -q -c share.book -r list.csv one.csv
staff 'email,tz\na@x.org,Berlin\n'
fails 'a zone in a staff list' "list.csv:2: 'Berlin' is no time zone; write a name such as Europe/Berlin; the nearest is 'Europe/Berlin'" pl-survey -q -c share.book -r list.csv one.csv
staff 'email,name\nana,Ana\n'
fails 'an address in a staff list' "list.csv:2: 'ana' is not an e-mail address" pl-survey -q -c share.book -r list.csv one.csv
staff 'email,E-Mail\na@x.org,b@x.org\n'
fails 'two columns for one thing' "list.csv:1: 'email' and 'E-Mail' are two columns for the same thing; remove one" pl-survey -q -c share.book -r list.csv one.csv
staff 'name,level\nAna,2\n'
fails 'nothing to know people by' "list.csv:1: a staff list needs a column 'email' or 'id' to know people by, and there is none" pl-survey -q -c share.book -r list.csv one.csv
staff 'email,id\n,\nb@x.org,2\n'
fails 'a line without a person' 'list.csv:2: neither an e-mail nor an id: nobody can be this person; fill one of the two' pl-survey -q -c share.book -r list.csv one.csv

# Words that say neither this nor that.
unclear() { # unclear FIELD TOPIC CELL MESSAGE
    printf 'Mail,Q\na@x.org,%s\n' "$3" >unclear.csv
    printf 'column,field,topic\nMail,email,\nQ,%s,%s\n' "$1" "$2" >unclear.book
    fails "$1: $3" "unclear.csv:2: column 'Q': '$3' $4 (or set such responses aside with --rejects FILE)" \
        pl-survey -c unclear.book --plan plan3.csv unclear.csv
}
printf 'person,kind,topic,session,format,with\na@x.org,learn,SQL,s1,one-to-one,b@x.org\nb@x.org,teach,SQL,,,\n' >plan3.csv
unclear facilitate '' perhaps 'is neither yes nor no; say in `values` what it means'
unclear support '' perhaps 'is neither yes nor no; say in `values` what it means'
unclear share '' perhaps 'is neither yes nor no; say in `values` what it means'
unclear skill SQL expert 'says neither teach nor learn; translate it in `values`'
unclear learn SQL expert 'says neither yes nor no to the topic; say in `values` what it means'
unclear feedback met perhaps 'is none of yes, no, not yet; say in `values` what it means'
unclear feedback fit awful 'is none of good, undecided, not; say in `values` what it means'
unclear feedback again perhaps 'is neither yes nor no; say in `values` what it means'
unclear feedback follow-ups many 'is no number of meetings; say in `values` what it means'
unclear tz '' Berlin "is no time zone; write a name such as Europe/Berlin; the nearest is 'Europe/Berlin'"
printf 'Mail,Q\na@x.org,awful\n' >unclear.csv
printf 'column,field,topic\nMail,email,\nQ,rating,x\n' >unclear.book
fails 'a rating in words is not shown' \
    "unclear.csv:2: column 'Q': (confidential) is no number; say in \`values\` what it means (or set such responses aside with --rejects FILE)" \
    pl-survey -c unclear.book unclear.csv

printf 'Mail,Share\na@x.org,caf\351\n' >latin.csv
run 'text that is windows-1252' pl-survey -c share.book -o latin.plan latin.csv
is 0 '' 'pl-survey: latin.csv: plain CSV, windows-1252, 1 header row, 1 response: 1 used'
run '... is read when its encoding is said' pl-survey -q -c share.book --encoding windows-1252 -o latin.plan latin.csv
is 0 '' ''
shows '... as it was meant' latin.plan topic 'café'
printf 'Mail,Share\na@x.org,SQL\nb@x.org\n' >cut.csv
fails 'a file cut in a record' \
    'cut.csv:3: has 1 cells, the header has 2; the file seems to be cut, download it again' \
    pl-survey -c share.book cut.csv
printf 'Mail,When,Zone\na@x.org,whenever,Mars/Base\n' >when.csv
printf 'column,field\nMail,email\nWhen,free\n' >when.book
fails 'times that cannot be read' \
    "when.csv:2: column 'When': 'whenever' is no time somebody could be free; write Mon 09:00-12:00, or say in \`values\` what it means (or set such responses aside with --rejects FILE)" \
    pl-survey -c when.book when.csv
printf 'column,field\nMail,email\nZone,tz\n' >zone.book
run 'a zone that does not exist' pl-survey -c zone.book when.csv
is 1 '' '*'
printf 'Mail,Level\na@x.org,boss\n' >values.csv
printf 'column,field,topic,split,values\nMail,email,,,\nLevel,level,,,junior=1;senior=2\n' >values.book
fails 'a value without a translation' \
    "values.csv:2: column 'Level': 'boss' has no translation; add it to \`values\` in the codebook (or set such responses aside with --rejects FILE)" \
    pl-survey -c values.book values.csv
printf 'Mail,Share,Share\na@x.org,SQL,R\n' >dup.csv
run 'two columns of the name the codebook uses' pl-survey -c share.book dup.csv
is 1 '' '*'
run 'a wrong option is usage' pl-survey --partial maybe -c book.csv export.csv
is 2 '' "pl-survey: --partial 'maybe' is not keep or drop
try 'pl-survey --help'"
run 'a full disk is an error' sh -c 'pl-survey -q -c book.csv --zone UTC export.csv >/dev/full'
is 1 '' 'pl-survey: standard output: cannot write: No space left on device'

printf 'Mail,Share,Done\na@x.org,SQL,yes\nb@x.org,R,no\n' >part.csv
printf 'column,field\nMail,email\nShare,teach\nDone,finished\n' >part.book
run 'unfinished responses are left out' pl-survey -c part.book -o part.plan part.csv
is 0 '' 'pl-survey: part.csv: plain CSV, 1 header row, 2 responses: 1 used, 1 unfinished left out'
run '... or kept' pl-survey -c part.book --partial keep -o part.plan part.csv
is 0 '' 'pl-survey: part.csv: plain CSV, 1 header row, 2 responses: 2 used'

# --- dates

printf 'When,Mail,Share\n3/4/2026 10:00,a@x.org,SQL\n4/3/2026 10:00,A@x.org,R\n' >dates.csv
printf 'column,field\nWhen,time\nMail,email\nShare,teach\n' >dates.book
fails 'which answer is later depends on the order of day and month' \
    'dates.csv:3: a@x.org answered here and in line 2, and which of the two is later depends on whether dates are day or month first; say it with --dates dmy or --dates mdy' \
    pl-survey -c dates.book dates.csv
run '--dates says it' pl-survey -q -c dates.book --dates dmy -o dates.plan dates.csv
is 0 '' ''
shows '... and the last wins' dates.plan topic SQL

# --- confidential answers

{
    echo 'Mail,Unit,Why,S1,S2,S3'
    for i in 1 2 3 4 5 6; do echo "a$i@x.org,Sales,no time,Agree,7,"; done
    echo 'b@x.org,Board,my boss,Disagree,,'
    echo 'c@x.org,IT,,,,3'
} >secret.csv
cat >secret.book <<'END'
column,field,topic,split,values
Mail,email,,,
Unit,unit,,,
Why,barrier,,,
S1,score,safety,,Disagree=1;Agree=7;reverse 8
S2,score,safety,,
S3,score,safety,,
END
run 'confidential answers go to their own file' \
    pl-survey -q -c secret.book --confidential secret.out -o secret.plan secret.csv
is 0 '' ''
run '... without authors, small units withheld with the next smallest, sorted' cat secret.out
is 0 'cycle,unit,org,kind,topic,value,text,format
,,,barrier,,,my boss,
,,,barrier,,,no time,
,,,barrier,,,no time,
,,,barrier,,,no time,
,,,barrier,,,no time,
,,,barrier,,,no time,
,,,barrier,,,no time,
,,,score,safety,,7;;,
,,,score,safety,,;;3,
,,,score,safety,4,1;7;,
,,,score,safety,4,1;7;,
,,,score,safety,4,1;7;,
,,,score,safety,4,1;7;,
,,,score,safety,4,1;7;,
,,,score,safety,4,1;7;,' ''

{
    echo 'Mail,S1,S2,S3'
    for i in 1 2 3 4 5 6 7; do echo "a$i@x.org,$i,$i,$((8 - i))"; echo "b$i@x.org,$i,$i,$((8 - i))"; done
} >scale.csv
printf 'column,field,topic\nMail,email,\nS1,score,safety\nS2,score,safety\nS3,score,safety\n' >scale.book
run 'an item that goes against its scale' pl-survey -q -c scale.book -o scale.plan scale.csv
is 0 '' "pl-survey: the answers to 'S3' go against the rest of the scale 'safety' (correlation -1.00, 14 people): is \`reverse\` wrong in its \`values\`?"

printf 'Mail,Time,Boss,Other,Say\n' >choice.csv
for i in 1 2 3 4 5; do echo "p$i@x.org,Yes,No,my desk,fine"; done >>choice.csv
printf 'column,field,topic,split,values\nMail,email,,,\nTime,barrier,no time,,\nBoss,barrier,my boss,,\nOther,barrier,,;,\nSay,comment,talk,,\n' >choice.book
run 'barriers in columns of their own are one answer' pl-survey -q -c choice.book --confidential choice.out -o choice.plan choice.csv
is 0 '' ''
run '... of each person' sh -c 'sort -u choice.out'
is 0 ',,,barrier,,,no time;my desk,
,,,comment,talk,,fine,
cycle,unit,org,kind,topic,value,text,format' ''

# Every word of these cells is looked for in everything the tool writes but the file for them.
{
    echo 'Email,What gets in the way of learning from colleagues?,How far do you agree? [In my team it is safe to take a risk],How satisfied are you?,Anything else?'
    echo 'a@x.org,WHISPER one,WHISPER two,WHISPER three,WHISPER four'
    echo 'nobody,WHISPER one,5,4,WHISPER four'
    echo 'c@x.org,WHISPER one,,,WHISPER four'
} >leak.csv
cat >leak.book <<'END'
column,field,topic,split,values
Email,email,,,
How far do you agree? [In my team it is safe to take a risk],score,safety,,WHISPER two=x
How satisfied are you?,rating,,,
#2,barrier,,auto,
Anything else?,comment,,,
END
{
    pl-survey -c leak.book leak.csv
    pl-survey -c leak.book -x leak.rejects -l leak.log leak.csv
    pl-survey -g leak.csv
    echo 'b@x.org,WHISPER one' >>leak.csv
    pl-survey -c leak.book -x leak.rejects leak.csv
    cat leak.rejects leak.log
} >leak.all 2>&1
run 'no confidential cell is in rejects, log, guess or any message' grep -i 'whisper.[otf]' leak.all
is 1 '' ''
run '... which do speak of them' sh -c 'grep -c "(confidential)" leak.all'
is 0 6 ''

# --- feedback, and managers' support

cat >paired.csv <<'END'
cycle,person,name,email,unit,kind,topic,session,format,with,status
2026-12,ana@x.org,Ana Alba,ana@x.org,Sales,learn,SQL,s1,one-to-one,bo@x.org,booked
2026-12,ana@x.org,Ana Alba,ana@x.org,Sales,learn,R,s2,group,cy@x.org,booked
2026-12,ana@x.org,Ana Alba,ana@x.org,Sales,learn,Git,s3,one-to-one,bo@x.org,booked
2026-12,bo@x.org,Bo Berg,bo@x.org,Sales,teach,SQL,,,,teaching
2026-12,bo@x.org,Bo Berg,bo@x.org,Sales,teach,Git,,,,teaching
2026-12,cy@x.org,Cy Cohn,cy@x.org,IT,teach,R,,,,teaching
2026-12,di@x.org,Di Dahl,di@x.org,IT,learn,R,s2,group,cy@x.org,booked
2026-12,ed@x.org,Ed Enns,ed@x.org,IT,learn,Go,,,,gap
END
cat >feedback.csv <<'END'
Mail,Session,With whom?,About,Did you meet?,Fit?,Rating,Again?,More?,Where?
ana@x.org,,Bo Berg,sql,Yes,Good,5,Yes,2,
Ana Alba,,,,Yes,Good,5,,,
ana@x.org,,,r,no,not,1,no,none,in the canteen
ana@x.org,,bo@x.org,SQL,Not yet,,,,,
di@x.org,,,,yes,unsure,4,yes,3 or more,
bo@x.org,s1,,,yes,good,4,,,
zed@x.org,,,,yes,,,,,
cy@x.org,,Bo Berg,,yes,,,,,
cy@x.org,s1,,,yes,,,,,
cy@x.org,s9,,,yes,,,,,
ana@x.org,,Bo Berg,,yes,,,,,
bo@x.org,,Ana Alba,git,yes,,,,,
di@x.org,,Zoe Zink,,yes,,,,,
cy@x.org,,,,yes,,,,1,
ana@x.org,,Cy Cohn,SQL,yes,,,,,
ed@x.org,,,,yes,,,,,
END
cat >feedback.book <<'END'
column,field,topic,values
Mail,person,,
Session,session,,
With whom?,with,,
About,topic,,
Did you meet?,feedback,met,
Fit?,feedback,fit,
Rating,rating,meeting,
Again?,feedback,again,
More?,feedback,follow-ups,3 or more=3
Where?,feedback,place,
END
run 'feedback finds its meeting' pl-survey --plan paired.csv -c feedback.book -x rejects \
    --confidential ratings -o feedback.plan feedback.csv
is 0 '' 'pl-survey: feedback.csv: plain CSV, 1 header row, 16 responses: 6 used, 9 rejected, 1 superseded by a later one'
shows '... by session, partner, topic or being the only one; the last for each' feedback.plan \
    'cycle person name unit kind topic text session' \
    '2026-12|ana@x.org|Ana Alba|Sales|feedback|met|no|s2
2026-12|ana@x.org|Ana Alba|Sales|feedback|fit|not|s2
2026-12|ana@x.org|Ana Alba|Sales|feedback|again|no|s2
2026-12|ana@x.org|Ana Alba|Sales|feedback|place|in the canteen|s2
2026-12|ana@x.org|Ana Alba|Sales|feedback|met|not yet|s1
2026-12|di@x.org|Di Dahl|IT|feedback|met|yes|s2
2026-12|di@x.org|Di Dahl|IT|feedback|fit|undecided|s2
2026-12|di@x.org|Di Dahl|IT|feedback|again|yes|s2
2026-12|di@x.org|Di Dahl|IT|feedback|follow-ups|3|s2
2026-12|bo@x.org|Bo Berg|Sales|feedback|met|yes|s1
2026-12|bo@x.org|Bo Berg|Sales|feedback|fit|good|s1
2026-12|bo@x.org|Bo Berg|Sales|feedback|met|yes|s3
2026-12|cy@x.org|Cy Cohn|IT|feedback|met|yes|s2
2026-12|cy@x.org|Cy Cohn|IT|feedback|follow-ups|1|s2'
run '... or none' sh -c 'cut -d, -f2-3 rejects | tail -n +2'
is 0 "3,\"'ana@x.org' has 3 meetings
8,who answered is not in the plan that the feedback speaks of
9,'cy@x.org' has no meeting with Bo Berg
10,column 'Session': 's1' is a session that cy@x.org is not in
11,column 'Session': 's9' is no session of the plan
12,\"'ana@x.org' has 2 meetings
14,column 'With whom?': 'Zoe Zink' is nobody in the plan
16,'ana@x.org' has no meeting with Cy Cohn about SQL
17,'ed@x.org' has no meeting in the plan" ''
run 'ratings have no author, no session, and no format of fewer than five' cat ratings
is 0 'cycle,unit,org,kind,topic,value,text,format
2026-12,,,rating,meeting,1,,
2026-12,,,rating,meeting,4,,
2026-12,,,rating,meeting,4,,' ''
run 'feedback needs a plan' pl-survey -c feedback.book feedback.csv
is 1 '' 'pl-survey: feedback.book:6: feedback speaks of the meetings of a plan; name it with --plan'
printf 'Mail,Will you support it?\nana@x.org,Yes\nbo@x.org,no\ncy@x.org,\n' >support.csv
printf 'column,field\nMail,email\nWill you support it?,support\n' >support.book
run 'support keeps its author' pl-survey -q -c support.book -o support.plan support.csv
is 0 '' ''
shows '... as a yes or no in words' support.plan 'person kind text' \
    'ana@x.org|support|yes
bo@x.org|support|no
cy@x.org|none|'

# --- hostile text

if [ -r "$SHARED/data/blns/blns.json" ] && command -v python3 >/dev/null; then
    python3 - "$SHARED/data/blns/blns.json" <<'END'
import csv, json, sys
bad = [s for s in json.load(open(sys.argv[1], encoding='utf-8')) if '\0' not in s]
with open('blns.csv', 'w', newline='', encoding='utf-8') as f:
    w = csv.writer(f)
    w.writerow(['Mail', 'Wish', 'Problem'])
    for i, s in enumerate(bad):
        w.writerow(['p%d@x.org' % i, 'SQL', s])
END
    printf 'column,field\nMail,email\nWish,learn\nProblem,text\n' >blns.book
    run 'naughty strings pass' pl-survey -q -c blns.book -o blns.plan blns.csv
    is 0 '' ''
    run '... unharmed' python3 -c "
import csv
csv.field_size_limit(1 << 30)
a = [r['Problem'] for r in csv.DictReader(open('blns.csv', newline='', encoding='utf-8'))]
b = [r['text'] for r in csv.DictReader(open('blns.plan', newline='', encoding='utf-8'))]
print(len(a) > 400, [(x, y) for x, y in zip(a, b) if x != y and x.strip()])"
    is 0 'True []' ''
else
    skip 'naughty strings' 'no shared data here, or no python3'
fi

done_testing
