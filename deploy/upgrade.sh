#!/bin/bash
# A newer kit beside the one that serves, and then in its place: docs/deployment.md, step by step.
# A class goes on meanwhile: no answer is lost, and no page is away.
set -Eeuo pipefail

stop() {
    printf 'upgrade.sh: %s\n' "$*" >&2
    exit 2
}

WHEEL='' WHEELS='' DRY_RUN=no
while [ $# -gt 0 ]; do
    case "$1" in
        --wheel) WHEEL=${2-} && shift $(($# > 1 ? 2 : 1)) ;;
        --wheels) WHEELS=${2-} && shift $(($# > 1 ? 2 : 1)) ;;
        --dry-run) DRY_RUN=yes && shift ;;
        *) stop "Usage: upgrade.sh --wheel FILE [--wheels FOLDER] [--dry-run], as with install.sh." ;;
    esac
done
[[ "$(basename "$WHEEL")" =~ ^whose_words-[0-9.]+-py3-none-any\.whl$ ]] ||
    stop "--wheel is '$WHEEL'. Allowed: the file whose_words-VERSION-py3-none-any.whl, as \`make wheel\` names it."
DEPLOY=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
REQUIREMENTS=$DEPLOY/../requirements/server.txt
PIP_OPTIONS=${WHEELS:+--no-index --find-links $WHEELS}
UPSTREAM=/etc/nginx/conf.d/whose-words-upstream.conf
if [ "$DRY_RUN" = yes ]; then
    printf 'WHEEL=%q\nDEPLOY=%q\nREQUIREMENTS=%q\nPIP_OPTIONS=%q\nUPSTREAM=%q\n' \
        "$WHEEL" "$DEPLOY" "$REQUIREMENTS" "$PIP_OPTIONS" "$UPSTREAM"
else
    [ "$(id -u)" = 0 ] || stop "this changes the system, so it wants to be root: sudo $0 …"
    [ -r "$WHEEL" ] || stop "there is no file $WHEEL that can be read."
    [ -r "$UPSTREAM" ] || stop "there is no $UPSTREAM: install.sh has made no site here."
fi
# shellcheck source=deploy/steps.sh
. "$DEPLOY/steps.sh"

step "The newer kit, in a folder of its own" <<'STEP'
VERSION=$(basename "$WHEEL" | cut -d - -f 2)
if [ ! -x "/opt/whose-words/versions/$VERSION/bin/kit" ]; then
    python3 -m venv --clear "/opt/whose-words/versions/$VERSION"
    "/opt/whose-words/versions/$VERSION/bin/pip" install -q $PIP_OPTIONS --require-hashes -r "$REQUIREMENTS"
    "/opt/whose-words/versions/$VERSION/bin/pip" install -q --no-deps --no-index "$WHEEL"
fi
STEP

step "Command and units as they are now" <<'STEP'
install -m 0755 "$DEPLOY/whose-words" /usr/local/sbin/whose-words
install -m 0644 "$DEPLOY/whose-words@.service" "$DEPLOY/whose-words-backup.service" \
    "$DEPLOY/whose-words-backup.timer" /etc/systemd/system/
systemctl daemon-reload
STEP

step "Which port serves, and which is free" <<'STEP'
OLD=$(sed -n 's/.*127\.0\.0\.1:\(800[12]\);.*/\1/p' "$UPSTREAM")
NEW=$((16003 - OLD))
echo "The kit on port $OLD serves; the newer one gets port $NEW."
STEP

step "A backup, and the schema: the kit that serves goes on" <<'STEP'
systemctl start whose-words-backup.service
WHOSE_WORDS_PROGRAM="/opt/whose-words/versions/$VERSION/bin/kit" whose-words migrate
STEP

step "The newer kit starts, and is waited for" <<'STEP'
ln -sfn "versions/$VERSION" "/opt/whose-words/on-$NEW"
systemctl restart "whose-words@$NEW"
for _ in $(seq 90); do
    curl -fs "http://127.0.0.1:$NEW/-/ready" && break
    sleep 1
done
curl -fs "http://127.0.0.1:$NEW/-/ready" >/dev/null || (systemctl stop "whose-words@$NEW" && false)
STEP

step "nginx asks the newer one; what the older one has begun it finishes" <<'STEP'
sed -i "s/127\.0\.0\.1:$OLD;/127.0.0.1:$NEW;/" "$UPSTREAM"
nginx -t -q
systemctl reload nginx
systemctl enable -q "whose-words@$NEW"
ln -sfn "versions/$VERSION" /opt/whose-words/current
sleep 15
systemctl disable -q --now "whose-words@$OLD"
STEP
