package io.github.auth0guard.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnAnnotationsTest {
    @Public
    static class Annotated {}

    /** Has copies of its own, as a WAR has that brings a library along which the server has as well. */
    private static final class SecondCopy extends ClassLoader {
        private static final Set<String> COPIED = Set.of(Public.class.getName(), Annotated.class.getName());

        SecondCopy() {
            super(OwnAnnotationsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!COPIED.contains(name) || findLoadedClass(name) != null) {
                return super.loadClass(name, resolve);
            }
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void anAnnotationFromAnotherCopyOfTheLibraryIsNotOverlooked() throws Exception {
        Class<?> copy = new SecondCopy().loadClass(Annotated.class.getName());
        assertThat(copy.isAnnotationPresent(Public.class)).isFalse();
        assertThatThrownBy(() -> OwnAnnotations.of(copy))
                .hasMessageContainingAll("@Public", "another copy of auth0-guard-servlet");
        assertThat(OwnAnnotations.of(Annotated.class)).hasSize(1);
    }
}
