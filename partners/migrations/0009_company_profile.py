"""What a company can do and has, its sector out of a list, and no addresses in texts."""

import wagtail.fields
from django.db import migrations, models

import partners.validators


class Migration(migrations.Migration):
    dependencies = [("partners", "0008_company_sites")]

    operations = [
        migrations.AddField(
            model_name='companypage',
            name='facilities',
            field=models.TextField(blank=True, help_text='One thing on each line. For example: classroom for 20 pupils.', max_length=1500, validators=[partners.validators.refuse_postcode], verbose_name='machines and rooms'),
        ),
        migrations.AddField(
            model_name='companypage',
            name='know_how',
            field=models.TextField(blank=True, help_text='One thing on each line. For example: weld stainless steel.', max_length=1500, validators=[partners.validators.refuse_postcode], verbose_name='what we can do'),
        ),
        migrations.AlterField(
            model_name='companypage',
            name='place',
            field=models.CharField(blank=True, help_text='For example Den Haag.', max_length=80, validators=[partners.validators.refuse_address], verbose_name='place'),
        ),
        migrations.AlterField(
            model_name='companypage',
            name='sector',
            field=models.CharField(blank=True, choices=[('construction', 'Construction and roads'), ('wood', 'Wood and interiors'), ('installation', 'Installation technology'), ('energy', 'Energy and climate'), ('metal', 'Metal and machines'), ('electronics', 'Electronics, robots and drones'), ('media', 'Media, design and ICT'), ('mobility', 'Mobility and transport'), ('maritime', 'Maritime technology'), ('process', 'Process technology and chemistry'), ('care', 'Care and care technology'), ('food', 'Hospitality, food and bakery'), ('green', 'Green and agriculture'), ('trade', 'Trade and economy'), ('other', 'Something else')], help_text='Choose what comes closest. It tells schools what you work in.', max_length=80, verbose_name='sector'),
        ),
        migrations.AlterField(
            model_name='companypage',
            name='story',
            field=wagtail.fields.RichTextField(blank=True, help_text='What would a pupil like to know? For example what you make, and for whom.', validators=[partners.validators.refuse_postcode], verbose_name='story'),
        ),
        migrations.AlterField(
            model_name='companypage',
            name='summary',
            field=models.CharField(blank=True, help_text='What you do, in plain words. For example: we build and mend lifts.', max_length=200, validators=[partners.validators.refuse_postcode], verbose_name='in one sentence'),
        ),
        migrations.AlterField(
            model_name='networkpage',
            name='story',
            field=wagtail.fields.RichTextField(blank=True, help_text='What would a pupil like to know? For example what you make, and for whom.', validators=[partners.validators.refuse_postcode], verbose_name='story'),
        ),
        migrations.AlterField(
            model_name='networkpage',
            name='summary',
            field=models.CharField(blank=True, help_text='What you do, in plain words. For example: we build and mend lifts.', max_length=200, validators=[partners.validators.refuse_postcode], verbose_name='in one sentence'),
        ),
    ]
