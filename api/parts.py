"""Long lists in parts, by the id of the last thing of the part before."""

from django.http import HttpRequest

from partners.pages.full_urls import whole


def next_address(request: HttpRequest, last: int) -> str:
    """Return the address of what comes after `last`: the same question, further on."""
    params = request.GET.copy()
    params["cursor"] = str(last)
    return whole(f"{request.path}?{params.urlencode()}")
