import django.db.models.functions.text
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='OutgoingMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('event', models.CharField(max_length=200, verbose_name='event')),
                ('recipient', models.EmailField(max_length=320, verbose_name='recipient')),
                ('subject', models.TextField(verbose_name='subject line')),
                ('plain', models.TextField(blank=True, verbose_name='text')),
                ('html', models.TextField(blank=True, verbose_name='HTML')),
                ('language', models.CharField(max_length=10, verbose_name='language')),
                ('from_email', models.CharField(max_length=320, verbose_name='sender')),
                ('headers', models.JSONField(blank=True, default=dict, verbose_name='headers')),
                ('message_id', models.CharField(editable=False, max_length=320, unique=True, verbose_name='identifier')),
                ('created_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='written')),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('sent', 'sent'), ('given_up', 'given up')], default='waiting', max_length=10, verbose_name='state')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('next_try', models.DateTimeField(default=django.utils.timezone.now, verbose_name='next try')),
                ('claimed_until', models.DateTimeField(blank=True, editable=False, null=True)),
                ('last_error', models.TextField(blank=True, verbose_name='last error')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent')),
            ],
            options={
                'verbose_name': 'outgoing mail',
                'verbose_name_plural': 'outgoing mails',
                'ordering': ['-created_at', '-pk'],
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['next_try', 'id'], name='outgoing_mail_waiting')],
                'constraints': [models.UniqueConstraint(models.F('event'), django.db.models.functions.text.Lower('recipient'), name='outgoing_mail_once_per_event_and_reader'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'sent', 'given_up'])), name='outgoing_mail_known_state'), models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', False), ('state', 'sent')), models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at__isnull', True)), _connector='OR'), name='outgoing_mail_sent_has_its_moment'), models.CheckConstraint(condition=models.Q(('claimed_until__isnull', True), ('state', 'waiting'), _connector='OR'), name='outgoing_mail_only_waiting_is_claimed'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'given_up'), _negated=True), models.Q(('last_error', ''), _negated=True), _connector='OR'), name='outgoing_mail_given_up_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('event', ''), _negated=True), models.Q(('recipient', ''), _negated=True)), name='outgoing_mail_has_a_reader')],
            },
        ),
    ]
