"""The review server: the desk on this machine's loopback, for one person (extra "review").

Who may write is asked four times over: the address holds a secret, a cookie that no other site can send
(SameSite=Strict) holds another, each form holds a third, and Host and Origin must be this server's own, so that no page
of another site, and no name that was made to point here (DNS rebinding), can do anything.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final

from statement_parser.report.desk import Desk
from statement_parser.report.editing import TOKEN
from statement_parser.report.markup import tag
from statement_parser.report.shell import whole_page

if TYPE_CHECKING:
    from wsgiref.simple_server import WSGIServer

HOST: Final = "127.0.0.1"
_COOKIE: Final = "review"
_MOST_BYTES: Final = 2_000_000
"""Of a form: a paragraph of Arabic letters takes six bytes a letter, and is sent with what it was before."""
_HEADERS: Final = {
    "Cache-Control": "no-store",
    # With no-referrer a browser would not say where a form comes from either.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class MissingBottle(ImportError):
    """bottle is not installed; the message says what to install."""


class Secrets:
    """What a browser must know: made anew for each run."""

    def __init__(self) -> None:
        self.address, self.cookie, self.form = (secrets.token_urlsafe(32) for _ in range(3))


def make_server(desk: Desk, port: int = 0) -> tuple[WSGIServer, str]:
    """A server on the loopback that is not running yet, and the address to open.

    Args:
        desk: what it shows and keeps.
        port: 0: one that is free.

    Raises:
        MissingBottle: the extra "review" is not installed.
        OSError: the port is taken.
    """
    import socketserver
    from wsgiref import simple_server

    class Server(socketserver.ThreadingMixIn, simple_server.WSGIServer):
        # A browser keeps spare connections open, on which a single thread would wait.
        daemon_threads = True

    class Handler(simple_server.WSGIRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            """Nothing: the address is a secret."""

    known = Secrets()
    allowed: set[str] = set()
    app = make_app(desk, known, allowed)
    server = simple_server.make_server(HOST, port, app, server_class=Server, handler_class=Handler)
    allowed |= {f"{HOST}:{server.server_port}", f"localhost:{server.server_port}"}
    return server, f"http://{HOST}:{server.server_port}/{known.address}/"


def make_app(desk: Desk, known: Secrets, hosts: set[str]) -> Any:
    """The WSGI application.

    Args:
        desk: what it shows and keeps.
        known: the secrets of this run.
        hosts: names and ports under which it may be asked; others are refused.
    """
    try:
        import bottle
    except ImportError:
        raise MissingBottle('review needs bottle: install "statement-parser[review]"') from None

    app, refuse = bottle.Bottle(), _Refusals(bottle)

    @app.hook("before_request")  # type: ignore[untyped-decorator]
    def check() -> None:
        request = bottle.request
        if request.get_header("Host") not in hosts:
            refuse(403, "This is not the address of this server.")
        if not _equal(request.path.split("/")[1], known.address):
            refuse(404, "There is nothing here. Open the address that the program said.")

    @app.hook("after_request")  # type: ignore[untyped-decorator]
    def headers() -> None:
        for name, value in _HEADERS.items():
            bottle.response.set_header(name, value)

    @app.get("/<_>/")  # type: ignore[untyped-decorator]
    def index(_: str) -> str:
        _remember(bottle.response, known)
        return desk.index()

    @app.get("/<_>/<number:int>")  # type: ignore[untyped-decorator]
    def record(_: str, number: int) -> str:
        if not 1 <= number <= len(desk):
            refuse(404, "There is no such record.")
        _remember(bottle.response, known)
        return desk.page(number, known.form)

    @app.post("/<_>/<number:int>")  # type: ignore[untyped-decorator]
    def say(_: str, number: int) -> str:
        request, response = _large(bottle)(bottle.request.environ), bottle.response
        _check_write(request, known, hosts, refuse)
        if not 1 <= number <= len(desk):
            refuse(404, "There is no such record.")
        try:
            anchor = desk.say(number, dict(request.forms.decode("utf-8").items()))
        except ValueError as error:
            response.status = 422
            return desk.page(number, known.form, str(error))
        except OSError as error:
            refuse(500, f"Nothing was kept: the log cannot be written ({error.strerror or error}).")
        # The same page is asked for again: going back and reloading send nothing twice.
        response.status = 303
        response.set_header("Location", f"{number}#{anchor}")
        return ""

    return app


def _large(bottle: Any) -> Any:
    """The class of a request that may hold a large form, here and in no other application of the process."""
    return type("LargeRequest", (bottle.BaseRequest,), {"MEMFILE_MAX": _MOST_BYTES})


def _remember(response: Any, known: Secrets) -> None:
    response.set_cookie(_COOKIE, known.cookie, path=f"/{known.address}/", httponly=True, samesite="strict")


def _check_write(request: Any, known: Secrets, hosts: Iterable[str], refuse: Callable[[int, str], None]) -> None:
    """Refuse what does not come from a page of ours."""
    if request.content_length < 0 or request.content_length > _MOST_BYTES:
        refuse(413, "The form is too large.")
    if request.get_header("Origin") not in {f"http://{host}" for host in hosts}:
        refuse(403, "The form comes from somewhere else.")
    if not _equal(request.get_cookie(_COOKIE) or "", known.cookie):
        refuse(403, "The browser does not know this server: open its address again.")
    if not _equal(request.forms.get(TOKEN) or "", known.form):
        refuse(403, "The form is not one of this server.")


def _equal(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


class _Refusals:
    """Ends a request with a short page."""

    def __init__(self, bottle: Any) -> None:
        self._bottle = bottle

    def __call__(self, status: int, said: str) -> None:
        page = whole_page("Refused", [tag("h1", None, "Refused"), tag("p", None, said)])
        raise self._bottle.HTTPResponse(page, status, {**_HEADERS, "Content-Type": "text/html; charset=UTF-8"})
