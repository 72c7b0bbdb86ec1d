"""Sees to it that TypeScript is there to check the types of the page's modules: exactly the release that is locked.

Says in plain words what will not be checked where it cannot be had; under CI that is a failure.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
COMPILER = FOLDER / "node_modules" / "typescript" / "bin" / "tsc"
INSTALL = ("ci", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")


def main() -> int:
    """Get TypeScript if it is not there; return the exit status."""
    npm = shutil.which("npm")
    if not COMPILER.is_file() and npm:
        print("No TypeScript yet; trying: npm ci, in tests/web", flush=True)
        subprocess.run([npm, *INSTALL], cwd=FOLDER, check=False, timeout=300)
    if COMPILER.is_file():
        return 0
    print(f"The types of the page's modules will not be checked: {'npm ci failed' if npm else 'there is no npm'}.")
    return 1 if os.environ.get("CI", "").lower() in {"1", "true", "yes"} else 0


if __name__ == "__main__":
    sys.exit(main())
