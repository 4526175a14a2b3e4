"""A person who can log in, known by mail address."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create a person; the whole mail address is kept in lower case."""
        if not email:
            raise ValueError("A user needs a mail address.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create a member of the programme office, who may do everything."""
        return self.create_user(email, password, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractUser):
    """A person; what they may do follows from their memberships only."""

    username = None  # type: ignore[assignment]  # the mail address is the login
    is_staff = None  # type: ignore[assignment]  # access follows from memberships
    email = models.EmailField(
        _("mail address"),
        unique=True,
        error_messages={"unique": _("There is already somebody with this mail address.")},
    )

    objects = UserManager()  # type: ignore[misc,assignment]  # login by mail address

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["last_name", "first_name", "email"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_once_in_any_case",
                violation_error_message=_("There is already somebody with this mail address."),
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email
