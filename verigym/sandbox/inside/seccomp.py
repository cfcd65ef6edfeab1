"""The system call filter of a program, as a BPF program: what is not allowed by name is refused."""

from __future__ import annotations

import socket
import struct

from verigym.sandbox.inside import kernel

# name : number on x86_64 : number on aarch64
ALLOWED = """
accept:43:202  accept4:288:242  access:21:-  alarm:37:-  arch_prctl:158:-  bind:49:200  brk:12:214  chdir:80:49
chmod:90:-  chown:92:-  clock_getres:229:114  clock_gettime:228:113  clock_nanosleep:230:115  close:3:57
close_range:436:436  connect:42:203  copy_file_range:326:285  creat:85:-  dup:32:23  dup2:33:-  dup3:292:24
epoll_create:213:-  epoll_create1:291:20  epoll_ctl:233:21  epoll_pwait:281:22  epoll_pwait2:441:441
epoll_wait:232:-  eventfd:284:-  eventfd2:290:19  execve:59:221  execveat:322:281  exit:60:93  exit_group:231:94
faccessat:269:48  faccessat2:439:439  fadvise64:221:223  fallocate:285:47  fchdir:81:50  fchmod:91:52
fchmodat:268:53  fchown:93:55  fchownat:260:54  fdatasync:75:83  fgetxattr:193:10
flistxattr:196:13 fork:57:-  fstat:5:80  fstatfs:138:44  fsync:74:82  ftruncate:77:46
futex:202:98  futimesat:261:-  get_robust_list:274:100  getcpu:309:168  getcwd:79:17  getdents:78:-
getdents64:217:61  getegid:108:177  geteuid:107:175  getgid:104:176  getgroups:115:158  getitimer:36:102
getpeername:52:205  getpgid:121:155  getpgrp:111:-  getpid:39:172  getppid:110:173  getpriority:140:141
getrandom:318:278  getresgid:120:150  getresuid:118:148  getrlimit:97:163  getrusage:98:165  getsid:124:156
getsockname:51:204  getsockopt:55:209  gettid:186:178  gettimeofday:96:169  getuid:102:174  getxattr:191:8
kill:62:129  lchown:94:-  lgetxattr:192:9  link:86:-  linkat:265:37  listen:50:201
listxattr:194:11  llistxattr:195:12  lseek:8:62  lstat:6:-  madvise:28:233  membarrier:324:283  mincore:27:232
mkdir:83:-  mkdirat:258:34  mknod:133:-  mknodat:259:33  mmap:9:222  mprotect:10:226  mremap:25:216
msync:26:227  munmap:11:215  nanosleep:35:101  newfstatat:262:79  open:2:-  openat:257:56  openat2:437:437
pause:34:-  pipe:22:-  pipe2:293:59  poll:7:-  ppoll:271:73  prctl:157:167  pread64:17:67  preadv:295:69
preadv2:327:286  pselect6:270:72  pwrite64:18:68  pwritev:296:70  pwritev2:328:287  read:0:63
readlink:89:-  readlinkat:267:78  readv:19:65  recvfrom:45:207  recvmmsg:299:243  recvmsg:47:212  rename:82:-
renameat:264:38  renameat2:316:276  restart_syscall:219:128  rmdir:84:-  rseq:334:293  rt_sigaction:13:134
rt_sigpending:127:136  rt_sigprocmask:14:135  rt_sigreturn:15:139  rt_sigsuspend:130:133
rt_sigtimedwait:128:137  sched_get_priority_max:146:125  sched_get_priority_min:147:126
sched_getaffinity:204:123  sched_getparam:143:121  sched_getscheduler:145:120  sched_rr_get_interval:148:127
sched_setaffinity:203:122  sched_yield:24:124  select:23:-  sendfile:40:71  sendmmsg:307:269  sendmsg:46:211
sendto:44:206  set_robust_list:273:99  set_tid_address:218:96  setitimer:38:103  setpgid:109:154
setrlimit:160:164  setsid:112:157  setsockopt:54:208  shutdown:48:210  sigaltstack:131:132  signalfd:282:-
signalfd4:289:74  splice:275:76  stat:4:-  statfs:137:43  statx:332:291  symlink:88:-  symlinkat:266:36
sync_file_range:277:84  sysinfo:99:179  tee:276:77  tgkill:234:131  time:201:-  timer_create:222:107
timer_delete:226:111  timer_getoverrun:225:109  timer_gettime:224:108  timer_settime:223:110
timerfd_create:283:85  timerfd_gettime:287:87  timerfd_settime:286:86  times:100:153  tkill:200:130
truncate:76:45  umask:95:166  uname:63:160  unlink:87:-  unlinkat:263:35  utime:132:-  utimensat:280:88
utimes:235:-  vfork:58:-  wait4:61:260  waitid:247:95  write:1:64  writev:20:66
"""

# Nothing honest needs them; whoever calls one is ended.
FATAL = """
acct:163:89  add_key:248:217  bpf:321:280  chroot:161:51  clock_settime:227:112  delete_module:176:106
finit_module:313:273  fsconfig:431:431  fsmount:432:432  fsopen:430:430  fspick:433:433  init_module:175:105
io_uring_enter:426:426  io_uring_register:427:427  io_uring_setup:425:425  ioperm:173:-  iopl:172:-
kexec_file_load:320:294  kexec_load:246:104  keyctl:250:219  mount:165:40  mount_setattr:442:442
move_mount:429:429  open_by_handle_at:304:265  open_tree:428:428  perf_event_open:298:241  pivot_root:155:41
process_vm_readv:310:270  process_vm_writev:311:271  ptrace:101:117  quotactl:179:60  reboot:169:142
request_key:249:218  setns:308:268  settimeofday:164:170  swapoff:168:225  swapon:167:224  umount2:166:39
unshare:272:97  userfaultfd:323:282
"""

