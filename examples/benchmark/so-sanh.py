#!/usr/bin/env python3
"""Compare Khen's results with expected ones, standard library only.

    khen check --rules examples/benchmark --as-of 27/02/2025 --format ndjson \\
        --explain failed DOSSIERS.ndjson > RESULTS.ndjson
    so-sanh.py EXPECTED.ndjson RESULTS.ndjson

EXPECTED has one line for each dossier, in the order of the dossiers:

    {"id":"HS-00000000","verdict":"undetermined","failed":[],"missing":["giới_tính"]}

Verdict and failed criteria must be equal. The missing facts that Khen names must be among the
expected ones (which list every missing input of an undecided criterion, whether it can matter or
not), and an undetermined dossier must name one. With results of `--explain none` the failed
criteria are not compared. Exit code 0: no difference, 1: differences, 2: files that do not fit.
"""
import itertools
import json
import re
import sys


def failed_criteria(nodes):
    for node in nodes:
        if node["kind"] == "criterion" and node["outcome"] == "not-met":
            yield node["name"]
        yield from failed_criteria(node["nodes"])


def differences(expected, result):
    if expected["verdict"] != result["verdict"]:
        yield f"verdict {result['verdict']}, expected {expected['verdict']}"
    if result["nodes"] or not expected["failed"]:
        failed = sorted(set(failed_criteria(result["nodes"])))
        if failed != expected["failed"]:
            yield f"failed {failed}, expected {expected['failed']}"
    missing = {re.sub(r"\[[^]]*\]", "", fact["path"]) for fact in result["missing"]}
    extra = sorted(missing - set(expected["missing"]))
    if extra:
        yield f"missing {extra}, expected only {expected['missing']}"
    if result["verdict"] == "undetermined" and not missing:
        yield "undetermined, but no missing fact is named"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    count = wrong = 0
    with open(sys.argv[1], encoding="utf-8") as left, open(sys.argv[2], encoding="utf-8") as right:
        for first, second in itertools.zip_longest(left, right):
            if first is None or second is None:
                print("the files have different numbers of lines")
                return 2
            expected, result = json.loads(first), json.loads(second)
            if expected["id"] != result["key"]:
                print(f"line {count + 1}: {result['key']} stands where {expected['id']} should")
                return 2
            count += 1
            found = list(differences(expected, result))
            wrong += bool(found)
            if found and wrong <= 20:
                print(f"{expected['id']}: " + "; ".join(found))
    print(f"{count} dossiers, {wrong} with differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
