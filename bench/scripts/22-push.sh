#!/usr/bin/env bash
# Lab 22 as a careful teacher would check it with the docker CLI and curl.
set -uo pipefail
fail() { echo "FAIL: $1"; exit 1; }

mapfile -t ids < <(docker image inspect --format '{{.Id}}' centos localhost:5000/student/centos:0.0.1 2>/dev/null)
[ "${#ids[@]}" = 2 ] || fail 'centos, or its tag for the registry, is missing'
[ "${ids[0]}" = "${ids[1]}" ] || fail 'the tag names another image'
curl --silent --fail --max-time 10 --output /dev/null http://localhost:5000/v2/ || fail 'no registry on 5000'
manifest=$(curl --silent --fail --max-time 10 \
  --header 'Accept: application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json' \
  http://localhost:5000/v2/student/centos/manifests/0.0.1) || fail 'the registry does not hold it'
[[ "$manifest" == *"\"${ids[0]}\""* ]] || fail 'the registry holds another image'
echo PASS
