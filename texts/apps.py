from django.apps import AppConfig

from texts.form_fields import stand_at_the_door


class TextsConfig(AppConfig):
    name = "texts"

    def ready(self) -> None:
        stand_at_the_door()
