"""What all screens about people have in common.

The same screens stand in the admin, and on the site for schools, which have no admin. Every
address is checked here against one rule, and by each action against its own.
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from partners.organisations.models import School
from partners.people.access import organisation_in
from partners.people.lists import address_arguments
from partners.people.membership_refusals import MembershipRefused, NotAllowed
from partners.people.rules import Organisation, kind_of, manages, may_see_people

ADMIN = "people_admin"
ADMIN_BASE = "people/_admin_base.html"
SITE_BASE = "people/_site_base.html"


class PeopleScreen(WagtailAdminTemplateMixin, TemplateView):
    page_title = _("People")
    header_icon = "group"
    breadcrumbs_items: list[Any] = []
    request: Any  # its user is somebody: visitors go to the login first

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        self.check()
        return super().dispatch(request, *args, **kwargs)

    def check(self) -> None:
        """Raise Http404 where this address is not the reader's."""

    @property
    def in_admin(self) -> bool:
        return self.request.resolver_match.namespace == ADMIN

    def address(self, name: str, *args: Any) -> str:
        namespace = self.request.resolver_match.namespace
        return reverse(f"people:{name}", args=args, current_app=namespace)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            base_template=ADMIN_BASE if self.in_admin else SITE_BASE,
            in_admin=self.in_admin,
            title=self.get_page_title(),
            **kwargs,
        )


class OrganisationMixin(PeopleScreen):
    """A screen about the people of one organisation, for who manages them."""

    for_managers_only = True
    organisation: Any

    def check(self) -> None:
        organisation = organisation_in(self.kwargs)
        if organisation is None or not (self.in_admin or isinstance(organisation, School)):
            raise Http404
        if not self.may_open(organisation):
            raise Http404
        self.organisation = organisation

    def may_open(self, organisation: Organisation) -> bool:
        may = manages if self.for_managers_only else may_see_people
        return may(self.request.user, organisation)

    def get_page_subtitle(self) -> str:
        return str(self.organisation)

    @property
    def back_address(self) -> str:
        """Where who is done goes: back to the list, or to the overview after leaving."""
        if may_see_people(self.request.user, self.organisation):
            return self.address("organisation", *address_arguments(self.organisation))
        return self.address("overview")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facts = {"organisation": self.organisation, "kind": kind_of(self.organisation)}
        return super().get_context_data(**kwargs | facts, back_address=self.back_address)


class ActionScreen(OrganisationMixin):
    """Asks, with a sentence and one button; a POST does it."""

    template_name = "people/confirm.html"
    question: Any = ""
    consequence: Any = ""
    button: Any = ""
    done: Any = ""
    serious = True

    def act(self) -> None:
        """Do it; may raise NotAllowed or MembershipRefused."""
        raise NotImplementedError

    def told(self) -> dict[str, str]:
        """What the sentences name."""
        return {"organisation": str(self.organisation)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sentences = {name: getattr(self, name) % self.told() for name in ("question", "button")}
        consequence = self.consequence % self.told()
        return super().get_context_data(
            **sentences, consequence=consequence, serious=self.serious, **kwargs
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        told = self.told()
        try:
            self.act()
        except NotAllowed:
            raise Http404 from None
        except MembershipRefused as refusal:
            messages.error(request, str(refusal.message))
        else:
            messages.success(request, self.done % told)
        return redirect(self.back_address)


class ButtonScreen(ActionScreen):
    """For what needs no second thought: a button on another screen, no screen of its own."""

    http_method_names = ["post", "options"]


class FormMixin(OrganisationMixin):
    """A screen with a form; a refusal becomes an error above it, and nothing typed is lost."""

    template_name = "people/form.html"
    button: Any = _("Save")
    done: Any = ""
    introduction: Any = ""
    serious = False

    def get_form(self, data: Any = None) -> Any:
        raise NotImplementedError

    def save(self, form: Any) -> None:
        """Do it; may raise NotAllowed or MembershipRefused."""
        raise NotImplementedError

    def told(self) -> dict[str, str]:
        return {"organisation": str(self.organisation)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", None)
        form = kwargs.pop("form") or self.get_form()
        return super().get_context_data(
            form=form,
            button=self.button % self.told(),
            introduction=self.introduction % self.told(),
            serious=self.serious,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form, told = self.get_form(request.POST), self.told()
        if form.is_valid():
            try:
                self.save(form)
            except NotAllowed:
                raise Http404 from None
            except MembershipRefused as refusal:
                form.add_error(None, str(refusal.message))
            else:
                messages.success(request, self.done % (told | _typed(form)))
                return redirect(self.done_address)
        return self.render_to_response(self.get_context_data(form=form))

    @property
    def done_address(self) -> str:
        return self.back_address


def _typed(form: Any) -> dict[str, str]:
    return {name: str(value) for name, value in form.cleaned_data.items()}
