import django.db.models.deletion
import home.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='AboutPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('audience', models.CharField(choices=[('companies', 'Companies'), ('schools', 'Schools'), ('everybody', 'Everybody')], default='everybody', max_length=10, verbose_name='for whom')),
                ('intro', models.TextField(blank=True, verbose_name='introduction')),
                ('body', home.fields.BodyField([], blank=True, verbose_name='text')),
            ],
            options={
                'verbose_name': 'about page',
                'verbose_name_plural': 'about pages',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='HomePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('heading', models.CharField(max_length=120, verbose_name='heading')),
                ('intro', models.TextField(blank=True, verbose_name='introduction')),
                ('story', wagtail.fields.RichTextField(blank=True, verbose_name='text')),
            ],
            options={
                'verbose_name': 'home page',
                'verbose_name_plural': 'home pages',
            },
            bases=('wagtailcore.page',),
        ),
    ]
