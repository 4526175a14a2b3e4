from django.apps import AppConfig


class StoCmsConfig(AppConfig):
    name = "sto_cms"

    def ready(self) -> None:
        from sto_cms import receivers  # noqa: F401 - connects them
