package io.github.auth0guard;

import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A few distinct names in order. For so few, comparing them all costs less than a hash table, and much less memory. */
final class Names extends AbstractSet<String> {
    private static final int FEW = 16;

    private final List<String> names;

    private Names(List<String> names) {
        this.names = names;
    }

    /** Unmodifiable and in the given order, without those that repeat an earlier one. */
    static Set<String> of(List<String> names) {
        return names.size() <= FEW && areDistinct(names)
                ? new Names(names)
                : Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }

    private static boolean areDistinct(List<String> names) {
        for (int i = 1; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) < i) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean contains(Object name) {
        return names.contains(name);
    }

    @Override
    public Iterator<String> iterator() {
        return Collections.unmodifiableList(names).iterator();
    }

    @Override
    public int size() {
        return names.size();
    }
}
