"""Logging in: what django-allauth does here. base.py takes all of it over."""

import environ

env = environ.Env()

# Logging in is django-allauth's: a mailed code, a passkey, or a password for who has one.
# An account by itself gives no right, so it may exist before its mail address is proven.
ACCOUNT_ADAPTER = "partners.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {
    "login": "partners.accounts.forms.LoginForm",
    "confirm_login_code": "partners.accounts.forms.CodeForm",
    "change_password": "partners.accounts.forms.ChangePasswordForm",
    "set_password": "partners.accounts.forms.SetPasswordForm",
    "reauthenticate": "partners.accounts.forms.ReauthenticateForm",
}
# Counted in the shared cache; a key is a mail address together with where the tries come from
# (partners/accounts/limits.py). The actions are allauth's, and ours.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "20/m/ip,5/5m/key",
    "request_login_code": "20/m/ip,5/10m/key",
    "confirm_login_code": "30/m/ip,10/10m/key",
    "change_mail_address": "10/h/user",
    # Codes for a browser that logged in before; addresses one place or person has mailed
    # (partners/accounts/mail_caps.py): those we know, and strangers.
    "code_at_home": "30/d/key",
    "mail_known": "1000/d/key",
    "mail_unknown": "100/d/key",
    "intake": "30/h/ip",
    "ask_leaders": "5/d/user",
}
# Mails one address gets in a day, over all sources: what a stranger can cause, and all the rest.
MAILS_OF_STRANGERS = env.int("MAILS_OF_STRANGERS", default=20)
MAILS_PER_ADDRESS = env.int("MAILS_PER_ADDRESS", default=200)
KNOWN_BROWSER_COOKIE_NAME = "known_browser"
# What everybody may read and costs work, per address and minute: a school has one address.
# The API's is for who takes all of a catalogue in parts, and asks again what changed.
READS_PER_MINUTE = {"feed": 120, "api": 300}
# How many proxies of ours stand before the application, for X-Forwarded-For; 0: none is trusted.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
# Leaders and the programme office need a passkey or an authenticator app.
SECOND_STEP_REQUIRED = env.bool("SECOND_STEP_REQUIRED", default=True)
MAILED_LINK_AGE = 60 * 60  # seconds a mailed link to confirm something works

MFA_ADAPTER = "partners.accounts.adapters.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody gets in without a mailed code or the office's help
MFA_TOTP_ISSUER = "STO-loket"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "partners.accounts.forms.SecondStepForm",
    "reauthenticate": "partners.accounts.forms.RepeatSecondStepForm",
    "activate_totp": "partners.accounts.forms.StartAppForm",
    "login_webauthn": "partners.accounts.forms.PasskeyLoginForm",
    "authenticate_webauthn": "partners.accounts.forms.PasskeySecondStepForm",
    "reauthenticate_webauthn": "partners.accounts.forms.RepeatPasskeyForm",
    "add_webauthn": "partners.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "partners.accounts.forms.RenamePasskeyForm",
}

# Logging in with a school's own account (docs/configuration.md); none unless it is configured.
SOCIALACCOUNT_ADAPTER = "partners.accounts.school_login.SchoolLoginAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
# A form that ends at another site is against the content security policy, so it is a link.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10


def federation(name: str) -> dict:
    """Return the settings of one federation, for example of OIDC_SURFCONEXT_URL and so on."""
    prefix = f"OIDC_{name.upper()}"
    return {
        "provider_id": name,
        "name": env.str(f"{prefix}_NAME", default=name),
        "client_id": env.str(f"{prefix}_CLIENT_ID"),
        "secret": env.str(f"{prefix}_SECRET"),
        "settings": {
            "server_url": env.str(f"{prefix}_URL"),
            "oauth_pkce_enabled": True,
            "verified_email": env.bool(f"{prefix}_PROVES_MAIL", default=False),
        },
    }


SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"APPS": [federation(name) for name in env.list("OIDC", default=[])]}
}
