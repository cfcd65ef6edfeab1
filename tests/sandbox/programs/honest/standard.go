// Routines, channels, files and memory.
// ends: exit
// prints: right
package main

import (
	"fmt"
	"os"
	"sync"
	"time"
)

func main() {
	var wait sync.WaitGroup
	found := make(chan int, 4)
	for i := 0; i < 4; i++ {
		wait.Add(1)
		go func(n int) { defer wait.Done(); found <- n * n }(i)
	}
	wait.Wait()
	close(found)
	sum := 0
	for one := range found {
		sum += one
	}
	kept := make([]byte, 200<<20)
	for i := range kept {
		kept[i] = 1
	}
	time.Sleep(time.Millisecond)
	os.WriteFile("x.txt", []byte("right"), 0o644)
	text, _ := os.ReadFile("x.txt")
	if sum == 14 && len(kept) == 200<<20 {
		fmt.Println(string(text))
	}
	os.Exit(0)
}
