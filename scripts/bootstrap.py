"""Make the local environment: `python scripts/bootstrap.py run` (or dev). Standard library only.

What is missing is named with its remedy. A stamp in the environment says what it was made from,
so that nothing is installed twice; on Windows run this with `py` in place of make.
"""

import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LEAST = (3, 11)


def stop(message: str) -> None:
    """Say what is missing and how to get it, and end."""
    sys.exit(f"whose-words: {message}")


def python() -> Path:
    """The environment's interpreter."""
    windows = VENV / "Scripts" / "python.exe"
    return windows if windows.exists() or sys.platform == "win32" else VENV / "bin" / "python"


def make_environment() -> None:
    """A virtual environment with pip."""
    if python().exists():
        return
    try:
        import ensurepip  # noqa: F401, PLC0415 - only asked whether it is there
        import venv  # noqa: PLC0415 - not on every platform
    except ImportError:
        stop(
            "Python's venv is missing. On Debian or Ubuntu: apt install python3-venv; elsewhere "
            "install Python from python.org."
        )
    print(f"Making the environment {VENV.name} with Python {sys.version.split()[0]} ...")
    venv.create(VENV, with_pip=True)


def install(kind: str) -> None:
    """Install the locked packages and the project itself, if not done from the same files."""
    lock = ROOT / "requirements" / f"{kind}.txt"
    made_from = lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    digest = hashlib.sha256(made_from).hexdigest()
    stamp = VENV / f".{kind}"
    if stamp.exists() and stamp.read_text() == digest:
        stamp.touch()
        return
    print(f"Installing what requirements/{kind}.txt lists ...")
    pip = [str(python()), "-m", "pip", "--disable-pip-version-check", "-q", "install"]
    run([*pip, "--require-hashes", "-r", str(lock)])
    run([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)])
    stamp.write_text(digest)


def run(command: list[str]) -> None:
    """Run, or end with the advice."""
    if subprocess.run(command, check=False).returncode != 0:
        stop(
            "installing failed (see above). It needs the internet once; behind a proxy set "
            "HTTPS_PROXY. `make clean` and try again if an earlier try was cut off."
        )


def main() -> None:
    """Check the interpreter, make the environment, install."""
    if sys.version_info < LEAST:
        stop(
            f"Python {'.'.join(map(str, LEAST))} or newer is needed, this is "
            f"{sys.version.split()[0]}. Install a newer one from python.org, or name it: "
            "make PYTHON=python3.12 serve"
        )
    kind = sys.argv[1] if len(sys.argv) > 1 else "run"
    make_environment()
    install(kind)


if __name__ == "__main__":
    main()
