"""Sites of a company: a name, a place and four digits of a postcode."""

import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models

import partners.validators


class Migration(migrations.Migration):
    dependencies = [("partners", "0007_erased_people")]

    operations = [
        migrations.CreateModel(
            name='CompanySite',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('name', models.CharField(help_text='For example: workshop, or head office.', max_length=80, validators=[partners.validators.refuse_address], verbose_name='name of the site')),
                ('postcode', models.CharField(help_text='Only the digits, for example 2516. Schools see roughly where you are.', max_length=7, validators=[partners.validators.validate_postcode_area], verbose_name='four digits of the postcode')),
                ('place', models.CharField(blank=True, help_text='Leave empty: we look it up from the postcode.', max_length=80, validators=[partners.validators.refuse_address], verbose_name='place')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='sites', to='partners.companypage')),
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
