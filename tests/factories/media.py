"""Pictures and PDFs made on the spot."""

import io

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory
from PIL import Image as PillowImage
from wagtail.models import Collection

from partners.files.enums import PhotoConsent
from partners.files.models import CompanyDocument, CompanyImage

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def picture_bytes(width: int = 80, height: int = 60, *, format: str = "PNG") -> bytes:
    """Return a plain picture of this size in pixels."""
    buffer = io.BytesIO()
    PillowImage.new("RGB", (width, height), (40, 90, 140)).save(buffer, format)
    return buffer.getvalue()


class ImageFactory(DjangoModelFactory):
    class Meta:
        model = CompanyImage

    title = factory.Sequence(lambda n: f"Plaatje {n}")
    file = factory.LazyFunction(lambda: ContentFile(picture_bytes(), name="plaatje.png"))
    collection = factory.LazyFunction(lambda: Collection.objects.get(depth=1))
    consent = PhotoConsent.NOBODY

    class Params:
        not_asked = factory.Trait(consent=PhotoConsent.NOT_ASKED)


class DocumentFactory(DjangoModelFactory):
    class Meta:
        model = CompanyDocument

    title = factory.Sequence(lambda n: f"Bestand {n}")
    file = factory.LazyFunction(lambda: ContentFile(PDF, name="bestand.pdf"))
    collection = factory.LazyFunction(lambda: Collection.objects.get(depth=1))
