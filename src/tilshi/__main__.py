"""python -m tilshi"""

from tilshi.cli import main

if __name__ == "__main__":
    main()
