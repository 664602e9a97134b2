"""python -m benchmarks [part …]"""

import sys
from importlib import import_module
from pathlib import Path

PARTS = sorted(p.stem for p in Path(__file__).parent.glob("*.py") if p.stem not in ("__init__", "__main__", "report"))


def main(asked: list[str]) -> None:
    unknown = [part for part in asked if part not in PARTS]
    if unknown:
        sys.exit(f"no benchmark {', '.join(unknown)}; there are {', '.join(PARTS)}")
    for part in asked or PARTS:
        module = import_module(f"benchmarks.{part}")
        module.run()
        print()


if __name__ == "__main__":
    main(sys.argv[1:])
