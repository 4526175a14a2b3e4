"""Editorial pages of the programme office."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, PagePermissionTester

from home.blocks import AboutBody
from home.fields import BodyField
from texts.titles import TitledPage

if TYPE_CHECKING:
    from django.http import HttpRequest

    from partners.people.models import User


class HomePagePermissionTester(PagePermissionTester):
    """What stands under the home page is created as a draft, never online in one go."""

    def can_publish_subpage(self) -> bool:
        return False

    def can_unpublish(self) -> bool:
        """With "and all below it" ticked, every region would go offline."""
        return False


class HomePage(TitledPage, Page):
    """The front door of one language."""

    heading = models.CharField(_("heading"), max_length=120)
    intro = models.TextField(_("introduction"), blank=True)
    story = RichTextField(
        _("text"), blank=True, features=["h3", "bold", "italic", "ol", "ul", "link"]
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("heading"),
        FieldPanel("intro"),
        FieldPanel("story"),
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["pages.RegionPage", "search.CataloguePage", "home.AboutPage"]
    template = "home/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def permissions_for_user(self, user: "User") -> HomePagePermissionTester:
        return HomePagePermissionTester(user, self)


class AboutPage(TitledPage, Page):
    """Tells companies or schools what the programme brings them."""

    class Audience(models.TextChoices):
        COMPANIES = "companies", _("Companies")
        SCHOOLS = "schools", _("Schools")
        EVERYBODY = "everybody", _("Everybody")

    audience = models.CharField(
        _("for whom"), max_length=10, choices=Audience.choices, default=Audience.EVERYBODY
    )
    intro = models.TextField(_("introduction"), blank=True)
    body = BodyField(AboutBody(), verbose_name=_("text"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("audience"),
        FieldPanel("intro"),
        FieldPanel("body"),
    ]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "home/about_page.html"

    class Meta:
        verbose_name = _("about page")
        verbose_name_plural = _("about pages")

    def get_context(self, request: "HttpRequest", *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["for_companies"] = self.audience == self.Audience.COMPANIES
        return context
