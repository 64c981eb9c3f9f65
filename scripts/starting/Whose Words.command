#!/bin/sh
# Start Whose Words by a double click, on macOS and Linux. The first time it makes an environment
# beside this file, for which it needs Python and the internet; after that neither is asked.
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 1

# In a window that stays, for what is said here: files clicked on get none on Linux.
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

end() { # the status, then what to say
  status=$1
  shift
  [ $# -eq 0 ] || printf '\nWhose Words: %s\n' "$*" >&2
  if [ -t 0 ]; then
    printf '\nPress Enter to close this window. '
    read -r _ || true
  fi
  exit "$status"
}

python_of_this_computer() {
  for name in python3.14 python3.13 python3.12 python3.11 python3; do
    if command -v "$name" >/dev/null 2>&1 &&
      "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      printf '%s' "$name"
      return
    fi
  done
  return 1
}

wheel=
for wheel in "$here"/whose_words-*.whl; do :; done
[ -f "$wheel" ] || end 1 "The file whose_words-….whl is not beside this one. Unpack the whole zip into one folder, and start from there."
[ -f "$here/tested.txt" ] || end 1 "The file tested.txt is not beside this one. Unpack the whole zip into one folder, and start from there."

environment=$here/environment
stamp=$environment/made-from
if [ "$(cat "$stamp" 2>/dev/null)" != "${wheel##*/}" ]; then
  python=$(python_of_this_computer) || end 1 "Python 3.11 or newer is needed, and was not found. Install it from https://www.python.org/downloads/, then start again."
  printf 'Making the environment, once for this version. It takes a minute, and the internet ...\n'
  "$python" -m venv --clear "$environment" || end 1 "The environment could not be made in $environment (see above). On Debian or Ubuntu: apt install python3-venv. Else unpack the zip where you may write."
  new=$environment/bin/python
  # Compiled is what is used, when it is used: of all of it that takes 57 MB.
  "$new" -m pip --disable-pip-version-check -q install --no-compile --require-hashes -r "$here/tested.txt" &&
    "$new" -m pip --disable-pip-version-check -q install --no-compile --no-deps "$wheel" ||
    end 1 "Installing failed (see above). It needs the internet this once; behind a proxy set HTTPS_PROXY. Start again to try once more."
  # An update makes the environment anew, so nothing installs into this one.
  "$new" -m pip --disable-pip-version-check -q uninstall -y setuptools pip
  "$new" "$here/slim.py" "$("$new" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')"
  printf '%s' "${wheel##*/}" >"$stamp"
fi

"$environment/bin/python" -P -m kit serve --open "$@" || end $?
