# A setting of its own process.
# ends: exit
# prints: held
try:
    open("/proc/self/oom_score_adj", "w").write("-1000")
    print("open")
except OSError:
    print("held")
