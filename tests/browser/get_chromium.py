"""Sees to it that there is a Chromium for the browser tests: the system's package, or Playwright's own.

Says in plain words what will not be run where none can be had; under CI that is a failure.
"""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright
from real_server import find_chromium


def has_chromium() -> bool:
    """Tell whether the browser tests would find a Chromium."""
    with sync_playwright() as playwright:
        return find_chromium(playwright) is not None


def attempts() -> list[list[str]]:
    """Return the commands that may bring one, the system's package first."""
    own = [sys.executable, "-m", "playwright", "install", "chromium"]
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root and shutil.which("apt-get"):
        return [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"], own]
    return [own]


def main() -> int:
    """Get a Chromium if there is none; return the exit status."""
    if has_chromium():
        return 0
    for command in attempts():
        print("No Chromium yet; trying:", " ".join(command), flush=True)
        subprocess.run(
            command, check=False, stdout=subprocess.DEVNULL, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        )
        if has_chromium():
            return 0
    print("The browser tests will not be run: no Chromium could be had, neither the system's nor Playwright's own.")
    return 1 if os.environ.get("CI", "").lower() in {"1", "true", "yes"} else 0


if __name__ == "__main__":
    sys.exit(main())
