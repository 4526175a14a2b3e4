"""Registers the list of mails."""

from wagtail import hooks

from sto_cms.outbox.viewsets import OutgoingMailViewSet


@hooks.register("register_admin_viewset")
def register_outgoing_mail() -> OutgoingMailViewSet:
    return OutgoingMailViewSet()
