#!/usr/bin/env bash
# Lab 14 as a careful teacher would check it with the docker CLI.
set -uo pipefail
fail() { echo "FAIL: $1"; exit 1; }

format='{{.Image}} {{range .Mounts}}{{if eq .Destination "/volume01"}}{{.Type}}:{{.Name}}:{{.Source}}{{end}}{{end}} {{range .Mounts}}{{if eq .Destination "/volume02"}}{{.Type}}:{{.Name}}:{{.Source}}{{end}}{{end}}'
mapfile -t rows < <(docker container inspect --format "$format" docker01 docker02 docker03 2>/dev/null)
[ "${#rows[@]}" = 3 ] || fail 'docker01, docker02 or docker03 is missing'
read -r image first second <<<"${rows[0]}"
[ "$image" = "$(docker image inspect --format '{{.Id}}' centos 2>/dev/null)" ] || fail 'docker01 is not from centos'
[[ "$first" == volume:* && "$second" == volume:* ]] || fail 'docker01 has no volumes at /volume01 and /volume02'
[ "${rows[1]#* }" = "$first $second" ] && [ "${rows[2]#* }" = "$first $second" ] || fail 'the volumes are not shared'
for name in docker01 docker02 docker03; do
  docker container cp "$name:/volume01/456.txt" - 2>/dev/null | tar -t 2>/dev/null | grep -qx 456.txt \
    || fail "no 456.txt in $name"
done
echo PASS
