"""Mails to who filled a form in, about what became of it."""

from django.utils.translation import gettext_lazy as _

from mail.before_sending import about_its_reader
from mail.mails import Mail

# It goes to who typed it.
about_its_reader("not-sent-in")


class NotSentIn(Mail):
    """What waited for a company could not be sent; below stands what is wrong."""

    subject = _("Not sent yet: %(title)s")
    lead = _(
        "You now belong to the company, but “%(title)s” could not be sent to the project leader. "
        "What you filled in is kept. Open it, mend what stands below, and send it again."
    )
    button = _("Open what you filled in")
