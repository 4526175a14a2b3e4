from django.apps import AppConfig


class StoCmsConfig(AppConfig):
    name = "sto_cms"
