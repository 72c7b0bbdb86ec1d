"""Pictures of the page in every state, at three widths, light and dark: python tests/browser/screenshots.py [ADDRESS].

Without the address of a server that runs already it starts one. The pictures go to screenshots/.
"""

import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from chat_interfaces import ask_gradio, ask_open_webui, dismiss_news, find_open_webui, run_gradio, run_open_webui
from page_states import walk_states
from playwright.sync_api import sync_playwright
from real_server import ARGUMENTS, ROOT, find_chromium, run_server
from slow_way import SlowWay, open_slow_way

COMPARISON = "Compare South Korea and Japan in Table 1."
SIZES = {1440: 900, 1024: 768, 390: 844}
# The interface in Korean is pictured once: it differs in its words alone.
LOOKS = [("en", "light"), ("en", "dark"), ("ko", "light")]


def take_pictures(page: Any, way: SlowWay, name: Path) -> None:
    """Take a picture of each state that the page goes through, all at one width and one look."""
    page.goto("/")
    page.locator(".starters button").first.wait_for()
    page.locator(".sheet:not([aria-busy]) .paper-text").wait_for(state="attached")
    for number, state in enumerate(walk_states(page, way), start=1):
        page.wait_for_timeout(250)
        page.screenshot(path=f"{name}-{number:02}-{state}.png")


def take_chat_pictures(browser: Any, server: str, pictures: Path, folder: Path) -> None:
    """Take a picture of an answer in each chat interface that is installed."""
    with run_gradio(server, "footnoted-extractive:sources", folder) as url:
        page = browser.new_page(viewport={"width": 1280, "height": 820})
        page.goto(url)
        ask_gradio(page, COMPARISON)
        page.screenshot(path=pictures / "chat-gradio.png")
    if program := find_open_webui():
        with run_open_webui(program, server, folder) as url:
            page = browser.new_page(viewport={"width": 1280, "height": 820})
            page.goto(url)
            dismiss_news(page)
            ask_open_webui(page, COMPARISON).get_by_text("Sources").click()
            page.screenshot(path=pictures / "chat-open-webui.png")


def main() -> None:
    """Take every picture."""
    pictures = ROOT / "screenshots"
    pictures.mkdir(exist_ok=True)
    for old in pictures.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        given = sys.argv[1] if len(sys.argv) > 1 else None
        path = find_chromium(playwright)
        if path is None:
            sys.exit("no pictures were taken: there is no Chromium (apt install chromium)")
        with nullcontext(given) if given else run_server(Path(folder) / "data") as url, open_slow_way(url) as way:
            browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
            for language, scheme in LOOKS:
                for width, height in SIZES.items():
                    context = browser.new_context(
                        base_url=way.url,
                        viewport={"width": width, "height": height},
                        locale=language,
                        color_scheme=scheme,
                        reduced_motion="reduce",
                    )
                    take_pictures(context.new_page(), way, pictures / f"{width}-{scheme}-{language}")
                    context.close()
            take_chat_pictures(browser, url, pictures, Path(folder))
            browser.close()
    print(f"{len(list(pictures.glob('*.png')))} pictures are in {pictures}")


if __name__ == "__main__":
    main()
