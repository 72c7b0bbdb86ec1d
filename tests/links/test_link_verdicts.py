"""Every kind of answer that a site gives, and what it is called."""

from __future__ import annotations

import gzip
import socket
import ssl
from collections.abc import Callable

import pytest
import trustme
from link_papers import Check
from playing import HTML, Page, Site, page, redirect

from footnoted.links import Outcome

TITLE = "Herons of the Lune"


def outcome_of(check: Check, site: Site, path: str = "/start", **manners: object) -> Outcome:
    (link,) = check(f"{site.url}{path}", **manners)
    assert link.outcome is not None
    return link.outcome


def test_a_page_that_is_there_works(check: Check, site: Site) -> None:
    site.pages["/start"] = page(f"{TITLE} | Estuary Review")
    found = outcome_of(check, site)
    assert (found.verdict, found.status, found.page_titles) == ("works", 200, (f"{TITLE} | Estuary Review",))
    assert found.moved_to is None
    assert site.asked == ["/robots.txt", "/start"]


@pytest.mark.parametrize(
    ("statuses", "is_permanent"), [((301,), True), ((308, 301), True), ((302,), False), ((301, 307), False)]
)
def test_a_page_that_moved_says_where_to_and_whether_for_good(
    check: Check, site: Site, statuses: tuple[int, ...], is_permanent: bool
) -> None:
    steps = ["/start", *(f"/step{number}" for number in range(1, len(statuses))), "/new"]
    for here, there, status in zip(steps, steps[1:], statuses, strict=False):
        site.pages[here] = redirect(there, status)
    site.pages["/new"] = page(TITLE)
    found = outcome_of(check, site)
    assert (found.verdict, found.moved_to) == ("moved", f"{site.url}/new")
    assert found.is_permanent is is_permanent


def test_a_closing_slash_is_no_move(check: Check, site: Site) -> None:
    site.pages |= {"/start": redirect("/start/"), "/start/": page(TITLE)}
    assert outcome_of(check, site).verdict == "works"


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (404, "gone"),
        (410, "gone"),
        (401, "login_wall"),
        (403, "forbidden"),
        (451, "forbidden"),
        (429, "rate_limited"),
        (500, "unreachable"),
        (503, "unreachable"),
        (418, "unreachable"),
        (304, "unreachable"),
    ],
)
def test_a_status_has_its_verdict(check: Check, site: Site, status: int, verdict: str) -> None:
    site.pages["/start"] = (status, HTML, b"" if status == 304 else b"<title>No</title>")
    found = outcome_of(check, site)
    assert (found.verdict, found.status) == (verdict, status)
    assert str(status) in (found.detail or "")


def test_what_moved_and_is_gone_is_gone(check: Check, site: Site) -> None:
    site.pages["/start"] = redirect("/nowhere")
    found = outcome_of(check, site)
    assert (found.verdict, found.moved_to) == ("gone", f"{site.url}/nowhere")


def test_another_page_has_the_wrong_title(check: Check, site: Site) -> None:
    site.pages |= {"/start": redirect("/", 302), "/": page("Cheap flights and hotels")}
    found = outcome_of(check, site)
    assert (found.verdict, found.moved_to) == ("wrong_title", f"{site.url}/")
    assert found.page_titles == ("Cheap flights and hotels",)


@pytest.mark.parametrize(
    "shown",
    [
        "The heron counted",
        "HÉRONS DE LA LUNE",
        "Estuary Review",
        "",
        "강변의 왜가리",
        "Water birds</title><title>Herons",
    ],
)
def test_a_title_that_shares_something_or_tells_nothing_is_not_wrong(check: Check, site: Site, shown: str) -> None:
    site.pages["/start"] = page(shown, "<svg><title>Menu</title></svg>")
    wanted = "wrong_title" if shown.startswith("Water") else "works"
    assert outcome_of(check, site).verdict == wanted


def test_the_title_for_sharing_counts_too(check: Check, site: Site) -> None:
    more = f'<meta property="og:title" content="{TITLE}">'
    site.pages["/start"] = page("Loading the application", more)
    found = outcome_of(check, site)
    assert (found.verdict, found.page_titles) == ("works", ("Loading the application", TITLE))


def test_a_login_wall_is_one_by_where_it_leads(check: Check, site: Site) -> None:
    site.pages |= {"/start": redirect("/login?next=/start", 302), "/login?next=/start": page(TITLE)}
    assert outcome_of(check, site).verdict == "login_wall"


def test_a_login_wall_is_one_by_its_field_for_a_password(check: Check, site: Site) -> None:
    site.pages["/start"] = page("Welcome back", '<form><input name="p" TYPE="password"></form>')
    assert outcome_of(check, site).verdict == "login_wall"


