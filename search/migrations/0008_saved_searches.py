"""Questions people keep, and what they were told of."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0007_team_lists'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SavedSearch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160, verbose_name='name')),
                ('query', models.CharField(blank=True, max_length=1000, verbose_name='what is looked for')),
                ('language', models.CharField(max_length=10, verbose_name='language')),
                ('rhythm', models.CharField(choices=[('daily', 'Every day'), ('weekly', 'Every Monday'), ('never', 'No mail')], default='weekly', max_length=10, verbose_name='mail')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='key of the feed')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='kept since')),
                ('next_mail_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='next mail')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_searches', to=settings.AUTH_USER_MODEL, verbose_name='person')),
            ],
            options={
                'verbose_name': 'saved search',
                'verbose_name_plural': 'saved searches',
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.AddIndex(
            model_name='savedsearch',
            index=models.Index(condition=models.Q(('rhythm', 'never'), _negated=True), fields=['next_mail_at', 'id'], name='saved_search_due'),
        ),
        migrations.AddConstraint(
            model_name='savedsearch',
            constraint=models.UniqueConstraint(fields=('person', 'language', 'query'), name='saved_search_once_per_person'),
        ),
        migrations.AddConstraint(
            model_name='savedsearch',
            constraint=models.CheckConstraint(condition=models.Q(('rhythm__in', ['daily', 'weekly', 'never'])), name='saved_search_known_rhythm'),
        ),
        migrations.CreateModel(
            name='ToldOffer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('offer', models.UUIDField(verbose_name='offer')),
                ('told_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='told')),
                ('search', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='told', to='search.savedsearch')),
            ],
            options={
                'verbose_name': 'offer told of',
                'verbose_name_plural': 'offers told of',
            },
        ),
        migrations.AddConstraint(
            model_name='toldoffer',
            constraint=models.UniqueConstraint(fields=('search', 'offer'), name='told_once_per_search'),
        ),
    ]
