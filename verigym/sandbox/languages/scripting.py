"""Languages whose programs are run from their text: Python, JavaScript, TypeScript, Bash."""

from __future__ import annotations

from verigym.sandbox.languages.language import Language, Tool

PYTHON = Language(
    name="python",
    aliases=("python3", "py", "py3"),
    file="main.py",
    run=None,
    hello="print('held')\n",
)

# What Debian's node loads at its start; others have it built in.
_NODE_PARTS = tuple(f"/usr/share/nodejs/{name}" for name in ("acorn", "acorn-walk", "cjs-module-lexer", "undici"))

_NODE = Tool(
    ("node", "--max-old-space-size={memory_mb}", "--stack-size=16000", "main.js"),
    shows=_NODE_PARTS,
    environment=(("UV_USE_IO_URING", "0"), ("UV_THREADPOOL_SIZE", "2"), ("NO_COLOR", "1")),
    address_space=False,
    own_memory_mb=64,
    own_threads=32,
    out_of_memory=("JavaScript heap out of memory", "Array buffer allocation failed"),
    install="nodejs",
)

JAVASCRIPT = Language(
    name="javascript",
    aliases=("js", "node", "nodejs"),
    file="main.js",
    run=_NODE,
    hello="console.log('held');\n",
)

# Types of what node offers, for programs that are compiled without its package of types.
_NODE_TYPES = """\
declare module "*";
declare var process: any, require: any, module: any, exports: any, global: any, console: any, performance: any;
declare var Buffer: any, URL: any, URLSearchParams: any, TextEncoder: any, TextDecoder: any, structuredClone: any;
declare var setTimeout: any, clearTimeout: any, setInterval: any, clearInterval: any, setImmediate: any;
declare var queueMicrotask: any, AbortController: any, __dirname: string, __filename: string;
declare type Buffer = any;
declare namespace NodeJS {
    type Timeout = any;
    type Timer = any;
    type ReadableStream = any;
    type WritableStream = any;
    type ErrnoException = any;
}
"""

TYPESCRIPT = Language(
    name="typescript",
    aliases=("ts",),
    file="main.ts",
    lays=(("node.d.ts", _NODE_TYPES),),
    compile=Tool(
        (
            *("tsc", "--target", "es2022", "--lib", "es2022", "--module", "commonjs", "--moduleDetection", "force"),
            *("--skipLibCheck", "--noEmitOnError", "--pretty", "false", "main.ts", "node.d.ts"),
        ),
        home=("tsc",),
        shows=("env", "node", *_NODE_PARTS, "{home}/"),
        environment=(*_NODE.environment, ("NODE_OPTIONS", "--max-old-space-size={memory_mb}")),
        address_space=False,
        own_memory_mb=64,
        own_threads=32,
        install="node-typescript nodejs",
    ),
    keep=("main.js",),
    run=_NODE,
    hello="const word: string = 'held';\nconsole.log(word);\n",
)

_COMMANDS = (
    "[ awk basename bc cat comm cp cut date dirname echo env expr factor false find fold grep head join ls mkdir "
    "mktemp mv nl numfmt od paste printf rev rm rmdir sed seq sh shuf sleep sort split tac tail tee test tr true tsort "
    "uniq wc xargs yes"
)

BASH = Language(
    name="bash",
    aliases=("sh", "shell"),
    file="main.sh",
    run=Tool(("bash", "main.sh"), shows=tuple(f"/usr/bin/{name}" for name in _COMMANDS.split()), install="bash"),
    hello="echo held\n",
)
