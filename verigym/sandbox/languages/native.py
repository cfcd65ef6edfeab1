"""Languages that are compiled to a machine's own programs: C, C++, Rust, Go."""

from __future__ import annotations

from verigym.sandbox.languages.language import Language, Tool

# What the programs of these compilers load. Equal for all, so that they share their fork servers.
_RUNTIME = (
    "{lib}/libc.so.6",
    "{lib}/libm.so.6",
    "{lib}/libpthread.so.0",
    "{lib}/libdl.so.2",
    "{lib}/librt.so.1",
    "{lib}/libresolv.so.2",
    "{lib}/libgcc_s.so.1",
    "{lib}/libstdc++.so.6",
)

# What gcc needs to compile, assemble and link.
_GCC = (
    "as",
    "ld",
    "/usr/lib/gcc",
    "/usr/libexec/gcc",
    "/usr/include",
    "{lib}/*crt?.o",
    "{lib}/libc.so*",
    "{lib}/libc_nonshared.a",
    "{lib}/libm.so*",
    "{lib}/libmvec.so*",
    "{lib}/libdl.*",
    "{lib}/libpthread.*",
    "{lib}/librt.*",
    "{lib}/libutil.*",
    "{lib}/libgcc_s.so*",
    "{lib}/libstdc++.so*",
    "{lib}/ld-linux*",
)

_C_OPTIONS = ("-O2", "-w", "-fmax-errors=20", "-fdiagnostics-color=never", "-pipe")

C = Language(
    name="c",
    aliases=("gcc",),
    file="main.c",
    compile=Tool(("gcc", *_C_OPTIONS, "-o", "main", "main.c", "-lm"), shows=_GCC, install="gcc libc6-dev"),
    run=Tool(("./main",), shows=_RUNTIME),
    hello='#include <stdio.h>\nint main(void) { puts("held"); return 0; }\n',
)

CPP = Language(
    name="cpp",
    aliases=("c++", "cc", "cxx", "g++"),
    file="main.cpp",
    compile=Tool(("g++", *_C_OPTIONS, "-o", "main", "main.cpp"), shows=_GCC, install="g++"),
    run=Tool(("./main",), shows=_RUNTIME, out_of_memory=("std::bad_alloc",)),
    hello='#include <iostream>\nint main() { std::cout << "held\\n"; }\n',
)

RUST = Language(
    name="rust",
    aliases=("rs",),
    file="main.rs",
    compile=Tool(
        (
            "rustc",
            "--edition=2021",
            "-Copt-level=2",
            "-Cdebuginfo=0",
            "-Cstrip=symbols",
            "-Awarnings",
            "-o",
            "main",
            "main.rs",
        ),
        home=("rustc", "--print", "sysroot"),
        shows=("cc", *_GCC, "{home}/lib/*.so*", "{home}/lib/rustlib", "{lib}/libLLVM*", "{lib}/librustc_driver*"),
        own_threads=32,
        address_space=False,
        install="rustc gcc libc6-dev",
    ),
    run=Tool(("./main",), shows=_RUNTIME, out_of_memory=("memory allocation of",)),
    hello='fn main() { println!("held"); }\n',
)

_GO_ENVIRONMENT = (
    ("GOPATH", "/usr/share/gocode"),  # where Debian has its packages' libraries
    ("GO111MODULE", "off"),
    ("GOCACHE", "/box/work/.cache"),
    ("GOTMPDIR", "/box/tmp"),
    ("GOFLAGS", "-p=2"),
    ("GOMAXPROCS", "2"),
    ("GOTELEMETRY", "off"),
    ("GOTOOLCHAIN", "local"),
    ("CGO_ENABLED", "1"),  # as the library's own packages were built: `net` anew takes ten seconds; no gcc is shown
)

_GO_WARM_UPS = (
    (
        "stretchr/testify",
        'package main\n\nimport (\n"flag"\n"io"\n"os"\n"testing"\n"github.com/stretchr/testify/assert"\n)\n\n'
        "func main() { flag.Parse(); io.WriteString(os.Stdout, testing.CoverMode()); assert.New(nil) }\n",
    ),
    (
        "package",  # compiles little where the standard library lies compiled on the disk, as with Debian's
        'package main\n\nimport (\n"bufio"\n"fmt"\n"math/rand"\n"os"\n"sort"\n"strings"\n"time"\n)\n\n'
        "func main() { sort.Ints(nil); fmt.Println(bufio.ScanLines, rand.Int(), os.Args, strings.Title(time.ANSIC)) }",
    ),
)

GO = Language(
    name="go",
    aliases=("golang",),
    file="main.go",
    compile=Tool(
        ("go", "build", "-ldflags=-s -w", "-o", "main", "."),  # all of the files of its package
        home=("go", "env", "GOROOT"),
        shows=("{home}/", "/usr/share/gocode/src"),
        environment=_GO_ENVIRONMENT,
        address_space=False,
        own_threads=64,
        install="golang-go",
    ),
    run=Tool(
        ("./main",),
        shows=_RUNTIME,
        environment=(("GOMAXPROCS", "2"),),
        address_space=False,
        own_threads=16,
        out_of_memory=("runtime: out of memory", "runtime: cannot allocate memory"),
    ),
    warm_ups=_GO_WARM_UPS,
    cached=(".cache/*",),
    hello='package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("held") }\n',
)
