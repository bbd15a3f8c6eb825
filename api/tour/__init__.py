"""`sidak tour`: plays one surprise inspection against a running demonstration, through the public API alone."""

import subprocess

import httpx

from api.tour.scenes import play
from api.tour.server import Server, Surprise
from api.tour.stage import Stage
from api.tour.telling import Language, Teller

ODD = (LookupError, TypeError, ValueError, AttributeError, StopIteration, OSError, subprocess.SubprocessError)
"""What a server that is no Sidak, or another one than ours, makes of the steps below."""


def main(server: str, language: Language) -> int:
    """0 when every step succeeded; else 1, with the step that did not named on standard error."""
    tell = Teller(language)
    try:
        with Server(server, language) as reached:
            play(Stage(reached, tell))
    except BrokenPipeError:
        tell.stop()
    except Surprise as surprise:
        tell.failure(str(surprise))
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        tell.failure(tell.text("unreachable", server=server, reason=f"{type(error).__name__}: {error}"))
    except ODD as error:
        tell.failure(tell.text("odd-answer", reason=f"{type(error).__name__}: {error}"))
    else:
        return 0
    return 1
