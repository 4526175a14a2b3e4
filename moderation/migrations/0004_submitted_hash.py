"""What was submitted is known again when it is decided about."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("moderation", "0003_no_stock_workflow")]

    operations = [
        migrations.AddField(
            model_name="approvaltaskstate",
            name="submitted_hash",
            # The release before this one goes on writing rows without it.
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=64,
                verbose_name="hash of what was submitted",
            ),
        ),
    ]
