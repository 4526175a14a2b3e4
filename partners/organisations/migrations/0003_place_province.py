from django.db import migrations, models


class Migration(migrations.Migration):
    """The province of a postcode area, by which towns of one name are told apart.

    Empty until the postcodes are imported anew; with a default in the database, for the release
    before this one does not know the column.
    """

    dependencies = [("organisations", "0002_reference_data")]

    operations = [
        migrations.AddField(
            model_name="place",
            name="province",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=20, verbose_name="province"
            ),
        ),
    ]
