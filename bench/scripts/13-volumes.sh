#!/usr/bin/env bash
# Lab 13 as a careful teacher would check it with the docker CLI.
set -uo pipefail
fail() { echo "FAIL: $1"; exit 1; }

docker volume inspect my-vol >/dev/null 2>&1 || fail 'no volume my-vol'
format='{{.Name}} {{.State.Status}} {{.Image}} {{range .Mounts}}{{if eq .Destination "/etc/nginx"}}{{.Type}} {{.Name}}{{end}}{{end}}'
{
  read -r _ status2 image2 type2 volume2
  read -r _ status3 image3 type3 volume3
} < <(docker container inspect --format "$format" nginx02 nginx03 2>/dev/null)
nginx=$(docker image inspect --format '{{.Id}}' nginx 2>/dev/null)
[ "${status2:-}" = running ] && [ "$image2" = "$nginx" ] || fail 'nginx02 does not run nginx'
[ "${status3:-}" = running ] && [ "$image3" = "$nginx" ] || fail 'nginx03 does not run nginx'
[ "${type2:-}" = volume ] && [ "${volume2:-}" = my-vol ] || fail 'my-vol is not mounted at /etc/nginx of nginx02'
[ "${type3:-}" = volume ] && [[ "${volume3:-}" =~ ^[0-9a-f]{64}$ ]] || fail 'nginx03 has no anonymous volume at /etc/nginx'
echo PASS
