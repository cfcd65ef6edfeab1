// A loop that no timer interrupts.
// ends: timeout
// limits: seconds=0.5
setTimeout(() => process.exit(0), 10);
for (;;) ;
