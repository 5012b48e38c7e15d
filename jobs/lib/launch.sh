# Starts a job of spark-loss; sourced by the scripts in jobs/.
#
#   launch CLASS [ARGUMENT]...
#
# Spark is $SPARK_HOME's, else the spark-submit on the PATH, else, embedded, the one that Maven
# fetched for the build. The process becomes the job, so its exit code is the script's.
# --master URL among the arguments is the job's, and spark-submit's, too.
#
# Set by the calling script:
#
# JVM_OPTIONS          options of the driver's JVM
#
# Set by users:
#
# SPARK_DRIVER_MEMORY  heap of the embedded job (default 2g); spark-submit reads it by itself
# SPARK_LOSS_LOG       json: logs are conf/log4j2-json.properties', one JSON object a line
# SPARK_LOCAL_IP       address of the embedded job (default 127.0.0.1, unless the master is on
#                      another machine, which then has to reach this one)

readonly USAGE_ERROR=2
readonly SCALA=2.13
readonly SPARK_MAJOR=4
JVM_OPTIONS=

# The folder above the one that a program is in, also when the program was called through a link.
root_of() {
  local program
  program=$(readlink -f "$1")
  dirname "$(dirname "$program")"
}

say() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
}

refuse() {
  say "$@"
  exit "$USAGE_ERROR"
}

launch() {
  local root submit
  root=$(root_of "$0")
  submit=$(find_submit)
  [[ -z $submit ]] || check_spark "$submit"
  build_if_stale "$root"
  if [[ -n $submit ]]; then
    launch_submitted "$root" "$submit" "$@"
  else
    launch_embedded "$root" "$@"
  fi
}

find_submit() {
  if [[ -n ${SPARK_HOME:-} ]]; then
    printf '%s' "$SPARK_HOME/bin/spark-submit"
  else
    command -v spark-submit || true
  fi
}

# Refuses, in one line, a Spark whose jars say that it is too old or of another Scala.
check_spark() {
  local submit=$1 home core
  [[ -x $submit ]] || refuse "SPARK_HOME is '${SPARK_HOME:-}', but $submit is no program; set SPARK_HOME to a Spark $SPARK_MAJOR, or unset it to run embedded"
  home=$(root_of "$submit")
  for core in "$home"/jars/spark-core_*.jar; do
    [[ -e $core ]] || return 0 # no such folder: another packaging; the job itself will tell
    core=$(basename "$core" .jar)
    [[ $core == "spark-core_$SCALA-$SPARK_MAJOR".* ]] ||
      refuse "Spark in $home is ${core#spark-core_} (Scala-Spark); Spark $SPARK_MAJOR for Scala $SCALA is needed: set SPARK_HOME to one, or unset it and take spark-submit off the PATH to run embedded"
  done
}

# Tells whether the jobs' jar is there and no source is newer. A project that cannot be written to
# is used as it was built.
is_built() {
  local root=$1 jar=$1/target/spark-loss-jobs.jar
  [[ -e $jar && -e $root/target/spark.classpath ]] || return 1
  [[ ! -w $root/target || -z $(find "$root/pom.xml" "$root/src/main" -newer "$jar" -print -quit) ]]
}

# Builds the jobs' jar if it has to be. Of jobs that start together one builds, the others wait.
build_if_stale() {
  local root=$1 jar=$1/target/spark-loss-jobs.jar
  ! is_built "$root" || return 0
  command -v mvn >/dev/null || refuse "$jar is missing or older than the sources, and there is no mvn to build it; install Maven 3.8 or later"
  mkdir -p "$root/target" 2>/dev/null && [[ -w $root/target ]] ||
    refuse "$jar is missing, and $root/target cannot be written to; build it by mvn package where you may write"
  exec 9>"$root/target/build.lock"
  ! command -v flock >/dev/null || flock 9
  is_built "$root" || build "$root" "$jar"
  exec 9>&-
}

build() {
  local root=$1 jar=$2
  say "building $jar, once; this takes some minutes"
  rm -f "$jar" # a build that is broken off leaves none, so the next run builds again
  (cd "$root" && mvn -q -B -Dstyle.color=never -Dmaven.test.skip=true package) >&2 9>&- || {
    say "the build failed; see above"
    exit 1
  }
}

# The settings of the log, in conf/.
log_settings() {
  local settings=$1/conf/log4j2${SPARK_LOSS_LOG:+-$SPARK_LOSS_LOG}.properties
  [[ -z ${SPARK_LOSS_LOG:-} || -e $settings ]] ||
    refuse "SPARK_LOSS_LOG is '$SPARK_LOSS_LOG', but $settings is not there; set it to json, or unset it"
  printf '%s' "$settings"
}

# The URL of --master among the arguments; nothing if there is none.
master_of() {
  local master=''
  while (($#)); do
    case $1 in
      --master) master=${2:-} ;;
      --master=*) master=${1#*=} ;;
    esac
    shift
  done
  printf '%s' "$master"
}

launch_submitted() {
  local root=$1 submit=$2 class=$3 log master
  shift 3
  log=$(log_settings "$root") || exit
  master=$(master_of "$@")
  # Options of the submitting JVM, put before the user's own, which therefore win.
  export SPARK_SUBMIT_OPTS="-Dlog4j2.configurationFile='$log' $JVM_OPTIONS ${SPARK_SUBMIT_OPTS:-}"
  exec "$submit" ${master:+--master "$master"} --class "$class" "$root/target/spark-loss-jobs.jar" "$@"
}

launch_embedded() {
  local root=$1 class=$2 java options log master settings=()
  shift 2
  log=$(log_settings "$root") || exit
  java=$(find_java) || exit
  local jars="$root/conf:$root/target/spark-loss-jobs.jar:$(<"$root/target/spark.classpath")"
  options=$(module_options "$root" "$java" "$jars") || exit
  master=$(master_of "$@")
  if [[ -n $master && $master != local* ]]; then
    settings=("-Dspark.jars=$root/target/spark-loss-jobs.jar") # what executors fetch
  fi
  if [[ -z $master || $master =~ ^(local|spark://(127\.|localhost:)) ]]; then
    export SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1}
  fi
  # shellcheck disable=SC2086 # the options are lists, and none has a space
  exec "$java" $options $JVM_OPTIONS "-Xmx${SPARK_DRIVER_MEMORY:-2g}" "-Dlog4j2.configurationFile=$log" ${settings[@]+"${settings[@]}"} -cp "$jars" "$class" "$@"
}

find_java() {
  local java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  command -v "$java" >/dev/null || refuse "no $java; install Java 17 or later, or set JAVA_HOME"
  printf '%s' "$java"
}

# Spark's own list of module options, asked once per build.
module_options() {
  local root=$1 java=$2 jars=$3 cache=$1/target/spark.modules
  if [[ -s $cache && $cache -nt $root/target/spark-loss-jobs.jar ]]; then
    cat "$cache"
    return
  fi
  local options
  options=$("$java" -cp "$jars" io.sparkloss.job.ModuleOptions) || {
    say "$root/target/spark-loss-jobs.jar cannot be run, see above; delete it, and the next run builds it anew"
    exit 1
  }
  [[ ! -w $root/target ]] || printf '%s\n' "$options" >"$cache"
  printf '%s\n' "$options"
}
