#!/bin/bash
# Whose Words on a bare Debian 12, from nothing to a running site: docs/deployment.md, step by step.
# Each step below stands on that page word for word; it can be run again, and changes nothing then.
set -Eeuo pipefail

usage() {
    cat <<'USAGE'
Usage: install.sh --url URL --wheel FILE [--certificate FILE --certificate-key FILE] [more]

  --url URL              the address that browsers use: https://words.school.example, or with a
                         path https://school.example/kit
  --wheel FILE           the kit: whose_words-VERSION-py3-none-any.whl, from `make wheel`
  --certificate FILE     the certificate for the host name, with its chain
  --certificate-key FILE its key
                         (neither: where none is there yet, one is made that browsers warn of)
  --pgbouncer            put PgBouncer between kit and PostgreSQL
  --prometheus           have a Prometheus on this computer ask for figures
  --wheels FOLDER        install from the wheels in this folder, with no internet for pip
  --no-services          start and stop nothing: for the root of a container
  --dry-run              print what would be done, and do nothing
USAGE
}

stop() {
    printf 'install.sh: %s\n' "$*" >&2
    exit 2
}

URL='' WHEEL='' CERTIFICATE='' CERTIFICATE_KEY='' WHEELS=''
DRY_RUN=no SERVICES=yes PGBOUNCER=no PROMETHEUS=no
while [ $# -gt 0 ]; do
    case "$1" in
        --url | --wheel | --certificate | --certificate-key | --wheels)
            [ $# -ge 2 ] || stop "$1 wants a value behind it."
            ;;&
        --url) URL=$2 && shift 2 ;;
        --wheel) WHEEL=$2 && shift 2 ;;
        --certificate) CERTIFICATE=$2 && shift 2 ;;
        --certificate-key) CERTIFICATE_KEY=$2 && shift 2 ;;
        --wheels) WHEELS=$2 && shift 2 ;;
        --pgbouncer) PGBOUNCER=yes && shift ;;
        --prometheus) PROMETHEUS=yes && shift ;;
        --no-services) SERVICES=no && shift ;;
        --dry-run) DRY_RUN=yes && shift ;;
        --help) usage && exit 0 ;;
        *) usage >&2 && stop "$1 is none of these options." ;;
    esac
done

