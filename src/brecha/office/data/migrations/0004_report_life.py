import django.contrib.postgres.fields
from django.db import migrations, models

import brecha.office.data.models.reporting


class Migration(migrations.Migration):

    dependencies = [
        ('office', '0003_person_pairs'),
    ]

    operations = [
        migrations.AddField(
            model_name='report',
            name='languages',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=2), blank=True, default=brecha.office.data.models.reporting.both_languages, size=None),
        ),
        migrations.AddField(
            model_name='report',
            name='published_on',
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='report',
            name='signatures',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, editable=False, size=None),
        ),
        migrations.AlterField(
            model_name='report',
            name='snapshot_sha256',
            field=models.CharField(blank=True, default='', editable=False, max_length=320),
        ),
        migrations.AlterField(
            model_name='report',
            name='status',
            field=models.CharField(choices=[('draft', 'draft'), ('agency_review', 'agency review'), ('coordinator_review', 'coordinator review'), ('submitted', 'submitted')], default='draft', editable=False, max_length=40),
        ),
        migrations.AddField(
            model_name='reporthistory',
            name='languages',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=2), blank=True, default=brecha.office.data.models.reporting.both_languages, size=None),
        ),
        migrations.AddField(
            model_name='reporthistory',
            name='published_on',
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='reporthistory',
            name='signatures',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, editable=False, size=None),
        ),
        migrations.AlterField(
            model_name='reporthistory',
            name='snapshot_sha256',
            field=models.CharField(blank=True, default='', editable=False, max_length=320),
        ),
        migrations.AlterField(
            model_name='reporthistory',
            name='status',
            field=models.CharField(choices=[('draft', 'draft'), ('agency_review', 'agency review'), ('coordinator_review', 'coordinator review'), ('submitted', 'submitted')], default='draft', editable=False, max_length=40),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(('published_on__isnull', True), models.Q(('status', 'submitted'), models.Q(('snapshot_sha256', ''), _negated=True)), _connector='OR'), name='report_published_is_submitted'),
        ),
    ]
