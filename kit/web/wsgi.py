"""The app as the server loads it: from the environment alone, since it runs in its own process."""

import os

from kit.content.library import load_library
from kit.content.paths import shipped_root
from kit.secret import signing_key
from kit.server.gateway import Gateway
from kit.server.log import escape_records
from kit.settings import read_settings
from kit.store.engine import open_store
from kit.web import LARGEST_FORM, create_app


def load() -> Gateway:
    """Settings from KIT_ variables, the database they name (migrated before), the content."""
    escape_records()
    settings = read_settings({}, os.environ)
    app = create_app(
        settings,
        open_store(settings.database_url),
        load_library(settings.content or shipped_root()),
        signing_key(settings),
    )
    return Gateway(app, LARGEST_FORM)
