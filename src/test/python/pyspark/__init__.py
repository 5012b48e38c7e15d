"""A stand-in for PySpark, which no repository that the build may use has.

It holds the few calls that the guide's page for PySpark shows. Each does what PySpark's own does: it
calls the same method of the JVM over the same bridge, py4j.
"""
