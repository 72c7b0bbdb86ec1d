"""Pictures of the page, wide and narrow, light and dark: python tests/browser/screenshots.py [ADDRESS].

Without the address of a server that runs already it starts one. The pictures go to screenshots/.
"""

import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from chat_interfaces import ask_gradio, ask_open_webui, dismiss_news, find_open_webui, run_gradio, run_open_webui
from page_steps import OFF_TOPIC, ask
from playwright.sync_api import sync_playwright
from real_server import ARGUMENTS, ROOT, find_chromium, run_server

COMPARISON = "Compare South Korea and Japan in Table 1."
QUESTION = "What did South Korea agree to invest in exchange for lower tariffs?"
SIZES = {"wide": (1280, 820), "narrow": (390, 844)}


def take_pictures(page: Any, name: Path) -> None:
    """Take the pictures of one width and one colour scheme."""

    def take(what: str) -> None:
        page.wait_for_timeout(250)
        page.screenshot(path=f"{name}-{what}.png")

    page.goto("/")
    page.locator(".starters button").first.wait_for()
    page.locator(".paper-text").wait_for(state="attached")
    take("1-start")
    answer = ask(page, QUESTION)
    take("2-answer")
    page.locator(".cite").first.hover()
    page.locator(".card").wait_for()
    take("3-quotation")
    page.locator(".cite").first.click()
    page.locator("mark").first.wait_for()
    take("4-marked")
    note = answer["citations"][0]["footnotes"][0]
    page.locator(f".paper-text [data-note='{note}']").first.click()
    page.get_by_role("dialog").wait_for()
    take("5-note")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Back to the answer").click()
    ask(page, OFF_TOPIC)
    take("6-refusal")


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
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        given = sys.argv[1] if len(sys.argv) > 1 else None
        path = find_chromium(playwright)
        if path is None:
            sys.exit("no pictures were taken: there is no Chromium (apt install chromium)")
        with nullcontext(given) if given else run_server(Path(folder) / "data") as url:
            browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
            for scheme in ("light", "dark"):
                for size, (width, height) in SIZES.items():
                    viewport = {"width": width, "height": height}
                    look = {"color_scheme": scheme, "reduced_motion": "reduce"}
                    context = browser.new_context(base_url=url, viewport=viewport, **look)
                    take_pictures(context.new_page(), pictures / f"{size}-{scheme}")
                    context.close()
            take_chat_pictures(browser, url, pictures, Path(folder))
            browser.close()
    print(f"{len(list(pictures.glob('*.png')))} pictures are in {pictures}")


if __name__ == "__main__":
    main()
