"""What the words in the answers mean, and how peers say the same."""

from __future__ import annotations

from tasks.signals.chart_kinds import CHART_KINDS
from tasks.signals.rule_sets import RULE_SETS

_CHARTS = {
    "xmr": "values; mean, and 2.66 mean moving ranges to either side; no end at 0 or 1",
    "run": "values or proportions; median, no limits",
    "p": "proportions; binomial limits, clipped to 0..1",
    "pp": "proportions of large or uneven denominators (Laney); clipped to 0..1",
    "ip": "ratios, individuals normalised by their denominators (Taylor); not clipped",
    "u": "rates of events per exposure; Poisson limits, not below 0",
    "g": "cases between two rare events; median, geometric limits around the mean, not below 0",
    "t": "time between two rare events; as xmr after the power 1/3.6, factor 3/1.128, not below 0",
}
_POINT_TYPES = {
    "outside": "beyond the upper or lower limit",
    "trend": "one of a row of points that only rise or only fall; a tie or a gap ends it",
    "two_of_three": "beyond the near limit, as another of three points in a row",
    "shift": "one of a row of points on one side of the centre; for anhoej one of a run that is too long",
    "common_cause": "nothing of these: no sign of a change",
    "missing": "no value; the note says why",
    "not_computable": "the phase has no limits to judge by; the note says why",
}
_DIRECTIONS = {
    "up": "above the centre; for a trend, rising",
    "down": "below the centre; for a trend, falling",
    "(empty)": "the point is no signal",
}
_VARIATIONS = {
    "improvement": "the latest point with a value is a signal in the direction of --improvement",
    "concern": "it is a signal against it",
    "neutral": "it is a signal, and neither direction is better",
    "common_cause": "it is no signal",
    "not_computable": "it cannot be judged",
}
_ASSURANCES = {
    "pass": "the process will reach the target: it lies beyond a limit on the worse side",
    "fail": "the process will not reach the target: it lies beyond a limit on the better side",
    "inconsistent": "the process may reach it: it lies between the limits or on one",
    "none": "there is no target, or no better direction",
    "not_computable": "there are no limits",
}
_PEERS = (
    ("NHSRplotthedots", "Common Cause", "common_cause"),
    ("NHSRplotthedots", "Above UCL, Below LCL", "outside, up or down"),
    ("NHSRplotthedots", "7 Point Trend (Increasing), (Decreasing)", "trend, up or down"),
    ("NHSRplotthedots", "2 in 3 Above CL, Below CL", "two_of_three, up or down"),
    ("NHSRplotthedots", "7 Points Above CL, Below CL", "shift, up or down"),
    ("NHSRplotthedots", "special_cause_improvement, _concern, _neutral", "variation improvement, concern, neutral"),
    ("NHSRplotthedots", "consistent_pass, consistent_fail, inconsistent", "assurance pass, fail, inconsistent"),
    ("qicharts2", "sigma.signal", "outside"),
    ("qicharts2", "runs.signal", "signal of --summary with --rules anhoej"),
    ("PowerBI-SPC", "astronomical upper, lower", "outside, up or down"),
    ("PowerBI-SPC", "shift upper, lower", "shift, up or down"),
    ("PowerBI-SPC", "trend upper, lower", "trend, up or down"),
    ("PowerBI-SPC", "two_in_three upper, lower", "two_of_three, up or down (western-electric)"),
)


def help_words() -> str:
    """All of them, as the help of `throughline signals` ends."""
    rules = {name: f"{one.words} (version {one.version})" for name, one in RULE_SETS.items()}
    charts = {name: f"{kind.title}: {_CHARTS[name]}" for name, kind in CHART_KINDS.items()}
    peers = "\n".join(f"  {peer:<16} {theirs:<48} {ours}" for peer, theirs, ours in _PEERS)
    return "\n\n".join(
        [
            "Limits are drawn from two points on and nothing is rounded: whether a series is long enough to act on is\n"
            "for its reader to say. Of several rules that a point meets, the first in this list is told.",
            _table("charts", charts),
            _table("rule sets", rules),
            _table("point_type", _POINT_TYPES),
            _table("direction", _DIRECTIONS),
            _table("variation (--summary)", _VARIATIONS),
            _table("assurance (--summary)", _ASSURANCES),
            f"what peers call it:\n{peers}",
        ]
    )


def _table(title: str, words: dict[str, str]) -> str:
    return "\n".join([f"{title}:", *(f"  {word:<16} {meaning}" for word, meaning in words.items())])
