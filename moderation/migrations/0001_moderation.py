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
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.JSONField(verbose_name='content')),
                ('content_hash', models.CharField(max_length=64, verbose_name='content hash')),
                ('approved_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='approved at')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='revoked at')),
            ],
            options={
                'verbose_name': 'approval',
                'verbose_name_plural': 'approvals',
                'ordering': ['-approved_at', '-pk'],
            },
        ),
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
        migrations.AddField(
            model_name='approval',
            name='approved_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='approval',
            name='page',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='approvals', to=settings.WAGTAIL_PAGE_MODEL),
        ),
        migrations.AddField(
            model_name='approval',
            name='revision',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='approvals', to='wagtailcore.revision'),
        ),
        migrations.AddIndex(
            model_name='approval',
            index=models.Index(fields=['page', 'content_hash'], name='approval_page_hash'),
        ),
    ]
