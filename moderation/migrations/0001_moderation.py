import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ApprovalTask',
            fields=[
                ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
            ],
            options={
                'verbose_name': 'approval by a project leader',
                'verbose_name_plural': 'approvals by project leaders',
            },
            bases=('wagtailcore.task',),
        ),
        migrations.CreateModel(
            name='ApprovalTaskState',
            fields=[
                ('taskstate_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.taskstate')),
                ('decision', models.CharField(blank=True, choices=[('approved', 'Approved'), ('changes_asked', 'Change asked'), ('declined', 'Rejected')], default='', max_length=20, verbose_name='decision')),
            ],
            bases=('wagtailcore.taskstate',),
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page_model', models.CharField(max_length=100, verbose_name='kind of page')),
                ('page_title', models.CharField(max_length=255, verbose_name='page')),
                ('parent_key', models.PositiveBigIntegerField(null=True, verbose_name='parent page')),
                ('url_path', models.TextField(blank=True, verbose_name='path')),
                ('organisation_key', models.CharField(blank=True, max_length=50, verbose_name='key of the organisation')),
                ('organisation_name', models.CharField(blank=True, max_length=255, verbose_name='organisation')),
                ('region_key', models.CharField(blank=True, max_length=50, verbose_name='key of the region')),
                ('region_name', models.CharField(blank=True, max_length=255, verbose_name='region')),
                ('schema_version', models.PositiveIntegerField(default=1, verbose_name='version of the schema')),
                ('content', models.JSONField(verbose_name='content')),
                ('content_hash', models.CharField(max_length=64, verbose_name='content hash')),
                ('canonical_hash', models.CharField(max_length=64, verbose_name='hash of what it says')),
                ('approved_by_name', models.CharField(blank=True, max_length=310, verbose_name='approved by')),
                ('approved_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='approved at')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='revoked at')),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='approvals', to=settings.AUTH_USER_MODEL, verbose_name='approved by')),
                ('page', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='approvals', to=settings.WAGTAIL_PAGE_MODEL)),
                ('revision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='approvals', to='wagtailcore.revision')),
            ],
            options={
                'verbose_name': 'approval',
                'verbose_name_plural': 'approvals',
                'ordering': ['-approved_at', '-pk'],
                'indexes': [models.Index(fields=['page', 'canonical_hash'], name='approval_page_hash')],
            },
        ),
    ]
