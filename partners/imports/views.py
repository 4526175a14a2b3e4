"""The programme office's screens: upload, look, confirm, follow, mend."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from partners.imports import runs
from partners.imports.assigning import AssignForm, municipalities, schools_without_region
from partners.imports.enums import ImportStatus
from partners.imports.error_file import Shape, make_file, rows_of_run
from partners.imports.forms import UploadForm
from partners.imports.models import ImportRun
from partners.imports.preview import preview
from partners.imports.registry import SOURCES
from partners.organisations.actions import assign_known_regions, known_for_schools
from partners.people.roles import is_programme_office

LISTED = 20
LONGEST_NUMBER = 9


class OfficeOnly(View):
    """Does not exist for anybody else; the fence around the admin says so too."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not is_programme_office(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class ImportScreen(OfficeOnly, WagtailAdminTemplateMixin, TemplateView):
    page_title = gettext_lazy("Import")
    header_icon = "upload"
    breadcrumbs_items: list[Any] = []


class ImportListView(ImportScreen):
    """Upload a file; under it the imports of before."""

    template_name = "imports/admin/import_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", UploadForm())
        listed = [(run, source_label(run)) for run in ImportRun.objects.listed()[:LISTED]]
        return super().get_context_data(
            runs=listed,
            sources=SOURCES.values(),
            without_region=schools_without_region().count(),
            **kwargs,
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        form = UploadForm(request.POST, request.FILES)
        user: Any = request.user
        run = form.upload(by=user) if form.is_valid() else None
        if run is None:
            return self.render_to_response(self.get_context_data(form=form))
        return redirect("imports_admin:run", run.pk)


class ImportRunView(ImportScreen):
    """One import: the dry run first, then its progress, then its result."""

    template_name = "imports/admin/import_run.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        run = found(kwargs["run_id"])
        checked = run.status == ImportStatus.CHECKED
        return super().get_context_data(
            run=run,
            source_label=source_label(run),
            preview=preview(run) if checked else None,
            counts=counts(run),
            has_refusals=run.refusals.exists(),
            without_region=schools_without_region().count() if run.source == "schools" else 0,
            **kwargs,
        )


class WithoutRegionView(ImportScreen):
    """Schools without a region, by municipality, to give them one: many at once."""

    template_name = "imports/admin/without_region.html"
    page_title = gettext_lazy("Schools without a region")
    header_icon = "home"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", AssignForm())
        return super().get_context_data(
            search=self._search,
            municipalities=municipalities(self._search, kwargs["form"]),
            total=schools_without_region().count(),
            known=sum(map(len, known_for_schools().values())),
            **kwargs,
        )

    @property
    def _search(self) -> str:
        return self.request.GET.get("q", "").replace("\0", "").strip()[:80]

    def post(self, request: HttpRequest) -> HttpResponse:
        if "known" in request.POST:
            return self._done(assign_known_regions(by=request.user))
        form = AssignForm(request.POST, search=self._search)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        return self._done(form.assign(by=request.user))

    def _done(self, number: int) -> HttpResponse:
        told = ngettext(
            "%(number)s school has a region now.", "%(number)s schools have a region now.", number
        )
        messages.success(self.request, told % {"number": number})
        return redirect(self.request.get_full_path())


class StartView(OfficeOnly):
    def post(self, request: HttpRequest, run_id: int) -> HttpResponse:
        ticked = request.POST.getlist("overwrite")
        numbers = [int(one) for one in ticked if one.isdecimal() and len(one) < LONGEST_NUMBER]
        if not runs.start(found(run_id), overwrite=numbers):
            messages.error(request, _("This import was started already, or its file is gone."))
        return redirect("imports_admin:run", run_id)


class CancelView(OfficeOnly):
    def post(self, request: HttpRequest, run_id: int) -> HttpResponse:
        if runs.cancel(found(run_id)):
            messages.success(request, _("The file is removed."))
        else:
            messages.error(request, _("This import is running or over; it cannot be stopped."))
        return redirect("imports_admin:list")


class ProgressView(OfficeOnly):
    """How far it is, for the script beside the progress bar."""

    def get(self, request: HttpRequest, run_id: int) -> JsonResponse:
        run = found(run_id)
        return JsonResponse(
            {
                "position": run.position,
                "total": run.total,
                "status": run.status,
                "at_work": run.is_at_work,
                "told": progress_in_words(run),
            }
        )


class ErrorFileView(OfficeOnly):
    """The refused rows, to mend and upload again."""

    def get(self, request: HttpRequest, run_id: int) -> HttpResponse:
        run = found(run_id)
        if not run.refusals.exists():
            raise Http404
        shape = Shape(run.header, run.delimiter)
        stem = slugify(run.filename.rpartition(".")[0]) or run.source
        name = f"{stem}-{_('refused')}.{shape.ending}"
        response = HttpResponse(
            make_file(shape, rows_of_run(run)), content_type="application/octet-stream"
        )
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "private, no-store"
        response["X-Content-Type-Options"] = "nosniff"
        return response


def found(run_id: int) -> ImportRun:
    return get_object_or_404(ImportRun.objects.select_related("created_by"), pk=run_id)


def source_label(run: ImportRun) -> str:
    source = SOURCES.get(run.source)
    return str(source.label) if source else run.source


def progress_in_words(run: ImportRun) -> str:
    return _("%(position)s of %(total)s rows") % {"position": run.position, "total": run.total}


def counts(run: ImportRun) -> list[tuple[str, int]]:
    return [
        (str(ImportRun._meta.get_field(name).verbose_name), getattr(run, name))  # type: ignore[union-attr]
        for name in ("new", "changed", "unchanged", "refused", "missing")
    ]
