"""The addresses of logging in and of one's account.

django-allauth's names, and only those we want: what is not listed here does not exist.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from allauth.usersessions import views as sessions
from django.urls import path
from django.views.generic import RedirectView

from partners.accounts import login_views
from partners.accounts import views as account_views

urlpatterns = [
    # allauth knows the one entrance by three names.
    path("inloggen/", login_views.login, name="account_request_login_code"),
    path("inloggen/", login_views.login, name="account_login"),
    path("inloggen/", login_views.login, name="login"),
    path("inloggen/code/", login_views.confirm_code, name="account_confirm_login_code"),
    path("inloggen/tweede-stap/", mfa.authenticate, name="mfa_authenticate"),
    path("inloggen/passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("inloggen/gesloten/", account.account_inactive, name="account_inactive"),
    path("inloggen/afgebroken/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("inloggen/mislukt/", social.login_error, name="socialaccount_login_error"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("uitloggen/", account.logout, name="logout"),
    # Newcomers start at our own front doors; allauth wants the name for its mails.
    path("account/nieuw/", RedirectView.as_view(url="/"), name="account_signup"),
    path("account/", account_views.account, name="mfa_index"),
    path("account/", account_views.account, name="account"),
    path("account/wachtwoord/", account.password_change, name="account_change_password"),
    path("account/wachtwoord/kiezen/", account.password_set, name="account_set_password"),
    path("account/naam/", account_views.about_me, name="about_me"),
    path("account/mailadres/", account_views.change_address, name="change_mail_address"),
    path(
        "account/mailadres/<str:token>/",
        account_views.confirm_address,
        name="confirm_mail_address",
    ),
    path("account/bevestigen/", account.reauthenticate, name="account_reauthenticate"),
    path("account/bevestigen/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path(
        "account/bevestigen/passkey/",
        webauthn.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/app/uitzetten/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/verder/", account_views.go_on, name="go_on"),
    path("account/herstelcodes/", account_views.recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "account/herstelcodes/nieuw/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/herstelcodes/bestand/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("account/passkeys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("account/passkeys/nieuw/", account_views.add_passkey, name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("account/passkeys/<int:pk>/weg/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("account/apparaten/", sessions.list_usersessions, name="usersessions_list"),
]