[[ "$URL" =~ ^https://([a-z0-9][a-z0-9.-]*[a-z0-9])((/[A-Za-z0-9_-][A-Za-z0-9._~-]*)*)/?$ ]] ||
    stop "--url is '$URL'. Allowed: https://, a host name in small letters, perhaps a path, as https://words.school.example or https://school.example/kit."
HOST=${BASH_REMATCH[1]}
URL=https://$HOST${BASH_REMATCH[2]}
#: With a slash at its end, as nginx wants it.
URL_PATH=${BASH_REMATCH[2]}/
[[ "$(basename "$WHEEL")" =~ ^whose_words-[0-9.]+-py3-none-any\.whl$ ]] ||
    stop "--wheel is '$WHEEL'. Allowed: the file whose_words-VERSION-py3-none-any.whl, as \`make wheel\` names it."
DEPLOY=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
REQUIREMENTS=$DEPLOY/../requirements/server.txt
PIP_OPTIONS=${WHEELS:+--no-index --find-links $WHEELS}
if [ "$DRY_RUN" = no ]; then
    [ "$(id -u)" = 0 ] || stop "this changes the system, so it wants to be root: sudo $0 …"
    for file in "$WHEEL" "$REQUIREMENTS" ${CERTIFICATE:+"$CERTIFICATE"} ${CERTIFICATE_KEY:+"$CERTIFICATE_KEY"}; do
        [ -r "$file" ] || stop "there is no file $file that can be read."
    done
fi

# shellcheck source=deploy/steps.sh
. "$DEPLOY/steps.sh"

if [ "$DRY_RUN" = yes ]; then
    printf 'HOST=%q\nURL=%q\nURL_PATH=%q\nWHEEL=%q\nDEPLOY=%q\nREQUIREMENTS=%q\nPIP_OPTIONS=%q\nCERTIFICATE=%q\nCERTIFICATE_KEY=%q\n' \
        "$HOST" "$URL" "$URL_PATH" "$WHEEL" "$DEPLOY" "$REQUIREMENTS" "$PIP_OPTIONS" "$CERTIFICATE" "$CERTIFICATE_KEY"
fi

step "Programs of Debian" <<'STEP'
apt-get update -q
DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
    ca-certificates curl nginx openssl postgresql python3-venv
STEP

step "A user and folders" <<'STEP'
id whose-words >/dev/null 2>&1 ||
    useradd --system --home-dir /var/lib/whose-words --shell /usr/sbin/nologin whose-words
install -d -m 0755 /opt/whose-words /opt/whose-words/versions
install -d -m 0700 -o whose-words -g whose-words /var/lib/whose-words /var/backups/whose-words
install -d -m 0700 /etc/whose-words
install -m 0755 "$DEPLOY/whose-words" /usr/local/sbin/whose-words
STEP

step "The kit, in a folder named for its version" <<'STEP'
VERSION=$(basename "$WHEEL" | cut -d - -f 2)
if [ ! -x "/opt/whose-words/versions/$VERSION/bin/kit" ]; then
    python3 -m venv --clear "/opt/whose-words/versions/$VERSION"
    "/opt/whose-words/versions/$VERSION/bin/pip" install -q $PIP_OPTIONS --require-hashes -r "$REQUIREMENTS"
    "/opt/whose-words/versions/$VERSION/bin/pip" install -q --no-deps --no-index "$WHEEL"
fi
for NAME in current on-8001; do
    [ -e "/opt/whose-words/$NAME" ] || ln -s "versions/$VERSION" "/opt/whose-words/$NAME"
done
STEP

step "Settings, with a key and passwords made by chance, once" <<'STEP'
if [ ! -e /etc/whose-words/kit.env ]; then
    (
        umask 077
        PASSWORD=$(openssl rand -hex 24) SECRET=$(openssl rand -hex 32) TOKEN=$(openssl rand -hex 32)
        printf '%s' "$TOKEN" >/etc/whose-words/metrics-token
        sed "s/__PASSWORD__/$PASSWORD/" "$DEPLOY/direct.env" >/etc/whose-words/direct.env
        sed "s|__URL__|$URL|; s/__PASSWORD__/$PASSWORD/; s/__SECRET__/$SECRET/; s/__TOKEN__/$TOKEN/" \
            "$DEPLOY/kit.env" >/etc/whose-words/kit.env
    )
fi
if ! grep -qx "KIT_PUBLIC_URL=$URL" /etc/whose-words/kit.env; then
    sed -i "s|^KIT_PUBLIC_URL=.*|KIT_PUBLIC_URL=$URL|" /etc/whose-words/kit.env
    touch /run/whose-words-changed
fi
PASSWORD=$(sed -n 's|^KIT_DATABASE_URL=postgresql://whose_words:\([0-9a-f]*\)@.*|\1|p' /etc/whose-words/direct.env)
STEP

step "The database" <<'STEP'
pg_isready -q || pg_ctlcluster 15 main start
runuser -u postgres -- psql -tAc "SELECT 1 FROM pg_roles WHERE rolname = 'whose_words'" | grep -q 1 ||
    runuser -u postgres -- createuser whose_words
echo "ALTER ROLE whose_words PASSWORD '$PASSWORD'" | runuser -u postgres -- psql -q
runuser -u postgres -- psql -tAc "SELECT 1 FROM pg_database WHERE datname = 'whose_words'" | grep -q 1 ||
    runuser -u postgres -- createdb --owner whose_words --template template0 --encoding UTF8 --locale C.UTF-8 whose_words
whose-words migrate
STEP

if [ "$PGBOUNCER" = yes ]; then
    step "PgBouncer between them" <<'STEP'
DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends pgbouncer
install -m 0640 -o postgres -g postgres "$DEPLOY/pgbouncer.ini" /etc/pgbouncer/pgbouncer.ini
echo "\"whose_words\" \"$PASSWORD\"" | install -m 0640 -o postgres -g postgres /dev/stdin /etc/pgbouncer/userlist.txt
if grep -q @127.0.0.1:5432/ /etc/whose-words/kit.env; then
    sed -i 's|@127.0.0.1:5432/|@127.0.0.1:6432/|' /etc/whose-words/kit.env
    touch /run/whose-words-changed
fi
STEP
fi

step "The certificate" <<'STEP'
if [ -n "$CERTIFICATE" ]; then
    install -m 0644 "$CERTIFICATE" /etc/whose-words/tls.crt
    install -m 0600 "$CERTIFICATE_KEY" /etc/whose-words/tls.key
elif [ ! -e /etc/whose-words/tls.key ]; then
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 90 -subj "/CN=$HOST" \
        -addext "subjectAltName=DNS:$HOST" -out /etc/whose-words/tls.crt -keyout /etc/whose-words/tls.key
    echo "Made a certificate that every browser warns of: have one made for $HOST, and run this again."
fi
STEP

step "nginx" <<'STEP'
install -d -m 0755 /etc/nginx/whose-words
[ -e /etc/nginx/conf.d/whose-words-upstream.conf ] ||
    install -m 0644 "$DEPLOY/nginx-upstream.conf" /etc/nginx/conf.d/whose-words-upstream.conf
sed "s|__PATH__|$URL_PATH|" "$DEPLOY/nginx-locations.conf" >/etc/nginx/whose-words/locations.conf
sed "s|__HOST__|$HOST|" "$DEPLOY/nginx-site.conf" >/etc/nginx/sites-available/whose-words
ln -sf ../sites-available/whose-words /etc/nginx/sites-enabled/whose-words
rm -f /etc/nginx/sites-enabled/default
nginx -t -q
STEP

step "Units" <<'STEP'
install -m 0644 "$DEPLOY/whose-words@.service" "$DEPLOY/whose-words-backup.service" \
    "$DEPLOY/whose-words-backup.timer" /etc/systemd/system/
install -d -m 0755 /etc/systemd/journald.conf.d
install -m 0644 "$DEPLOY/journald.conf" /etc/systemd/journald.conf.d/whose-words.conf
STEP

if [ "$PROMETHEUS" = yes ]; then
    step "Figures" <<'STEP'
DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends prometheus
install -m 0640 -o root -g prometheus /etc/whose-words/metrics-token /etc/prometheus/whose-words-token
install -m 0644 "$DEPLOY/../docs/watching/alerts.yml" /etc/prometheus/whose-words-alerts.yml
sed "s|__PATH__|$URL_PATH|; s|__HOST__|$HOST|" "$DEPLOY/prometheus.yml" >/etc/prometheus/prometheus.yml
grep -q " $HOST\$" /etc/hosts || echo "127.0.0.1 $HOST" >>/etc/hosts
promtool check config /etc/prometheus/prometheus.yml
STEP
fi

if [ "$SERVICES" = yes ]; then
    step "Start" <<'STEP'
systemctl daemon-reload
systemctl restart systemd-journald
if systemctl cat pgbouncer >/dev/null 2>&1; then systemctl restart pgbouncer; fi
systemctl is-active -q 'whose-words@*' || systemctl enable -q --now whose-words@8001
if [ -e /run/whose-words-changed ]; then systemctl restart 'whose-words@*' && rm /run/whose-words-changed; fi
systemctl enable -q --now whose-words-backup.timer
systemctl reload-or-restart nginx
if systemctl cat prometheus >/dev/null 2>&1; then systemctl restart prometheus; fi
STEP

    step "Look" <<'STEP'
for _ in $(seq 60); do
    curl -sk --resolve "$HOST:443:127.0.0.1" "$URL/-/ready" | grep -q ready && break
    sleep 1
done
curl -sk --resolve "$HOST:443:127.0.0.1" "$URL/-/ready"
journalctl -q -b -u 'whose-words@*' | grep -o 'https://[^ ]*/set-up/[^ ]*' | tail -n 1
STEP
fi
