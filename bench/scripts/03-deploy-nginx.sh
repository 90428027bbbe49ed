#!/usr/bin/env bash
# Lab 3 as a careful teacher would check it with the docker CLI and curl.
set -uo pipefail
fail() { echo "FAIL: $1"; exit 1; }

read -r status image ports < <(docker container inspect --format \
  '{{.State.Status}} {{.Image}} {{json .NetworkSettings.Ports}}' nginx01 2>/dev/null) || fail 'no container nginx01'
[ "$status" = running ] || fail "nginx01 is $status"
[ "$image" = "$(docker image inspect --format '{{.Id}}' nginx 2>/dev/null)" ] || fail 'nginx01 does not run nginx'
[[ "$ports" == *'"80/tcp":[{'*'"HostPort":"8080"'* ]] || fail 'port 80 is not published on 8080'
headers=$(curl --silent --show-error --max-time 10 --output /dev/null --dump-header - http://localhost:8080/) \
  || fail 'no answer on 8080'
[[ "$headers" == *' 200 '* && "${headers,,}" == *'server: nginx'* ]] || fail 'not nginx on 8080'
echo PASS
