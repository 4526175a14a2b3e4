"""What people keep for themselves."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0005_usual_synonyms'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Favourite',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('offer', models.UUIDField(verbose_name='offer')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='kept since')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='favourites', to=settings.AUTH_USER_MODEL, verbose_name='person')),
            ],
            options={
                'verbose_name': 'favourite',
                'verbose_name_plural': 'favourites',
                'ordering': ['-added_at', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('person', 'offer'), name='favourite_once_per_person')],
            },
        ),
    ]
