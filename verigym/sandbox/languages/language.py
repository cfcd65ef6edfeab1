"""What a language is to a sandbox: how its programs are named, compiled and run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from verigym.sandbox.program import Limits

_COMPILE_LIMITS = Limits(seconds=10.0, wall_seconds=60.0, memory_mb=1024, output_kb=256, disk_mb=128)


@dataclass(frozen=True, slots=True)
class Tool:
    """A compiler, or what runs a program: its command, and what it may see of the machine.

    Attributes:
        argv: The command as it is found on the ``PATH``, or a file in the working directory (``./main``), and its
            arguments. ``{memory_mb}`` stands for the limit's MiB, ``{NAME}`` for what :attr:`Language.names` tells.
        shows: What it sees read-only besides the C library: a name without a slash is a command that it needs; what has
            one is a pattern of files or folders, which may match nothing. ``{home}`` stands for the toolchain's folder,
            ``{lib}`` for each of the system's library folders. The shared objects that these need are seen, too.
        home: Tells the toolchain's folder: a command, two levels below it behind all symlinks (``("javac",)``), or one
            with arguments that prints it (``("go", "env", "GOROOT")``).
        environment: Names and values, besides ``HOME``, ``LANG``, ``PATH`` and ``TMPDIR``.
        address_space: Whether its address space may be limited, as well as the memory that it touches. Runtimes that
            reserve much more than they use break under it.
        own_memory_mb: MiB that the runtime takes before a program does anything; they are added to the limit.
        own_threads: Threads that the runtime starts; they are added to the limit.
        out_of_memory: What the runtime writes to standard error when it gives up for want of memory.
        install: What to install where it is missing: Debian's packages.
    """

    argv: tuple[str, ...]
    shows: tuple[str, ...] = ()
    home: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    address_space: bool = True
    own_memory_mb: int = 0
    own_threads: int = 0
    out_of_memory: tuple[str, ...] = ()
    install: str = ""


@dataclass(frozen=True, slots=True)
class Language:
    """A programming language.

    Attributes:
        name: As :attr:`verigym.sandbox.program.Program.language` names it.
        file: The name of a program's main file; ``{NAME}`` stands for what ``names`` tells.
        run: Runs a program; ``None`` is the warmed interpreter of Python alone.
        compile: Compiles a program, or ``None``.
        keep: Patterns of what the compiler leaves for the run; ``*`` stands for anything, slashes too.
        lays: Names and texts of files that a compiler needs beside the program.
        aliases: Further names, as in the fences of Markdown.
        names: Reads from a program's text how its files must be called, for languages where the text decides.
        warm_ups: A word and a program each. The program of the first word that a text holds is compiled once, under ten
            times the limits, and what the compiler leaves in ``cached`` is laid for all programs of this word.
        cached: Patterns of what a compiler can use again.
        hello: A program that prints ``held``, for the doctor.
        compile_limits: Of one compilation.
    """

    name: str
    file: str
    run: Tool | None
    compile: Tool | None = None
    keep: tuple[str, ...] = ("main",)
    lays: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    names: Callable[[str], Mapping[str, str]] | None = None
    warm_ups: tuple[tuple[str, str], ...] = ()
    cached: tuple[str, ...] = ()
    hello: str = ""
    compile_limits: Limits = _COMPILE_LIMITS
