package io.github.auth0guard.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An object's members in document order, found by open addressing. Where there are many, a name's place depends on a
 * number that nobody outside knows: {@link String#hashCode()} lets anybody write hundreds of names that share one hash.
 */
final class JsonMembers extends AbstractMap<String, @Nullable Object> {
    /** Up to here {@link String#hashCode()} serves, which is worked out once for each string: few can't collide much. */
    private static final int FEW = 16;

    private static final int SEED = ThreadLocalRandom.current().nextInt() | 1;

    /** 2 to the 32nd by the golden ratio: its multiples spread over the upper bits (Knuth, volume 3, 6.4). */
    private static final int GOLDEN = 0x9E3779B9;

    private String[] names;
    private @Nullable Object[] values;

    /** Twice as many as names; each 0 or the position of a name, from 1. */
    private int[] slots;

    private int size;

    /**
     * Starts empty.
     *
     * @param capacity how many members fit before it has to grow; a power of two
     */
    JsonMembers(int capacity) {
        names = new String[capacity];
        values = new @Nullable Object[capacity];
        slots = new int[2 * capacity];
    }

    /** Says whether the name is new; if it is not, nothing changes. */
    boolean add(String name, @Nullable Object value) {
        if (size == names.length) {
            grow();
        }
        int slot = slotOf(name);
        if (slots[slot] != 0) {
            return false;
        }
        names[size] = name;
        values[size] = value;
        slots[slot] = ++size;
        return true;
    }

    private void grow() {
        int capacity = size < FEW ? 2 * size : 4 * size;
        names = Arrays.copyOf(names, capacity);
        values = Arrays.copyOf(values, capacity);
        slots = new int[2 * capacity];
        for (int i = 0; i < size; i++) {
            slots[slotOf(names[i])] = i + 1;
        }
    }

    /** The slot that points to this name, or the free one where it belongs. There is one: half of them are free. */
    private int slotOf(String name) {
        int mask = slots.length - 1;
        int slot = hash(name) >>> Integer.numberOfLeadingZeros(mask);
        while (slots[slot] != 0 && !names[slots[slot] - 1].equals(name)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int hash(String name) {
        return (names.length <= FEW ? name.hashCode() : secretHash(name)) * GOLDEN;
    }

    private static int secretHash(String name) {
        int hash = 0;
        for (int i = 0; i < name.length(); i++) {
            hash = hash * SEED + name.charAt(i);
        }
        return hash;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        int position = position(key);
        return position == 0 ? null : values[position - 1];
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return position(key) != 0;
    }

    private int position(@Nullable Object key) {
        return key instanceof String name ? slots[slotOf(name)] : 0;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super @Nullable Object> action) {
        for (int i = 0; i < size; i++) {
            action.accept(names[i], values[i]);
        }
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Map.Entry<String, @Nullable Object>> {
        @Override
        public int size() {
            return size;
        }

        @Override
        public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < size;
                }

                @Override
                public Map.Entry<String, @Nullable Object> next() {
                    if (next == size) {
                        throw new NoSuchElementException();
                    }
                    Map.Entry<String, @Nullable Object> entry = new SimpleImmutableEntry<>(names[next], values[next]);
                    next++;
                    return entry;
                }
            };
        }
    }
}
