"""System check: the membership policies are the ones in force."""

from typing import Any

from django.core.checks import Error, register

from partners.files.policies import MembershipMediaPolicy
from partners.pages.policies import MembershipPagePolicy, registered_policies

EXPECTED = {
    "page": MembershipPagePolicy,
    "image": MembershipMediaPolicy,
    "document": MembershipMediaPolicy,
}


@register()
def check_policies(app_configs: Any, **kwargs: Any) -> list[Error]:
    in_force = registered_policies()
    return [
        Error(
            f"{in_force[name].__name__} decides about {name}s, not {policy.__name__}.",
            hint="Keep the apps of partners after every Wagtail app in INSTALLED_APPS.",
            id="pages.E001",
        )
        for name, policy in EXPECTED.items()
        if in_force[name] is not policy
    ]
