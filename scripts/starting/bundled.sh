#!/bin/sh
# Start Whose Words by a double click; this folder brings all that it needs.
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 1

# In a window that stays, for what is said here: files clicked on get none.
if ! [ -t 1 ] && [ -z "${WHOSE_WORDS_WINDOW:-}" ]; then
  for terminal in x-terminal-emulator gnome-terminal konsole xfce4-terminal xterm; do
    command -v "$terminal" >/dev/null 2>&1 || continue
    export WHOSE_WORDS_WINDOW=1
    case $terminal in
      gnome-terminal) exec gnome-terminal -- "$0" "$@" ;;
      *) exec "$terminal" -e "$0" "$@" ;;
    esac
  done
fi

"$here/kit" serve --open "$@"
status=$?
if [ "$status" -ne 0 ] && [ -t 0 ]; then
  printf '\nPress Enter to close this window. '
  read -r _ || true
fi
exit "$status"
