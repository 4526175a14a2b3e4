"""Files by address: only what belongs to something schools may see."""

from hashlib import md5
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.text import slugify
from wagtail.permissions import policy_registry

from partners.files.models import CompanyDocument, CompanyImage, Rendition
from partners.files.uses import is_public
from partners.people.roles import leads_region

# Kept by the reader's own browser only, and by no cache between: a file never changes
# under its address, and once its page is withdrawn nobody else is shown it.
KEPT = "private, max-age=31536000, immutable"
NOT_KEPT = "private, no-store"

PICTURE_TYPES = {
    ".avif": "image/avif",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}


class SecondStepNeeded(Exception):
    """A file of somebody's own, asked for by a session that proved too little yet."""


def may_read(request: HttpRequest, file: "CompanyImage | CompanyDocument") -> bool:
    """True for everybody if it is public, else for those whose own file it is.

    Raises SecondStepNeeded, of which accounts/second_step_access.py makes an answer. Who asks is
    not looked up for what is public.
    """
    if is_public(file):
        return True
    if request.is_half_in():  # type: ignore[attr-defined]  # the same middleware's
        raise SecondStepNeeded
    policy = policy_registry.get_by_type(type(file))
    user = request.user
    if user.is_authenticated and policy.user_has_permission_for_instance(user, "choose", file):
        return True
    return user.is_authenticated and _leads(user, file)


def _leads(user: Any, file: "CompanyImage | CompanyDocument") -> bool:
    return file.company is not None and leads_region(user, file.company.region)


def serve_document(request: HttpRequest, document_id: int, filename: str) -> HttpResponseBase:
    """Serve a PDF to those who may read it, to keep and never to show within this site."""
    documents = CompanyDocument.objects.select_related("company__region")
    document = documents.filter(pk=document_id).first()
    if document is None or document.filename != filename or not may_read(request, document):
        raise Http404
    response = _send(request, document.file, "application/pdf")
    name = slugify(document.title)[:100] or "document"
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return with_rules(response, public=is_public(document))


def serve_rendition(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve a picture in one size; originals and everything else do not exist here."""
    rendition = Rendition.objects.select_related("image__company__region").filter(file=path).first()
    if rendition is None or not may_read(request, rendition.image):
        raise Http404
    kind = PICTURE_TYPES.get(Path(path).suffix.lower(), "application/octet-stream")
    response = _send(request, rendition.file, kind)
    return with_rules(response, public=is_public(rendition.image))


def _send(request: HttpRequest, file: Any, content_type: str) -> HttpResponseBase:
    """Return the file, or that the reader has it already; the name says which version."""
    etag = f'"{md5(file.name.encode(), usedforsecurity=False).hexdigest()}"'
    known = get_conditional_response(request, etag=etag)
    if known is not None and known.status_code == HTTPStatus.NOT_MODIFIED:
        return known
    response: HttpResponseBase
    if settings.MEDIA_ACCEL_PREFIX:
        response = HttpResponse(content_type=content_type)
        response["X-Accel-Redirect"] = settings.MEDIA_ACCEL_PREFIX + quote(file.name)
    else:
        try:
            response = FileResponse(file.open("rb"), content_type=content_type)
        except FileNotFoundError as error:
            raise Http404 from error
    response["ETag"] = etag
    return response


def with_rules(response: HttpResponseBase, *, public: bool) -> HttpResponseBase:
    """Say how long to keep a file, and that it is nothing to run whatever is in it."""
    response["Cache-Control"] = KEPT if public else NOT_KEPT
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
