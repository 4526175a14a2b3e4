import django.db.models.deletion
import partners.people.mail_domains
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("partners", "0014_invitation"),
    ]

    operations = [
        migrations.CreateModel(
            name='SchoolDomain',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('domain', models.CharField(help_text='For example: school.example.nl', max_length=120, validators=[partners.people.mail_domains.validate_school_domain], verbose_name='what comes after the @')),
                ('audience', models.CharField(choices=[('staff', 'Teachers and staff'), ('pupils', 'Pupils')], default='staff', max_length=10, verbose_name='whose addresses')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mail_domains', to='partners.school', verbose_name='school')),
            ],
            options={
                'verbose_name': 'mail domain of a school',
                'verbose_name_plural': 'mail domains of schools',
                'ordering': ['audience', 'domain'],
                'indexes': [models.Index(fields=['domain'], name='school_domain_domain')],
                'constraints': [models.UniqueConstraint(fields=('school', 'domain'), name='school_domain_once', violation_error_message='This school has this mail domain already.'), models.CheckConstraint(condition=models.Q(('domain__regex', '^[a-z0-9.-]+$')), name='school_domain_lower_case')],
            },
        ),
    ]
