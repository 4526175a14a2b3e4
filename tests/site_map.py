"""The whole site map as a search engine reads it: the index, then each part it names."""

import re

from django.conf import settings
from django.test import Client


def site_map(client: Client) -> str:
    """Return the texts of the index and its parts, one after the other."""
    index = client.get("/sitemap.xml").text
    addresses = re.findall(r"<loc>([^<]+)</loc>", index)
    paths = [address.removeprefix(settings.WAGTAILADMIN_BASE_URL) for address in addresses]
    return "\n".join([index, *(client.get(path).text for path in paths)])
