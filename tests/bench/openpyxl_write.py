#!/usr/bin/python3
"""openpyxl_write.py BOOK: reads a workbook, then writes the same cells anew (write-only mode) and prints
the number of cells and the seconds and peak MB that writing took: what pl-report is compared with."""
import resource, sys, time, warnings
import openpyxl

warnings.simplefilter('ignore')
sheets = [(ws.title, [list(row) for row in ws.iter_rows(values_only=True)]) for ws in openpyxl.load_workbook(sys.argv[1], read_only=True)]
cells = sum(len(row) for _, rows in sheets for row in rows)
begun = time.monotonic()
book = openpyxl.Workbook(write_only=True)
for title, rows in sheets:
    ws = book.create_sheet(title)
    for row in rows: ws.append(row)
book.save('again.xlsx')
print(cells, '%.2f' % (time.monotonic() - begun), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000)
