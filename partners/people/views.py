"""The screens about people: who is here, who asks, who is invited, and what to do about it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _

from partners.organisations.models import School
from partners.people.enums import Role
from partners.people.forms import (
    DomainForm,
    InviteForm,
    OrganisationSearchForm,
    RemoveForm,
    RoleForm,
    roles_in,
)
from partners.people.handover import colleagues_of
from partners.people.invitation_actions import invite, send_again, withdraw_invitation
from partners.people.lists import address_arguments, people_of, rows_of
from partners.people.mail_domain_actions import (
    add_mail_domain,
    contradiction,
    remove_mail_domain,
)
from partners.people.membership_actions import (
    accept_member,
    change_role,
    refuse_member,
    remove_member,
)
from partners.people.models import Invitation, Membership, SchoolDomain
from partners.people.rules import (
    Organisation,
    answers_for,
    kind_of,
    may_accept,
    may_edit_mail_domains,
    may_refuse,
    organisations_with_people_for,
    requests_for,
    why_nobody_is_let_in,
)
from partners.people.screens import (
    ActionScreen,
    ButtonScreen,
    FormMixin,
    OrganisationMixin,
    PeopleScreen,
)

PER_PAGE = 25


class OverviewScreen(PeopleScreen):
    """What waits, and the organisations whose people this person may see."""

    template_name = "people/overview.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.found = organisations_with_people_for(self.request.user)
        if not self.in_admin:
            self.found = {"school": self.found["school"]}
        own = [one for queryset in self.found.values() for one in queryset[:2]]
        if len(own) == 1:
            return redirect(self.address("organisation", *address_arguments(own[0])))
        if not own and not self.in_admin:
            return redirect("school_registration_status")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kinds = [kind for kind, queryset in self.found.items() if queryset.exists()]
        form = OrganisationSearchForm(self.request.GET, kinds=kinds)
        kind = form.chosen_kind
        organisations = self.found[kind] if kind else School.objects.none()
        organisations = organisations.filter(name__icontains=form.words).order_by("name", "pk")
        page = Paginator(organisations, PER_PAGE).get_page(self.request.GET.get("p"))
        requests = requests_for(self.request.user)
        if not self.in_admin:
            requests = requests.filter(school__isnull=False)
        return super().get_context_data(
            form=form,
            kind=kind,
            kinds=kinds,
            page=page,
            rows=rows_of(kind, list(page), self.request.user) if kind else [],
            requests=requests[:PER_PAGE],
            **kwargs,
        )


class OrganisationScreen(OrganisationMixin):
    """Everybody of one organisation; who does not manage them sees names only."""

    template_name = "people/organisation.html"
    for_managers_only = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(
            people=people_of(self.organisation, user),
            has_roles=len(roles_in(kind_of(self.organisation))) > 1,
            edits_mail_domains=may_edit_mail_domains(user, self.organisation),
            **kwargs,
        )


# Requests ------------------------------------------------------------------------------------


class MemberMixin(OrganisationMixin):
    """A screen about one membership; `verified` says whether it is one, or still a request."""

    verified = True

    def check(self) -> None:
        super().check()
        members = Membership.objects.select_related("user")
        self.member = get_object_or_404(members, pk=self.kwargs["membership_id"])
        if self.member.verified != self.verified and not self._decided():
            raise Http404

    def _decided(self) -> bool:
        """A button on an old list: the action tells that somebody else was first."""
        return self.request.method == "POST" and not self.verified

    def told(self) -> dict[str, str]:
        return {"person": str(self.member.user), "organisation": str(self.organisation)}


class AcceptScreen(MemberMixin, ButtonScreen):
    verified = False
    for_managers_only = False
    done = _("%(person)s now belongs to %(organisation)s.")

    def check(self) -> None:
        super().check()
        if not may_accept(self.request.user, self.member):
            raise Http404

    def act(self) -> None:
        accept_member(self.member, by=self.request.user)


class RefuseScreen(MemberMixin, ActionScreen):
    verified = False
    page_title = _("Refuse the request")
    question = _("Does %(person)s not belong to %(organisation)s?")
    consequence = _("The request ends. The person gets a mail that says so.")
    button = _("Yes, refuse it")
    done = _("The request of %(person)s is refused.")

    def check(self) -> None:
        super().check()
        if not may_refuse(self.request.user, self.member):
            raise Http404

    def act(self) -> None:
        refuse_member(self.member, by=self.request.user)


# Members -------------------------------------------------------------------------------------


class RoleScreen(MemberMixin, FormMixin):
    page_title = _("Change the role")
    introduction = _("What can %(person)s do for %(organisation)s?")
    done = _("The role of %(person)s is changed.")

    def get_form(self, data: Any = None) -> RoleForm:
        return RoleForm(data, member=self.member)

    def save(self, form: Any) -> None:
        change_role(self.member, role=Role(form.cleaned_data["role"]), by=self.request.user)


class RemoveScreen(MemberMixin, FormMixin):
    page_title = _("Remove from the list")
    introduction = _(
        "%(person)s will no longer see or change anything of %(organisation)s. "
        "The account stays, because somebody can belong to more organisations."
    )
    button = _("Yes, remove %(person)s")
    done = _("%(person)s no longer belongs to %(organisation)s.")
    serious = True

    def get_form(self, data: Any = None) -> RemoveForm:
        heirs = colleagues_of(self.member)
        if isinstance(self.organisation, School):
            heirs = heirs.none()  # a school has no drafts
        return RemoveForm(data, heirs=heirs)

    def save(self, form: Any) -> None:
        remove_member(self.member, by=self.request.user, heir=form.cleaned_data.get("heir"))


# Invitations ---------------------------------------------------------------------------------


class InviteScreen(FormMixin):
    page_title = _("Invite a colleague")
    button = _("Send the invitation")
    done = _("The invitation to %(email)s is on its way.")

    def may_open(self, organisation: Organisation) -> bool:
        """Who only has to wait reads why."""
        return answers_for(self.request.user, organisation)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        reason = why_nobody_is_let_in(self.request.user, self.organisation)
        if reason:
            messages.warning(request, str(reason))
            return redirect(self.back_address)
        return super().get(request, *args, **kwargs)

    def get_form(self, data: Any = None) -> InviteForm:
        return InviteForm(data, kind=kind_of(self.organisation))

    def save(self, form: Any) -> None:
        invite(
            self.organisation,
            email=form.cleaned_data["email"],
            role=form.chosen_role,
            by=self.request.user,
        )


class InvitationMixin(OrganisationMixin):
    def check(self) -> None:
        super().check()
        open_ones = Invitation.objects.open()
        self.invitation = get_object_or_404(open_ones, pk=self.kwargs["invitation_id"])

    def told(self) -> dict[str, str]:
        return {"email": self.invitation.email, "organisation": str(self.organisation)}


class SendAgainScreen(InvitationMixin, ButtonScreen):
    done = _("The invitation to %(email)s is on its way again. The old link no longer works.")

    def act(self) -> None:
        send_again(self.invitation, by=self.request.user)


class WithdrawInvitationScreen(InvitationMixin, ActionScreen):
    page_title = _("Withdraw the invitation")
    question = _("Withdraw the invitation to %(email)s?")
    consequence = _("The link in the mail stops working at once.")
    button = _("Yes, withdraw it")
    done = _("The invitation to %(email)s is withdrawn.")

    def act(self) -> None:
        withdraw_invitation(self.invitation, by=self.request.user)


# Mail domains of schools -----------------------------------------------------------------------


class MailDomainCheck(OrganisationMixin):
    def check(self) -> None:
        super().check()
        if not may_edit_mail_domains(self.request.user, self.organisation):
            raise Http404


class MailDomainsScreen(MailDomainCheck, FormMixin):
    """Decides who becomes a teacher without anybody looking, so leaders only."""

    template_name = "people/mail_domains.html"
    page_title = _("Mail domains of the school")
    introduction = _(
        "Who proves an address in the domain of the staff of %(organisation)s is a teacher there "
        "at once. Addresses in a domain of pupils get no account."
    )
    button = _("Add it")
    done = _("%(domain)s is added.")

    def get_form(self, data: Any = None) -> DomainForm:
        return DomainForm(data, instance=SchoolDomain(school=self.organisation))

    def save(self, form: Any) -> None:
        add_mail_domain(form.save(commit=False), by=self.request.user)

    @property
    def done_address(self) -> str:
        return self.address("mail_domains", *address_arguments(self.organisation))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        domains = SchoolDomain.objects.filter(school=self.organisation)
        rows = [
            (domain, [contradiction(listed) for listed in domain.contradicting()])
            for domain in domains
        ]
        return super().get_context_data(rows=rows, **kwargs)


class RemoveMailDomainScreen(MailDomainCheck, ButtonScreen):
    done = _("The mail domain is removed. Who belongs to the school already stays.")

    def act(self) -> None:
        domain = get_object_or_404(SchoolDomain, pk=self.kwargs["domain_id"])
        remove_mail_domain(domain, by=self.request.user)

    @property
    def back_address(self) -> str:
        return self.address("mail_domains", *address_arguments(self.organisation))
