"""Speed and size, beside peers in the same run. `make bench` prints everything; `python -m benchmarks chain` one part."""
