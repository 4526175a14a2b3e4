"""Lists that the members of a school keep together."""

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0017_names_without_links'),
        ('search', '0006_favourites'),
    ]

    operations = [
        migrations.CreateModel(
            name='TeamList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='name of the list')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='team_lists', to='partners.school', verbose_name='school')),
            ],
            options={
                'verbose_name': 'list of a school',
                'verbose_name_plural': 'lists of schools',
                'ordering': [django.db.models.functions.text.Lower('name'), 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='teamlist',
            constraint=models.UniqueConstraint(models.F('school'), django.db.models.functions.text.Lower('name'), name='team_list_name_once_per_school', violation_error_message='Your school has a list with this name already.'),
        ),
        migrations.CreateModel(
            name='ListedOffer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('offer', models.UUIDField(verbose_name='offer')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='on the list since')),
                ('team_list', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='listed', to='search.teamlist')),
            ],
            options={
                'verbose_name': 'offer on a list',
                'verbose_name_plural': 'offers on lists',
                'ordering': ['added_at', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='listedoffer',
            constraint=models.UniqueConstraint(fields=('team_list', 'offer'), name='listed_once_per_list'),
        ),
    ]
