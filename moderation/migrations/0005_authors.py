"""Four eyes look at everybody who had a hand in a round."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0004_submitted_hash"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Author",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written or submitted by",
                    ),
                ),
                (
                    "task_state",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="authors",
                        to="moderation.approvaltaskstate",
                    ),
                ),
            ],
            options={
                "verbose_name": "author of a submitted version",
                "verbose_name_plural": "authors of submitted versions",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("task_state", "person"), name="author_once_a_round"
                    )
                ],
            },
        ),
    ]
