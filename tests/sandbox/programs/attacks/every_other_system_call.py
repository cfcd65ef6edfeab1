# System calls that no plain program makes, each with arguments that do no harm.
# ends: exit
# prints: held
import ctypes, errno, platform

calls = """inotify_init1:294:26 fanotify_init:300:262 mq_open:240:180 msgget:68:186 semget:64:190 memfd_secret:447:447
pidfd_open:434:434 pidfd_getfd:438:438 pidfd_send_signal:424:424 process_madvise:440:440 process_mrelease:448:448
kcmp:312:272 name_to_handle_at:303:264 seccomp:317:277 mlock:149:228 mlockall:151:230 mbind:237:235
move_pages:279:239 migrate_pages:256:238 sched_setscheduler:144:119 sched_setattr:314:274 setpriority:141:140
ioprio_set:251:30 sethostname:170:161 setdomainname:171:162 syslog:103:116 vhangup:153:58 vmsplice:278:75
remap_file_pages:216:234 quotactl_fd:443:443 statmount:457:457 listmount:458:458 set_mempolicy:238:237
get_mempolicy:239:236 rt_sigqueueinfo:129:138 rt_tgsigqueueinfo:297:240 adjtimex:159:171 clock_adjtime:305:266
setuid:105:146 setresuid:117:147 setgroups:116:159 setfsuid:122:151 io_setup:206:0 setxattr:188:5
cachestat:451:451 futex_waitv:449:449 open_tree_attr:467:467 file_setattr:469:469 mq_unlink:241:181 shmget:29:194
landlock_create_ruleset:444:444 unknown:500:500 unknown:1000:1000"""
libc = ctypes.CDLL(None, use_errno=True)
column = {"x86_64": 1, "aarch64": 2}[platform.machine()]
reached = []
for call in calls.split():
    ctypes.set_errno(0)
    result = libc.syscall(int(call.split(":")[column]), 0, 0, 0, 0, 0, 0)
    if result != -1 or ctypes.get_errno() not in (errno.EPERM, errno.ENOSYS, errno.EACCES):
        reached.append((call, result, ctypes.get_errno()))
print("held" if not reached else reached)
