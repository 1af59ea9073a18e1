#!/usr/bin/env bash
# Prepares an empty data folder as the official image does, then becomes the server. Settings:
# MARIADB_DATABASE, MARIADB_USER, MARIADB_PASSWORD, MARIADB_ROOT_PASSWORD,
# MARIADB_RANDOM_ROOT_PASSWORD, MARIADB_ALLOW_EMPTY_ROOT_PASSWORD; each also with MYSQL_ in front,
# and each from the file that the same name with _FILE points to.
set -euo pipefail

datadir=/var/lib/mysql

if [[ ${1:-} == -* ]]; then
  set -- mariadbd "$@"
fi
if [[ ${1:-} == mariadbd && $(id -u) == 0 ]]; then
  chown -R mysql:mysql "$datadir"
  exec setpriv --reuid=mysql --regid=mysql --clear-groups "$0" "$@"
fi

setting() {
  local name file
  for name in "MARIADB_$1" "MYSQL_$1"; do
    file=${name}_FILE
    if [[ -n ${!file:-} ]]; then
      cat "${!file}"
      return
    elif [[ -n ${!name:-} ]]; then
      printf %s "${!name}"
      return
    fi
  done
}

quoted() {
  local text=${1//\\/\\\\}
  printf "'%s'" "${text//\'/\'\'}"
}

first_statements() {
  local database user password root
  database=$(setting DATABASE) user=$(setting USER)
  password=$(setting PASSWORD) root=$(setting ROOT_PASSWORD)
  if [[ -z $root && -n $(setting RANDOM_ROOT_PASSWORD) ]]; then
    root=$(head -c 24 /dev/urandom | base64)
    echo "GENERATED ROOT PASSWORD: $root" >&2
  fi
  if [[ -z $root && -z $(setting ALLOW_EMPTY_ROOT_PASSWORD)$(setting ALLOW_EMPTY_PASSWORD) ]]; then
    echo "entrypoint: set MARIADB_ROOT_PASSWORD, MARIADB_RANDOM_ROOT_PASSWORD or" \
      "MARIADB_ALLOW_EMPTY_ROOT_PASSWORD" >&2
    exit 1
  fi
  echo "FLUSH PRIVILEGES;"
  echo "ALTER USER root@localhost IDENTIFIED BY $(quoted "$root");"
  echo "CREATE USER root@'%' IDENTIFIED BY $(quoted "$root");"
  echo "GRANT ALL ON *.* TO root@'%' WITH GRANT OPTION;"
  [[ -z $database ]] || echo "CREATE DATABASE \`$database\`;"
  if [[ -n $user && -n $password && $user != root ]]; then
    echo "CREATE USER $(quoted "$user")@'%' IDENTIFIED BY $(quoted "$password");"
    [[ -z $database ]] || echo "GRANT ALL ON \`${database//_/\\_}\`.* TO $(quoted "$user")@'%';"
  fi
}

# A folder that was not finished carries no mark and is laid anew.
if [[ ${1:-} == mariadbd && ! -e $datadir/.prepared ]]; then
  find "$datadir" -mindepth 1 -delete
  statements=$(mktemp)
  first_statements >"$statements"
  # Options of the caller count here too: the database takes its character set from them.
  mariadb-install-db --defaults-file=/etc/mysql/my.cnf --basedir=/opt/mariadb --datadir="$datadir" \
    --auth-root-authentication-method=normal --skip-test-db --extra-file="$statements" "${@:2}" >&2
  rm "$statements"
  touch "$datadir/.prepared"
fi

exec "$@"
