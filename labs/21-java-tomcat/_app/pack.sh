#!/bin/bash
# Packs tomcat-mini as start/app.tar.gz: the same bytes whenever and wherever it runs (GNU tar, gzip).

cd "$(dirname "$0")" || exit 1
tar --create --format=ustar --sort=name --mtime='2024-01-01 00:00Z' --owner=0 --group=0 --numeric-owner \
  --mode='u+rw,go+r-w' --exclude=.keep tomcat-mini | gzip -9n >../start/app.tar.gz
