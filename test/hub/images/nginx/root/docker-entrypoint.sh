#!/bin/sh
set -e

for script in /docker-entrypoint.d/*.sh; do
  [ -x "$script" ] && "$script"
done

exec "$@"
