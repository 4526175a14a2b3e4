"""Mozilla's HTTP Observatory as a table: what each result is worth.

Source: SCORE_TABLE in src/grader/charts.js of github.com/mdn/mdn-http-observatory (commit
01b47110), read in full; the pages behind it are developer.mozilla.org/en-US/observatory/docs.
Everybody starts with 100; bonuses count only from 90 on. Only results a site like this can have
are listed; another one is a KeyError.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import SimpleCookie

START, BONUS_FROM = 100, 90

MODIFIERS = {
    "csp-implemented-with-no-unsafe-default-src-none": 10,
    "csp-implemented-with-no-unsafe": 5,
    "csp-implemented-with-unsafe-inline-in-style-src-only": 0,
    "csp-implemented-with-insecure-scheme-in-passive-content-only": -10,
    "csp-implemented-with-unsafe-eval": -10,
    "csp-implemented-with-unsafe-inline": -20,
    "csp-not-implemented": -25,
    "cookies-not-found": 0,
    "cookies-secure-with-httponly-sessions-and-samesite": 5,
    "cookies-secure-with-httponly-sessions": 0,
    "cookies-session-without-httponly-flag": -30,
    "cookies-without-secure-flag": -20,
    "cross-origin-resource-sharing-not-implemented": 0,
    "cross-origin-resource-sharing-implemented-with-universal-access": -50,
    "strict-transport-security-max-age-at-least-six-months": 0,
    "hsts-preloaded": 5,
    "strict-transport-security-not-implemented": -20,
    "redirection-to-https": 0,
    "redirection-missing": -20,
    "referrer-policy-private": 5,
    "referrer-policy-not-implemented": 0,
    "referrer-policy-unsafe": -5,
    "sri-not-implemented-but-no-scripts-loaded": 0,
    "sri-not-implemented-but-all-scripts-loaded-from-secure-origin": 0,
    "sri-implemented-and-all-scripts-loaded-securely": 5,
    "sri-not-implemented-and-external-scripts-not-loaded-securely": -50,
    "x-content-type-options-nosniff": 0,
    "x-content-type-options-not-implemented": -5,
    "x-frame-options-implemented-via-csp": 5,
    "x-frame-options-sameorigin-or-deny": 0,
    "x-frame-options-not-implemented": -20,
    "cross-origin-resource-policy-implemented-with-same-origin": 10,
    "cross-origin-resource-policy-implemented-with-same-site": 10,
    "cross-origin-resource-policy-not-implemented": 0,
}

PRIVATE_REFERRERS = {
    "no-referrer",
    "same-origin",
    "strict-origin",
    "strict-origin-when-cross-origin",
}
HALF_A_YEAR, A_YEAR = 15_768_000, 31_536_000


@dataclass(frozen=True)
class Answer:
    """What the Observatory looks at: of one page over HTTPS, and of the same over HTTP."""

    headers: Mapping[str, str]
    cookies: SimpleCookie
    html: str
    plain_location: str
    session_cookies: frozenset[str] = field(default_factory=frozenset)
    listed: bool = False  # the operator put the domain on the browsers' HSTS list


def results(answer: Answer) -> list[str]:
    """Return one result per test."""
    return [
        _csp(answer.headers.get("Content-Security-Policy", "")),
        _cookies(answer),
        _cors(answer),
        _hsts(answer.headers.get("Strict-Transport-Security", ""), listed=answer.listed),
        "redirection-to-https" if answer.plain_location.startswith("https://")
        else "redirection-missing",
        _referrer(answer.headers.get("Referrer-Policy", "")),
        _scripts(answer.html),
        _equal(answer, "X-Content-Type-Options", {"nosniff": "nosniff"}),
        _frames(answer),
        _equal(
            answer,
            "Cross-Origin-Resource-Policy",
            {value: f"implemented-with-{value}" for value in ("same-origin", "same-site")},
        ),
    ]  # fmt: skip


def score(answer: Answer) -> int:
    """Return the score: penalties first; bonuses only for who has 90 left."""
    worth = [MODIFIERS[result] for result in results(answer)]
    left = START + sum(value for value in worth if value < 0)
    return left + sum(value for value in worth if value > 0) if left >= BONUS_FROM else left


def directives(policy: str) -> dict[str, set[str]]:
    parts = [part.split() for part in policy.split(";") if part.strip()]
    return {part[0].lower(): set(part[1:]) for part in parts}


def _csp(policy: str) -> str:
    found = directives(policy)
    if not found:
        return "csp-not-implemented"
    default = found.get("default-src", {"*"})
    tight = found.get("form-action", {"*"}) <= {"'self'", "'none'"}
    scripts, styles = found.get("script-src", default), found.get("style-src", default)
    trusted = any(source.startswith(("'nonce-", "'sha")) for source in scripts)
    if ("'unsafe-inline'" in scripts and not trusted) or "*" in scripts:
        return "csp-implemented-with-unsafe-inline"
    if "'unsafe-eval'" in scripts:
        return "csp-implemented-with-unsafe-eval"
    if "'unsafe-inline'" in styles:
        return "csp-implemented-with-unsafe-inline-in-style-src-only"
    none = "-default-src-none" if default == {"'none'"} and tight else ""
    return f"csp-implemented-with-no-unsafe{none}"


def _cookies(answer: Answer) -> str:
    if not answer.cookies:
        return "cookies-not-found"
    morsels = answer.cookies.items()
    if not all(morsel["secure"] for _name, morsel in morsels):
        return "cookies-without-secure-flag"
    if not all(m["httponly"] for name, m in morsels if name in answer.session_cookies):
        return "cookies-session-without-httponly-flag"
    same = all(morsel["samesite"] for _name, morsel in morsels)
    return "cookies-secure-with-httponly-sessions" + ("-and-samesite" if same else "")


def _cors(answer: Answer) -> str:
    universal = answer.headers.get("Access-Control-Allow-Origin") == "*"
    rest = "implemented-with-universal-access" if universal else "not-implemented"
    return f"cross-origin-resource-sharing-{rest}"


def _hsts(header: str, *, listed: bool) -> str:
    age = re.search(r"max-age=(\d+)", header)
    if age is None or int(age[1]) < HALF_A_YEAR:
        return "strict-transport-security-not-implemented"
    if listed and int(age[1]) >= A_YEAR and "includeSubDomains" in header and "preload" in header:
        return "hsts-preloaded"
    return "strict-transport-security-max-age-at-least-six-months"


def _referrer(header: str) -> str:
    if not header:
        return "referrer-policy-not-implemented"
    last = header.split(",")[-1].strip()
    return f"referrer-policy-{'private' if last in PRIVATE_REFERRERS else 'unsafe'}"


def _scripts(html: str) -> str:
    """Scripts of one's own origin need no integrity, and get a bonus for it."""
    tags = re.findall(r"<script[^>]*\ssrc=[^>]*>", html)
    sources = [found for tag in tags for found in re.findall(r"\ssrc=[\"']?([^\"' >]+)", tag)]
    if not tags:
        return "sri-not-implemented-but-no-scripts-loaded"
    if all("integrity=" in tag for tag in tags):
        return "sri-implemented-and-all-scripts-loaded-securely"
    foreign = [source for source in sources if re.match(r"(https?:)?//", source)]
    if foreign:
        return "sri-not-implemented-and-external-scripts-not-loaded-securely"
    return "sri-not-implemented-but-all-scripts-loaded-from-secure-origin"


def _frames(answer: Answer) -> str:
    if "frame-ancestors" in directives(answer.headers.get("Content-Security-Policy", "")):
        return "x-frame-options-implemented-via-csp"
    allowed = answer.headers.get("X-Frame-Options", "").upper() in ("DENY", "SAMEORIGIN")
    return f"x-frame-options-{'sameorigin-or-deny' if allowed else 'not-implemented'}"


def _equal(answer: Answer, header: str, worth: dict[str, str]) -> str:
    rest = worth.get(answer.headers.get(header, "").lower(), "not-implemented")
    return f"{header.lower()}-{rest}"
