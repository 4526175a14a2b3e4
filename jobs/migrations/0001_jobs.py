from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='JobRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('job', models.CharField(max_length=200, unique=True)),
                ('succeeded_at', models.DateTimeField(null=True)),
                ('failed_at', models.DateTimeField(null=True)),
                ('error', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['job'],
                'constraints': [models.CheckConstraint(condition=models.Q(('succeeded_at__isnull', False), ('failed_at__isnull', False), _connector='OR'), name='job_run_ran'), models.CheckConstraint(condition=models.Q(('error', ''), ('failed_at__isnull', False), _connector='OR'), name='job_run_error_has_moment')],
            },
        ),
    ]
