"""The read API: what schools may see, for other programs. Described in docs/api.md."""

from django.conf import settings
from ninja import NinjaAPI

from api import offers, organisations
from api.error_answers import refuse_as_json

api = NinjaAPI(
    title="STO-loket",
    version=settings.VERSION,
    urls_namespace="api",
    description="What companies offer technical education. Public, read only, no key needed.",
    docs_url=None,  # its page would load scripts from elsewhere
)
api.add_router("", offers.router)
api.add_router("", organisations.router)
refuse_as_json(api)
