"""Write into files of weights what the bundled digits look like to their networks.

python tools/fit_familiarity.py resources/weights/*.safetensors
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from nn_core.data.bundled import bundled  # noqa: E402
from nn_core.digits.familiarity import DIGITS_ONLY  # noqa: E402
from nn_core.models import load, save  # noqa: E402
from nn_core.models.fit_familiarity import fit_familiarity  # noqa: E402


def main(files: list[str]) -> int:
    """Fit each network anew and replace its file; weights and metadata stay as they are."""
    if not files:
        print(__doc__)
        return 2
    digits = bundled(ROOT / "resources" / "digits")
    for name in files:
        model = load(Path(name))
        weighing = model.familiarity.weighing if model.familiarity else DIGITS_ONLY
        known = fit_familiarity(model.network, digits.images, digits.labels, weighing=weighing)
        save(Path(name), model.network, model.metadata, known)
        print(f"{name}: strange above {known.strange_above:.2f}, {known.size} hidden signals")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
