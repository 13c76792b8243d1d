#!/bin/sh
# reader.t - records out of every kind of file, and one clear message for what is damaged.
. "${0%/*}/tap.sh"
PATH=$BIN/tests:$PATH
unset PYTHONPATH

reads() { # reads WHAT BYTES EXPECTED [DELIMITER [ENCODING]]: the records are these
    printf "$2" >in.csv
    about=$1 want=$3
    shift 3
    run "$about" records in.csv "$@"
    is 0 "$want" ''
}
refuses() { # refuses WHAT BYTES MESSAGE: nothing but this message, with "records: in.csv" before
    printf "$2" >in.csv
    run "$1" records in.csv
    sed '/^\[/d' "$T/out" >"$T/rest" && mv "$T/rest" "$T/out"
    is 1 '' "records: in.csv:$3"
}

reads 'plain' 'a,b\n1,2\n' '[1,"a","b"]
[2,"1","2"]'
reads 'no newline at the end' 'a,b\n1,2' '[1,"a","b"]
[2,"1","2"]'
reads 'CRLF' 'a,b\r\n1,2\r\n' '[1,"a","b"]
[2,"1","2"]'
reads 'CRLF, quoted, no newline at the end' '"a","b"\r\n"1","2"' '[1,"a","b"]
[2,"1","2"]'
reads 'blank lines are no records, and count' 'a,b\n\n\r\n1,2\n\n' '[1,"a","b"]
[4,"1","2"]'
reads 'empty cells' ',\n,,\n"",\n' '[1,"",""]
[2,"","",""]
[3,"",""]'
reads 'an empty cell alone on its line' 'a\n""\nb\n' '[1,"a"]
[2,""]
[3,"b"]'
reads 'blanks belong to the cell' ' a , b \n1,2\n" x ",\n' '[1," a "," b "]
[2,"1","2"]
[3," x ",""]'
reads 'quotes' 'a,"say ""hi"""\n"""",","\n' '[1,"a","say \"hi\""]
[2,"\"",","]'
reads 'a cell of several lines, and the line after it' 'a,b\n"1\n\n2\r\n3",4\n5,6\n' '[1,"a","b"]
[2,"1\n\n2\u000d\n3","4"]
[6,"5","6"]'
reads 'a header of two lines' '"a\nb",c\n1,2\n' '[1,"a\nb","c"]
[3,"1","2"]'
reads 'semicolons' 'a;b,c\n1;2\n' '[1,"a;b","c"]
[2,"1;2"]'
reads 'semicolons, the most of them' 'a;b;c,d\n' '[1,"a","b","c,d"]'
reads 'tabs' 'a\tb\n1,5\t2\n' '[1,"a","b"]
[2,"1,5","2"]'
reads 'bars' 'a|b\n1|2\n' '[1,"a","b"]
[2,"1","2"]'
reads 'delimiters in a quoted header do not count' '"a;b;c;d",e\n1,2\n' '[1,"a;b;c;d","e"]
[2,"1","2"]'
reads 'sep= of Excel' 'sep=;\na,x;b\n1;2\n' '[2,"a,x","b"]
[3,"1","2"]'
reads 'sep= in capitals, CRLF' 'SEP=|\r\na,x|b\r\n' '[2,"a,x","b"]'
reads 'a delimiter by word of the user' 'a;b,c\n' '[1,"a","b,c"]' ';'
reads 'byte order mark' '\357\273\277a,b\n' '[1,"a","b"]'
reads 'byte order marks, one for each time it was saved' '\357\273\277\357\273\277a,b\n' '[1,"a","b"]'
reads 'byte order mark before a quote' '\357\273\277"a","b"\n' '[1,"a","b"]'
reads 'UTF-16, little end first' '\377\376a\0,\0\351\0\n\0' '[1,"a","é"]'
reads 'UTF-16, big end first' '\376\377\0a\0,\0\351\0\n' '[1,"a","é"]'
reads 'windows-1252 by word of the user' 'a,caf\351 \200\n' '[1,"a","café €"]' ',' windows-1252
reads 'emoji, accents, right to left' 'é,💩\nمرحبا,ẞ\n' '[1,"é","💩"]
[2,"مرحبا","ẞ"]'
reads 'nothing at all' '' ''
reads 'only blank lines' '\n\r\n\n' ''

refuses 'a quote never closed, where it opened' 'a,b\n1,"2\n3,4\n5,6\n' \
    '2: a quotation mark opens here and is never closed; the file may be cut'
refuses 'a quote never closed, nothing after it' 'a,"' \
    '1: a quotation mark opens here and is never closed; the file may be cut'
refuses 'a stray quote' 'a,b\n1,2 "x" 3\n' \
    '2: a quotation mark inside a cell; write it twice and put the cell in quotation marks'
refuses 'text after a closing quote, in the second line of a cell' 'a,b\n"1\n2"x,3\n' \
    '3: a quotation mark inside a cell; write it twice and put the cell in quotation marks'
refuses 'NUL' 'a,b\n1,2\n3,\0004\n' '3: holds something that is no text; the file is damaged, or a workbook: save that as CSV'
refuses 'NUL in a quoted cell' 'a,b\n1,"2\n\000"\n' \
    '3: holds something that is no text; the file is damaged, or a workbook: save that as CSV'
