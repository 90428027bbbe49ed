#!/bin/bash
# Prepares an empty data directory, as the environment asks for it, and starts the server.
set -eo pipefail
shopt -s nullglob

say() { printf '%s+00:00 [%s] [Entrypoint]: %s\n' "$(date -u +'%F %T')" "$1" "$2"; }
stop() {
  say ERROR "$1" >&2
  exit 1
}

# The value of a variable, or what is in the file that NAME_FILE names.
setting() {
  local file="${1}_FILE"
  if [ -n "${!1}" ] && [ -n "${!file}" ]; then stop "Both $1 and $file are set (but are exclusive)"; fi
  if [ -n "${!file}" ]; then printf -v "$1" '%s' "$(<"${!file}")"; fi
  unset "$file"
}

# A value between quotes, for SQL.
quoted() {
  local value=${1//\\/\\\\}
  printf "'%s'" "${value//\'/\\\'}"
}

sql() { MYSQL_PWD=$password mysql --no-defaults --socket="$socket" --user=root "$@"; }

initialise() {
  say Note 'Initializing database files'
  mariadb-install-db --datadir="$data" --user=mysql --skip-test-db --skip-name-resolve \
    --auth-root-authentication-method=normal >/dev/null
  say Note 'Database files initialized'

  say Note 'Starting temporary server'
  local socket=/run/mysqld/mysqld.sock password=''
  mysqld "$@" --skip-networking --socket="$socket" &
  local server=$! tries=0
  until sql -e 'SELECT 1' >/dev/null 2>&1; do
    if [ $((tries += 1)) -gt 120 ] || ! kill -0 "$server" 2>/dev/null; then stop 'Unable to start server.'; fi
    sleep 0.25
  done
  say Note 'Temporary server started.'

  if [ -n "$MYSQL_RANDOM_ROOT_PASSWORD" ]; then
    MYSQL_ROOT_PASSWORD=$(head -c 24 /dev/urandom | base64)
    say Note "GENERATED ROOT PASSWORD: $MYSQL_ROOT_PASSWORD"
  fi
  local host=${MYSQL_ROOT_HOST:-%} secret
  secret=$(quoted "$MYSQL_ROOT_PASSWORD")
  sql <<SQL
    DELETE FROM mysql.global_priv WHERE User = '' OR (User = 'root' AND Host <> 'localhost');
    FLUSH PRIVILEGES;
    CREATE USER IF NOT EXISTS root@'$host' IDENTIFIED BY $secret;
    GRANT ALL ON *.* TO root@'$host' WITH GRANT OPTION;
    ALTER USER root@localhost IDENTIFIED BY $secret;
SQL
  password=$MYSQL_ROOT_PASSWORD
  if [ -n "$MYSQL_DATABASE" ]; then
    say Note "Creating database $MYSQL_DATABASE"
    sql -e "CREATE DATABASE IF NOT EXISTS \`$MYSQL_DATABASE\`"
  fi
  if [ -n "$MYSQL_USER" ] && [ -n "$MYSQL_PASSWORD" ]; then
    say Note "Creating user $MYSQL_USER"
    sql -e "CREATE USER $(quoted "$MYSQL_USER")@'%' IDENTIFIED BY $(quoted "$MYSQL_PASSWORD")"
    if [ -n "$MYSQL_DATABASE" ]; then
      sql -e "GRANT ALL ON \`${MYSQL_DATABASE//_/\\_}\`.* TO $(quoted "$MYSQL_USER")@'%'"
    fi
  fi
  local file
  for file in /docker-entrypoint-initdb.d/*; do
    case "$file" in
      *.sh) say Note "running $file" && bash "$file" ;;
      *.sql) say Note "running $file" && sql ${MYSQL_DATABASE:+--database="$MYSQL_DATABASE"} <"$file" ;;
      *) say Warn "ignoring $file" ;;
    esac
  done

  say Note 'Stopping temporary server'
  kill "$server"
  wait "$server"
  say Note 'Temporary server stopped'
  say Note 'MySQL init process done. Ready for start up.'
}

if [ "${1:0:1}" = - ]; then set -- mysqld "$@"; fi
if [ "$1" != mysqld ]; then exec "$@"; fi

say Note 'Entrypoint script for MySQL Server started.'
if ! settings=$(mysqld "${@:2}" --verbose --help 2>/tmp/problem); then
  say ERROR 'mysqld failed while attempting to check config' >&2
  cat /tmp/problem >&2
  exit 1
fi
data=$(awk '$1 == "datadir" { print $2; exit }' <<<"$settings")
mkdir -p "$data" /run/mysqld
chown -R mysql:mysql "$data" /run/mysqld

if [ ! -d "$data/mysql" ]; then
  for name in MYSQL_ROOT_PASSWORD MYSQL_ROOT_HOST MYSQL_DATABASE MYSQL_USER MYSQL_PASSWORD; do setting "$name"; done
  if [ -z "$MYSQL_ROOT_PASSWORD$MYSQL_ALLOW_EMPTY_PASSWORD$MYSQL_RANDOM_ROOT_PASSWORD" ]; then
    stop "Database is uninitialized and password option is not specified
    You need to specify one of the following as an environment variable:
    - MYSQL_ROOT_PASSWORD
    - MYSQL_ALLOW_EMPTY_PASSWORD
    - MYSQL_RANDOM_ROOT_PASSWORD"
  fi
  if [ -n "$(ls "$data")" ]; then
    stop "--initialize specified but the data directory has files in it. Aborting."
  fi
  initialise "${@:2}"
fi

exec "$@"
