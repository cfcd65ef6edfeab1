"""Waves and optics."""

from __future__ import annotations

import math
from random import Random

from verigym.envs.stem.family import Drawn, StemFamily, counted, measured, tenths


def _wave(rng: Random) -> Drawn:
    frequency, length = rng.randint(2, 90), rng.randint(2, 9)
    return f"{frequency} Hz, wavelength {length} m: m/s?", counted(frequency * length, "m/s")


def _echo(rng: Random) -> Drawn:
    speed, taken = rng.choice((340, 342, 344, 1480, 1500)), rng.randint(1, 60)
    asked = f"An echo comes back after {taken} s; sound moves at {speed} m/s there. How many metres away is the wall?"
    return asked, counted(speed * taken // 2, "m")


def _light(rng: Random) -> Drawn:
    length = rng.randint(200, 1200)
    asked = f"What is the frequency of light with a wavelength of {length} nm, in THz? c = 3e8 m/s"
    return asked, measured(3e5 / length, "THz")


def _string(rng: Random) -> Drawn:
    tension, density, length, node = rng.randint(20, 300), rng.randint(1, 30), rng.randint(30, 200), rng.randint(1, 5)
    asked = (
        f"A string of {length} cm and {density} g/m is stretched by {tension} N between fixed ends. "
        f"What is the frequency of its harmonic number {node}, in Hz?"
    )
    return asked, measured(node / (2 * length / 100) * math.sqrt(tension / (density / 1000)), "Hz")


def _doppler(rng: Random) -> Drawn:
    tone, source, listener = rng.randint(200, 2000), rng.randint(5, 60), rng.randint(1, 30)
    asked = (
        f"A siren of {tone} Hz comes on at {source} m/s towards a listener who walks to meet it at {listener} m/s; "
        "sound moves at 340 m/s. What frequency does the listener hear, in Hz?"
    )
    return asked, measured(tone * (340 + listener) / (340 - source), "Hz")


WAVES = StemFamily("waves", (_wave, _echo, _light, _string, _doppler))


def _magnified(rng: Random) -> Drawn:
    size, factor = rng.randint(2, 90), rng.randint(2, 9)
    return f"{size} mm magnified {factor} times: mm?", counted(size * factor, "mm")


def _power(rng: Random) -> Drawn:
    if rng.random() < 0.5:
        dioptres = rng.choice((1, 2, 4, 5, 8, 10, 20, 25, 40, 50))
        return f"A lens has {dioptres} dioptres. What is its focal length in mm?", counted(1000 // dioptres, "mm")
    turned, normal = rng.randint(1, 44), rng.choice(("a flat mirror", "a still lake", "a pane of glass"))
    asked = (
        f"A ray meets {normal} at {turned} degrees to the normal. What is the angle between the ray and its reflection?"
    )
    return asked, counted(2 * turned, "degree")


def _image(rng: Random) -> Drawn:
    focus = rng.randint(4, 30)
    far = focus + rng.randint(3, 90)
    lens = rng.choice(("thin converging lens", "concave mirror"))
    asked = f"A candle stands {far} cm from a {lens} of focal length {focus} cm. How far from it is the image, in cm?"
    return asked, measured(far * focus / (far - focus), "cm")


def _bent(rng: Random) -> Drawn:
    index, angle = rng.randint(120, 240) / 100, rng.randint(10, 80)
    given = f"Light enters a medium of index {index:g} from air at {angle} degrees to the normal."
    asked = f"{given} Find its angle there in degrees."
    return asked, measured(math.degrees(math.asin(math.sin(math.radians(angle)) / index)), "degree")


def _fringes(rng: Random) -> Drawn:
    length, gap, screen = rng.randint(380, 720), tenths(rng, 1, 5), tenths(rng, 1, 6)
    order = rng.randint(1, 6)
    asked = (
        f"Light of {length} nm falls on two slits {gap:g} mm apart. How far from the centre is bright fringe number "
        f"{order} on a screen {screen:g} m away, in mm?"
    )
    return asked, measured(order * length * 1e-6 * screen * 1000 / gap, "mm")


OPTICS = StemFamily("optics", (_magnified, _power, _image, _bent, _fringes))
