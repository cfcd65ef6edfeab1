// System calls below the library.
// ends: exit
// prints: held
package main

import (
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

func main() {
	reached := []string{}
	if _, _, failed := syscall.RawSyscall(syscall.SYS_SETUID, 0, 0, 0); failed == 0 {
		reached = append(reached, "setuid")
	}
	if _, _, failed := syscall.RawSyscall(syscall.SYS_MLOCK, 0, 4096, 0); failed == 0 {
		reached = append(reached, "mlock")
	}
	for _, name := range []string{"/etc/shadow", "/root/.bashrc", "/proc/1/environ", "/proc/1/maps"} {
		if text, failed := os.ReadFile(name); failed == nil && len(text) > 0 {
			reached = append(reached, name)
		}
	}
	if said, failed := exec.Command("/bin/sh", "-c", "cat /etc/shadow").Output(); failed == nil && len(said) > 0 {
		reached = append(reached, "sh")
	}
	if len(reached) > 0 {
		fmt.Println(reached)
	} else {
		fmt.Println("held")
	}
}
