import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import partners.organisations.validators
import partners.people.mail_domains
import partners.people.models.invitation
import partners.people.models.user
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('organisations', '0001_organisations'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('first_name', models.CharField(blank=True, max_length=150, validators=[partners.organisations.validators.validate_person_name], verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, validators=[partners.organisations.validators.validate_person_name], verbose_name='last name')),
                ('email', models.EmailField(error_messages={'unique': 'There is already somebody with this mail address.'}, max_length=254, unique=True, verbose_name='mail address')),
                ('erased_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='erased at')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'person',
                'verbose_name_plural': 'people',
                'ordering': ['last_name', 'first_name', 'email'],
            },
            managers=[
                ('objects', partners.people.models.user.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='mail address')),
                ('role', models.CharField(choices=[('company_owner', 'Company owner'), ('company_editor', 'Company editor'), ('network_coordinator', 'Network coordinator'), ('school_coordinator', 'School coordinator'), ('school_teacher', 'Teacher'), ('project_leader', 'Project leader')], max_length=30, verbose_name='role')),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made')),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='sent')),
                ('times_sent', models.PositiveSmallIntegerField(default=0, verbose_name='times sent')),
                ('expires_at', models.DateTimeField(default=partners.people.models.invitation.in_a_week, verbose_name='valid until')),
                ('accepted_at', models.DateTimeField(null=True, verbose_name='accepted')),
                ('withdrawn_at', models.DateTimeField(null=True, verbose_name='withdrawn')),
                ('company', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='organisations.company')),
                ('invited_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='invitations_sent', to=settings.AUTH_USER_MODEL, verbose_name='invited by')),
                ('network', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='organisations.network')),
                ('region', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='organisations.region')),
                ('school', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='organisations.school')),
            ],
            options={
                'verbose_name': 'invitation',
                'verbose_name_plural': 'invitations',
                'ordering': ['-sent_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('company_owner', 'Company owner'), ('company_editor', 'Company editor'), ('network_coordinator', 'Network coordinator'), ('school_coordinator', 'School coordinator'), ('school_teacher', 'Teacher'), ('project_leader', 'Project leader')], max_length=30, verbose_name='role')),
                ('verified', models.BooleanField(default=False, help_text='Somebody who may decide knows this person. Without it a member has no rights.', verbose_name='verified')),
                ('company', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='members', to='organisations.company')),
                ('network', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='members', to='organisations.network')),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='members', to='organisations.region')),
                ('school', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='members', to='organisations.school')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL, verbose_name='person')),
            ],
            options={
                'verbose_name': 'member',
                'verbose_name_plural': 'members',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SchoolDomain',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('domain', models.CharField(help_text='For example: school.example.nl', max_length=120, validators=[partners.people.mail_domains.validate_school_domain], verbose_name='what comes after the @')),
                ('audience', models.CharField(choices=[('staff', 'Teachers and staff'), ('pupils', 'Pupils')], default='staff', max_length=10, verbose_name='whose addresses')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mail_domains', to='organisations.school', verbose_name='school')),
            ],
            options={
                'verbose_name': 'mail domain of a school',
                'verbose_name_plural': 'mail domains of schools',
                'ordering': ['audience', 'domain'],
            },
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='user_email_once_in_any_case', violation_error_message='There is already somebody with this mail address.'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('erased_at__isnull', True), models.Q(('first_name', ''), ('is_active', False), ('is_superuser', False), ('last_name', '')), _connector='OR'), name='user_erased_is_nobody'),
        ),
        migrations.AddIndex(
            model_name='invitation',
            index=models.Index(fields=['invited_by', 'sent_at'], name='invitation_sent_by'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('company__isnull', True), ('network__isnull', True), ('region__isnull', False), ('role__in', ['project_leader']), ('school__isnull', True)), models.Q(('company__isnull', True), ('network__isnull', False), ('region__isnull', True), ('role__in', ['network_coordinator']), ('school__isnull', True)), models.Q(('company__isnull', False), ('network__isnull', True), ('region__isnull', True), ('role__in', ['company_owner', 'company_editor']), ('school__isnull', True)), models.Q(('company__isnull', True), ('network__isnull', True), ('region__isnull', True), ('role__in', ['school_coordinator', 'school_teacher']), ('school__isnull', False)), _connector='OR'), name='invitation_role_fits_organisation'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('accepted_at__isnull', True), ('withdrawn_at__isnull', True), _connector='OR'), name='invitation_ends_once'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), models.F('role'), models.F('region'), condition=models.Q(('accepted_at__isnull', True), ('region__isnull', False), ('withdrawn_at__isnull', True)), name='invitation_open_once_per_region'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), models.F('role'), models.F('network'), condition=models.Q(('accepted_at__isnull', True), ('network__isnull', False), ('withdrawn_at__isnull', True)), name='invitation_open_once_per_network'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), models.F('role'), models.F('company'), condition=models.Q(('accepted_at__isnull', True), ('company__isnull', False), ('withdrawn_at__isnull', True)), name='invitation_open_once_per_company'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), models.F('role'), models.F('school'), condition=models.Q(('accepted_at__isnull', True), ('school__isnull', False), ('withdrawn_at__isnull', True)), name='invitation_open_once_per_school'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('company__isnull', True), ('network__isnull', True), ('region__isnull', False), ('role__in', ['project_leader']), ('school__isnull', True)), models.Q(('company__isnull', True), ('network__isnull', False), ('region__isnull', True), ('role__in', ['network_coordinator']), ('school__isnull', True)), models.Q(('company__isnull', False), ('network__isnull', True), ('region__isnull', True), ('role__in', ['company_owner', 'company_editor']), ('school__isnull', True)), models.Q(('company__isnull', True), ('network__isnull', True), ('region__isnull', True), ('role__in', ['school_coordinator', 'school_teacher']), ('school__isnull', False)), _connector='OR'), name='membership_role_fits_organisation'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(condition=models.Q(('region__isnull', False)), fields=('user', 'role', 'region'), name='membership_once_per_region'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(condition=models.Q(('network__isnull', False)), fields=('user', 'role', 'network'), name='membership_once_per_network'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(condition=models.Q(('company__isnull', False)), fields=('user', 'role', 'company'), name='membership_once_per_company'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(condition=models.Q(('school__isnull', False)), fields=('user', 'role', 'school'), name='membership_once_per_school'),
        ),
        migrations.AddIndex(
            model_name='schooldomain',
            index=models.Index(fields=['domain'], name='school_domain_domain'),
        ),
        migrations.AddConstraint(
            model_name='schooldomain',
            constraint=models.UniqueConstraint(fields=('school', 'domain'), name='school_domain_once', violation_error_message='This school has this mail domain already.'),
        ),
        migrations.AddConstraint(
            model_name='schooldomain',
            constraint=models.CheckConstraint(condition=models.Q(('domain__regex', '^[a-z0-9.-]+$')), name='school_domain_lower_case'),
        ),
    ]
