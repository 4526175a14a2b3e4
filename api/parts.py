"""Long lists in parts, by the id of the last thing of the part before."""

from django.http import HttpRequest

from partners.pages.full_urls import whole_url


def next_url(request: HttpRequest, last: int) -> str:
    """Return the URL of what comes after `last`: the same query, further on."""
    params = request.GET.copy()
    params["cursor"] = str(last)
    return whole_url(f"{request.path}?{params.urlencode()}")
