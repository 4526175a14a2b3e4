"""Rights now need a verified membership: who worked here already keeps working."""

from django.db import migrations

STAFF_ROLES = ["company_owner", "company_editor", "network_coordinator", "project_leader"]


def verify(apps, schema_editor):
    memberships = apps.get_model("partners", "Membership").objects
    memberships.filter(role__in=STAFF_ROLES, verified=False).update(verified=True)


class Migration(migrations.Migration):
    dependencies = [("partners", "0003_reference_data")]
    operations = [migrations.RunPython(verify, migrations.RunPython.noop)]
