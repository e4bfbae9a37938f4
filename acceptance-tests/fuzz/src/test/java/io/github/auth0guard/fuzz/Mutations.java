package io.github.auth0guard.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The short run that each build can afford: blind changes to inputs, the same ones each time. */
final class Mutations {
    private static final int RUNS = 10_000;
    private static final byte[] TELLING = {'"', '\\', '{', '}', '[', ']', ',', ':', '.', '=', '-', '\n', 0, (byte) 0xC3
    };

    private final Random random = new Random(1);
    private final List<byte[]> inputs;

    private Mutations(List<byte[]> inputs) {
        this.inputs = inputs;
    }

    static void of(Stream<byte[]> inputs, Consumer<byte[]> target) {
        Mutations mutations = new Mutations(inputs.toList());
        for (int run = 0; run < RUNS; run++) {
            target.accept(mutations.next());
        }
    }

    private byte[] next() {
        byte[] input = any();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            input = changed(input);
        }
        return input;
    }

    private byte[] any() {
        return inputs.get(random.nextInt(inputs.size()));
    }

    private byte[] changed(byte... input) {
        int from = random.nextInt(input.length + 1);
        int to = Math.min(input.length, from + random.nextInt(8));
        return switch (random.nextInt(5)) {
            case 0 -> joined(input, from, new byte[] {(byte) random.nextInt(256)}, to);
            case 1 -> joined(input, from, new byte[] {TELLING[random.nextInt(TELLING.length)]}, to);
            case 2 -> joined(input, from, new byte[0], to);
            case 3 -> joined(input, to, Arrays.copyOfRange(input, from, to), to);
            default -> joined(input, from, any(), input.length);
        };
    }

    /** What stands before a place, something else, and what stands behind another place. */
    private static byte[] joined(byte[] input, int before, byte[] middle, int behind) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(input, 0, before);
        bytes.writeBytes(middle);
        bytes.write(input, behind, input.length - behind);
        return bytes.toByteArray();
    }
}
