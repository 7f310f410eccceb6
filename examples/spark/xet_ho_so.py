#!/usr/bin/env python3
"""Xét hồ sơ bằng Khen trên Apache Spark. / Checks dossiers with Khen on Apache Spark.

    spark-submit xet_ho_so.py --khen KHEN --rules RULES --as-of 01/10/2025 \\
        --input 'ho-so/*.ndjson.gz' --output ket-qua

Mỗi phân vùng của dữ liệu chảy qua một tiến trình `khen check … --format ndjson -`, một bộ lọc thuần túy: cùng đầu vào thì cùng đầu
ra, nên Spark chạy lại một phân vùng bao nhiêu lần cũng được.
Each partition flows through one process `khen check … --format ndjson -`, a pure filter: the same input gives the same output, so
Spark may repeat a partition as often as it likes.

Kết quả / results below OUTPUT:
  verdicts    Parquet: một dòng cho mỗi hồ sơ và khen thưởng / one row for each dossier and award
  unreadable  NDJSON: hồ sơ có lỗi dữ liệu, nguyên văn, kèm lỗi / dossiers with mistakes, as they came, with the mistakes
  repeated    Parquet: mã hồ sơ gặp nhiều lần trong cả tập / keys that occur more than once in the whole data set
"""
import argparse
import json
import os
import subprocess
import sys
import threading

from pyspark.sql import Row, SparkSession
from pyspark.sql import functions as f
from pyspark.sql.types import (
    ArrayType, StringType, StructField, StructType,
)

RESULT = StructType([
    StructField("key", StringType(), False),
    StructField("award", StringType(), False),
    StructField("verdict", StringType(), False),
    StructField("version", StringType()),
    StructField("evaluation_date", StringType(), False),
    StructField("reasons", ArrayType(StringType()), False),
    StructField("missing", ArrayType(StringType()), False),
    StructField("result", StringType(), False),
    StructField("dossier", StringType()),
])


class KhenFailed(RuntimeError):
    """The process ended in a way that gives no results; Spark repeats the partition, then stops."""


def run_khen(command, lines):
    """The results of some dossiers, one object each, in their order."""
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    errors = []

    # Writing and reading at the same time: neither side ever waits for a full pipe of the other.
    def feed():
        try:
            for line in lines:
                process.stdin.write(line.encode() + b"\n")
            process.stdin.close()
        except BrokenPipeError:
            pass

    def listen():
        errors.append(process.stderr.read().decode(errors="replace"))

    helpers = [threading.Thread(target=feed), threading.Thread(target=listen)]
    for helper in helpers:
        helper.start()
    for line in process.stdout:
        yield json.loads(line)
    for helper in helpers:
        helper.join()
    # 3: some dossiers could not be read; each of them has a result that says so.
    if process.wait() not in (0, 3):
        raise KhenFailed(f"khen: exit code {process.returncode}: {''.join(errors).strip()}")


def is_object(line):
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def iso(date):
    """31/12/2025 as 2025-12-31; what is written so already stays."""
    parts = date.split("/")
    return "-".join(part.zfill(2) for part in reversed(parts)) if len(parts) == 3 else date


def malformed(line, date):
    """The result of a line that is no JSON object, so that it cannot take its neighbours with it."""
    return Row(
        key="", award="", verdict="data-error", version=None, evaluation_date=date, reasons=[],
        missing=[], result=json.dumps({"dataErrors": [{"code": "malformed-json"}]}), dossier=line)


def check_partition(command, date):
    """What is done with one partition: rows in, rows out, nothing kept, nothing written."""
    def check(rows):
        # A partition holds some megabytes; it is needed again to show what could not be read.
        lines = [row.value for row in rows if row.value and row.value.strip()]
        if not lines:
            return
        results = list(run_khen(command, lines))
        positions = {result["position"] for result in results}
        if positions != set(range(1, len(lines) + 1)):
            # A line that is cut short can swallow the next one: such lines are told by themselves.
            for line in lines:
                if not is_object(line):
                    yield malformed(line, date)
            lines = [line for line in lines if is_object(line)]
            results = list(run_khen(command, lines)) if lines else []
            if {result["position"] for result in results} != set(range(1, len(lines) + 1)):
                raise KhenFailed("there are not as many results as dossiers")
        for result in results:
            version = result.get("version")
            yield Row(
                key=result["key"] or "",
                award=result["award"] or "",
                verdict=result["verdict"],
                version=(version or {}).get("instrument") if isinstance(version, dict) else version,
                evaluation_date=result.get("evaluationDate") or date,
                reasons=[text_of(reason) for reason in result.get("reasons") or []],
                missing=[text_of(fact) for fact in result.get("missing") or []],
                result=json.dumps(result, ensure_ascii=False, sort_keys=True),
                dossier=lines[result["position"] - 1] if result["verdict"] == "data-error" else None)
    return check


def text_of(item):
    if isinstance(item, str):
        return item
    return item.get("text") or item.get("label") or item.get("path") or json.dumps(
        item, ensure_ascii=False, sort_keys=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--khen", default="khen", help="the executable, at the same path on each node")
    parser.add_argument("--rules", default="rules", help="the rules, at the same path on each node")
    parser.add_argument("--as-of", required=True, help="the evaluation date, dd/MM/yyyy: always written, never “today”")
    parser.add_argument("--award", action="append", default=[], help="this award only; may be repeated")
    parser.add_argument("--input", required=True, help="NDJSON files, plain or .gz, as a glob")
    parser.add_argument("--output", required=True, help="the folder of the results")
    parser.add_argument("--partitions", type=int, default=0, help="spread the dossiers over so many partitions")
    arguments = parser.parse_args()

    command = [arguments.khen, "check", "--rules", arguments.rules, "--as-of", arguments.as_of,
               "--format", "ndjson", "--jobs", "1", "--lang", "vi"]
    for award in arguments.award:
        command += ["--award", award]
    command.append("-")

    # Workers run the same Python as this program unless told otherwise.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = SparkSession.builder.appName("khen").getOrCreate()
    lines = spark.read.text(arguments.input)
    # A .gz file is one partition, however large: spread it.
    if arguments.partitions > 0:
        lines = lines.repartition(arguments.partitions)
    results = spark.createDataFrame(
        lines.rdd.mapPartitions(check_partition(command, iso(arguments.as_of))), RESULT)
    results = results.persist()

    output = arguments.output.rstrip("/")
    (results.filter(f.col("verdict") != "data-error").drop("dossier")
     .write.mode("overwrite").parquet(output + "/verdicts"))
    (results.filter(f.col("verdict") == "data-error")
     .select(f.to_json(f.struct("key", "dossier", "result")).alias("value"))
     .write.mode("overwrite").text(output + "/unreadable"))
    # One process sees one partition; that a key occurs twice in the nation only the whole can tell.
    (results.groupBy("key", "award").agg(f.count("*").alias("count"))
     .filter((f.col("count") > 1) & (f.col("key") != ""))
     .write.mode("overwrite").parquet(output + "/repeated"))

    counts = {row["verdict"]: row["count"] for row in results.groupBy("verdict").count().collect()}
    for verdict in sorted(counts):
        print(f"{verdict}\t{counts[verdict]}")
    spark.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
