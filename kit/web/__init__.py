"""The pages. Views load, call one use case, render or redirect; nothing more."""

from datetime import timedelta
from typing import Final

from flask import Flask
from flask_babel import Babel

from kit import logs
from kit.classroom.keeping.clock_step import recall_steps
from kit.content.library import Library
from kit.content.paths import templates_root
from kit.server.addresses import picked_address
from kit.server.limits import limits_of
from kit.server.proxy import BehindProxy
from kit.settings import Settings
from kit.store.engine import Store
from kit.store.limits import set_limits
from kit.web import errors, express, security, teacher, template_globals, watch
from kit.web.addresses import ShownAddresses
from kit.web.faults.app import FaultTolerantApp
from kit.web.fragments import PageEnvironment
from kit.web.logged import acts
from kit.web.logged.requests import RequestLines
from kit.web.readers import pages as reader_pages
from kit.web.remote import remote
from kit.web.signed import Cookies, FormTokens
from kit.web.state import Kit, kit_id_of
from kit.web.student import appeals, articles, history, join, live, own_data, work, written
from kit.web.validators import form_problems
from kit.web.weight import pages, pictures, scripts, static

#: More than any form of the kit holds; what is longer is refused before it is read.
LARGEST_FORM = 512 * 1024

#: What a student's pages, a phone that is a remote and who reads a draft ask for.
_OTHERS: Final = (
    *(work.blueprint, live.blueprint, history.blueprint, appeals.blueprint, written.blueprint),
    *(articles.blueprint, own_data.blueprint),
    *(remote.blueprint, reader_pages.blueprint),
)


def create_app(settings: Settings, store: Store, library: Library, secret: str) -> Flask:
    """The app over an open, migrated store.

    `secret` signs the cookies (32 characters or more); it must outlive the process.
    """
    set_limits(store, limits_of(settings))
    app = FaultTolerantApp("kit", template_folder=str(templates_root()), static_folder=None)
    app.jinja_environment = PageEnvironment
    kit_id = kit_id_of(store)
    _configure(app, settings, secret, kit_id)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.extensions["kit"] = Kit(
        store,
        library,
        settings,
        secret.encode(),
        ShownAddresses(settings, lambda: picked_address(store)),
        kit_id,
        steps=recall_steps(store),
    )
    Babel(app, default_timezone="UTC")
    app.session_interface = Cookies()
    # Before all others, to see what each request takes.
    watch.init_app(app)
    # Before the tokens of forms: who comes by a wrong address is told so.
    security.init_app(app)
    FormTokens(app)
    app.jinja_env.globals["form_problems"] = form_problems
    for module in (acts, errors, template_globals, static, scripts, pages, pictures):
        module.init_app(app)
    for blueprint in (join.blueprint, *_OTHERS, *teacher.blueprints):
        app.register_blueprint(blueprint)
    express.init_app(app)
    if settings.public_url is not None:
        app.wsgi_app = BehindProxy(app.wsgi_app, settings)  # type: ignore[method-assign]  # the library's types
    app.wsgi_app = RequestLines(app.wsgi_app)  # type: ignore[method-assign]  # the library's types
    logs.know_rules(rule.rule for rule in app.url_map.iter_rules())
    errors.make_ready(app)
    return app


def cookie_name(kit_id: str) -> str:
    """The name of the session cookie, the kit's own: a host may have several, of any port."""
    return f"whose_words_{kit_id}"


def _configure(app: Flask, settings: Settings, secret: str, kit_id: str) -> None:
    """Cookies, form tokens and sizes, by the settings that Flask reads."""
    app.config.update(
        SECRET_KEY=secret,
        # Else FLASK_DEBUG of somebody's environment turns it on.
        DEBUG=False,
        SESSION_COOKIE_NAME=cookie_name(kit_id),
        SESSION_COOKIE_PATH=f"{settings.prefix}/",
        SESSION_COOKIE_SECURE=settings.encrypted,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(days=180),
        # Signing the cookie anew with every saved answer costs more than it is worth: the 180
        # days count from joining.
        SESSION_REFRESH_EACH_REQUEST=False,
        # A form may stay open over a double lesson, or a weekend.
        WTF_CSRF_TIME_LIMIT=None,
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
    )
