// Signals to the processes that watch.
// ends: exit
// prints: held
for (const pid of [1, process.ppid, -1, 2_000_000])
  for (const signal of ['SIGSTOP', 'SIGKILL'])
    try {
      if (pid !== -1) process.kill(pid, signal);
    } catch (refused) {}
console.log('held');
