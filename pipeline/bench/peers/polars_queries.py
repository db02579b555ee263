"""The two queries of the other systems, by polars: trajectories and stretches as Parquet."""
import sys
import time

import polars as pl

trajectory, unbroken = (pl.read_parquet(path) for path in sys.argv[1:3])


def timed(name, query):
    cpu, wall = time.process_time(), time.perf_counter()
    rows = query().height
    print(name, rows, time.process_time() - cpu, time.perf_counter() - wall)


def sets():
    days = (pl.col("end_on") - pl.col("start_on")).dt.total_days().mean().alias("days")
    made = [trajectory.select(pl.len().alias("n"), days)]
    for by in (["law"], ["municipality_no"], ["provider_no"], ["municipality_no", "law"],
               ["provider_no", "product_no"]):
        made.append(trajectory.group_by(by).agg(pl.len().alias("n"), days))
    return pl.concat(made, how="diagonal").filter(pl.col("n") >= 10)


def events():
    starts = unbroken.select("municipality_no", pl.col("start_on").dt.month_end().alias("month_end"),
                             pl.lit(1).alias("clients"))
    ends = unbroken.filter(pl.col("end_on") < pl.date(9999, 12, 31)).select(
        "municipality_no", pl.col("end_on").dt.offset_by("1d").dt.month_end().alias("month_end"),
        pl.lit(-1).alias("clients"))
    return (pl.concat([starts, ends]).group_by("municipality_no", "month_end")
            .agg(pl.col("clients").sum()).sort("municipality_no", "month_end")
            .with_columns(pl.col("clients").cum_sum().over("municipality_no")))


timed("sets", sets)
timed("events", events)
