"""Any endpoint that speaks OpenAI's chat completions; a server on this machine unless the user says otherwise."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlsplit

from fogline.errors import MissingPart, ModelError

__all__ = ["LOCAL", "ChatModel", "Endpoint", "OpenAIChat", "Unanswered"]

LOCAL = "http://localhost:8080/v1"
"""Where llama.cpp's server answers by default."""
_MOST_TOKENS = 4096


class Unanswered(Exception):
    """The model gave no answer to one question: silence, a refusal, or a fault of the server."""


class ChatModel(Protocol):
    """Answers one question with text that should be JSON of the given schema."""

    name: str

    def ask(self, system: str, user: str, schema: dict[str, Any]) -> str:
        """The answer as it came.

        Raises:
            Unanswered: none came.
            ModelError: the endpoint cannot be used at all.
        """


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model answers. ``seconds`` is how long one answer may take; ``key`` is the server's, if any."""

    model: str
    url: str = LOCAL
    key: str | None = None
    seconds: float = 120.0

    def check(self, allow_remote: bool) -> None:
        """Hold the address to what the user allowed.

        Raises:
            ModelError: it is no http(s) address, or it lies elsewhere and the user did not allow that.
        """
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ModelError(self.url, "it is no http or https address", f"Write it like {LOCAL}.")
        if not allow_remote and not _on_this_machine(parts.hostname):
            raise ModelError(
                self.url,
                "the texts of the reports would leave this machine",
                "Use a server on this machine, or add --llm-remote if they may be sent there.",
            )


def _on_this_machine(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class OpenAIChat:
    """An endpoint, asked through the ``openai`` package (the extra ``llm``)."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Raises:
        MissingPart: the package is not installed.
        """
        try:
            import openai
        except ImportError as error:
            raise MissingPart(
                "the reader that asks a language model",
                "the package openai is not installed",
                "Install it: pip install 'fogline[llm]'.",
            ) from error
        self.name = endpoint.model
        self._endpoint = endpoint
        self._openai = openai
        self._client = openai.OpenAI(
            base_url=endpoint.url,
            api_key=endpoint.key or "none",
            timeout=endpoint.seconds,
            max_retries=1,
        )

    def ask(self, system: str, user: str, schema: dict[str, Any]) -> str:
        """As ``ChatModel.ask``. Decoding is greedy, so that a model answers alike twice as far as it can."""
        errors = self._openai
        try:
            made = self._client.chat.completions.create(
                model=self.name,
                messages=[{"role": "system", "content": system}, {"role": "user", "content": user}],
                temperature=0,
                max_tokens=_MOST_TOKENS,
                response_format={
                    "type": "json_schema",
                    "json_schema": {"name": "claims", "schema": schema, "strict": True},
                },
            )
        except errors.APITimeoutError as error:
            raise Unanswered(f"no answer within {self._endpoint.seconds:g} seconds") from error
        except (errors.AuthenticationError, errors.PermissionDeniedError, errors.NotFoundError) as error:
            raise ModelError(
                self._endpoint.url,
                f"the server refuses ({error})",
                "Check --llm-model, the address and the key.",
            ) from error
        except errors.APIConnectionError as error:
            raise ModelError(
                self._endpoint.url,
                "nothing answers there",
                "Start the server, or give its address with --llm-url. What was read is kept; run it again.",
            ) from error
        except (
            errors.OpenAIError,
            ValueError,
            KeyError,
            TypeError,
        ) as error:  # half an envelope is a ValueError
            raise Unanswered(f"the server failed ({type(error).__name__}: {error})") from error
        return _content(made)


def _content(made: Any) -> str:
    """The text of the first choice; servers leave out what they like."""
    choices = getattr(made, "choices", None)
    message = getattr(choices[0], "message", None) if choices else None
    content = getattr(message, "content", None)
    if not isinstance(content, str) or not content.strip():
        raise Unanswered("the answer is empty")
    return content
