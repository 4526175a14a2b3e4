"""Mails about belonging: somebody asks, somebody decided, somebody is invited."""

from django.utils.translation import gettext_lazy as _

from mail.mails import Mail


class JoinAsked(Mail):
    subject = _("Does %(person)s belong to %(organisation)s?")
    lead = _(
        "%(person)s asks to belong to %(organisation)s. Do you know this person? "
        "Then accept the request. Until then they see nothing of yours."
    )
    button = _("Look at the request")


class JoinWaits(Mail):
    """To the leaders: whoever should answer does not."""

    subject = _("Nobody of %(organisation)s answers %(person)s")
    lead = _(
        "%(person)s asked on %(day)s to belong to %(organisation)s. Nobody there has answered for "
        "three working days. You may decide too. Find out first whether this person works there."
    )
    button = _("Look at the request")


class ClaimedAgain(Mail):
    """To the leaders only: whoever was first may be the wrong one."""

    subject = _("A second person claims the KvK number of %(organisation)s")
    lead = _(
        "%(person)s asks to belong to %(organisation)s, KvK number %(kvk)s. Somebody else brought "
        "this company before, and you have not approved its page yet. Find out first who really "
        "works there. Whoever you accept works together with who was first."
    )
    button = _("Look at the request")


class JoinAccepted(Mail):
    subject = _("You now belong to %(organisation)s")
    lead = _("Your request was accepted. From now on you belong to %(organisation)s.")
    button = _("Go to the STO-loket")


class JoinRefused(Mail):
    subject = _("Your request about %(organisation)s")
    lead = _(
        "You asked to belong to %(organisation)s. That request was not accepted. "
        "Is that a mistake? Then ask somebody there to invite you."
    )
    button = _("Go to the STO-loket")


class Invited(Mail):
    """The same for whoever has an account here and whoever has none."""

    subject = _("Invitation: work with %(organisation)s in the STO-loket")
    lead = _(
        "%(person)s invites you to work with %(organisation)s in the STO-loket. "
        "Your role: %(role)s. The link works once, only for this mail address, until %(until)s."
    )
    button = _("Look at the invitation")


class DomainContradicted(Mail):
    """To who answers for the school that listed the domain first."""

    subject = _("Two schools and one mail domain: %(domain)s")
    lead = _(
        "%(school)s has listed %(domain)s for %(audience)s. Somebody now wants to list it for "
        "%(other_audience)s of %(other_school)s (%(region)s). A domain is for staff or for pupils, "
        "not for both. Talk it over with its project leaders: %(mailbox)s."
    )
    button = _("Look at the mail domains")


class LeaderAdded(Mail):
    """The other leaders see who decides beside them."""

    subject = _("New project leader in %(organisation)s")
    lead = _(
        "%(person)s is now a project leader of %(organisation)s, and decides about offers too. "
        "Did you not expect this? Then open the list of people."
    )
    button = _("Open the list of people")


class RoleChanged(Mail):
    subject = _("Your role in %(organisation)s is now: %(role)s")
    lead = _(
        "Your role in %(organisation)s changed from “%(before)s” to “%(role)s”. From now on you "
        "see what goes with that role. Is that a mistake? Then ask somebody there."
    )
    button = _("Go to the STO-loket")


class MembershipEnded(Mail):
    subject = _("You no longer belong to %(organisation)s")
    lead = _(
        "Your role “%(role)s” in %(organisation)s ended. You no longer see what belongs to it; "
        "your account stays. Is that a mistake? Then ask somebody there to invite you."
    )
    button = _("Go to the STO-loket")
