package io.github.auth0guard.servlet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines up columns. */
final class TextTable {
    private static final List<String> HEADINGS = List.of("SERVLET", "MAPPED TO", "ROUTE", "METHOD", "NEEDS");

    private TextTable() {}

    static String of(List<PolicyRow> rows) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(HEADINGS);
        merged(rows)
                .forEach((row, methods) -> cells.add(List.of(
                        row.servlet(),
                        String.join(" ", row.mappings()),
                        row.route(),
                        String.join(" ", methods),
                        row.needs())));
        StringBuilder text = new StringBuilder();
        for (List<String> line : cells) {
            StringBuilder padded = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                padded.append(pad(line.get(column), width(cells, column)));
            }
            text.append(padded.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** Methods with the same needs share a line. */
    private static Map<PolicyRow, List<String>> merged(List<PolicyRow> rows) {
        Map<PolicyRow, List<String>> merged = new LinkedHashMap<>();
        for (PolicyRow row : rows) {
            PolicyRow key = new PolicyRow(row.servlet(), row.mappings(), row.route(), "", row.needs());
            merged.computeIfAbsent(key, each -> new ArrayList<>()).add(row.method());
        }
        return merged;
    }

    private static int width(List<List<String>> cells, int column) {
        return 2
                + cells.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0);
    }

    private static String pad(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }
}
