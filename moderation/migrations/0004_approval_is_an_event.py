"""An approval outlives its page and its people, and says what an auditor asks."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('moderation', '0003_no_stock_workflow'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='approval',
            name='approval_page_hash',
        ),
        migrations.AddField(
            model_name='approval',
            name='approved_by_name',
            field=models.CharField(blank=True, max_length=310, verbose_name='approved by'),
        ),
        migrations.AddField(
            model_name='approval',
            name='canonical_hash',
            field=models.CharField(default='', max_length=64, verbose_name='hash of what it says'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='approval',
            name='organisation_key',
            field=models.CharField(blank=True, max_length=50, verbose_name='key of the organisation'),
        ),
        migrations.AddField(
            model_name='approval',
            name='organisation_name',
            field=models.CharField(blank=True, max_length=255, verbose_name='organisation'),
        ),
        migrations.AddField(
            model_name='approval',
            name='page_model',
            field=models.CharField(default='', max_length=100, verbose_name='kind of page'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='approval',
            name='page_title',
            field=models.CharField(default='', max_length=255, verbose_name='page'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='approval',
            name='parent_key',
            field=models.PositiveBigIntegerField(null=True, verbose_name='parent page'),
        ),
        migrations.AddField(
            model_name='approval',
            name='region_key',
            field=models.CharField(blank=True, max_length=50, verbose_name='key of the region'),
        ),
        migrations.AddField(
            model_name='approval',
            name='region_name',
            field=models.CharField(blank=True, max_length=255, verbose_name='region'),
        ),
        migrations.AddField(
            model_name='approval',
            name='schema_version',
            field=models.PositiveIntegerField(default=1, verbose_name='version of the schema'),
        ),
        migrations.AddField(
            model_name='approval',
            name='url_path',
            field=models.TextField(blank=True, verbose_name='path'),
        ),
        migrations.AlterField(
            model_name='approval',
            name='approved_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='approvals', to=settings.AUTH_USER_MODEL, verbose_name='approved by'),
        ),
        migrations.AlterField(
            model_name='approval',
            name='page',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='approvals', to=settings.WAGTAIL_PAGE_MODEL),
        ),
        migrations.AddIndex(
            model_name='approval',
            index=models.Index(fields=['page', 'canonical_hash'], name='approval_page_hash'),
        ),
    ]
