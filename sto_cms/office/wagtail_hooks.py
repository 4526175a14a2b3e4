"""Registers the list of mails."""

from wagtail import hooks

from sto_cms.office.sent_mail import OutgoingMailViewSet


@hooks.register("register_admin_viewset")
def register_outgoing_mail() -> OutgoingMailViewSet:
    return OutgoingMailViewSet()
