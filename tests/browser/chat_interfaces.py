"""Chat interfaces that people use, as they come, pointed at a server's /v1; knows nothing of what is asked.

Gradio comes with the development environment. Open WebUI is too large for that: `OPEN_WEBUI` names its program in an
environment of its own (`pip install open-webui`), and is looked for on the path.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from real_server import find_free_port

READY_WITHIN_S = 120
GRADIO = """
import sys, gradio
address, model, port = sys.argv[1:]
interface = gradio.load_chat(address, model=model, token="none needed", streaming=True)
interface.launch(server_name="127.0.0.1", server_port=int(port), quiet=True)
"""


def find_open_webui() -> str | None:
    """Return Open WebUI's program, or None."""
    return shutil.which(os.environ.get("OPEN_WEBUI", "open-webui"))


@contextmanager
def run_gradio(server: str, model: str, folder: Path) -> Iterator[str]:
    """Run Gradio's chat; yield its address once it is ready."""
    port = find_free_port()
    command = [sys.executable, "-c", GRADIO, f"{server}/v1/", model, str(port)]
    settings = {"GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_OFFLINE": "1", "GRADIO_TEMP_DIR": str(folder)}
    with run_program(command, settings, port, folder) as url:
        yield url


@contextmanager
def run_open_webui(program: str, server: str, folder: Path) -> Iterator[str]:
    """Run Open WebUI with an empty store, nobody to log in and nothing to ask of the net; yield its address."""
    port = find_free_port()
    off = ("TITLE_GENERATION", "TAGS_GENERATION", "FOLLOW_UP_GENERATION", "OLLAMA_API", "VERSION_UPDATE_CHECK")
    settings = {
        "DATA_DIR": str(folder),
        "OFFLINE_MODE": "true",
        "HF_HUB_OFFLINE": "1",
        "WEBUI_AUTH": "false",
        "WEBUI_SECRET_KEY": "for tests alone",
        "OPENAI_API_BASE_URL": f"{server}/v1",
        "OPENAI_API_KEY": "none needed",
        "BYPASS_EMBEDDING_AND_RETRIEVAL": "true",
        "RAG_EMBEDDING_ENGINE": "openai",
        **{f"ENABLE_{name}": "false" for name in off},
    }
    command = [program, "serve", "--host", "127.0.0.1", "--port", str(port)]
    with run_program(command, settings, port, folder) as url:
        yield url


@contextmanager
def run_program(command: list[str], settings: dict[str, str], port: int, folder: Path) -> Iterator[str]:
    """Run a program until its port answers; end it afterwards."""
    url, log = f"http://127.0.0.1:{port}", folder / "interface.log"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | settings
    with (
        log.open("wb") as output,
        subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=output) as process,
    ):
        try:
            give_up_at = time.monotonic() + READY_WITHIN_S
            while not is_there(url):
                if process.poll() is not None or time.monotonic() > give_up_at:
                    raise RuntimeError(f"the interface did not become ready:\n{log.read_text()[-2000:]}")
                time.sleep(0.3)
            yield url
        finally:
            process.terminate()


def is_there(url: str) -> bool:
    """Tell whether something answers at an address."""
    try:
        with urlopen(url, timeout=2) as response:
            return bool(response.status == 200)
    except (URLError, TimeoutError, ConnectionError):
        return False


def ask_gradio(page: Any, question: str) -> Any:
    """Ask in Gradio's chat; return what shows its reply once that is whole."""
    replies = page.locator("[data-testid=bot]")
    before = replies.count()
    box = page.get_by_role("textbox").first
    box.fill(question)
    box.press("Enter")
    reply = replies.nth(before)
    reply.wait_for()
    # The button that stops a reply gives way to the one that sends a question.
    page.locator("button.stop-button").wait_for(state="detached")
    return reply


def dismiss_news(page: Any) -> None:
    """Close what Open WebUI tells of its release at the first visit."""
    page.get_by_role("button", name="Okay, Let's Go!").click()


def ask_open_webui(page: Any, question: str) -> Any:
    """Ask in Open WebUI; return what shows its last reply once that is whole."""
    page.locator("#chat-input").click()
    page.keyboard.type(question)
    page.keyboard.press("Enter")
    page.get_by_label("Regenerate").last.wait_for()
    return page.locator(".chat-assistant").last
