import django.db.models.deletion
import modelcluster.fields
import partners.organisations.validators
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_files'),
        ('organisations', '0001_organisations'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='CompanyPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.CharField(blank=True, help_text='What you do, in plain words. For example: we build and mend lifts.', max_length=200, validators=[partners.organisations.validators.refuse_postcode], verbose_name='in one sentence')),
                ('story', wagtail.fields.RichTextField(blank=True, help_text='What would a pupil like to know? For example what you make, and for whom.', validators=[partners.organisations.validators.refuse_postcode], verbose_name='story')),
                ('sector', models.CharField(blank=True, choices=[('construction', 'Construction and roads'), ('wood', 'Wood and interiors'), ('installation', 'Installation technology'), ('energy', 'Energy and climate'), ('metal', 'Metal and machines'), ('electronics', 'Electronics, robots and drones'), ('media', 'Media, design and ICT'), ('mobility', 'Mobility and transport'), ('maritime', 'Maritime technology'), ('process', 'Process technology and chemistry'), ('care', 'Care and care technology'), ('food', 'Hospitality, food and bakery'), ('green', 'Green and agriculture'), ('trade', 'Trade and economy'), ('other', 'Something else')], help_text='Choose what comes closest. It tells schools what you work in.', max_length=80, verbose_name='sector')),
                ('place', models.CharField(blank=True, help_text='For example Den Haag.', max_length=80, validators=[partners.organisations.validators.refuse_address], verbose_name='place')),
                ('know_how', models.TextField(blank=True, help_text='One thing on each line. For example: weld stainless steel.', max_length=1500, validators=[partners.organisations.validators.refuse_postcode], verbose_name='what we can do')),
                ('facilities', models.TextField(blank=True, help_text='One thing on each line. For example: classroom for 20 pupils.', max_length=1500, validators=[partners.organisations.validators.refuse_postcode], verbose_name='machines and rooms')),
                ('recognised_training_company', models.BooleanField(default=False, help_text='Tick this if SBB recognises you as a training company (erkend leerbedrijf).', verbose_name='recognised training company')),
                ('website', models.URLField(blank=True, help_text='For example https://www.example.nl.', verbose_name='website')),
                ('photo_alt', models.CharField(blank=True, help_text='For people who cannot see it. For example: a pupil welds at a work bench.', max_length=200, verbose_name='what the picture shows')),
                ('company', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pages', to='organisations.company', verbose_name='company')),
                ('logo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.companyimage', verbose_name='logo')),
                ('photo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.companyimage', verbose_name='picture')),
            ],
            options={
                'verbose_name': 'company page',
                'verbose_name_plural': 'company pages',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='NetworkPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.CharField(blank=True, help_text='What you do, in plain words. For example: we build and mend lifts.', max_length=200, validators=[partners.organisations.validators.refuse_postcode], verbose_name='in one sentence')),
                ('story', wagtail.fields.RichTextField(blank=True, help_text='What would a pupil like to know? For example what you make, and for whom.', validators=[partners.organisations.validators.refuse_postcode], verbose_name='story')),
                ('area', models.CharField(blank=True, help_text='For example: the harbour district.', max_length=120, verbose_name='area')),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pages', to='organisations.network', verbose_name='network')),
            ],
            options={
                'verbose_name': 'network page',
                'verbose_name_plural': 'network pages',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='RegionPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('intro', models.CharField(blank=True, help_text='Two sentences about the region. For example: eight schools and forty companies.', max_length=300, verbose_name='introduction')),
                ('body', wagtail.fields.RichTextField(blank=True, verbose_name='text')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pages', to='organisations.region', verbose_name='region')),
            ],
            options={
                'verbose_name': 'region page',
                'verbose_name_plural': 'region pages',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='CompanySite',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('name', models.CharField(help_text='For example: workshop, or head office.', max_length=80, validators=[partners.organisations.validators.refuse_address], verbose_name='name of the site')),
                ('postcode', models.CharField(help_text='Only the digits, for example 2516. Schools see roughly where you are.', max_length=7, validators=[partners.organisations.validators.validate_postcode_area], verbose_name='four digits of the postcode')),
                ('place', models.CharField(blank=True, help_text='Leave empty: we look it up from the postcode.', max_length=80, validators=[partners.organisations.validators.refuse_address], verbose_name='place')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='sites', to='pages.companypage')),
            ],
            options={
                'verbose_name': 'site of a company',
                'verbose_name_plural': 'sites of companies',
                'ordering': ['sort_order'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('postcode__regex', '^([1-9][0-9]{3})?$')), name='company_site_postcode_area')],
            },
        ),
    ]
