"""Logging in tells nobody who is known here, and gives nobody a way around the lock-out."""

import json
import re
import time
from typing import Any

import pytest
from allauth.core.context import request_context
from django.contrib.auth import SESSION_KEY
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils.http import urlsafe_base64_encode
from wagtail.users.models import UserProfile

from partners.accounts.adapters import mail_code
from partners.people.models import User
from tests.conftest import World
from tests.factories.media import picture_bytes
from tests.factories.partners import PASSWORD
from tests.security.conftest import KNOWN, LEFT, NO_PASSWORD, UNKNOWN
from tests.security.guards import nothing_to_switch_off, without

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("people_at_the_door")]
LOGIN, CODE = "/inloggen/", "/inloggen/code/"
WRONG = "ZZZZ-ZZZZ"
EVERYBODY = (KNOWN, LEFT, NO_PASSWORD, UNKNOWN)
ELSEWHERE = (
    "https://kwaad.example/",
    "//kwaad.example/",
    "/\\kwaad.example",
    "javascript:alert(1)",
)


def ask(client: Client, email: str, **more: Any) -> Any:
    return client.post(LOGIN, {"login": email}, **more)


def try_password(client: Client, email: str, password: str = PASSWORD, **more: Any) -> Any:
    return client.post(LOGIN, {"login": email, "password": password}, **more)


def newest_code() -> str:
    found = re.search(r"^[A-Z]{4}-[A-Z]{4}$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found, mail.outbox[-1].body
    return found.group()


def told(answer: Any, email: str) -> tuple[int, dict[str, str], str]:
    """Return all a stranger can compare: status, headers and body, without what is random."""
    # Of the padding, of the clock, and of each request.
    random = {"Content-Length", "Expires", "X-Request-ID", "ETag"}
    headers = {name: value for name, value in answer.headers.items() if name not in random}
    body = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.text)
    return answer.status_code, headers, body.replace(email, "…")


# Who is known --------------------------------------------------------------------------------


@without("unknown addresses get the same answer")
def test_asking_for_a_code_tells_nobody_who_is_known(people_at_the_door: None) -> None:
    """Known, gone and unknown: the same answer, the same next page, one mail each."""
    seen = []

    for email in EVERYBODY:
        client, before = Client(), len(mail.outbox)
        answer = ask(client, email)
        seen.append((told(answer, email), told(client.get(CODE), email), len(mail.outbox) - before))

    assert seen == [seen[0]] * 4
    assert seen[0][2] == 1


@without("the unknown get a second mail too")
def test_code_page_tells_nobody_who_is_known(people_at_the_door: None) -> None:
    """Wrong codes, a new code and the end of trying look the same for all."""
    seen = []

    for email in EVERYBODY:
        client, before = Client(), len(mail.outbox)
        ask(client, email)
        answers = [
            client.post(CODE, {"code": WRONG}),
            client.post(CODE, {"action": "resend"}),
            client.get(CODE),
            client.post(CODE, {"code": ""}),
            client.post(CODE, {"code": WRONG}),
            client.get(LOGIN),
        ]
        seen.append(([told(one, email) for one in answers], len(mail.outbox) - before))

    assert seen == [seen[0]] * 4
    assert seen[0][1] == 2


@nothing_to_switch_off("django-allauth answers wrong passwords alike")
def test_wrong_password_tells_nobody_who_is_known() -> None:
    seen = [told(try_password(Client(), email, "niet-goed"), email) for email in EVERYBODY]

    assert seen == [seen[0]] * 4
    assert mail.outbox == []


@nothing_to_switch_off("django-allauth answers unknown passkeys alike")
def test_passkey_of_nobody_and_of_somebody_are_refused_alike() -> None:
    known = User.objects.get(email=KNOWN).pk
    seen = []

    for owner in (known, known + 10_000):
        client = Client()
        client.get("/inloggen/passkey/", headers={"accept": "application/json"})
        answer = client.post("/inloggen/passkey/", {"credential": passkey_of(owner)})
        seen.append((told(answer, ""), told(client.get(LOGIN), "")))
        assert SESSION_KEY not in client.session

    assert seen[0] == seen[1]


def passkey_of(owner: int) -> str:
    text = urlsafe_base64_encode(b"0123456789abcdef0123456789abcdef012345")
    handle = urlsafe_base64_encode(str(owner).encode())
    response = {
        "clientDataJSON": urlsafe_base64_encode(
            b'{"type":"webauthn.get","challenge":"eHg","origin":"https://testserver"}'
        ),
        "authenticatorData": text,
        "signature": text,
        "userHandle": handle,
    }
    return json.dumps({"id": text, "rawId": text, "type": "public-key", "response": response})


