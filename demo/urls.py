"""URLs of the demo's mailbox."""

from django.urls import path

from demo.mailbox import demo_mail, demo_mail_html, demo_mails

app_name = "demo_mail"
urlpatterns = [
    path("", demo_mails, name="list"),
    path("<int:pk>/", demo_mail, name="mail"),
    path("<int:pk>/html/", demo_mail_html, name="html"),
]
