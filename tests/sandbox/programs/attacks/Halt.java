// An end without a word, with status 0.
// ends: exit
// prints:
public class Halt {
    public static void main(String[] words) {
        System.out.print("");
        Runtime.getRuntime().halt(0);
    }
}