utf8='a letter that is not stored as UTF-8; if the file comes from Excel try --encoding windows-1252'
refuses 'not UTF-8' 'a,b\nx,y\ncaf\351,2\n' "3: $utf8"
refuses 'UTF-8 too long for its character' 'a,\300\257\n' "1: $utf8"
refuses 'half of a surrogate pair' 'a,\355\240\200\n' "1: $utf8"
refuses 'over the last character' 'a,\364\220\200\200\n' "1: $utf8"
refuses 'cut in the middle of a character' 'a,b\n1,\303' "2: $utf8"
mac='the lines end as on an old Macintosh; open the file in a spreadsheet and save it as '\''CSV UTF-8'\'''
refuses 'old Macintosh line ends' 'a,b\r1,2\r' "1: $mac"
refuses 'old Macintosh line ends, quoted' '"a","b"\r"1","2"\r' "1: $mac"

reads 'windows-1252, when that is allowed' 'a,b\ncaf\351,\200 \223q\224\n' '[1,"a","b"]
[2,"café","€ “q”"]
windows-1252' , '?'
reads 'capitals in quotes are windows-1252 too' 'a\nb\344h\n\223CAF\311\224\n' '[1,"a"]
[2,"bäh"]
[3,"“CAFÉ”"]
windows-1252' , '?'
reads 'UTF-8 stays UTF-8' 'caf\303\251\n' '[1,"café"]' , '?'
reads 'ASCII stays what it is' 'cafe\n' '[1,"cafe"]' , '?'
mixture() { # mixture WHAT BYTES MESSAGE
    printf "$2" >in.csv
    run "$1" records in.csv , '?'
    sed '/^\[/d' "$T/out" >"$T/rest" && mv "$T/rest" "$T/out"
    is 1 '' "records: in.csv:$3"
}
mixture 'UTF-8, then windows-1252' 'a\ncaf\303\251\ncaf\351 x\n' '3: a letter that cannot be read, though those in the lines before can, as UTF-8: the file was put together from two; save each as '\''CSV UTF-8'\'' first'
mixture 'windows-1252, then UTF-8' 'a\ncaf\351 x\ncaf\303\251\n' ' its lines store accented letters in two ways, some as UTF-8, others as windows-1252: it was put together from two files; save each as '\''CSV UTF-8'\'' first'
mixture 'Russian in an encoding of its own' 'a\n\317\360\350\342\345\362 x\n' ' its letters are stored neither as UTF-8 nor as Windows does in the west; save it as '\''CSV UTF-8'\'', or say how, like --encoding windows-1251 for Russian or --encoding big5 for Chinese'
mixture 'a mark says UTF-8' '\357\273\277a\ncaf\351 x\n' '2: a letter that cannot be read, though the file says that it is UTF-8; download it again'
mixture 'a byte that windows-1252 has not' 'a\n\201 x\n' ' holds letters that cannot be what --encoding says; say another, or leave it out'

printf '\377\376a\0,\0\350' >in.csv
run 'UTF-16 cut in half' records in.csv
is 1 '' 'records: in.csv: ends in the middle of a letter; the file seems to be cut, download it again'
run 'an encoding that is none' records in.csv , klingon
is 1 '' "records: 'klingon' is no way of storing letters that this machine knows; say utf-8, windows-1252, utf-16 or another that 'iconv -l' lists"
run 'no such file' records nowhere.csv
is 1 '' 'records: nowhere.csv: cannot open: No such file or directory'
run 'a folder' records .
is 1 '' 'records: .: cannot read: it is a folder; name a file in it'

# What does not fit into one block: cells, lines and characters over every edge of a block.
awk 'BEGIN { for (i = 0; i < 300000; i++) printf "é"; print ",x"
             print "\"a"; for (i = 0; i < 300000; i++) print "ß"; print "\",y"; print "p,q" }' >long.csv
run 'long lines and cells' records long.csv
cut -b 1-10 "$T/out" >"$T/short" && mv "$T/short" "$T/out"
is 0 '[1,"ééé
[2,"a\nß\
[300004,"p' ''

awk 'BEGIN { for (i = 0; i < 700000; i++) print "plain"; printf "caf\351\n" }' >long.csv
run 'windows-1252 that shows late' sh -c "records long.csv , '?' | tail -n 2"
is 0 '[700001,"café"]
windows-1252' ''

# An edge of a block at each place of a record: a file of this record after 0 to 40 bytes more.
record='"a ""b"" é
c",💩,"",x'
bad=0
for pad in 0 1 2 3 5 8 13 21 34 40; do
    awk -v pad=$pad -v r="$record" 'BEGIN { for (; pad; pad--) printf "x"; print ",,,"
        for (i = 0; i < 30000; i++) print r }' >edge.csv
    records edge.csv | sed 's/^\[[0-9]*//' | sort | uniq -c | sort -n | tail -1 >got
    grep -q '30000 ,"a \\"b\\" é\\nc","💩","","x"\]' got || bad=1
done
ok $bad 'a block may end anywhere in a record'

# A slow pipe gives the same as a file.
(printf '\357'; sleep 0.1; printf '\273\277a,"b'; sleep 0.1; printf '""'; sleep 0.1; printf '"\n1,2') |
    records >"$T/got"
printf '[1,"a","b\\""]\n[2,"1","2"]\n' | cmp - "$T/got" >&2
ok $? 'a slow pipe, cut inside the mark and inside quotes'

# The collections of damaged and odd files that others made, against another reader.
torture=$SHARED/data/torture
if [ ! -d "$torture" ]; then
    skip 'torture collections' 'not in ../shared'
elif ! command -v python3 >/dev/null; then
    skip 'torture collections' 'no python3'
else
    cp "$ROOT/tests/torture.py" .
    run 'csv-spectrum: the values its authors expect, LF and CRLF' \
        python3 torture.py spectrum "$torture/csv-spectrum"
    is 0 '' ''
    run "every other file: read as python's csv reads it, or refused with its place" \
        python3 torture.py others "$torture"
    is 0 '' ''
fi
done_testing
