from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('office', '0005_upload_log'),
    ]

    operations = [
        migrations.AddField(
            model_name='report',
            name='frozen_state',
            field=models.BigIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='report',
            name='last_frozen',
            field=models.CharField(blank=True, default='', editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name='report',
            name='signed_states',
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
        migrations.AddField(
            model_name='reporthistory',
            name='frozen_state',
            field=models.BigIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='reporthistory',
            name='last_frozen',
            field=models.CharField(blank=True, default='', editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name='reporthistory',
            name='signed_states',
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
    ]
