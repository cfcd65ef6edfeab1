"""YAML as people write it: ``1e-6`` is a number (YAML 1.2), where PyYAML sees a text (YAML 1.1)."""

from __future__ import annotations

import re
from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    """Safe, with the numbers of YAML 1.2 too."""


class _Dumper(yaml.SafeDumper):
    """Puts texts that look like such numbers into quotes."""


for _class in (_Loader, _Dumper):
    _class.add_implicit_resolver(
        "tag:yaml.org,2002:float", re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)[eE][-+]?\d+$"), list("-+.0123456789")
    )


def read(text: str) -> Any:
    """The data of a YAML text.

    Raises:
        yaml.YAMLError: If it is none.

    >>> read("1e-6")
    1e-06
    """
    return yaml.load(text, Loader=_Loader)  # noqa: S506  # it is a SafeLoader


def write(data: Any) -> str:
    """A YAML text that :func:`read` reads back; keys keep their order."""
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True)
