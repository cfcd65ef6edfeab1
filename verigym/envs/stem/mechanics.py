"""Mechanics: motion, forces and energy."""

from __future__ import annotations

import math
from random import Random

from verigym.envs.stem.family import Drawn, StemFamily, counted, measured, tenths

_G = 9.8
_THINGS = ("cart", "car", "sled", "bicycle", "boat", "drone", "train", "runner")


def _speed(rng: Random) -> Drawn:
    length, time = rng.choice((("km", "h"), ("m", "s")))
    speed, taken = rng.randint(2, 40), rng.randint(2, 9)
    return f"{speed * taken} {length} in {taken} {time}: {length}/{time}?", counted(speed, f"{length}/{time}")


def _distance(rng: Random) -> Drawn:
    speed, taken, thing = rng.randint(3, 60), rng.randint(3, 40), rng.choice(_THINGS)
    if rng.random() < 0.5:
        asked = f"A {thing} moves at a steady {speed} m/s. How far does it get in {taken} s, in m?"
        return asked, counted(speed * taken, "m")
    asked = f"How many seconds does a {thing} need for {speed * taken} m at a steady {speed} m/s?"
    return asked, counted(taken, "s")


def _accelerated(rng: Random) -> Drawn:
    start, rate, taken, thing = rng.randint(0, 20), tenths(rng, 1, 6), rng.randint(2, 12), rng.choice(_THINGS)
    given = f"A {thing} at {start} m/s speeds up by {rate:g} m/s^2 for {taken} s."
    if rng.random() < 0.5:
        return f"{given} What is its speed then, in m/s?", measured(start + rate * taken, "m/s")
    return f"{given} How many metres does it cover meanwhile?", measured(start * taken + rate * taken**2 / 2, "m")


def _thrown(rng: Random) -> Drawn:
    speed, angle = rng.randint(8, 60), rng.randrange(15, 80, 5)
    given = f"A ball is thrown from level ground at {speed} m/s, {angle} degrees above it; g = {_G} m/s^2, no drag."
    turn = math.radians(angle)
    if rng.random() < 0.5:
        return f"{given} How far away does it land, in m?", measured(speed**2 * math.sin(2 * turn) / _G, "m")
    return f"{given} How high does it rise, in m?", measured((speed * math.sin(turn)) ** 2 / (2 * _G), "m")


def _two_stages(rng: Random) -> Drawn:
    rate, taken, brake = tenths(rng, 1, 5), rng.randint(4, 15), tenths(rng, 2, 8)
    thing, mass = rng.choice(_THINGS), rng.randint(20, 900)
    top = rate * taken
    asked = (
        f"A {thing} of {mass} kg starts from rest, gains {rate:g} m/s^2 for {taken} s and then brakes at "
        f"{brake:g} m/s^2 until it stands. How many metres does it cover in all?"
    )
    return asked, measured(top * taken / 2 + top**2 / (2 * brake), "m")


MOTION = StemFamily("motion", (_speed, _distance, _accelerated, _thrown, _two_stages))


def _force(rng: Random) -> Drawn:
    mass, rate = rng.randint(2, 80), rng.randint(2, 9)
    return f"{mass} kg at {rate} m/s^2: force in N?", counted(mass * rate, "N")


def _rate(rng: Random) -> Drawn:
    mass, rate, thing = rng.randint(2, 50), rng.randint(2, 12), rng.choice(_THINGS)
    if rng.random() < 0.5:
        asked = f"A net force of {mass * rate} N acts on a {thing} of {mass} kg. What is its acceleration in m/s^2?"
        return asked, counted(rate, "m/s^2")
    asked = f"A net force of {mass * rate} N gives a {thing} an acceleration of {rate} m/s^2. What is its mass in kg?"
    return asked, counted(mass, "kg")


def _friction(rng: Random) -> Drawn:
    mass, share, pull = rng.randint(2, 30), rng.randint(5, 60) / 100, rng.randint(200, 600)
    asked = (
        f"A crate of {mass} kg is pulled over a level floor with {pull} N; the coefficient of friction is {share:g} "
        f"and g = {_G} m/s^2. What is its acceleration in m/s^2?"
    )
    return asked, measured(pull / mass - share * _G, "m/s^2")


def _collision(rng: Random) -> Drawn:
    first, second, speed, other = rng.randint(1, 20), rng.randint(1, 20), rng.randint(10, 30), rng.randint(1, 9)
    asked = (
        f"A {first} kg cart at {speed} m/s hits a {second} kg cart that moves ahead of it at {other} m/s, and they "
        "stick together. What is their common speed in m/s?"
    )
    return asked, measured((first * speed + second * other) / (first + second), "m/s")


def _incline(rng: Random) -> Drawn:
    mass, angle, share = rng.randint(2, 40), rng.randrange(30, 65, 5), rng.randint(5, 40) / 100
    length, turn = rng.randint(2, 30), math.radians(angle)
    asked = (
        f"A block of {mass} kg slides from rest down a slope of {angle} degrees, {length} m long; the coefficient of "
        f"friction is {share:g} and g = {_G} m/s^2. What is its speed at the bottom in m/s?"
    )
    return asked, measured(math.sqrt(2 * _G * length * (math.sin(turn) - share * math.cos(turn))), "m/s")


FORCES = StemFamily("forces", (_force, _rate, _friction, _collision, _incline))


def _work(rng: Random) -> Drawn:
    force, way = rng.randint(2, 9), rng.randint(2, 80)
    return f"{force} N over {way} m: work in J?", counted(force * way, "J")


def _kinetic(rng: Random) -> Drawn:
    mass, speed, thing = 2 * rng.randint(1, 60), rng.randint(2, 30), rng.choice(_THINGS)
    asked = f"What is the kinetic energy of a {thing} of {mass} kg at {speed} m/s, in J?"
    return asked, counted(mass * speed**2 // 2, "J")


def _fall(rng: Random) -> Drawn:
    height = tenths(rng, 2, 80)
    asked = f"A stone falls {height:g} m from rest; g = {_G} m/s^2, no drag. How fast is it then, in m/s?"
    return asked, measured(math.sqrt(2 * _G * height), "m/s")


def _spring(rng: Random) -> Drawn:
    stiffness, squeeze, mass = rng.randint(50, 900), rng.randint(2, 30), tenths(rng, 1, 5)
    asked = (
        f"A spring of {stiffness} N/m, pressed together by {squeeze} cm, shoots off a ball of {mass:g} kg "
        "without loss. What is the ball's speed in m/s?"
    )
    return asked, measured(squeeze / 100 * math.sqrt(stiffness / mass), "m/s")


def _lift(rng: Random) -> Drawn:
    mass, height, taken, share = rng.randint(50, 900), rng.randint(3, 60), rng.randint(4, 50), rng.randint(40, 95)
    asked = (
        f"A motor of {share}% efficiency lifts {mass} kg by {height} m in {taken} s; g = {_G} m/s^2. "
        "What power does it draw, in W?"
    )
    return asked, measured(mass * _G * height / taken / (share / 100), "W")


ENERGY = StemFamily("energy", (_work, _kinetic, _fall, _spring, _lift))