@nothing_to_switch_off("of a broken passkey django-allauth and our form make a refusal")
@pytest.mark.parametrize(
    "credential",
    [
        *("", "{}", "[]", "null", "1", '"x"', '{"id": "x"}', '{"response": {}}', '{"response": 1}'),
        *('{"id": "é", "rawId": 1, "response": {"userHandle": []}}', "\0", "{" * 500),
    ],
)
def test_broken_passkey_is_refused_calmly(client: Client, credential: str) -> None:
    client.get("/inloggen/passkey/", headers={"accept": "application/json"})

    answer = client.post("/inloggen/passkey/", {"credential": credential})

    assert answer.status_code == 302
    assert answer.headers["Location"] == LOGIN


@nothing_to_switch_off("mail_code makes the account first, so there is nothing to tell apart")
def test_code_for_a_newcomer_goes_as_for_somebody_known() -> None:
    """Our front doors mail a code to whoever asks: one mail, the same but for the code."""
    mails = []

    for email in (KNOWN, UNKNOWN):
        send_code(email)
        mails.append(re.sub(r"[A-Z]{4}-[A-Z]{4}", "code", str(mail.outbox[-1].body)))

    assert len(mail.outbox) == 2
    assert mails[0] == mails[1]


def send_code(email: str) -> None:
    request = RequestFactory().post("/")
    for middleware in (SessionMiddleware, MessageMiddleware):
        middleware(lambda request: HttpResponse()).process_request(request)
    with request_context(request):
        mail_code(request, email)


# The code ------------------------------------------------------------------------------------


@nothing_to_switch_off("django-allauth keeps the code in the session and drops it at the end")
def test_code_works_once_and_only_where_it_was_asked_for(client: Client) -> None:
    stranger = Client()
    ask(client, KNOWN)
    code = newest_code()
    ask(stranger, KNOWN)

    assert stranger.post(CODE, {"code": code}).status_code == 200
    assert Client().post(CODE, {"code": code}).headers["Location"] == LOGIN
    assert client.post(CODE, {"code": code}).headers["Location"] == "/mijn-werk/"
    client.post("/uitloggen/")
    assert client.post(CODE, {"code": code}).headers["Location"] == LOGIN
    assert SESSION_KEY not in client.session
    assert SESSION_KEY not in stranger.session


@nothing_to_switch_off("django-allauth makes the new code and forgets the old one")
def test_new_code_ends_the_old_one(client: Client) -> None:
    ask(client, KNOWN)
    old = newest_code()
    client.post(CODE, {"action": "resend"})

    answer = client.post(CODE, {"code": old})

    assert answer.status_code == 200
    assert newest_code() != old
    assert client.post(CODE, {"code": newest_code()}).status_code == 302


@nothing_to_switch_off("django-allauth looks at the clock")
def test_code_expires(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(client, KNOWN)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 15 * 60 + 5)

    answer = client.post(CODE, {"code": newest_code()})

    assert answer.headers["Location"] == LOGIN
    assert SESSION_KEY not in client.session


@nothing_to_switch_off("Django renews the session at login")
@pytest.mark.parametrize("way", ["code", "password"])
def test_session_is_renewed_at_login(client: Client, way: str) -> None:
    ask(client, KNOWN)
    before = client.session.session_key

    if way == "code":
        client.post(CODE, {"code": newest_code()})
    else:
        try_password(client, KNOWN)

    assert client.session[SESSION_KEY]
    assert client.session.session_key != before
    assert not client.session.exists(before)


@nothing_to_switch_off("django-allauth asks Django whether an address is ours")
@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_code_leads_to_no_other_site(client: Client, elsewhere: str) -> None:
    asked = client.post(f"{LOGIN}?next={elsewhere}", {"login": KNOWN, "next": elsewhere})

    answer = client.post(f"{CODE}?next={elsewhere}", {"code": newest_code(), "next": elsewhere})

    assert asked.headers["Location"] == CODE
    assert answer.headers["Location"] == "/mijn-werk/"


# The lock-out --------------------------------------------------------------------------------


