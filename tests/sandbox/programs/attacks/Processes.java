// Commands and files of the host.
// ends: exit
// prints: held
import java.io.*;
import java.nio.file.*;
import java.util.*;

public class Processes {
    public static void main(String[] words) throws Exception {
        List<String> reached = new ArrayList<>();
        for (String name : new String[] {"/etc/shadow", "/root/.bashrc", "/proc/1/environ", "/proc/1/maps", "/home", "/srv"})
            try {
                if (Files.isDirectory(Path.of(name)) ? Files.list(Path.of(name)).count() > 0 : Files.readAllBytes(Path.of(name)).length > 0)
                    reached.add(name);
            } catch (IOException | UncheckedIOException refused) {
            }
        for (String command : new String[] {"cat /etc/shadow", "/bin/sh -c id", "ps aux", "curl http://1.1.1.1", "sudo id"})
            try {
                Process one = Runtime.getRuntime().exec(command.split(" "));
                String said = new String(one.getInputStream().readAllBytes());
                if (said.contains("root") || one.waitFor() == 0 && !command.contains("sh -c")) reached.add(command);
            } catch (IOException refused) {
            }
        System.out.println(reached.isEmpty() ? "held" : reached);
    }
}
