package io.github.auth0guard.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.auth0guard.servlet.PolicyRow;
import io.github.auth0guard.servlet.PolicyTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.opentest4j.AssertionFailedError;

/**
 * Assertions on what the servlets of an application need, so that a change of policy shows in a review.
 *
 * <pre>{@code
 * PolicyAssert.assertThat(filter.policyTable())
 *         .hasPublicServletsOnly("ping", "health")
 *         .needs("messages", "GET", "all of scopes [read:messages]")
 *         .matchesSnapshot(Path.of("src/test/resources/policy.txt"));
 * }</pre>
 *
 * <p>Needs auth0-guard-servlet on the class path.
 */
public final class PolicyAssert {
    private final PolicyTable table;

    private PolicyAssert(PolicyTable table) {
        this.table = table;
    }

    /**
     * Starts assertions.
     *
     * @param table the policy of a started application
     * @return the assertions
     */
    public static PolicyAssert assertThat(PolicyTable table) {
        return new PolicyAssert(table);
    }

    /**
     * Asserts which servlets can be reached without a token, by any method or route.
     *
     * @param servlets all names of such servlets
     * @return this
     * @throws AssertionFailedError if there are more or fewer
     */
    public PolicyAssert hasPublicServletsOnly(String... servlets) {
        List<String> open = table.rows().stream()
                .filter(row -> row.needs().equals("public"))
                .map(PolicyRow::servlet)
                .distinct()
                .sorted()
                .toList();
        List<String> expected = List.copyOf(new TreeSet<>(Arrays.asList(servlets)));
        if (!open.equals(expected)) {
            throw new AssertionFailedError(
                    "Public servlets: expected " + expected + " but they are " + open, expected, open);
        }
        return this;
    }

    /**
     * Asserts what a servlet's method needs.
     *
     * @param servlet the servlet's name
     * @param method the request method, or {@code *} for those that have no row of their own
     * @param needs the table's wording
     * @return this
     * @throws AssertionFailedError if no row says so
     */
    public PolicyAssert needs(String servlet, String method, String needs) {
        List<PolicyRow> rows = table.rows().stream()
                .filter(row -> row.servlet().equals(servlet) && row.method().equals(method))
                .toList();
        if (rows.stream().noneMatch(row -> row.needs().equals(needs))) {
            throw new AssertionFailedError(
                    method + " of '" + servlet + "': expected '" + needs + "' but the rows are " + rows, needs, rows);
        }
        return this;
    }

    /**
     * Asserts that the table is the one in a file. Where there is no file yet, writes it and fails, so that somebody reads it
     * before it is committed; to accept a change, delete the file and run again.
     *
     * @param file the snapshot
     * @return this
     * @throws AssertionFailedError if it differs, or has just been written
     * @throws UncheckedIOException if the file can't be read or written
     */
    public PolicyAssert matchesSnapshot(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, table.toString(), UTF_8);
                throw new AssertionFailedError("Wrote the policy to " + file + "; read it, commit it and run again");
            }
            String expected = Files.readString(file, UTF_8).replace("\r\n", "\n");
            if (!expected.equals(table.toString())) {
                throw new AssertionFailedError(
                        "The policy is not that of " + file + "; it is now:\n" + table, expected, table.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the policy snapshot " + file, e);
        }
        return this;
    }
}