def test_a_page_with_a_login_in_its_corner_works(check: Check, site: Site) -> None:
    site.pages["/login-guide"] = page(TITLE, '<form><input name="p" type="password"></form>')
    assert outcome_of(check, site, "/login-guide").verdict == "works"


@pytest.mark.parametrize("way", [{"/start": "/start"}, {"/start": "/a", "/a": "/b", "/b": "/a"}])
def test_redirects_in_a_circle_are_told_at_once(check: Check, site: Site, way: dict[str, str]) -> None:
    site.pages |= {here: redirect(there) for here, there in way.items()}
    assert outcome_of(check, site).verdict == "looping"
    assert max(site.times_asked.values()) <= 1


def test_redirects_without_end_are_bounded(check: Check, site: Site) -> None:
    site.pages |= {f"/{number}": redirect(f"/{number + 1}") for number in range(50)}
    assert outcome_of(check, site, "/0", most_redirects=4).verdict == "looping"
    assert len(site.asked) == 1 + 5


def test_a_round_trip_for_a_cookie_is_no_loop(check: Check, site: Site) -> None:
    site.pages["/start"] = [redirect("/start", 302, Set_Cookie="seen=1"), page(TITLE)]
    assert outcome_of(check, site).verdict == "works"


def test_what_does_not_answer_is_slow(check: Check, site: Site) -> None:
    site.pages["/start"] = page(TITLE)
    site.held.add("/start")
    assert outcome_of(check, site, patience=0.3).verdict == "slow"


def test_a_certificate_of_one_s_own_is_an_error(check: Check, sites: Callable[..., Site]) -> None:
    certificate = trustme.CA().issue_cert("127.0.0.1")

    def load(context: ssl.SSLContext) -> None:
        certificate.configure_cert(context)

    found = outcome_of(check, sites(load))
    assert found.verdict == "certificate_error"
    assert "certificate" in (found.detail or "")


def test_a_port_where_nobody_listens_is_unreachable(check: Check) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    (link,) = check(f"http://127.0.0.1:{port}/start")
    assert link.outcome is not None
    assert (link.outcome.verdict, link.outcome.status) == ("unreachable", None)


@pytest.mark.parametrize("location", ["mailto:heron@example.org", "file:///etc/hostname", "http://[::1", "https://"])
def test_what_leads_off_the_web_is_unreachable(check: Check, site: Site, location: str) -> None:
    site.pages["/start"] = redirect(location)
    assert outcome_of(check, site).verdict == "unreachable"


def test_this_machine_and_private_networks_are_not_asked(check: Check, site: Site) -> None:
    site.pages["/start"] = page(TITLE)
    found = outcome_of(check, site, is_inside_allowed=False)
    assert found.verdict == "unreachable"
    assert "private" in (found.detail or "")
    assert site.asked == []


BROKEN: dict[str, Page] = {
    "another encoding": (200, {"Content-Type": "text/html; charset=euc-kr"}, "<title>Herons 왜가리".encode("euc-kr")),
    "an encoding that is none": (200, {"Content-Type": "text/html; charset=nonsense"}, b"<title>Herons \xff\xfe"),
    "an encoding of another kind": (200, {"Content-Type": "text/html; charset=zlib"}, b"<title>Herons \xff\xfe"),
    "declared in the page": (200, {"Content-Type": "text/html"}, b'<meta charset="latin-1"><title>H\xe9rons'),
    "a byte order mark": (200, HTML, "\ufeff<title>Herons".encode("utf-16-le")),
    "packed unasked": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b"<title>Herons")),
    "packed badly": (200, {**HTML, "Content-Encoding": "gzip"}, b"<title>not packed at all"),
    "packed in an unknown way": (200, {**HTML, "Content-Encoding": "smoke"}, b"<title>whatever"),
    "broken off": (200, {**HTML, "Content-Length": "9000"}, b"<title>Herons</title>"),
    "broken HTML": (200, HTML, b"<!doctype [<![x <title>Herons</title <<>"),
    "no HTML": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7 <title>Cheap flights</title>"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_page_that_is_hard_to_read_works_all_the_same(check: Check, site: Site, kind: str) -> None:
    site.pages["/start"] = BROKEN[kind]
    found = outcome_of(check, site)
    assert found.verdict == "works"
    assert all("erons" in title or "érons" in title for title in found.page_titles)


@pytest.mark.parametrize("is_packed", [False, True])
def test_of_a_huge_page_the_first_bytes_are_read(check: Check, site: Site, is_packed: bool) -> None:
    body = b"<title>Herons</title>" + b" " * 30_000_000 + b'<meta property="og:title" content="far too late">'
    packed = {"Content-Encoding": "gzip"} if is_packed else {}
    site.pages["/start"] = (200, {**HTML, **packed}, gzip.compress(body, 1) if is_packed else body)
    found = outcome_of(check, site, most_bytes=100_000)
    assert (found.verdict, found.page_titles) == ("works", ("Herons",))
