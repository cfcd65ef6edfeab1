from __future__ import annotations

import subprocess
import sys


def test_the_library_loads_without_its_plotting_and_leaves_plotting_to_others() -> None:
    code = (
        "import sys, verigym.verifiers.logic.library as library\n"
        "print('LOADED', len(library.factory.DATASETS), 'matplotlib' in sys.modules)\n"
        "import matplotlib.pyplot; print(hasattr(matplotlib.pyplot, 'plot'))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.split("LOADED")[-1].split() == ["106", "False", "True"]
