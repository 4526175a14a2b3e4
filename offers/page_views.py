"""The editor's own views of moderated pages, in place of Wagtail's."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from wagtail.admin.views.pages.create import CreateView
from wagtail.models import Page

from moderation.form_keys import page_key, posted_key


class NewPageView(CreateView):
    """Makes one page of one form: what is sent again goes on in the editor of that page."""

    def dispatch(
        self,
        request: HttpRequest,
        content_type_app_name: str,
        content_type_model_name: str,
        parent_page_id: int,
    ) -> HttpResponseBase:
        model_label = f"{content_type_app_name}.{content_type_model_name}"
        made = self._page_of_form(request, parent_page_id, model_label)
        if made is not None:
            # The body comes along, so that saving and submitting go on there.
            return redirect("wagtailadmin_pages:edit", made, preserve_request=True)
        return super().dispatch(
            request, content_type_app_name, content_type_model_name, parent_page_id
        )

    @staticmethod
    def _page_of_form(request: HttpRequest, parent_id: int, model_label: str) -> int | None:
        """Return the key of the page that this very form made before, if it did."""
        key = posted_key(request.POST) if request.method == "POST" else None
        user: Any = request.user  # the admin lets nobody else in
        if key is None:
            return None
        made = Page.objects.filter(translation_key=page_key(user.pk, parent_id, model_label, key))
        return made.order_by("pk").values_list("pk", flat=True).first()  # versions come later
