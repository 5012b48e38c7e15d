"""Functions of columns: the few that the guide shows."""

from pyspark.sql import Column, SparkSession, to_column, to_columns


def _functions():
    return SparkSession.active.gateway.jvm.org.apache.spark.sql.functions


def col(name):
    return Column(_functions().col(name))


def lit(value):
    return Column(_functions().lit(value))


def expr(text):
    return Column(_functions().expr(text))


def call_function(name, *columns):
    array = to_columns(SparkSession.active.gateway, columns)
    return Column(_functions().call_function(name, array))
