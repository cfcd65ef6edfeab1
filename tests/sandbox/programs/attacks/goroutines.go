// Memory in routines without end.
// ends: memory
// limits: memory_mb=64
package main

func main() {
	for {
		go func() {
			kept := make([]byte, 1<<20)
			for i := range kept {
				kept[i] = 1
			}
			select {}
		}()
	}
}
