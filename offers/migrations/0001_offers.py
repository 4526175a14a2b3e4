import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import offers.enums
import offers.fields
import partners.organisations.validators
import uuid
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_files'),
        ('organisations', '0001_organisations'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='OfferPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.CharField(blank=True, help_text='Shown on the card. For example: see how a lift is built, and mend one yourself.', max_length=250, verbose_name='in one or two sentences')),
                ('description', wagtail.fields.RichTextField(blank=True, help_text='Tell it in the order of the day. For example: welcome, tour, try it yourself.', verbose_name='what happens')),
                ('learning_goals', models.TextField(blank=True, help_text='For example: you can read a simple working drawing.', verbose_name='what pupils learn')),
                ('audience', models.CharField(choices=[('pupils', 'Pupils'), ('teachers', 'Teachers'), ('both', 'Pupils and teachers')], default='pupils', max_length=10, verbose_name='for whom')),
                ('group_min', models.PositiveSmallIntegerField(blank=True, help_text='From how many people do you do this? For example 5.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(2000)], verbose_name='smallest group')),
                ('group_max', models.PositiveSmallIntegerField(blank=True, help_text='How many people fit at most? For example 24.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(2000)], verbose_name='largest group')),
                ('minimum_age', models.PositiveSmallIntegerField(blank=True, help_text='Only if there is one. For example 14.', null=True, validators=[django.core.validators.MaxValueValidator(99)], verbose_name='minimum age')),
                ('scalable', models.BooleanField(default=False, help_text='Tick this if other schools or profiles can use it in the same way.', verbose_name='useful for several schools')),
                ('duration', models.PositiveSmallIntegerField(blank=True, help_text='A number; choose the unit beside it. For example 150 minutes.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(2000)], verbose_name='duration')),
                ('duration_unit', models.CharField(choices=[('minutes', 'minutes'), ('hours', 'hours'), ('dayparts', 'half days'), ('days', 'days'), ('weeks', 'weeks'), ('months', 'months')], default='minutes', max_length=10, verbose_name='unit')),
                ('available_from', models.DateField(blank=True, help_text='Day, month, year. For example 1-9-2027.', null=True, verbose_name='possible from')),
                ('available_until', models.DateField(blank=True, help_text='Day, month, year. For example 30-6-2028.', null=True, verbose_name='possible until')),
                ('weekdays', offers.fields.ChoiceListField(blank=True, default=list, help_text='On which days is it possible? Empty: any day.', verbose_name='days')),
                ('lead_time_days', models.PositiveSmallIntegerField(blank=True, help_text='How long before must a school ask? For example 14.', null=True, validators=[django.core.validators.MaxValueValidator(365)], verbose_name='days to ask ahead')),
                ('times_per_year', models.PositiveSmallIntegerField(blank=True, help_text='How often per year can you do this? For example 6.', null=True, validators=[django.core.validators.MaxValueValidator(365)], verbose_name='times per year')),
                ('setting', models.CharField(blank=True, choices=[('school_in_company', 'School in the company'), ('joint_environment', 'Joint learning and working place'), ('company_in_school', 'Company in the school'), ('company_project', 'Company project'), ('intermediary', 'Through an intermediary')], max_length=20, verbose_name='way of working together')),
                ('place_kind', models.CharField(choices=[('company', 'At the company'), ('school', 'At school'), ('elsewhere', 'Somewhere else'), ('online', 'Online')], default='company', max_length=10, verbose_name='where')),
                ('street', models.CharField(blank=True, help_text='Where does the group report? For example Voorbeeldweg 1.', max_length=120, verbose_name='street and number')),
                ('postcode', models.CharField(blank=True, help_text='Schools search by distance with this. For example 2516 AB.', max_length=7, validators=[partners.organisations.validators.validate_postcode], verbose_name='postcode')),
                ('place', models.CharField(blank=True, help_text='For example Den Haag.', max_length=80, verbose_name='place')),
                ('languages', offers.fields.ChoiceListField(blank=True, default=offers.enums.dutch_only, verbose_name='language of the activity')),
                ('bring', models.TextField(blank=True, help_text='For example: closed shoes and one supervisor for each ten pupils.', verbose_name='what the school brings or prepares')),
                ('safety_gear', models.CharField(blank=True, help_text='For example: you lend safety shoes and glasses.', max_length=200, verbose_name='safety gear')),
                ('accessibility', models.CharField(blank=True, choices=[('full', 'Accessible by wheelchair'), ('help', 'Accessible by wheelchair with help'), ('none', 'Not accessible by wheelchair')], max_length=10, verbose_name='accessibility')),
                ('accessibility_note', models.CharField(blank=True, help_text='For example: the lift is at the back.', max_length=200, verbose_name='about the accessibility')),
                ('cost', models.PositiveIntegerField(blank=True, help_text='Whole euros. 0 means free; empty says nothing about the cost.', null=True, validators=[django.core.validators.MaxValueValidator(100000)], verbose_name='cost in euros')),
                ('cost_note', models.CharField(blank=True, help_text='For example: per group.', max_length=120, verbose_name='cost for what')),
                ('contact_role', models.CharField(blank=True, help_text='A role, not a name. For example: head of the workshop.', max_length=120, verbose_name='contact person')),
                ('contact_email', models.EmailField(blank=True, help_text="Your company's own mailbox. Only verified schools see it.", max_length=254, verbose_name='mailbox for requests')),
                ('company', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='organisations.company')),
                ('levels', modelcluster.fields.ParentalManyToManyField(blank=True, help_text='For example vmbo kb.', to='organisations.level', verbose_name='levels')),
                ('network', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='organisations.network')),
                ('partner_companies', modelcluster.fields.ParentalManyToManyField(blank=True, help_text='Companies that take part too.', related_name='+', to='organisations.company', verbose_name='together with')),
                ('profiles', modelcluster.fields.ParentalManyToManyField(blank=True, help_text='Which vmbo profiles does this fit? Leave empty if it fits all.', to='organisations.profile', verbose_name='profiles')),
                ('programme_line', models.ForeignKey(blank=True, help_text='The project leader can fill this in.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.programmeline', verbose_name='programme line')),
                ('region', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='organisations.region')),
                ('school_years', modelcluster.fields.ParentalManyToManyField(blank=True, help_text='For example year 3 and 4.', to='organisations.schoolyear', verbose_name='school years')),
                ('topics', modelcluster.fields.ParentalManyToManyField(blank=True, help_text='For example drones or energy transition.', to='organisations.topic', verbose_name='topics')),
            ],
            options={
                'verbose_name': 'offer',
                'verbose_name_plural': 'offers',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='OfferAttachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('title', models.CharField(help_text='For example: route and parking.', max_length=120, verbose_name='name for the reader')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OfferPicture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('alt_text', models.CharField(help_text='For people who cannot see it. For example: a pupil bends a copper pipe.', max_length=200, verbose_name='what the picture shows')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TourStop',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('start_time', models.TimeField(blank=True, help_text='For example 9:30.', null=True, verbose_name='time')),
                ('title', models.CharField(help_text='For example: the welding hall.', max_length=120, verbose_name='stop')),
                ('seen', models.TextField(blank=True, help_text='For example: a robot welds a door, and you may steer it.', verbose_name='what the group sees')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AssignmentPage',
            fields=[
                ('offerpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='offers.offerpage')),
                ('question', models.TextField(blank=True, help_text='What do you want to know? For example: how can our entrance hall be nicer?', verbose_name='the question')),
                ('deliverable', models.CharField(blank=True, help_text='What do pupils hand in? For example: a scale model and a short film.', max_length=200, verbose_name='the result')),
                ('coaching_hours', models.PositiveSmallIntegerField(blank=True, help_text='How many hours do your people help, in total? For example 8.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(500)], verbose_name='hours of coaching')),
                ('deadline', models.DateField(blank=True, help_text='Only if you need the result on a date. For example 1 April.', null=True, verbose_name='ready before')),
                ('working_together', offers.fields.ChoiceListField(blank=True, default=list, help_text='Tick this only if several work as one team. For example vmbo and mbo.', verbose_name='who work together')),
            ],
            options={
                'verbose_name': 'assignment',
                'verbose_name_plural': 'assignments',
            },
            bases=('offers.offerpage',),
        ),
        migrations.CreateModel(
            name='CareerActivityPage',
            fields=[
                ('offerpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='offers.offerpage')),
                ('activity_type', models.CharField(blank=True, choices=[('interview_training', 'Job interview training'), ('speed_date', 'Speed dates with people at work'), ('fair', 'Careers fair'), ('other', 'Something else')], help_text='For example speed dates: pupils meet a new person every 15 minutes.', max_length=20, verbose_name='type of activity')),
                ('professionals', models.PositiveSmallIntegerField(blank=True, help_text='How many people from companies take part? For example 20.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(500)], verbose_name='number of professionals')),
            ],
            options={
                'verbose_name': 'career activity',
                'verbose_name_plural': 'career activities',
            },
            bases=('offers.offerpage',),
        ),
        migrations.CreateModel(
            name='ElectivePage',
            fields=[
                ('offerpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='offers.offerpage')),
                ('sessions', models.PositiveSmallIntegerField(blank=True, help_text='How many times do pupils come? For example 8 afternoons: fill in 8.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='number of sessions')),
                ('module', models.CharField(blank=True, help_text='The official name, if there is one. For example: drone technology 1.', max_length=120, verbose_name='part of which elective')),
                ('certificate', models.CharField(blank=True, help_text='What do pupils get afterwards? For example: the drone certificate A1/A3.', max_length=120, verbose_name='certificate')),
            ],
            options={
                'verbose_name': 'elective',
                'verbose_name_plural': 'electives',
            },
            bases=('offers.offerpage',),
        ),
        migrations.CreateModel(
            name='FacilityPage',
            fields=[
                ('offerpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='offers.offerpage')),
                ('what', models.CharField(blank=True, help_text='For example: a laser cutter, or six kits to build a robot.', max_length=200, verbose_name='what the school may use')),
                ('lending', models.CharField(blank=True, choices=[('lend', 'To borrow'), ('on_site', 'To use on site')], help_text='May the school take it along? For example: a kit yes, a machine no.', max_length=10, verbose_name='borrow or on site')),
                ('prerequisites', models.TextField(blank=True, help_text='For example: the teacher follows an instruction of one hour.', verbose_name='what you must know first')),
                ('deposit', models.PositiveSmallIntegerField(blank=True, help_text='Whole euros; leave empty if there is none. For example 50.', null=True, validators=[django.core.validators.MaxValueValidator(10000)], verbose_name='deposit in euros')),
                ('transport', models.CharField(blank=True, help_text='Who brings it and takes it back? For example: the school, it fits in a car.', max_length=200, verbose_name='transport')),
            ],
            options={
                'verbose_name': 'machine, room or material',
                'verbose_name_plural': 'machines, rooms and material',
            },
            bases=('offers.offerpage',),
        ),
        migrations.CreateModel(
            name='GuestLessonPage',
            fields=[
                ('offerpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='offers.offerpage')),
                ('lesson_topic', models.CharField(blank=True, help_text='For example: robots and sensors around you.', max_length=120, verbose_name='topic of the lesson')),
                ('speaker_role', models.CharField(blank=True, help_text='A role, not a name. For example: a mechanic and a planner.', max_length=120, verbose_name='who gives the lesson')),
                ('equipment', models.TextField(blank=True, help_text='What must be ready in the classroom? For example: a screen and two tables.', verbose_name='needed at school')),
            ],
            options={
                'verbose_name': 'guest lesson',
                'verbose_name_plural': 'guest lessons',
            },
            bases=('offers.offerpage',),
        ),
        migrations.CreateModel(
            name='HybridTeacherPage',
            fields=[
                ('offerpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='offers.offerpage')),
                ('subject', models.CharField(blank=True, help_text='For example: working with CNC.', max_length=120, verbose_name='subject')),
                ('hours_per_week', models.PositiveSmallIntegerField(blank=True, help_text='How many hours a week at school? For example 6.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(40)], verbose_name='hours per week')),
                ('days', offers.fields.ChoiceListField(blank=True, default=list, help_text='On which days can this person teach? For example Tuesday. Empty: any day.', verbose_name='teaching days')),
                ('period_from', models.DateField(blank=True, help_text='Day, month, year. For example 1-9-2027.', null=True, verbose_name='teaches from')),
                ('period_until', models.DateField(blank=True, help_text='For example 15 July.', null=True, verbose_name='teaches until')),
                ('qualification', models.CharField(choices=[('none', 'No teaching qualification'), ('pdg', 'Pedagogical-didactic certificate (PDG)'), ('full', 'Full teaching qualification')], default='none', help_text='What does this person have now? For example a PDG. None is fine too.', max_length=10, verbose_name='teaching qualification')),
                ('tryout_day', models.BooleanField(default=False, help_text='Tick this if a trial is possible. For example: one day with two classes.', verbose_name='try-out day')),
                ('employer', models.CharField(blank=True, choices=[('company', 'The company'), ('school', 'The school'), ('together', 'Company and school together')], help_text='For example the company. Leave empty if you want to discuss it.', max_length=10, verbose_name='who pays the salary')),
            ],
            options={
                'verbose_name': 'hybrid teacher',
                'verbose_name_plural': 'hybrid teachers',
            },
            bases=('offers.offerpage',),
        ),
        migrations.CreateModel(
            name='InternshipPage',
            fields=[
                ('offerpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='offers.offerpage')),
                ('internship_type', models.CharField(blank=True, choices=[('taster', 'Taster placement'), ('shadow_day', 'Shadow day'), ('orientation', 'Orientation internship'), ('vocational', 'Vocational internship')], help_text='For example a shadow day: one pupil joins one employee for a day.', max_length=15, verbose_name='type of internship')),
                ('days', models.PositiveSmallIntegerField(blank=True, help_text='For example 5. Less than one day? Fill in the duration instead.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(200)], verbose_name='number of days')),
                ('recognised', models.BooleanField(default=False, help_text='Tick this if you are recognised for this work. For example by SBB.', verbose_name='recognised training company')),
                ('working_hours', models.CharField(blank=True, help_text='For example: from 8:00 to 15:30, with a break at 12:00.', max_length=120, verbose_name='working hours')),
            ],
            options={
                'verbose_name': 'internship',
                'verbose_name_plural': 'internships',
            },
            bases=('offers.offerpage',),
        ),
        migrations.CreateModel(
            name='MentoringPage',
            fields=[
                ('offerpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='offers.offerpage')),
                ('period', models.CharField(blank=True, help_text='When do the buddies meet? For example: from October to March.', max_length=120, verbose_name='period')),
                ('meetings', models.PositiveSmallIntegerField(blank=True, help_text='How many times do the buddies meet? For example 10.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(200)], verbose_name='number of meetings')),
                ('ratio', models.CharField(blank=True, help_text='For example: one employee with one or two pupils.', max_length=120, verbose_name='pupils per buddy')),
            ],
            options={
                'verbose_name': 'buddy project',
                'verbose_name_plural': 'buddy projects',
            },
            bases=('offers.offerpage',),
        ),
        migrations.CreateModel(
            name='SchoolInCompanyPage',
            fields=[
                ('offerpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='offers.offerpage')),
                ('weeks', models.PositiveSmallIntegerField(blank=True, help_text='For how many weeks does a group come? For example 20.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(52)], verbose_name='number of weeks')),
                ('days_per_week', models.PositiveSmallIntegerField(blank=True, help_text='On how many days a week? Count half a day as one. For example 1.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='days per week')),
                ('places', models.PositiveSmallIntegerField(blank=True, help_text='How many pupils can come in a year, all groups together? For example 30.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(2000)], verbose_name='places per year')),
                ('supervision_ratio', models.CharField(blank=True, help_text='Who supervises how many? For example: one employee for each five pupils.', max_length=120, verbose_name='supervision')),
                ('facilities', models.TextField(blank=True, help_text='For example: a classroom for 12 and four workbenches.', verbose_name='rooms and machines')),
                ('curriculum_part', models.TextField(blank=True, help_text='Which lessons does it replace? For example: the PIE module on installing.', verbose_name='part of the lessons')),
                ('meals_transport', models.TextField(blank=True, help_text='For example: lunch in the canteen; bus 23 stops at the door.', verbose_name='meals and transport')),
            ],
            options={
                'verbose_name': 'school in the company',
                'verbose_name_plural': 'schools in the company',
            },
            bases=('offers.offerpage',),
        ),
        migrations.CreateModel(
            name='TeacherPlacementPage',
            fields=[
                ('offerpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='offers.offerpage')),
                ('for_teachers', models.CharField(blank=True, help_text='For example: teachers of PIE and M&T who start with CNC.', max_length=200, verbose_name='for which teachers')),
                ('hours', models.PositiveSmallIntegerField(blank=True, help_text='For one teacher. A placement often takes 24 to 80 hours. For example 40.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(400)], verbose_name='hours in total')),
                ('learning_outcome', models.TextField(blank=True, help_text='For example: you can set up a lathe and explain it to pupils.', verbose_name='what the teacher learns')),
            ],
            options={
                'verbose_name': 'teacher placement',
                'verbose_name_plural': 'teacher placements',
            },
            bases=('offers.offerpage',),
        ),
        migrations.CreateModel(
            name='TourPage',
            fields=[
                ('offerpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='offers.offerpage')),
                ('walking', models.CharField(blank=True, choices=[('walking', 'Mostly walking'), ('mixed', 'Walking and sitting'), ('standing', 'Mostly standing'), ('seated', 'Mostly sitting')], max_length=10, verbose_name='walking or standing')),
            ],
            options={
                'verbose_name': 'tour',
                'verbose_name_plural': 'tours',
            },
            bases=('offers.offerpage',),
        ),
        migrations.CreateModel(
            name='WorkshopPage',
            fields=[
                ('offerpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='offers.offerpage')),
                ('skills', models.TextField(blank=True, help_text='What do pupils practise? For example: measure, bend and weld a pipe.', verbose_name='skills')),
                ('hands_on_share', models.PositiveSmallIntegerField(blank=True, help_text='Which part of the time do pupils work themselves? For example 75.', null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='time spent doing, in percent')),
                ('material_supplied', models.TextField(blank=True, help_text='For example: steel, a welding helmet and gloves.', verbose_name='material you supply')),
                ('certificate', models.CharField(blank=True, help_text='What do pupils get afterwards? For example: proof of taking part.', max_length=120, verbose_name='certificate')),
            ],
            options={
                'verbose_name': 'workshop',
                'verbose_name_plural': 'workshops',
            },
            bases=('offers.offerpage',),
        ),
        migrations.CreateModel(
            name='Intake',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('browser', models.CharField(max_length=64, verbose_name="digest of the browser's token")),
                ('key', models.UUIDField(default=uuid.uuid4, verbose_name='key of the form')),
                ('kind', models.CharField(max_length=40, verbose_name='kind')),
                ('answers', models.JSONField(default=dict, verbose_name='what was typed')),
                ('email', models.EmailField(blank=True, db_index=True, max_length=254, verbose_name='mail address to prove')),
                ('changed_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='last changed')),
                ('company', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.company', verbose_name='company that decides whether its typist belongs to it')),
            ],
            options={
                'verbose_name': 'intake',
                'verbose_name_plural': 'intakes',
                'ordering': ['-changed_at', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='intake',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who asked to belong to it'),
        ),
        migrations.AddField(
            model_name='offerattachment',
            name='document',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.companydocument', verbose_name='PDF'),
        ),
        migrations.AddField(
            model_name='offerattachment',
            name='page',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='offers.offerpage'),
        ),
        migrations.AddField(
            model_name='offerpicture',
            name='image',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.companyimage', verbose_name='picture'),
        ),
        migrations.AddField(
            model_name='offerpicture',
            name='page',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='pictures', to='offers.offerpage'),
        ),
        migrations.AddField(
            model_name='tourstop',
            name='company',
            field=models.ForeignKey(blank=True, help_text='Leave empty for your own company.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.company', verbose_name='at which company'),
        ),
        migrations.AddConstraint(
            model_name='hybridteacherpage',
            constraint=models.CheckConstraint(condition=models.Q(('period_from__isnull', True), ('period_until__isnull', True), ('period_from__lte', models.F('period_until')), _connector='OR'), name='hybrid_teacher_from_lte_until'),
        ),
        migrations.AddField(
            model_name='tourstop',
            name='page',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='stops', to='offers.tourpage'),
        ),
        migrations.AddConstraint(
            model_name='workshoppage',
            constraint=models.CheckConstraint(condition=models.Q(('hands_on_share__isnull', True), ('hands_on_share__lte', 100), _connector='OR'), name='workshop_hands_on_lte_100'),
        ),
        migrations.AddConstraint(
            model_name='offerpage',
            constraint=models.CheckConstraint(condition=models.Q(('company__isnull', True), ('network__isnull', True), _connector='XOR'), name='offer_of_one_provider'),
        ),
        migrations.AddConstraint(
            model_name='offerpage',
            constraint=models.CheckConstraint(condition=models.Q(('group_min__isnull', True), ('group_max__isnull', True), ('group_min__lte', models.F('group_max')), _connector='OR'), name='offer_group_min_lte_max'),
        ),
        migrations.AddConstraint(
            model_name='offerpage',
            constraint=models.CheckConstraint(condition=models.Q(('available_from__isnull', True), ('available_until__isnull', True), ('available_from__lte', models.F('available_until')), _connector='OR'), name='offer_from_lte_until'),
        ),
        migrations.AddConstraint(
            model_name='intake',
            constraint=models.UniqueConstraint(fields=('browser', 'key'), name='intake_once_per_form'),
        ),
        migrations.AddConstraint(
            model_name='intake',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('company__isnull', True), ('person__isnull', True)), models.Q(('company__isnull', False), ('person__isnull', False), models.Q(('email', ''), _negated=True)), _connector='OR'), name='intake_waits_for_company_by_person'),
        ),
    ]
