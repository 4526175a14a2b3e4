"""A federation on this machine: OpenID Connect as SURFconext and Entree Federatie speak it."""

import base64
import hashlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

CLIENT_ID = "loket"


class Federation:
    """Says of whoever comes what `claims` holds; each code works once, for who began."""

    def __init__(self) -> None:
        self.claims: dict[str, Any] = {}
        self.info: dict[str, Any] | None = None  # other user information than in the token
        self.asked: list[str] = []
        self.challenges: dict[str, str] = {}
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def settings(self, **more: Any) -> dict[str, Any]:
        """Return SOCIALACCOUNT_PROVIDERS as the settings make it from the environment."""
        app = {
            "provider_id": "school",
            "name": "Schoolaccount",
            "client_id": CLIENT_ID,
            "secret": "geheim",
            "settings": {"server_url": self.url, "oauth_pkce_enabled": True, **more},
        }
        return {"openid_connect": {"APPS": [app]}}

    def log_in(self, client: Client, start: str = "/inloggen/school/school/") -> Any:
        """Go to the federation and come back, as a browser does; return where that ends."""
        sent = urlsplit(client.get(start).headers["Location"])
        question = {name: values[0] for name, values in parse_qs(sent.query).items()}
        assert sent.path == "/authorize"
        code = f"code-{len(self.challenges)}"
        self.challenges[code] = question["code_challenge"]
        back = urlsplit(question["redirect_uri"]).path
        return client.get(back, {"code": code, "state": question["state"]})

    def answer(self, path: str, form: dict[str, list[str]]) -> tuple[int, dict[str, Any]]:
        self.asked.append(path)
        if path == "/.well-known/openid-configuration":
            names = ("authorization", "token", "userinfo")
            return 200, {
                "issuer": self.url,
                "jwks_uri": f"{self.url}/jwks",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
                **{f"{name}_endpoint": f"{self.url}/{name}" for name in names},
                "authorization_endpoint": f"{self.url}/authorize",
            }
        if path == "/token":
            return self._token(form)
        if path == "/userinfo":
            return 200, self.claims if self.info is None else self.info
        return 404, {}

    def _token(self, form: dict[str, list[str]]) -> tuple[int, dict[str, Any]]:
        verifier = hashlib.sha256(form["code_verifier"][0].encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).rstrip(b"=").decode()
        if self.challenges.pop(form["code"][0], None) != challenge:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        told = {"iss": self.url, "aud": CLIENT_ID, "iat": now, "exp": now + 60, **self.claims}
        token = jwt.encode(told, self.key, algorithm="RS256", headers={"kid": "1"})
        return 200, {"access_token": "x", "token_type": "Bearer", "id_token": token}


def _handler(federation: Federation) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _answer(self, form: dict[str, list[str]]) -> None:
            status, body = federation.answer(urlsplit(self.path).path, form)
            text = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            self._answer(parse_qs(self.rfile.read(length).decode()))

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing: the tests look at `asked`."""

    return Handler
