package io.github.auth0guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many names there are, they are a set like any other. */
class NamesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 15, 16, 17, 100})
    void theyAreASetInOrder(int count) {
        List<String> names = IntStream.range(0, count).mapToObj(i -> "n" + i).toList();
        Set<String> set = Names.of(names);
        assertThat(set).containsExactlyElementsOf(names).hasSize(count).isEqualTo(new LinkedHashSet<>(names));
        assertThat(set.contains("n" + count)).isFalse();
        assertThat(names).allMatch(set::contains);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> set.add("x"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 16, 17})
    void whatRepeatsAnEarlierOneIsLeftOut(int count) {
        List<String> names = IntStream.range(0, count)
                .mapToObj(i -> i == count - 1 ? "n0" : "n" + i)
                .toList();
        assertThat(Names.of(names)).containsExactlyElementsOf(names.subList(0, count - 1));
    }
}
