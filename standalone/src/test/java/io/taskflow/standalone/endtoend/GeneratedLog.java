package io.taskflow.standalone.endtoend;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A log of another system, as awkward as logs are: local times across both changes of the clock, rows in no order, several in
 * one minute, blanks, cells that mean "none", quoted cells with line ends, and, where wanted, rows that are wrong.
 *
 * @param text the file, of characters that Latin-1 has
 * @param problems the wrong rows, in the file's order
 */
record GeneratedLog(String text, char delimiter, int rows, List<Problem> problems) {
    private static final ZoneRules ZONE = ZoneId.of("America/Sao_Paulo").getRules();
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
    private static final int BAD_ROUNDS = 3;

    private static final List<String> HEADER = List.of(
            "Número", "Quando", "Fila", "Situação", "Responsável", "Autor", "Urgência", "Equipe", "Região", "Assunto");
    private static final List<String> PEOPLE = List.of(
            "João Conceição", "joão conceição", "Zoë", "Zoë ", "Müller; Jörg", "\"Nena\" Peña", "-", "robô-1", "", " ");
    private static final List<String> STATES =
            List.of("Aberto", "Em análise", "Em análise ", "Aguardando; terceiro", "Concluído", "CONCLUÍDO");
    private static final List<String> SUBJECTS = List.of(
            "Impressora não imprime", "Sessão \"cai\"; às vezes", "Duas\nlinhas", "Custa £5,\tdiz ele", "½ pronto");
    private static final List<String> URGENCIES = List.of("crítica", "alta", "média", "baixa", "sem", "n/d", "");
    private static final List<String> OPTIONAL = List.of("Norte", "São Paulo", "n/d", "", " ", "Pará");

    /** Hours before the clock goes forward, before it goes back (both at midnight), and an ordinary morning. */
    private static final List<LocalDateTime> SEASONS = List.of(
            LocalDateTime.of(2017, 10, 14, 20, 0),
            LocalDateTime.of(2018, 2, 17, 20, 0),
            LocalDateTime.of(2018, 3, 1, 8, 0));

    /** A wrong row: its number, the line it begins on, and the rule it breaks. */
    record Problem(long row, long line, String rule) {}

    private record Row(Map<String, String> cells, String rule) {}

