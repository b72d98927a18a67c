"""Write due.wav: two soft tones, the second one higher, as heard when something becomes due.

Run by hand when the sound is to change; the file that it writes is kept.
"""

import math
import struct
import wave
from pathlib import Path

RATE = 16_000  # samples a second
TONES = ((659.3, 0.22), (880.0, 0.42))  # hertz, seconds
LOUD = 0.45


def samples() -> list[int]:
    """Each tone with its first overtone, risen in 10 ms and fading to its end: no click."""
    made = []
    for hertz, seconds in TONES:
        count = int(RATE * seconds)
        for place in range(count):
            at = place / RATE
            tone = math.sin(math.tau * hertz * at) + 0.25 * math.sin(2 * math.tau * hertz * at)
            shape = min(1.0, at / 0.01) * (1 - place / count) ** 1.5
            made.append(round(32767 * LOUD * tone / 1.25 * shape))
    return made


def main() -> None:
    with wave.open(str(Path(__file__).with_name("due.wav")), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        made = samples()
        file.writeframes(struct.pack(f"<{len(made)}h", *made))


if __name__ == "__main__":
    main()
