#!/usr/bin/env python3
"""count_exports - the responses of survey exports, counted without pl-survey.

    count_exports.py FILE...

One line a file:  FILE: product, header rows, in: used rejected superseded test unfinished

It knows the products by rules of its own and shares no code or table with pl-survey, so that
two counts that agree mean something. A response is rejected here only when nothing says who
answered; a cell that cannot be read is pl-survey's business.
"""
import csv
import io
import re
import sys

csv.field_size_limit(1 << 30)


def text_of(path):
    data = open(path, "rb").read()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("windows-1252")


def records_of(path):
    text = text_of(path)
    delimiter = None
    if text[:4].lower() == "sep=":
        delimiter, text = text[4], text.split("\n", 1)[1]
    if not delimiter:
        bare = re.sub(r'"[^"]*"', "", text.split("\n", 1)[0])
        delimiter = max(",;\t|", key=bare.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return [row for row in rows if row]


def heading(cell):
    """In one line; of LimeSurvey's "code._.What_people_read" what people read."""
    text = " ".join(cell.split())
    return text.split("._.", 1)[1].replace("_", " ") if "._." in text else text


def product(rows):
    """Its name and how many header rows it has."""
    head = [heading(cell) for cell in rows[0]]
    lower = [h.lower() for h in head]
    has = lambda *names: all(n in lower for n in names)
    second = rows[1] if len(rows) > 1 else []
    third = rows[2] if len(rows) > 2 else []
    if any("ImportId" in c for c in third):
        return "Qualtrics", 3
    if "V1" in head and "ResponseID" in second:
        return "Qualtrics (legacy)", 2
    if has("emp id", "survey cycle completion date"):
        return "Viva Glint", 1
    if has("response id", "time started", "date submitted"):
        return "Alchemer", 1
    if has("submitdate") or has("date submitted", "last page"):
        return "LimeSurvey", 1
    if has("respondent id") or has("respondentid"):
        return "SurveyMonkey", 2 if second and not second[0] else 1
    if has("#", "network id"):
        return "Typeform", 1
    if has("_uuid", "_submission_time"):
        tags = [c for c in second if c]
        return "KoboToolbox", 2 if tags and all(c[0] == "#" for c in tags) else 1
    if any(h.endswith("_complete") for h in lower) or has("complete?"):
        return "REDCap", 1
    if any(c.startswith('["') for c in second + third):
        return "Microsoft Forms by Power Automate", 1
    if has("completion time") or has("fertigstellungszeit"):
        return "Microsoft Forms", 1
    if has("submission date", "submission id"):
        return "Jotform", 1
    if head[0] == "Timestamp" and re.match(r"\d{4}/", second[0] if second else ""):
        return "Google Forms", 1
    if "Timestamp" in head:
        return "Google Forms through Sheets", 1
    blank = [i for i, h in enumerate(head) if not h]
    if head[0] and len(blank) > 2 and all(i < len(second) and second[i] for i in blank):
        return "a table with two header rows", 2
    return "plain CSV", 1


class Export:
    def __init__(self, path):
        self.rows = records_of(path)
        self.product, self.header_rows = product(self.rows)
        names = self.rows[1] if self.product == "Qualtrics (legacy)" else self.rows[0]
        self.names = [heading(n).lower() for n in names]
        self.responses = self.rows[self.header_rows :]
        # REDCap: a response is finished when one of its forms is, in whichever of its records
        self.done = {self.cell(r, *self.RECORD) for r in self.responses if self.has_form(r)}

    def cell(self, row, *names):
        """The first cell that is filled under one of these names."""
        for name in names:
            for i, n in enumerate(self.names):
                if n == name and i < len(row) and row[i].strip():
                    return row[i].strip()
        return ""

    def like(self, row, pattern):
        return [c.strip() for n, c in zip(self.names, row) if re.search(pattern, n)]

    def has_form(self, row):
        marks = self.like(row, r"_complete$|^complete\?$")
        return any(m in ("1", "2", "Complete", "Unverified") for m in marks)

    def fate(self, row):
        p = self.product
        if p.startswith("Qualtrics"):
            if self.cell(row, "status") not in ("", "0", "IP Address"):
                return "test"
            if self.cell(row, "distributionchannel") == "preview":
                return "test"
            return None if self.cell(row, "finished") in ("1", "True") else "unfinished"
        if p == "Alchemer":
            status = self.cell(row, "status")
            return "test" if "Test" in status else None if status == "Complete" else "unfinished"
        if p == "LimeSurvey":
            return None if self.cell(row, "submitdate", "date submitted") else "unfinished"
        if p == "SurveyMonkey" and ("end date" in self.names or "enddate" in self.names):
            return None if self.cell(row, "end date", "enddate") else "unfinished"
        if p == "Typeform":
            return None if self.cell(row, "response type") == "completed" else "unfinished"
        if p == "REDCap":
            return None if self.cell(row, *self.RECORD) in self.done else "unfinished"
        return None

    MAIL = ("recipientemail", "emailaddress", "email address", "email", "e-mail", "username",
            "e-mail address", "your e-mail", "your e-mail address")
    NAME = ("name", "your name", "what is your name?")
    RECORD = ("responseid", "response id", "respondent id", "respondentid", "_id", "id", "#", "record_id", "respondent_id",
              "record id", "participant_id", "study_id", "submission id")

    def asked(self):
        """Which columns say who answered: the surest that is filled anywhere."""
        for names in (("emp id",), self.MAIL, self.NAME):
            filled = [self.cell(r, *names) for r in self.responses]
            if any(f and f.lower() not in ("anonymous", "anonym") for f in filled):
                return names
        return self.RECORD if any(n in self.RECORD for n in self.names) else None

    def person(self, row, names):
        who = self.cell(row, *names).casefold()
        return "" if who in ("anonymous", "anonym") else who

    def joined(self, names):
        """REDCap: the records of one id are one response; the first that names a person names it for all."""
        known = {}
        for row in self.responses:
            record = self.cell(row, *self.RECORD)
            known.setdefault(record, "")
            known[record] = known[record] or self.person(row, names)
        return lambda row: known[self.cell(row, *self.RECORD)]

    def count(self):
        n = dict(used=0, rejected=0, superseded=0, test=0, unfinished=0)
        names = self.asked()
        merges = self.product == "REDCap"
        who_of = self.joined(names) if merges and names else lambda row: self.person(row, names)
        record_of = {}
        for i, row in enumerate(self.responses):
            fate = self.fate(row)
            who = who_of(row) if names else str(i)
            record = self.cell(row, *self.RECORD) if merges else i
            if fate:
                n[fate] += 1
            elif not who:
                n["rejected"] += 1
            elif record_of.setdefault(who, record) != record:
                n["superseded"] += 1  # of two one is superseded, whichever
            else:
                n["used"] += 1
        return n


def main():
    for path in sys.argv[1:]:
        export = Export(path)
        n = export.count()
        total = len(export.responses)
        assert total == sum(n.values()), path
        print(f"{path}: {export.product}, {export.header_rows}, {total}:", *n.values())


if __name__ == "__main__":
    main()
