"""The demo command: safe to run twice, honest about approval, never in production."""

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from partners.people.models import User
from tests.e2e.conftest import DemoSite


def test_demo_run_again_changes_nothing(demo_site: DemoSite) -> None:
    printed = demo_site.manage("demo")

    assert "er is niets veranderd" in printed
    for login in ("bedrijf", "bedrijf2", "netwerk", "projectleider", "projectleider2", "beheer"):
        assert f"{login}@example.nl" in printed
    assert demo_site.password in printed


def test_demo_shows_only_what_was_approved(demo_site: DemoSite) -> None:
    printed = demo_site.manage("check_approvals")

    assert "each as approved" in printed


@pytest.mark.django_db
@override_settings(DEMO_ALLOWED=False)
def test_demo_in_production_is_refused() -> None:
    with pytest.raises(CommandError):
        call_command("demo")

    assert User.objects.count() == 0
