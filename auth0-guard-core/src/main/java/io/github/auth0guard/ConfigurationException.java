package io.github.auth0guard;

import java.util.List;

/**
 * The configuration cannot work. Thrown while a service starts, never for a request; the message names each setting
 * that is wrong and says what to write.
 */
public final class ConfigurationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** One sentence each. */
    private final String[] problems;

    /**
     * Collects what is wrong.
     *
     * @param problems one sentence each, at least one
     */
    public ConfigurationException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = problems.toArray(String[]::new);
    }

    /**
     * Returns everything that is wrong, so that it can be mended in one go.
     *
     * @return one sentence each
     */
    public List<String> problems() {
        return List.of(problems);
    }
}
