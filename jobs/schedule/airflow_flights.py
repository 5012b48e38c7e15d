"""Evaluates each day's flights by Airflow, and goes on as the verdict says.

Put it into the folder of DAGs. SPARK_LOSS_HOME is where the project lies on the workers, and the
evaluation of a day may run again at any time: it replaces its own results. A backfill of days that were
missed is Airflow's: airflow backfill create, or airflow dags backfill before Airflow 3.
"""

import os
import subprocess
from datetime import datetime, timedelta

from airflow.decorators import dag, task
from airflow.exceptions import AirflowException, AirflowFailException
from airflow.timetables.interval import CronDataIntervalTimetable

HOME = os.environ.get("SPARK_LOSS_HOME", "/opt/spark-loss")

# What to do after each exit code that tells a verdict.
AFTER = {0: "release", 5: "hold", 6: "ask"}


def command(day):
    """Returns what evaluates a day."""
    return [HOME + "/jobs/evaluate", HOME + "/conf/flights-daily.yaml", "--date", day]


def verdict(code):
    """Returns the exit code of a verdict; of anything else, raises what Airflow retries or not."""
    if code in AFTER:
        return code
    if code in (2, 3, 4):
        raise AirflowFailException("exit code %d: a person must mend the file or the data" % code)
    raise AirflowException("exit code %d: an unexpected failure, to be tried again" % code)


@task(retries=2, retry_delay=timedelta(minutes=10))
def evaluate(day):
    """Evaluates a day, and returns the exit code of its verdict."""
    return verdict(subprocess.run(command(day), check=False).returncode)


@task.branch
def decide(code):
    """Names the task that the verdict leads to."""
    return AFTER[code]


@task
def release():
    """Lets the model out."""
    print("every gate passed: the model goes out")


@task
def hold():
    """Keeps the model in."""
    print("a gate failed: the model stays in; the report says why")


@task
def ask():
    """Asks a person."""
    print("a gate is inconclusive: more data, or a person, must decide")


@dag(
    dag_id="flights_daily",
    schedule=CronDataIntervalTimetable("15 3 * * *", timezone="UTC"),  # runs that know their day
    start_date=datetime(2001, 6, 1),
    catchup=False,
    max_active_runs=1,  # a day is compared with the last one that passed
)
def flights_daily():
    """Wires the tasks; the day is the one on which the run's data interval starts."""
    decide(evaluate("{{ data_interval_start | ds }}")) >> [release(), hold(), ask()]


flights_daily()
