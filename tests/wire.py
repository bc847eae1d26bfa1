"""The line between the bot and the simulated Discord: it breaks on demand, and heeds nonces."""

from __future__ import annotations

import fnmatch
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import simcord

Request = Callable[..., Awaitable[Any]]


@dataclass
class Break:
    """A fault to come: for which calls, how often, and whether the call takes effect first."""

    method: str
    path: str
    times: int
    after_effect: bool
    error: Exception


@dataclass
class Wire:
    """Wraps the transport of each bot attached; the nonces live on, as they do at Discord."""

    breaks: list[Break] = field(default_factory=list)
    posted: dict[tuple[str, str], Any] = field(default_factory=dict)
    sent: list[tuple[str, str]] = field(default_factory=list)

    def break_next(
        self, method: str, path: str, *, times: int = 1, after_effect: bool = False
    ) -> None:
        """Reset the connection at the next such calls, before or after they take effect."""
        error = ConnectionResetError(104, "Connection reset by peer")
        self.breaks.append(Break(method, path, times, after_effect, error))

    def attach(self, env: simcord.Env) -> None:
        """Put this line between the environment's bot and its transports."""
        http = env.bot.http
        http.request = self._broken(http.request)  # type: ignore[assignment, method-assign]
        adapter = env._webhook_adapter
        adapter.request = self._broken(adapter.request)

    def _broken(self, request: Request) -> Request:
        async def wired(route: Any, *args: Any, **kwargs: Any) -> Any:
            path = route.url.split("/api/v10", 1)[-1].split("?")[0]
            self.sent.append((route.method, path))
            fault = self._fault(route.method, path)
            if fault and not fault.after_effect:
                raise fault.error
            result = await self._once(request, path, route, args, kwargs)
            if fault:
                raise fault.error
            return result

        return wired

    async def _once(self, request: Request, path: str, route: Any, args: Any, kwargs: Any) -> Any:
        """Perform a call; a post whose nonce is known is not posted again."""
        nonce = _nonce_of(kwargs)
        if nonce is None or route.method != "POST":
            return await request(route, *args, **kwargs)
        key = (path, nonce)
        if key not in self.posted:
            self.posted[key] = await request(route, *args, **kwargs)
        return self.posted[key]

    def _fault(self, method: str, path: str) -> Break | None:
        for fault in self.breaks:
            if fault.method == method and fnmatch.fnmatch(path, fault.path) and fault.times:
                fault.times -= 1
                return fault
        return None


def _nonce_of(kwargs: Any) -> str | None:
    body = kwargs.get("json") or {}
    for part in kwargs.get("form") or ():
        if part.get("name") == "payload_json":
            body = json.loads(part["value"])
    return body.get("nonce") if isinstance(body, dict) and body.get("enforce_nonce") else None
