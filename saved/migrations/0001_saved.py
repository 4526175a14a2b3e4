import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_organisations'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='OwnCalendar',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, unique=True, verbose_name='key of the address')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='since')),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='own_calendar', to=settings.AUTH_USER_MODEL, verbose_name='person')),
            ],
            options={
                'verbose_name': "calendar of one's own",
                'verbose_name_plural': "calendars of one's own",
            },
        ),
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
        migrations.CreateModel(
            name='TeamList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='name of the list')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='team_lists', to='organisations.school', verbose_name='school')),
            ],
            options={
                'verbose_name': 'list of a school',
                'verbose_name_plural': 'lists of schools',
                'ordering': [django.db.models.functions.text.Lower('name'), 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ListedOffer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('offer', models.UUIDField(verbose_name='offer')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='on the list since')),
                ('team_list', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='listed', to='saved.teamlist')),
            ],
            options={
                'verbose_name': 'offer on a list',
                'verbose_name_plural': 'offers on lists',
                'ordering': ['added_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ToldOffer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('offer', models.UUIDField(verbose_name='offer')),
                ('told_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='told')),
                ('search', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='told', to='saved.savedsearch')),
            ],
            options={
                'verbose_name': 'offer told of',
                'verbose_name_plural': 'offers told of',
            },
        ),
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
        migrations.AddConstraint(
            model_name='teamlist',
            constraint=models.UniqueConstraint(models.F('school'), django.db.models.functions.text.Lower('name'), name='team_list_name_once_per_school', violation_error_message='Your school has a list with this name already.'),
        ),
        migrations.AddConstraint(
            model_name='listedoffer',
            constraint=models.UniqueConstraint(fields=('team_list', 'offer'), name='listed_once_per_list'),
        ),
        migrations.AddConstraint(
            model_name='toldoffer',
            constraint=models.UniqueConstraint(fields=('search', 'offer'), name='told_once_per_search'),
        ),
    ]
