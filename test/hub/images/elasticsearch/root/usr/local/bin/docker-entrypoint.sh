#!/bin/bash
# In place of Elasticsearch: starts or fails as it does, by the settings and the memory that it is given. What it answers
# is in nginx.conf.
trap 'exit 143' TERM

say() {
  printf '{"type": "server", "timestamp": "%s", "level": "%s", "component": "%s", "cluster.name": "docker-cluster", "node.name": "%s", "message": "%s" }\n' \
    "$(date -u +%FT%T,000Z)" "$1" "$2" "$HOSTNAME" "$3"
}
fail() {
  printf '%s\n' "${@:2}" >&2
  exit "$1"
}

# Settings are variables with a dot in their name, or -Ename=value. A shell cannot name such variables.
declare -A settings
while IFS= read -r -d '' entry; do
  if [[ ${entry%%=*} == *.* ]]; then settings[${entry%%=*}]=${entry#*=}; fi
done </proc/self/environ
for argument; do
  if [[ $argument == -E*=* ]]; then
    argument=${argument#-E}
    settings[${argument%%=*}]=${argument#*=}
  elif [[ $argument != eswrapper && $argument != elasticsearch ]]; then
    exec "$@"
  fi
done

# A size as Java takes it, in bytes.
bytes() {
  [[ $2 =~ ^([0-9]+)([kKmMgG]?)$ ]] || fail 1 "Invalid $1 heap size: $3" 'Error: Could not create the Java Virtual Machine.' 'Error: A fatal exception has occurred. Program will exit.'
  local size=${BASH_REMATCH[1]}
  case ${BASH_REMATCH[2],} in
    k) echo $((size << 10)) ;;
    m) echo $((size << 20)) ;;
    g) echo $((size << 30)) ;;
    *) echo "$size" ;;
  esac
}
first=$((1 << 30)) most=$((1 << 30))
for option in $ES_JAVA_OPTS; do
  case $option in
    -Xms*) first=$(bytes initial "${option#-Xms}" "$option") || exit ;;
    -Xmx*) most=$(bytes maximum "${option#-Xmx}" "$option") || exit ;;
  esac
done
if ((first > most)); then
  fail 1 'Error occurred during initialization of VM' 'Initial heap size set to a larger value than the maximum heap size'
fi

# Java touches its heap when it starts, and needs memory beside it.
need=$((first + (256 << 20)))
limit=$(cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null | head -n 1)
if [[ $limit == [0-9]* ]] && ((${#limit} < 16 && limit < need)); then
  { dd if=/dev/zero of=/dev/null bs="$need" count=1; } 2>/dev/null
  exit 137
fi
available=$(awk '$1 == "MemAvailable:" { print $2 * 1024 }' /proc/meminfo)
if ((available < need)); then exit 137; fi

say INFO o.e.n.Node "JVM arguments [-Xms1g, -Xmx1g, -XX:+AlwaysPreTouch, ${ES_JAVA_OPTS// /, }]"
say INFO o.e.n.Node 'version[7.6.2], pid[1]'
sleep 2
type=${settings[discovery.type]:-zen}
case $type in
  single-node) ;;
  zen)
    problems=()
    maps=$(cat /proc/sys/vm/max_map_count)
    if ((maps < 262144)); then
      problems+=("max virtual memory areas vm.max_map_count [$maps] is too low, increase to at least [262144]")
    fi
    if [[ -z ${settings[discovery.seed_hosts]}${settings[discovery.seed_providers]}${settings[cluster.initial_master_nodes]} ]]; then
      problems+=('the default discovery settings are unsuitable for production use; at least one of [discovery.seed_hosts, discovery.seed_providers, cluster.initial_master_nodes] must be configured')
    fi
    if ((${#problems[@]})); then
      echo "ERROR: [${#problems[@]}] bootstrap checks failed" >&2
      for index in "${!problems[@]}"; do echo "[$((index + 1))]: ${problems[index]}" >&2; done
      say INFO o.e.n.Node 'stopping ...'
      exit 78
    fi
    ;;
  *) fail 1 "java.lang.IllegalArgumentException: Unknown discovery type [$type]" ;;
esac
say INFO o.e.h.AbstractHttpServerTransport 'publish_address {0.0.0.0:9200}, bound_addresses {0.0.0.0:9200}'
say INFO o.e.n.Node started
exec nginx -g 'daemon off;'
