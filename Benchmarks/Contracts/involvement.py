"""What the default method makes of roles and of who bears a risk, for the peers' queries.

The peers need no more than a look-up for each distinct pair of roles and form that the generated file has. Candour reads
every cell and its own method file, so this favours the peers.
"""

import math

from generate import BEARERS, FORMS, ROLES

ROLE_WEIGHTS = {"supply": 0.05, "design": 0.10, "build": 0.15, "finance": 0.20, "maintain": 0.15, "operate": 0.35}
CERTAIN = {
    "supply": {"supply"},
    "supply_install": {"supply"},
    "design_build": {"design", "build", "supply"},
    "om": {"operate", "maintain"},
    "concession": {"operate"},
    "bot": {"build", "operate", "supply"},
    "dbfot": {"design", "build", "finance", "operate", "supply"},
    "": set(),
}
POSSIBLE = {
    "supply": {"maintain"},
    "supply_install": {"maintain"},
    "design_build": set(),
    "om": set(),
    "concession": set(ROLE_WEIGHTS),
    "bot": {"design", "finance", "maintain"},
    "dbfot": {"maintain"},
    "": set(ROLE_WEIGHTS),
}
BORNE = {"vendor": 1.0, "shared": 0.5, "public": 0.0}
OPERATION_WEIGHT, MAINTENANCE_WEIGHT = 0.15, 0.10
OTHER_RISKS = 1 - OPERATION_WEIGHT - MAINTENANCE_WEIGHT
"""The weight of the risks that the file has no column for: not known."""

ROLES_POINTS, RISK_POINTS, TERM_POINTS, VALUE_POINTS = 40.0, 30.0, 15.0, 15.0
FULL_TERM = math.log(1 + 30)
ZERO_VALUE, FULL_VALUE = 1e5, 1e9
VALUE_RANGE = math.log(FULL_VALUE / ZERO_VALUE)
LAST_DAY = "2026-06-30"
COLUMNS = [
    "vendor", "contracts", "deepest_lower", "deepest_upper", "exposure_lower", "exposure_upper", "years_lower",
    "years_upper",
]


def roles_points(form, roles):
    """The points of involvement that come from roles, at least and at most."""
    stated = set(roles.split(";")) & set(ROLE_WEIGHTS)
    if "build" in stated:
        stated.add("supply")
    held = stated if stated else CERTAIN[form]
    possible = held | CERTAIN[form] | POSSIBLE[form]
    return tuple(ROLES_POINTS * sum(ROLE_WEIGHTS[role] for role in sorted(some)) for some in (held, possible))


def bearer_part(bearer):
    """The part of a risk that lies with the vendor, at least and at most."""
    return (BORNE[bearer], BORNE[bearer]) if bearer else (0.0, 1.0)


ROLE_TABLE = [(form, roles, *roles_points(form, roles)) for form in FORMS for roles in ROLES]
BEARER_TABLE = [(bearer, *bearer_part(bearer)) for bearer in BEARERS]
