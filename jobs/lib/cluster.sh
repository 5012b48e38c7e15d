# A Spark cluster on this machine; sourced by jobs/cluster, which sets root, directory, workers,
# cores, memory, port and webui_port.
#
# In the directory: master.pid, worker-1.pid …, the logs of the same names, url, work/ with the
# folders of executors and drivers, and home/, a Spark home of links where no Spark is installed.

readonly ADDRESS=127.0.0.1
readonly START_SECONDS=90
readonly STOP_SECONDS=30
readonly CLASSES=org.apache.spark.deploy

# The project's target, or a folder of the user's own where the project cannot be written to.
default_directory() {
  local root=$1
  if [[ -w $root/target || (! -e $root/target && -w $root) ]]; then
    printf '%s' "$root/target/cluster"
  else
    printf '%s' "${TMPDIR:-/tmp}/spark-loss-cluster-$(id -u)"
  fi
}

cluster_start() {
  make_directory
  if all_run; then
    say "a cluster runs in $directory already; stop ends it"
    cat "$directory/url"
    return
  fi
  [[ -z $(running) ]] || refuse "of the cluster in $directory only $(running | tr '\n' ' ')runs; stop it first"
  forget_processes
  local submit home
  submit=$(find_submit)
  [[ -z $submit ]] || check_spark "$submit"
  build_if_stale "$root"
  if [[ -n $submit ]]; then
    home=$(root_of "$submit")
  else
    home=$directory/home
    link_jars "$home"
  fi
  trap 'stop_processes' EXIT # until all is well
  start_master
  local worker
  for ((worker = 1; worker <= workers; worker++)); do
    start_worker "$worker"
  done
  await "$workers workers" master "Registering worker" "$workers"
  trap - EXIT
  cat "$directory/url"
}

make_directory() {
  mkdir -p "$directory/work" || refuse "$directory cannot be made; name another folder by --directory"
  [[ -O $directory && -w $directory ]] || refuse "$directory is not yours to write to; name another folder by --directory"
  directory=$(cd "$directory" && pwd -P)
}

# A Spark home of links to the jars that Maven fetched.
link_jars() {
  local home=$1 jars
  mkdir -p "$home/jars"
  find "$home/jars" -type l -delete
  IFS=: read -ra jars <<<"$(<"$root/target/spark.classpath")"
  ln -s "${jars[@]}" "$home/jars/"
}

start_master() {
  start_process master "$CLASSES.master.Master" \
    --host "$ADDRESS" --port "$port" --webui-port "$webui_port"
  await "the master" master "Starting Spark master at spark://" 1
  sed -n 's|.*Starting Spark master at \(spark://[^ ]*\).*|\1|p' "$directory/master.log" >"$directory/url"
}

start_worker() {
  start_process "worker-$1" "$CLASSES.worker.Worker" \
    --host "$ADDRESS" --port 0 --webui-port 0 --cores "$cores" --memory "$memory" \
    --work-dir "$directory/work/worker-$1" "$(<"$directory/url")"
}

# Starts a process that outlives this script and holds none of its streams.
start_process() {
  local name=$1
  shift
  (
    cd "$directory"
    export SPARK_LOCAL_IP=$ADDRESS SPARK_HOME=$home SPARK_SCALA_VERSION=$SCALA
    local command
    daemon_command "$@"
    nohup "${command[@]}" </dev/null >"$name.log" 2>&1 &
    printf '%s\n' "$!" >"$name.pid"
  )
}

# Sets command: the installed Spark's own, or java with the jars.
daemon_command() {
  local logs="-Dlog4j2.configurationFile="
  if [[ -x $home/bin/spark-class ]]; then
    export SPARK_DAEMON_JAVA_OPTS="$logs'$root/jobs/lib/cluster-log4j2.properties' ${SPARK_DAEMON_JAVA_OPTS:-}"
    command=("$home/bin/spark-class" "$@")
    return
  fi
  local java options
  java=$(find_java) || exit
  options=$(module_options "$root" "$java" "$root/target/spark-loss-jobs.jar:$home/jars/*") || exit
  # shellcheck disable=SC2206 # the options are a list, and none has a space
  command=("$java" $options "$logs$root/jobs/lib/cluster-log4j2.properties" -Xmx512m -cp "$home/jars/*" "$@")
}

# Waits until a log has a text so many times.
await() {
  local what=$1 name=$2 text=$3 times=$4 deadline=$((SECONDS + START_SECONDS)) each
  until (($(grep -c -F "$text" "$directory/$name.log" || true) >= times)); do
    for each in $(names); do
      runs "$each" || fail_start "the $each ended by itself" "$each"
    done
    ((SECONDS < deadline)) || fail_start "$what did not start within $START_SECONDS seconds" "$name"
    sleep 0.2
  done
}

fail_start() {
  say "$1; the end of $directory/$2.log:"
  tail -n 20 "$directory/$2.log" >&2
  exit 1
}

cluster_stop() {
  if [[ -z $(running) ]]; then
    say "no cluster runs in $directory"
  fi
  stop_processes
}

# Ends workers first: their executors end with them.
stop_processes() {
  local name deadline
  for name in $(names | sort -r); do
    ! runs "$name" || kill "$(process_of "$name")"
  done
  deadline=$((SECONDS + STOP_SECONDS))
  while [[ -n $(running) ]] && ((SECONDS < deadline)); do
    sleep 0.2
  done
  for name in $(running); do
    say "the $name does not end; it is killed"
    kill -9 "$(process_of "$name")"
  done
  forget_processes
}

forget_processes() {
  rm -f "$directory"/master.pid "$directory"/worker-*.pid "$directory/url"
}

cluster_status() {
  local name
  if [[ -z $(names) ]]; then
    say "no cluster runs in $directory"
    exit 1
  fi
  [[ ! -e $directory/url ]] || cat "$directory/url"
  for name in $(names); do
    printf '%s %s\n' "$name" "$(runs "$name" && echo "runs as process $(process_of "$name")" || echo "does not run; see $directory/$name.log")"
  done
  sed -n 's|.*Bound MasterWebUI.* started at \([^ ]*\).*|pages \1|p' "$directory/master.log"
  all_run
}

# The names of all processes that start has started.
names() {
  local file
  for file in "$directory"/master.pid "$directory"/worker-*.pid; do
    [[ ! -e $file ]] || basename "$file" .pid
  done
}

running() {
  local name
  for name in $(names); do
    ! runs "$name" || printf '%s\n' "$name"
  done
}

all_run() {
  [[ -e $directory/url && $(names) == "$(running)" ]]
}

process_of() {
  cat "$directory/$1.pid"
}

# Tells whether the process is there, and is not another one that has got its number since.
runs() {
  local process
  process=$(process_of "$1")
  if [[ -r /proc/$process/cmdline ]]; then
    [[ $(tr '\0' ' ' <"/proc/$process/cmdline") == *spark* ]]
  else
    [[ $(ps -p "$process" -o command= 2>/dev/null) == *spark* ]]
  fi
}
