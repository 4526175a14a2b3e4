"""A person who can log in, known by mail address."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partners.organisations.validators import validate_person_name
from texts.model_fields import MailAddressField, NameField
from texts.normalise import mail_address


class UserManager(BaseUserManager["User"]):
    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create a person; the whole mail address is kept in lower case."""
        if not email:
            raise ValueError("A user needs a mail address.")
        user = self.model(email=mail_address(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create a member of the programme office, who may do everything."""
        return self.create_user(email, password, is_superuser=True, **fields)

    def programme_office(self) -> models.QuerySet["User"]:
        """Everybody who may do everything, and still may log in."""
        return self.filter(is_superuser=True, is_active=True)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=mail_address(username or ""))


class User(AbstractUser):
    """A person; what they may do follows from their memberships only."""

    username = None  # type: ignore[assignment]  # the mail address is the login
    is_staff = None  # type: ignore[assignment]  # access follows from memberships
    first_name = NameField(
        _("first name"), max_length=150, blank=True, validators=[validate_person_name]
    )
    last_name = NameField(
        _("last name"), max_length=150, blank=True, validators=[validate_person_name]
    )
    email = MailAddressField(
        _("mail address"),
        unique=True,
        error_messages={"unique": _("There is already somebody with this mail address.")},
    )

    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True, editable=False)

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
            ),
            models.CheckConstraint(
                condition=models.Q(erased_at__isnull=True)
                | models.Q(is_active=False, is_superuser=False, first_name="", last_name=""),
                name="user_erased_is_nobody",
            ),
        ]

    def __str__(self) -> str:
        if self.erased_at:
            return gettext("Former member")
        return self.get_full_name() or self.email

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the mail address in one form, as everything that looks for it expects."""
        self.email = mail_address(self.email).lower()
        super().save(*args, **kwargs)
