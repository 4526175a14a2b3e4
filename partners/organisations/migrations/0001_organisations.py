import django.core.validators
import django.db.models.deletion
import partners.organisations.validators
import re
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Level',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=120, verbose_name='name in Dutch')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                ('sort_order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
            ],
            options={
                'verbose_name': 'level',
                'verbose_name_plural': 'levels',
                'ordering': ['sort_order', 'name'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Profile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=120, verbose_name='name in Dutch')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                ('sort_order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
            ],
            options={
                'verbose_name': 'profile',
                'verbose_name_plural': 'profiles',
                'ordering': ['sort_order', 'name'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Region',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='name')),
                ('slug', models.SlugField(unique=True, verbose_name='short name')),
                ('role_email', models.EmailField(blank=True, help_text='An address of the role, not of a person. For example loket@example.nl.', max_length=254, verbose_name='mail address of the project leaders')),
                ('cofinancing_norm', models.PositiveSmallIntegerField(default=10, help_text="The share of the region's plan that companies must carry.", validators=[django.core.validators.MaxValueValidator(100)], verbose_name='co-financing norm (%)')),
                ('active', models.BooleanField(default=True, verbose_name='active')),
            ],
            options={
                'verbose_name': 'region',
                'verbose_name_plural': 'regions',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='SchoolYear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=120, verbose_name='name in Dutch')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                ('sort_order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
            ],
            options={
                'verbose_name': 'school year',
                'verbose_name_plural': 'school years',
                'ordering': ['sort_order', 'name'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name in Dutch')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                ('sort_order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('code', models.CharField(max_length=40, unique=True, validators=[django.core.validators.RegexValidator(re.compile('^[-a-zA-Z0-9_]+\\Z'), 'Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.', 'invalid')], verbose_name='code')),
            ],
            options={
                'verbose_name': 'topic',
                'verbose_name_plural': 'topics',
                'ordering': ['sort_order', 'name'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ProgrammeLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=120, verbose_name='name in Dutch')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                ('sort_order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('region', models.ForeignKey(blank=True, help_text='Leave empty for a line of the whole country.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='programme_lines', to='organisations.region', verbose_name='region')),
            ],
            options={
                'verbose_name': 'programme line',
                'verbose_name_plural': 'programme lines',
                'ordering': ['sort_order', 'name'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('postcode', models.CharField(max_length=4, unique=True, verbose_name='postcode')),
                ('name', models.CharField(db_index=True, max_length=80, verbose_name='place')),
                ('other_names', models.TextField(blank=True, help_text='Other places with this postcode, with “; ” between them.', verbose_name='other places')),
                ('municipality', models.CharField(blank=True, max_length=80, verbose_name='municipality')),
                ('latitude', models.FloatField(verbose_name='latitude')),
                ('longitude', models.FloatField(verbose_name='longitude')),
                ('region', models.ForeignKey(blank=True, help_text='The region of companies here. One area per municipality is enough where all agree.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='places', to='organisations.region', verbose_name='region')),
            ],
            options={
                'verbose_name': 'postcode area',
                'verbose_name_plural': 'postcode areas',
                'ordering': ['postcode'],
            },
        ),
        migrations.CreateModel(
            name='Network',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('slug', models.SlugField(unique=True, verbose_name='short name')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='networks', to='organisations.region', verbose_name='region')),
            ],
            options={
                'verbose_name': 'network',
                'verbose_name_plural': 'networks',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='School',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160, verbose_name='name')),
                ('code', models.CharField(max_length=6, unique=True, validators=[partners.organisations.validators.validate_school_code], verbose_name='location code')),
                ('place', models.CharField(blank=True, max_length=80, verbose_name='place')),
                ('municipality', models.CharField(blank=True, max_length=80, verbose_name='municipality')),
                ('postcode', models.CharField(blank=True, max_length=7, validators=[partners.organisations.validators.validate_postcode], verbose_name='postcode')),
                ('levels', models.ManyToManyField(blank=True, to='organisations.level', verbose_name='levels')),
                ('profiles', models.ManyToManyField(blank=True, to='organisations.profile', verbose_name='profiles')),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='schools', to='organisations.region', verbose_name='region')),
            ],
            options={
                'verbose_name': 'school',
                'verbose_name_plural': 'schools',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Company',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160, validators=[partners.organisations.validators.validate_organisation_name], verbose_name='name')),
                ('slug', models.SlugField(unique=True, verbose_name='short name')),
                ('kvk', models.CharField(max_length=8, unique=True, validators=[partners.organisations.validators.validate_kvk], verbose_name='KvK number')),
                ('postcode', models.CharField(blank=True, max_length=7, validators=[partners.organisations.validators.validate_postcode], verbose_name='postcode')),
                ('place', models.CharField(blank=True, max_length=80, verbose_name='place')),
                ('contact_email', models.EmailField(blank=True, help_text='A shared mailbox, not a personal address. For example info@example.nl.', max_length=254, verbose_name='mailbox of the company')),
                ('networks', models.ManyToManyField(blank=True, related_name='companies', to='organisations.network', verbose_name='networks')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='companies', to='organisations.region', verbose_name='region')),
            ],
            options={
                'verbose_name': 'company',
                'verbose_name_plural': 'companies',
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kvk__regex', '^[0-9]{8}$')), name='company_kvk_8_digits')],
            },
        ),
    ]
