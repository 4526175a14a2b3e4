"""Files by address: only what belongs to something schools may see.

An upper app says which files are in use on visible pages by registering here; this app
cannot know (imports go downward).
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from wagtail.documents.views.serve import serve as wagtail_serve
from wagtail.permissions import policy_registry

from partners.models import CompanyDocument, CompanyImage, CompanyPage, Rendition
from partners.rules import leads_region

UseCheck = Callable[[Any], bool]

_uses: dict[type, list[UseCheck]] = {CompanyImage: [], CompanyDocument: []}


def register_use(model: type, shows: UseCheck) -> None:
    """Register a check that says whether a visible page shows this file."""
    _uses[model].append(shows)


def is_public(file: "CompanyImage | CompanyDocument") -> bool:
    """True if a page schools may see now uses this file."""
    return any(shows(file) for shows in _uses[type(file)])


def may_read(request: HttpRequest, file: "CompanyImage | CompanyDocument") -> bool:
    """True for everybody if it is public, else for those whose own file it is."""
    if is_public(file):
        return True
    policy = policy_registry.get_by_type(type(file))
    user = request.user
    if user.is_authenticated and policy.user_has_permission_for_instance(user, "choose", file):
        return True
    return user.is_authenticated and _leads(user, file)


def _leads(user: Any, file: "CompanyImage | CompanyDocument") -> bool:
    return file.company is not None and leads_region(user, file.company.region)


def shown_on_company_page(image: CompanyImage) -> bool:
    pages = CompanyPage.objects.live()
    return (pages.filter(logo=image) | pages.filter(photo=image)).exists()


register_use(CompanyImage, shown_on_company_page)


def set_cache_policy(response: HttpResponseBase, *, public: bool) -> None:
    """Short for everybody's files, never kept for others: a withdrawal must show soon."""
    response["Cache-Control"] = "public, max-age=300" if public else "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"


def serve_document(request: HttpRequest, document_id: int, filename: str) -> HttpResponseBase:
    """Serve a PDF through Wagtail's view, whose hook checks who may read it."""
    document = CompanyDocument.objects.filter(pk=document_id).first()
    response = wagtail_serve(request, document_id, filename)
    set_cache_policy(response, public=document is not None and is_public(document))
    return response


def serve_rendition(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve a picture in one size; originals and everything else do not exist here."""
    rendition = Rendition.objects.select_related("image__company__region").filter(file=path).first()
    if rendition is None or not may_read(request, rendition.image):
        raise Http404
    try:
        response = FileResponse(rendition.file.open("rb"))
    except FileNotFoundError as error:
        raise Http404 from error
    set_cache_policy(response, public=is_public(rendition.image))
    if settings.MEDIA_ACCEL_PREFIX:
        response["X-Accel-Redirect"] = settings.MEDIA_ACCEL_PREFIX + path
    return response
