#!/usr/bin/env bash
# Renews docker/classes.lst.gz, the list of classes that a server loads until it has answered. The
# image keeps them parsed and verified, a third of the work of a start. A class that is gone is
# skipped, a new one is loaded as usual: renew the list after larger changes of dependencies.
#
#   mvn -DskipTests package
#   SPRING_DATASOURCE_URL=… SPRING_DATASOURCE_USERNAME=… SPRING_DATASOURCE_PASSWORD=… docker/classes.sh
#
# Needs a Java 17, curl, and a database that Écluse has already been started on.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
server=
trap '[[ $server ]] && kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
export SERVER_PORT=${SERVER_PORT:-18080}

java -Djarmode=tools -jar target/ecluse.jar extract --destination "$work/ecluse"
java -XX:DumpLoadedClassList="$work/loaded" -jar "$work/ecluse/ecluse.jar" &
server=$!
until curl -sf "http://localhost:$SERVER_PORT/actuator/health/readiness" >/dev/null; do
  kill -0 "$server"
  sleep 1
done
for page in / /api/openapi.json /api/v1/procedures; do
  curl -s -o /dev/null "http://localhost:$SERVER_PORT$page"
done
kill "$server"
wait "$server" || true
server=

# Made at run time under another name each time.
grep -v -E 'Proxy|\$\$|LambdaForm' "$work/loaded" | gzip -9 -n >docker/classes.lst.gz