    static GeneratedLog of(Random random, int tasks, char delimiter, boolean withBadRows) {
        List<Row> rows = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            addTask(rows, "C-" + task, random);
        }
        if (withBadRows) {
            addBadRows(rows, random);
        }
        Collections.shuffle(rows, random);
        return written(rows, delimiter);
    }

    private static void addTask(List<Row> rows, String number, Random random) {
        LocalDateTime at = one(SEASONS, random).plusMinutes(random.nextInt(300));
        String subject = one(SUBJECTS, random);
        for (int change = 1 + random.nextInt(12); change > 0; change--) {
            Map<String, String> cells = new LinkedHashMap<>();
            cells.put("Número", number);
            cells.put("Quando", MINUTES.format(at));
            // A task stays on the board it began on, whatever its later rows say.
            cells.put("Fila", "Nº " + random.nextInt(6));
            cells.put("Situação", one(STATES, random));
            cells.put("Responsável", one(PEOPLE, random));
            cells.put("Autor", one(PEOPLE, random));
            cells.put("Urgência", one(URGENCIES, random));
            cells.put("Equipe", one(OPTIONAL, random));
            cells.put("Região", one(OPTIONAL, random));
            cells.put("Assunto", subject);
            rows.add(new Row(cells, ""));
            // A third of the changes tie with the one before: then the file's order counts.
            at = at.plusMinutes(random.nextInt(3) * 40L);
        }
    }

    private static void addBadRows(List<Row> rows, Random random) {
        List<Row> good = List.copyOf(rows);
        for (int round = 0; round < BAD_ROUNDS; round++) {
            rows.add(spoiled(one(good, random), "required", "Número", " "));
            rows.add(spoiled(one(good, random), "required", "Quando", ""));
            rows.add(spoiled(one(good, random), "required", "Situação", ""));
            rows.add(spoiled(one(good, random), "required", "Fila", ""));
            rows.add(spoiled(one(good, random), "instant", "Quando", "31/04/2018 10:00"));
            rows.add(spoiled(one(good, random), "instant", "Quando", "2018-04-30T10:00"));
            rows.add(spoiled(one(good, random), "future", "Quando", "01/01/2999 10:00"));
            rows.add(spoiled(one(good, random), "range", "Quando", "31/12/1899 10:00"));
            rows.add(spoiled(one(good, random), "max-length", "Número", "é".repeat(256)));
            rows.add(spoiled(one(good, random), "max-length", "Responsável", "é".repeat(201)));
            rows.add(spoiled(one(good, random), "max-length", "Assunto", "é".repeat(501)));
            Map<String, String> cells = new LinkedHashMap<>(one(good, random).cells());
            cells.remove("Autor");
            rows.add(new Row(cells, "cells"));
        }
    }

    private static Row spoiled(Row row, String rule, String column, String cell) {
        Map<String, String> cells = new LinkedHashMap<>(row.cells());
        cells.put(column, cell);
        return new Row(cells, rule);
    }

    private static GeneratedLog written(List<Row> rows, char delimiter) {
        StringBuilder text = new StringBuilder();
        List<Problem> problems = new ArrayList<>();
        append(text, HEADER, delimiter);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (!row.rule().isEmpty()) {
                long line = 1 + text.chars().filter(c -> c == '\n').count();
                problems.add(new Problem(i + 1L, line, row.rule()));
            }
            append(text, row.cells().values(), delimiter);
        }
        return new GeneratedLog(text.toString(), delimiter, rows.size(), problems);
    }

    private static void append(StringBuilder text, Iterable<String> cells, char delimiter) {
        List<String> written = new ArrayList<>();
        for (String cell : cells) {
            boolean special = cell.indexOf(delimiter) >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0;
            written.add(special ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        text.append(String.join(String.valueOf(delimiter), written)).append('\n');
    }

    private static <T> T one(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** The rows of the file without the wrong ones. */
    List<Map<String, String>> goodRows() {
        List<Map<String, String>> all = Csv.read(text, delimiter);
        Set<Long> bad = problems.stream().map(Problem::row).collect(Collectors.toSet());
        return IntStream.range(0, all.size())
                .filter(i -> !bad.contains(i + 1L))
                .mapToObj(all::get)
                .toList();
    }

    /** The mapping file that says what {@link Meaning} says. */
    String mapping(String encoding, boolean blankClears) {
        return """
                format:   { delimiter: "%s", encoding: %s, timestamp: "dd/MM/yyyy HH:mm", zone: America/Sao_Paulo }
                board:    { externalId: Fila, name: "Fila {Fila}: {Região}" }
                task:     { externalId: Número, title: "{Assunto} ({Número})" }
                at:       Quando
                column:   Situação
                assignee: Responsável
                actor:    Autor
                priority: { column: Urgência, map: { crítica: URGENT, alta: HIGH, média: MEDIUM, baixa: LOW } }
                fields:   { equipe: Equipe, região: Região }
                unset:    ["-", "n/?", "robô-[12]"]
                blank:    %s
                """.formatted(delimiter == '\t' ? "\\t" : delimiter, encoding, blankClears ? "clear" : "keep");
    }

    /** What the columns mean. */
    record Meaning(boolean blankClears) implements LogMeaning {
        @Override
        public Instant at(Map<String, String> row) {
            LocalDateTime local = LocalDateTime.parse(row.get("Quando"), MINUTES);
            List<ZoneOffset> offsets = ZONE.getValidOffsets(local);
            return local.toInstant(
                    offsets.isEmpty() ? ZONE.getTransition(local).getOffsetBefore() : offsets.getFirst());
        }

        @Override
        public String task(Map<String, String> row) {
            return row.get("Número");
        }

        @Override
        public String title(Map<String, String> row) {
            return row.get("Assunto") + " (" + row.get("Número") + ")";
        }

        @Override
        public String board(Map<String, String> row) {
            return row.get("Fila");
        }

        @Override
        public String boardName(Map<String, String> row) {
            return "Fila " + row.get("Fila") + ": " + row.get("Região");
        }

        @Override
        public String column(Map<String, String> row) {
            return row.get("Situação");
        }

        @Override
        public String assignee(Map<String, String> row) {
            return row.get("Responsável");
        }

        @Override
        public String priority(Map<String, String> row) {
            return row.get("Urgência");
        }

        @Override
        public Map<String, String> priorities() {
            return Map.of("crítica", "URGENT", "alta", "HIGH", "média", "MEDIUM", "baixa", "LOW");
        }

        @Override
        public Map<String, String> fields() {
            return Map.of("equipe", "Equipe", "região", "Região");
        }

        @Override
        public Predicate<String> unset() {
            return cell -> cell.equals("-") || cell.matches("n/.") || cell.matches("robô-[12]");
        }
    }
}
