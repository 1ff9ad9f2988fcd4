"""What every peer's script does: times its work, writes its figures beside the input, prints the median in seconds."""
import statistics
import time


def measure(run, folder, repetitions=5):
    seconds = []
    for _ in range(repetitions):
        start = time.perf_counter()
        figures = run()
        seconds.append(time.perf_counter() - start)
    (folder / "peer.csv").write_text("".join(f"{name},{float(value)!r}\n" for name, value in figures.items()))
    print(statistics.median(seconds))
