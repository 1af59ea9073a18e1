#!/usr/bin/env bash
# Takes the options of the official image's check. The port opens only once the server answers,
# because the first set-up runs without it; the greeting names the server.
set -euo pipefail
exec 3<>/dev/tcp/127.0.0.1/3306
head -c 32 <&3 | grep -qa MariaDB
