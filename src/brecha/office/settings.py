"""What does Django need to know of the office? Safe values; the environment says the rest."""

from __future__ import annotations

from pathlib import Path

import pghistory
from django.utils.translation import gettext_lazy as _

from brecha.office.catalogues import compiled_catalogues
from brecha.office.database.address import connection_settings
from brecha.office.environment import SECRET_KEY_BYTES, read_environment
from brecha.office.logs import LOGGING_CONFIGURATION

HERE = Path(__file__).parent
ENVIRONMENT = read_environment()
NO_SERVER_YET = "postgresql:///brecha"  # replaced by whoever starts the embedded server

SECRET_KEY = ENVIRONMENT.secret("secret_key", SECRET_KEY_BYTES)
DEBUG = ENVIRONMENT.is_debug
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
CSRF_TRUSTED_ORIGINS = list(ENVIRONMENT.origins)
ROOT_URLCONF = "brecha.office.urls"
WSGI_APPLICATION = "brecha.office.wsgi.application"
AUTH_USER_MODEL = "office.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "unfold",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "pgtrigger",
    "pghistory",
    "brecha.office.data",
    "brecha.office.api",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "brecha.office.web.policy.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "brecha.office.web.refused.words_for_bare_refusals",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "brecha.office.web.unreadable.refuse_unreadable_text",
    "brecha.office.accounts.first_password.ask_for_own_password",
    "brecha.office.audit.request.KeepWhoAndWhy",
    "brecha.office.editing.collisions.TellCollisions",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "brecha.office.screens.pages.of_every_page",
            ]
        },
    }
]

DATABASES = {"default": connection_settings(ENVIRONMENT.database_url or NO_SERVER_YET)}
if ENVIRONMENT.owner_url:
    DATABASES["owner"] = connection_settings(ENVIRONMENT.owner_url)

PGTRIGGER_MIGRATIONS = False  # the triggers of the code are put in after every migration
PGTRIGGER_INSTALL_ON_MIGRATE = True
PGHISTORY_APPEND_ONLY = True
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()  # in the event's own row: append only too
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")
PGHISTORY_CREATED_AT_FUNCTION = "clock_timestamp()"

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 1  # hour
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "office/locked_out.html"
AXES_DISABLE_ACCESS_LOG = True  # the history of sign-ins would be personal data without an end
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "password", "token"]
OTP_TOTP_ISSUER = "Brecha"

LOGIN_URL = "office:sign-in"
LOGIN_REDIRECT_URL = "office:home"
LOGOUT_REDIRECT_URL = "office:home"

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "brecha.office.web.refused.no_page_of_ours"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.is_behind_tls
LANGUAGE_COOKIE_SECURE = ENVIRONMENT.is_behind_tls
SECURE_SSL_REDIRECT = ENVIRONMENT.is_behind_tls
SECURE_REDIRECT_EXEMPT = [r"^health$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if ENVIRONMENT.is_behind_tls else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = ENVIRONMENT.is_behind_tls
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.is_behind_tls else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

LANGUAGE_CODE = "es"
LANGUAGES = [("es", _("Spanish")), ("en", _("English"))]
LOCALE_PATHS = [compiled_catalogues(ENVIRONMENT.folder)]
USE_I18N = USE_TZ = True
TIME_ZONE = ENVIRONMENT.time_zone  # of its days; moments are kept in UTC

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pages": {  # what the processes of one server made, for one another
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": ENVIRONMENT.folder / "pages",
        "TIMEOUT": 24 * 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    },
}

STATIC_URL = "static/"
STATICFILES_DIRS = [HERE / "static"]
STATIC_ROOT = ENVIRONMENT.folder / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
MEDIA_ROOT = ENVIRONMENT.folder / "files"
LOGGING = LOGGING_CONFIGURATION

UNFOLD = {"SITE_TITLE": "Brecha", "SITE_HEADER": "Brecha", "SITE_URL": "/"}
