"""Hears of every way in which a right ends, so that none can forget what comes with it.

A row of Membership that goes, is unverified or changes; an account that is switched off or is the
programme office's no more; a company that leaves a network; an organisation that goes to another
region. Whatever screen, command or shell does it: what the person was busy with and no longer
reaches goes to a colleague (handover.py). Only `.update()` and raw SQL send no signal; no code of
ours does that here.
"""

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver

from partners.organisations.models import Company, Network, Region, School
from partners.people.enums import Role
from partners.people.handover import Handover, hand_over
from partners.people.models import Membership, User
from partners.people.rules import organisation_of

# What a right is made of: another value is another right.
OF_A_RIGHT = ("user_id", "role", "region_id", "network_id", "company_id", "school_id", "verified")
BEFORE = "_before_saving"


# Memberships -------------------------------------------------------------------------------------


@receiver(pre_save, sender=Membership)
def remember_right(instance: Membership, **kwargs: Any) -> None:
    stored = Membership.objects.filter(pk=instance.pk).first() if instance.pk else None
    setattr(instance, BEFORE, stored)


@receiver(post_save, sender=Membership)
def right_changed(instance: Membership, **kwargs: Any) -> None:
    before = getattr(instance, BEFORE, None)
    if before is None or not before.verified:
        return
    if any(getattr(before, name) != getattr(instance, name) for name in OF_A_RIGHT):
        hand_over(Handover(organisation_of(before), before.user))


@receiver(post_delete, sender=Membership)
def right_ended(instance: Membership, **kwargs: Any) -> None:
    """`handover` on the row is what was chosen at a screen (membership_actions)."""
    if instance.verified:
        chosen = getattr(instance, "handover", None)
        hand_over(chosen or Handover(organisation_of(instance), instance.user))


# Accounts ----------------------------------------------------------------------------------------


@receiver(pre_save, sender=User)
def remember_account(instance: User, update_fields: Any = None, **kwargs: Any) -> None:
    """Logging in saves the account too: nothing is asked then."""
    setattr(instance, BEFORE, None)
    if instance.pk and (update_fields is None or {"is_active", "is_superuser"} & {*update_fields}):
        setattr(instance, BEFORE, User.objects.filter(pk=instance.pk).first())


@receiver(post_save, sender=User)
def account_changed(instance: User, **kwargs: Any) -> None:
    before = getattr(instance, BEFORE, None)
    if before is None:
        return
    if before.is_active and not instance.is_active:
        for asked in Membership.objects.asked().filter(user=instance):
            asked.delete()
        hand_over(Handover(None, instance))
    elif before.is_superuser and not instance.is_superuser:
        hand_over(Handover(None, instance))


@receiver(pre_delete, sender=User)
def account_goes(instance: User, **kwargs: Any) -> None:
    """While the account is still there to say what was its own."""
    for member in Membership.objects.filter(user=instance):
        member.delete()


# Organisations -----------------------------------------------------------------------------------


@receiver(pre_delete, sender=Region)
@receiver(pre_delete, sender=Network)
@receiver(pre_delete, sender=Company)
@receiver(pre_delete, sender=School)
def organisation_goes(instance: Any, **kwargs: Any) -> None:
    """While it is still known which companies belong to a network, say."""
    for member in instance.members.all():
        member.delete()


@receiver(m2m_changed, sender=Company.networks.through)
def network_changed(
    instance: Any, action: str, reverse: bool, pk_set: Any = None, **kwargs: Any
) -> None:
    """Companies that left a network: its coordinators no longer look after them."""
    if action == "pre_clear":
        others = instance.companies if reverse else instance.networks
        setattr(instance, BEFORE, set(others.values_list("pk", flat=True)))
    if action not in ("post_remove", "post_clear"):
        return
    left = pk_set if action == "post_remove" else getattr(instance, BEFORE, set())
    networks = [instance.pk] if reverse else left
    companies = Company.objects.filter(pk__in=left) if reverse else [instance]
    coordinating = Membership.objects.verified().coordinating().filter(network__in=networks)
    for member in coordinating.select_related("user"):
        for company in companies:
            hand_over(Handover(company, member.user))


@receiver(pre_save, sender=Network)
@receiver(pre_save, sender=Company)
@receiver(pre_save, sender=School)
def remember_region(sender: Any, instance: Any, **kwargs: Any) -> None:
    stored = sender._default_manager.filter(pk=instance.pk).first() if instance.pk else None
    setattr(instance, BEFORE, stored and stored.region_id)


@receiver(post_save, sender=Network)
@receiver(post_save, sender=Company)
@receiver(post_save, sender=School)
def region_changed(instance: Any, **kwargs: Any) -> None:
    """The leaders it had no longer look after it."""
    before = getattr(instance, BEFORE, None)
    if before is None or before == instance.region_id:
        return
    leading = Membership.objects.verified().filter(role=Role.PROJECT_LEADER, region=before)
    for member in leading.select_related("user"):
        hand_over(Handover(instance, member.user))