_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
SPECIAL = {
    "socket": (41, 198),
    "socketpair": (53, 199),
    "clone": (56, 220),
    "clone3": (435, 435),
    "fcntl": (72, 25),
    "flock": (73, 32),
    "ioctl": (16, 29),
    "prlimit64": (302, 261),
    "sched_setaffinity": (203, 122),
}

_ALLOW, _KILL, _REFUSE, _MISSING = 0x7FFF0000, 0x80000000, 0x00050001, 0x00050026  # errno: EPERM, ENOSYS
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _SHIFT_RIGHT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x74, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT, _SECOND_ARGUMENT = 0, 4, 16, 24  # offsets in struct seccomp_data
_X32 = 0x40000000
NAMESPACES = 0x7E020080  # every CLONE_NEW flag
_LEASE, _NOTIFY = 1024, 1026  # of fcntl, on files that all programs see
_TYPE_INTO_TERMINAL, _TERMINAL_OF_LINUX = 0x5412, 0x541C  # of ioctl
_NAMESPACE_REQUESTS = 0xB7  # the second byte of an ioctl that asks for the owner or parent of a namespace


def build() -> bytes:
    """The filter for this machine.

    Raises:
        OSError: If the architecture is unknown.
    """
    if kernel.MACHINE not in _ARCHITECTURES:
        raise OSError(f"the filter is known for {', '.join(_ARCHITECTURES)}, this machine is {kernel.MACHINE!r}")
    column = list(_ARCHITECTURES).index(kernel.MACHINE)
    special = {number[column]: name for name, number in SPECIAL.items()}
    actions = {
        **dict.fromkeys(_numbers(ALLOWED, column), _ends(_ALLOW)),
        **dict.fromkeys(_numbers(FATAL, column), _ends(_KILL)),
        **{number: _BLOCKS[name] for number, name in special.items()},
    }
    return b"".join(
        [
            _step(_LOAD, _ARCHITECTURE),
            _step(_EQUAL, _ARCHITECTURES[kernel.MACHINE], 1, 0),
            _step(_RETURN, _KILL),
            _step(_LOAD, _NUMBER),
            *_search(_ranges(actions)),
        ]
    )


def _ranges(actions: dict[int, list[bytes]]) -> list[tuple[int, list[bytes]]]:
    """Where each action begins, in order; every number from 0 on has one."""
    ranges: list[tuple[int, list[bytes]]] = []
    for number in range(max(actions) + 2):
        action = actions.get(number, _ends(_REFUSE))
        if not ranges or ranges[-1][1] != action:
            ranges.append((number, action))
    return [*ranges, (_X32, _ends(_KILL))]


def _search(ranges: list[tuple[int, list[bytes]]]) -> list[bytes]:
    """A binary search: the kernel tries a filter on every number when it is installed, so its length counts."""
    if len(ranges) == 1:
        return ranges[0][1]
    middle = len(ranges) // 2
    below, above = _search(ranges[:middle]), _search(ranges[middle:])
    return [_step(_AT_LEAST, ranges[middle][0], len(below), 0), *below, *above]


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)


def _ends(action: int) -> list[bytes]:
    return [_step(_RETURN, action)]


def _numbers(table: str, column: int) -> list[int]:
    fields = (entry.split(":") for entry in table.split())
    return [int(entry[1 + column]) for entry in fields if entry[1 + column] != "-"]


def _only(argument: int, *values: int) -> list[bytes]:
    """Allow a call where its argument has one of the values, and refuse it otherwise."""
    return [_step(_LOAD, argument), *_among(values), *_ends(_REFUSE), *_ends(_ALLOW)]


def _all_but(argument: int, *values: int) -> list[bytes]:
    """Refuse a call where its argument has one of the values, and allow it otherwise."""
    return [_step(_LOAD, argument), *_among(values), *_ends(_ALLOW), *_ends(_REFUSE)]


def _among(values: tuple[int, ...]) -> list[bytes]:
    """Skip the step that follows if the loaded word is among the values."""
    return [_step(_EQUAL, value, len(values) - number, 0) for number, value in enumerate(values)]


_BLOCKS = {
    "socket": _only(_FIRST_ARGUMENT, socket.AF_UNIX),
    "socketpair": _only(_FIRST_ARGUMENT, socket.AF_UNIX),
    "clone": [
        _step(_LOAD, _FIRST_ARGUMENT),
        _step(_ANY_BIT, NAMESPACES, 0, 1),
        _step(_RETURN, _REFUSE),
        _step(_RETURN, _ALLOW),
    ],
    "clone3": _ends(_MISSING),  # its flags lie in memory, out of a filter's sight; libraries fall back to clone
    "fcntl": _all_but(_SECOND_ARGUMENT, _LEASE, _NOTIFY),
    "flock": _ends(_MISSING),  # on a file that all programs see it would be a way to talk; tools can do without
    "ioctl": [
        _step(_LOAD, _SECOND_ARGUMENT),
        _step(_EQUAL, _TYPE_INTO_TERMINAL, 4, 0),
        _step(_EQUAL, _TERMINAL_OF_LINUX, 3, 0),
        _step(_SHIFT_RIGHT, 8),
        _step(_EQUAL, _NAMESPACE_REQUESTS, 1, 0),
        *_ends(_ALLOW),
        *_ends(_REFUSE),
    ],
    # 0 is the caller itself; the process that watches it has the same user.
    "prlimit64": _only(_FIRST_ARGUMENT, 0),
    "sched_setaffinity": _only(_FIRST_ARGUMENT, 0),
}
