package io.github.auth0guard.acceptance.docs;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of all tests of the repository, read from their sources, as no module sees the others' test classes:
 * {@code Class} and {@code Class.method}. The kit's defects and the recipes of the hostile corpus count, because each of
 * their tokens is a case of {@code HostileCorpusTest}.
 */
final class TestNames extends SimpleFileVisitor<Path> {
    private static final Pattern SOURCE = Pattern.compile("(\\w+(?:Test|Suite|Recipes)|Defect)\\.java");
    private static final Pattern TEST =
            Pattern.compile("@(?:Test|ParameterizedTest|RepeatedTest|TestFactory|FuzzTest|ArchTest)\\b.*");
    private static final Pattern METHOD = Pattern.compile("(?:static |final )*[\\w<>]+ (\\w+)(?:\\(| =).*");
    private static final Pattern RECIPE = Pattern.compile("recipes\\.(\\w+)\\(\\);");
    private static final Pattern CONSTANT = Pattern.compile("([A-Z][A-Z0-9_]+)\\(.*");

    private final Set<String> names = new HashSet<>();

    private TestNames() {}

    static Set<String> below(Path root) throws IOException {
        TestNames visitor = new TestNames();
        Files.walkFileTree(root, visitor);
        return visitor.names;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        String name = directory.getFileName().toString();
        boolean built = name.equals("target") || name.equals(".git");
        return built ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Matcher source = SOURCE.matcher(file.getFileName().toString());
        if (source.matches()) {
            read(source.group(1), Files.readAllLines(file));
        }
        return FileVisitResult.CONTINUE;
    }

    private void read(String type, List<String> lines) {
        if (type.equals("Defect")) {
            addAll(type, lines, CONSTANT);
        } else if (type.endsWith("Recipes")) {
            addAll(type, lines, RECIPE);
        } else {
            addTests(type, lines);
        }
    }

    private void addAll(String type, List<String> lines, Pattern pattern) {
        for (String line : lines) {
            Matcher matcher = pattern.matcher(line.strip());
            if (matcher.matches()) {
                add(type, matcher.group(1));
            }
        }
    }

    /** An annotation, maybe more of them, then the method or the field. */
    private void addTests(String type, List<String> lines) {
        boolean annotated = false;
        for (String line : lines) {
            annotated |= TEST.matcher(line.strip()).matches();
            Matcher method = METHOD.matcher(line.strip());
            if (annotated && method.matches()) {
                add(type, method.group(1));
                annotated = false;
            }
        }
    }

    private void add(String type, String member) {
        names.add(type);
        names.add(type + '.' + member);
    }
}
