import django.db.models.deletion
import uuid
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('offers', '0001_offers'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='CataloguePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('intro', wagtail.fields.RichTextField(blank=True, verbose_name='introduction')),
            ],
            options={
                'verbose_name': 'catalogue',
                'verbose_name_plural': 'catalogues',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='CatalogueTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300, unique=True, verbose_name='text')),
            ],
        ),
        migrations.CreateModel(
            name='Synonym',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(help_text='Separated by commas. For example: excursie, rondleiding, bedrijfsbezoek.', max_length=400, unique=True, verbose_name='words')),
            ],
            options={
                'verbose_name': 'words that mean the same',
                'verbose_name_plural': 'words that mean the same',
                'ordering': ['words'],
            },
        ),
        migrations.CreateModel(
            name='CatalogueChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(db_index=True)),
                ('token', models.UUIDField()),
                ('page_id', models.PositiveBigIntegerField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('number', 'page_id'), name='one_change_per_version')],
            },
        ),
        migrations.CreateModel(
            name='CatalogueVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(default=0)),
                ('token', models.UUIDField(default=uuid.uuid4)),
                ('row_format', models.CharField(blank=True, default='', max_length=32)),
                ('card_template', models.CharField(blank=True, default='', max_length=32)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='catalogue_version_one_row')],
            },
        ),
        migrations.CreateModel(
            name='CatalogueEntry',
            fields=[
                ('page', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='catalogue_entry', serialize=False, to='offers.offerpage')),
                ('values', models.JSONField(default=dict, verbose_name='choices')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('summary', models.CharField(blank=True, max_length=250, verbose_name='summary')),
                ('url', models.CharField(max_length=2000, verbose_name='address')),
                ('card', models.TextField(blank=True, verbose_name='card as HTML')),
                ('group_min', models.PositiveSmallIntegerField(null=True)),
                ('group_max', models.PositiveSmallIntegerField(null=True)),
                ('available_from', models.DateField(null=True)),
                ('available_until', models.DateField(null=True)),
                ('lead_time_days', models.PositiveSmallIntegerField(null=True)),
                ('minimum_age', models.PositiveSmallIntegerField(null=True)),
                ('latitude', models.FloatField(null=True)),
                ('longitude', models.FloatField(null=True)),
                ('place', models.CharField(blank=True, max_length=80, verbose_name='place')),
                ('published_at', models.DateTimeField(verbose_name='first online')),
                ('expire_at', models.DateTimeField(null=True, verbose_name='online until')),
                ('packed', models.BinaryField(verbose_name='what the index reads')),
                ('stale', models.BooleanField(default=False, verbose_name='to be written anew')),
                ('locale', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.locale')),
            ],
            options={
                'verbose_name': 'catalogue entry',
                'verbose_name_plural': 'catalogue entries',
                'indexes': [models.Index(condition=models.Q(('stale', True)), fields=['page'], name='entry_stale')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True)), models.Q(('latitude__isnull', False), ('longitude__isnull', False)), _connector='OR'), name='entry_whole_point')],
            },
        ),
    ]
