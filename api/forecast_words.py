"""What a forecast says in words, in the reader's language."""

from functools import cache
from importlib.resources import files

import msgspec
import yaml

from organisation.texts import Language, Text
from scheduler.forecasting import Ahead
from scheduler.promises import promises
from scheduler.scenarios import Forecast


@cache
def catalogue() -> dict[str, Text]:
    return msgspec.convert(yaml.safe_load((files("api") / "forecast_texts.yaml").read_text("utf-8")), dict[str, Text])


def text(name: str, language: Language, **facts: object) -> str:
    return catalogue()[name].within(language).format(**facts)


def price(forecast: Forecast, ahead: Ahead, language: Language) -> str:
    """The price of what the plan promises, as a sentence."""
    gaps = [promise.gap for promise in promises(ahead.plan, ahead.places)]
    facts = {"teams": len(ahead.plan.teams), "likeliest": round(100 * forecast.likeliest_fifth)}
    if not gaps:
        return text("price-none", language, **facts)
    if len(gaps) == len(ahead.places) and len(set(gaps)) == 1:
        return text("price-all", language, gap=gaps[0], **facts)
    return text("price-some", language, units=len(gaps), least=min(gaps), gap=max(gaps), **facts)


def number(value: float, language: Language, digits: int) -> str:
    told = f"{value:.{digits}f}"
    return told if language == "en" else told.replace(".", ",")


def percent(share: float) -> str:
    """As the pages write it in all three languages."""
    return f"{round(100 * share)}%"
