import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ImportRefusal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='row')),
                ('cells', models.JSONField(verbose_name='cells')),
                ('reason', models.CharField(max_length=30, verbose_name='reason')),
                ('params', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='ImportRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=20, verbose_name='kind of file')),
                ('filename', models.CharField(max_length=255, verbose_name='file')),
                ('content', models.BinaryField(null=True, verbose_name='content')),
                ('header', models.JSONField(default=list, verbose_name='columns')),
                ('delimiter', models.CharField(blank=True, max_length=1, verbose_name='separator')),
                ('status', models.CharField(choices=[('checked', 'Checked, not started'), ('waiting', 'Waiting for the worker'), ('running', 'Running'), ('done', 'Done'), ('failed', 'Stopped by an error'), ('cancelled', 'Not imported')], default='checked', max_length=20, verbose_name='state')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='uploaded')),
                ('started_at', models.DateTimeField(null=True, verbose_name='started')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='ended')),
                ('total', models.PositiveIntegerField(default=0, verbose_name='rows')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='rows done')),
                ('new', models.PositiveIntegerField(default=0, verbose_name='new')),
                ('changed', models.PositiveIntegerField(default=0, verbose_name='changed')),
                ('unchanged', models.PositiveIntegerField(default=0, verbose_name='unchanged')),
                ('refused', models.PositiveIntegerField(default=0, verbose_name='refused')),
                ('missing', models.PositiveIntegerField(default=0, verbose_name='not in the file')),
            ],
            options={
                'verbose_name': 'import',
                'verbose_name_plural': 'imports',
                'ordering': ['-pk'],
            },
        ),
        migrations.AddField(
            model_name='importrun',
            name='created_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='importrefusal',
            name='run',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='refusals', to='imports.importrun'),
        ),
        migrations.AddConstraint(
            model_name='importrun',
            constraint=models.CheckConstraint(condition=models.Q(('position__lte', models.F('total'))), name='import_run_position_within_total'),
        ),
        migrations.AddConstraint(
            model_name='importrun',
            constraint=models.CheckConstraint(condition=models.Q(('content__isnull', False), models.Q(('status__in', ['checked', 'waiting', 'running']), _negated=True), _connector='OR'), name='import_run_has_its_file_until_it_ends'),
        ),
        migrations.AddConstraint(
            model_name='importrefusal',
            constraint=models.UniqueConstraint(fields=('run', 'number'), name='import_refusal_once_per_row'),
        ),
    ]
