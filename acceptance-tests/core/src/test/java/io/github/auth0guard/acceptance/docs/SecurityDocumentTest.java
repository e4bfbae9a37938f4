package io.github.auth0guard.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/security.md says of each requirement which test shows it: each row names one, and each that is named exists. */
class SecurityDocumentTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path DOCUMENT = ROOT.resolve(Path.of("docs", "security.md"));
    private static final Pattern REFERENCE = Pattern.compile("`((?:\\w+(?:Test|Suite|Recipes)|Defect)(?:\\.\\w+)?)`");
    private static final Pattern SEPARATOR = Pattern.compile("\\|[-| :]+\\|");

    private static Set<String> tests;

    @BeforeAll
    static void readTheSources() throws IOException {
        tests = TestNames.below(ROOT);
    }

    static List<String> rows() throws IOException {
        List<String> lines = Files.readAllLines(DOCUMENT);
        return lines.stream()
                .filter(line -> line.startsWith("|"))
                .filter(line -> !SEPARATOR.matcher(line).matches())
                .filter(line -> !SEPARATOR.matcher(following(lines, line)).matches())
                .toList();
    }

    static List<String> references() throws IOException {
        return referencesIn(Files.readString(DOCUMENT));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachRowEndsWithTheNamesOfTestsAndNothingElse(String row) {
        List<String> cells = Arrays.asList(row.split("(?<!\\\\)\\|"));
        String last = cells.get(cells.size() - 1);
        assertThat(referencesIn(last)).isNotEmpty();
        assertThat(REFERENCE.matcher(last).replaceAll("")).matches("[, ]*");
    }

    @ParameterizedTest
    @MethodSource("references")
    void eachTestThatIsNamedExists(String reference) {
        assertThat(tests).contains(reference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DpopProofTest.noSuchTest",
                "NoSuchTest",
                "DpopProofTest.assertRefused",
                "Defect.NO_SUCH_DEFECT",
                "KeyRecipes.spoilRsa"
            })
    void whatIsNoTestIsNotTakenForOne(String name) {
        assertThat(tests).doesNotContain(name);
    }

    @Test
    void testsOfEveryKindAreFound() {
        assertThat(tests)
                .contains(
                        "SecurityDocumentTest",
                        "SecurityDocumentTest.testsOfEveryKindAreFound",
                        "SecurityDocumentTest.eachTestThatIsNamedExists",
                        "SelfAttackTest.nothingIsFoundWhereTheGuardIsInFrontOfEverything",
                        "ServletContainerSuite.noWayLeadsToASecretWithoutItsScope",
                        "ArchitectureTest.noCycles",
                        "VerifyFuzzTest.nothingButTheGoodTokenPasses",
                        "KeyRecipes.ecdsa",
                        "Defect.NONE");
    }

    private static List<String> referencesIn(String text) {
        return REFERENCE
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .toList();
    }

    private static String following(List<String> lines, String line) {
        int next = lines.indexOf(line) + 1;
        return next < lines.size() ? lines.get(next) : "";
    }
}
