"""A 323 by lxml into a DuckDB table, by way of a CSV: message, folder."""
import csv
import os
import sys

import duckdb
from lxml import etree

path, folder = sys.argv[1:3]
names = ["bsn", "reference_no", "allocation_no", "category", "product_code", "start_on", "end_on",
         "volume", "unit", "tariff", "amount", "debit_credit"]
table = os.path.join(folder, "lxml.csv")
rows = 0
with open(table, "w", newline="") as file:
    write = csv.writer(file).writerow
    bsn = ""
    for _, element in etree.iterparse(path, events=("end",), tag=("{*}Bsn", "{*}Prestatie")):
        if element.tag.endswith("}Bsn"):
            bsn = element.text
            continue
        write([bsn] + [leaf.text for leaf in element.iter() if len(leaf) == 0])
        rows += 1
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
db = duckdb.connect(os.path.join(folder, "lxml.duckdb"))
db.execute("CREATE TABLE line AS FROM read_csv(?, header = false, names = ?)", [table, names])
db.execute("CHECKPOINT")
print(rows)
