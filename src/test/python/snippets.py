"""Runs snippets of Python in one namespace, with a session of Spark in the JVM that started it.

Arguments: the zip of py4j, the port of its gateway. Standard input has the gateway's token on its
first line, then a snippet as JSON on each line; each is answered by a line of JSON with what it
printed and, where it failed, why.
"""

import collections
import collections.abc
import contextlib
import io
import json
import sys
import traceback

# py4j of 2018 takes these from where Python had them before 3.10.
for name in collections.abc.__all__:
    if not hasattr(collections, name):
        setattr(collections, name, getattr(collections.abc, name))
sys.path.insert(0, sys.argv[1])

from py4j.java_gateway import GatewayParameters, JavaGateway  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

token = sys.stdin.readline().strip()
gateway = JavaGateway(
    gateway_parameters=GatewayParameters(
        port=int(sys.argv[2]), auth_token=token, auto_convert=True
    )
)
namespace = {"spark": SparkSession(gateway, gateway.entry_point)}
for line in sys.stdin:
    out = io.StringIO()
    answer = {}
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(json.loads(line), "snippet", "exec"), namespace)
    except Exception:
        answer["error"] = traceback.format_exc()
    answer["out"] = out.getvalue()
    print(json.dumps(answer), flush=True)
