#!/bin/bash
# Serves what is in webapps/ on port 8080, and writes to logs/catalina.out.
# Usage: catalina.sh run (in the foreground) | start (in the background)

home=$(cd "$(dirname "$0")/.." && pwd)
log=$home/logs/catalina.out
port=8080

say() {
  echo "$(date '+%d-%b-%Y %H:%M:%S') INFO $*"
}

# A Tomcat would need Java. Any small web server that is here does the same for us.
serve() {
  cd "$home/webapps" || exit 1
  say "Server startup of tomcat-mini on port $port"
  if command -v busybox >/dev/null; then exec busybox httpd -f -p $port -h .; fi
  for python in python3 /usr/libexec/platform-python; do
    if command -v $python >/dev/null; then exec $python -u -m http.server $port; fi
  done
  for python in python2 python; do
    if command -v $python >/dev/null; then exec $python -u -m SimpleHTTPServer $port; fi
  done
  say "There is no busybox and no Python here to serve with"
  exit 1
}

mkdir -p "$home/logs" || exit 1
case $1 in
  run)
    serve > >(tee -a "$log") 2>&1 &
    trap 'kill $! 2>/dev/null' TERM INT
    wait $!
    code=$?
    say "Server stopped" | tee -a "$log"
    exit $code
    ;;
  start)
    serve >>"$log" 2>&1 &
    echo "Tomcat started."
    ;;
  *)
    echo "Usage: catalina.sh run | start"
    exit 1
    ;;
esac