@without("wrong passwords are counted")
def test_wrong_passwords_lock_out(people_at_the_door: None, client: Client) -> None:
    for _ in range(5):
        assert try_password(client, KNOWN, "niet-goed").status_code == 200

    answer = try_password(client, KNOWN)

    assert answer.status_code == 429
    assert "Wacht tien minuten" in answer.text
    assert f'value="{KNOWN}"' in answer.text
    assert SESSION_KEY not in client.session


@without("a lock-out is about a place too")
def test_stranger_locks_nobody_else_out(people_at_the_door: None, client: Client) -> None:
    """Neither with wrong passwords nor by asking for codes."""
    for _ in range(7):
        try_password(Client(REMOTE_ADDR="203.0.113.7"), KNOWN, "niet-goed")
        ask(Client(REMOTE_ADDR="203.0.113.7"), KNOWN)

    assert ask(client, KNOWN, REMOTE_ADDR="198.51.100.3").status_code == 302
    assert try_password(client, KNOWN, REMOTE_ADDR="198.51.100.3").status_code == 302
    assert client.session[SESSION_KEY]


@without("tries are counted")
def test_codes_are_not_asked_for_without_end(people_at_the_door: None, client: Client) -> None:
    for _ in range(5):
        assert ask(client, KNOWN).status_code == 302

    assert ask(client, KNOWN).status_code == 429
    assert len(mail.outbox) == 5


@without("tries are counted")
def test_wrong_codes_lock_out_even_all_at_once(people_at_the_door: None, client: Client) -> None:
    """Requests at the same moment read the same session, so its own count is not enough."""
    ask(client, KNOWN)
    kept = dict(client.session)
    answers = []

    for _ in range(11):
        session = client.session
        session.update(kept)
        session.save()
        answers.append(client.post(CODE, {"code": WRONG}).status_code)

    assert answers == [200] * 10 + [429]


@without("only our proxies tell where somebody is", proxies=0)
@without("only our proxies tell where somebody is", proxies=1)
@pytest.mark.parametrize("proxies", [0, 1])
def test_made_up_proxy_header_gives_no_new_tries(
    people_at_the_door: None, client: Client, settings: Any, proxies: int
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    statuses = []

    for number in range(6):
        header = {"x-forwarded-for": f"192.0.2.{number}, 203.0.113.7"}
        statuses.append(try_password(client, KNOWN, "niet-goed", headers=header).status_code)

    assert statuses == [200] * 5 + [429]


@nothing_to_switch_off("a header that names too few proxies is no reason to fail")
def test_missing_proxy_header_is_no_error(client: Client, settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2

    for header in ({}, {"x-forwarded-for": "192.0.2.1"}, {"x-forwarded-for": "x, y"}):
        assert ask(client, KNOWN, headers=header).status_code == 302


@nothing_to_switch_off("Wagtail's own logins have no address here")
@pytest.mark.parametrize("address", ["/admin/login/", "/_util/login/"])
def test_logins_of_wagtail_are_closed(client: Client, address: str) -> None:
    answer = client.post(address, {"username": KNOWN, "password": PASSWORD})

    assert answer.headers["Location"] == LOGIN
    assert SESSION_KEY not in client.session


@nothing_to_switch_off("settings switch Wagtail's password reset off")
def test_password_reset_of_wagtail_is_closed(client: Client) -> None:
    assert client.post("/admin/password_reset/", {"email": KNOWN}).status_code == 404
    assert mail.outbox == []


@without("no picture of oneself in the admin", role="office")
@pytest.mark.parametrize("role", ["editor", "office"])
def test_picture_of_oneself_is_not_kept_as_it_comes(world: World, as_user: Any, role: str) -> None:
    """Wagtail's settings store a profile picture unread, with whatever hangs on to it."""
    person = getattr(world, role)
    client = as_user(person)
    picture = SimpleUploadedFile("ik.png", picture_bytes() + b"<script>", content_type="image/png")

    page = client.get("/admin/account/")
    client.post(
        "/admin/account/",
        {
            "name_email-first_name": "Nieuwe",
            "name_email-last_name": "Naam",
            "locale-preferred_language": "nl",
            "theme-theme": "system",
            "theme-contrast": "system",
            "theme-density": "default",
            "theme-keyboard_shortcuts": "on",
            "avatar-avatar": picture,
        },
    )

    person.refresh_from_db()
    # Who is no office has another screen for this (partners/accounts/views.py).
    assert person.first_name == ("Nieuwe" if role == "office" else "Persoon")
    assert not UserProfile.get_for_user(person).avatar
    assert 'type="file"' not in page.text
