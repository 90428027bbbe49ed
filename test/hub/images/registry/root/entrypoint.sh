#!/bin/sh
set -e

# A configuration file alone means: serve with it.
case "$1" in
  *.yml | *.yaml) set -- serve "$@" ;;
esac

case "$1" in
  serve | garbage-collect | help | -*) set -- registry "$@" ;;
esac

exec "$@"
