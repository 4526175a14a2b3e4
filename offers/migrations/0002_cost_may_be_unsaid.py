"""A cost may be left unsaid: 0 is free, empty says nothing."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('offers', '0001_offers'),
    ]

    operations = [
        migrations.AlterField(
            model_name='offerpage',
            name='cost',
            field=models.PositiveIntegerField(blank=True, help_text='Whole euros. 0 means free; empty says nothing about the cost.', null=True, validators=[django.core.validators.MaxValueValidator(100000)], verbose_name='cost in euros'),
        ),
    ]
