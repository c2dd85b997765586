package io.taskflow.standalone.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Random;

/** Two years of a team's work as an event log: the same seed and the same day give the same log. */
final class DemoLog {
    static final String MAPPING = """
            board:    { externalId: Board, name: "{Board name}" }
            task:     { externalId: Card, title: "{Title}" }
            at:       Time
            column:   List
            assignee: Assignee
            actor:    By
            priority: { column: Priority, map: { urgent: URGENT, high: HIGH, medium: MEDIUM, low: LOW } }
            fields:   { sprint: Sprint, estimate: Estimate }
            unset:    ["-"]
            """;

    private static final String HEADER = "Time,Board,Board name,Card,Title,List,Assignee,By,Priority,Sprint,Estimate\n";
    private static final int MONTHS = 24;
    private static final double HOURS_A_DAY = 10;
    private static final List<String> PRIORITIES =
            List.of("urgent", "high", "high", "medium", "medium", "medium", "low", "-");
    private static final List<String> ESTIMATES = List.of("1", "2", "2", "3", "3", "3", "5", "5", "8", "-");

    private final Random random;
    private final WorkCalendar calendar = new WorkCalendar(ZoneId.of("Europe/Berlin"));
    private final LocalDate firstDay;
    private final Instant now;
    private final StringBuilder csv = new StringBuilder(HEADER);

    private DemoLog(long seed, Instant now) {
        this.random = new Random(seed);
        this.now = now;
        this.firstDay = now.atZone(ZoneId.of("Europe/Berlin"))
                .toLocalDate()
                .minusMonths(MONTHS)
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    /** The log up to now, as CSV with a header; a few megabytes. */
    static String upTo(Instant now, long seed) {
        var log = new DemoLog(seed, now);
        for (DemoBoard board : DemoBoard.ALL) {
            log.write(board);
        }
        return log.csv.toString();
    }

    private void write(DemoBoard board) {
        int number = 0;
        LocalDate lastDay = now.atZone(ZoneId.of("Europe/Berlin")).toLocalDate();
        long days = ChronoUnit.DAYS.between(firstDay, lastDay) + 1;
        for (LocalDate day = firstDay; !day.isAfter(lastDay); day = day.plusDays(1)) {
            if (!calendar.isWorkday(day, random)) {
                continue;
            }
            double growth = 1 + (double) ChronoUnit.DAYS.between(firstDay, day) / days;
            double expected = board.weekly() / 5 * growth * calendar.pace(day);
            for (int i = poisson(expected); i > 0; i--) {
                task(board, ++number, calendar.momentOf(day, random));
            }
        }
    }

    private void task(DemoBoard board, int number, Instant begun) {
        var task = new Task(board, board.id() + "-" + number, title(board));
        task.priority = one(PRIORITIES);
        task.estimate = board.sprints() ? one(ESTIMATES) : "-";
        String reporter = person(board, begun);
        if (!task.write(begun, 0, reporter)) {
            return;
        }
        Instant at = begun;
        boolean returned = false;
        for (int stage = 1; stage < board.stages().size(); stage++) {
            if (stage == 1 && random.nextInt(12) == 0) {
                // Never taken up: every backlog has them.
                return;
            }
            at = calendar.after(at, duration(board.days().get(stage - 1)));
            if (stage >= board.back() && task.assignee.equals("-")) {
                task.assignee = person(board, at);
            }
            if (board.sprints() && stage == 1) {
                task.sprint = "Sprint "
                        + (1
                                + ChronoUnit.WEEKS.between(
                                                firstDay,
                                                at.atZone(ZoneId.of("UTC")).toLocalDate())
                                        / 2);
            }
            if (!task.write(at, stage, task.assignee.equals("-") ? reporter : task.assignee)) {
                return;
            }
            if (random.nextInt(9) == 0) {
                at = calendar.after(at, duration(0.2));
                change(board, task);
                if (!task.write(at, stage, person(board, at))) {
                    return;
                }
            }
            if (!returned && stage == board.back() + 1 && random.nextInt(7) == 0) {
                returned = true;
                stage = board.back() - 1;
            }
        }
    }

    private void change(DemoBoard board, Task task) {
        if (random.nextBoolean()) {
            task.priority = one(PRIORITIES);
        } else {
            task.assignee = one(board.people());
        }
    }

    private String title(DemoBoard board) {
        String title = one(board.titles()).formatted(one(board.subjects()));
        return Character.toUpperCase(title.charAt(0)) + title.substring(1);
    }

    /** The team grows: its first two are there from the beginning, the others join one after the other. */
    private String person(DemoBoard board, Instant at) {
        long days =
                ChronoUnit.DAYS.between(firstDay, at.atZone(ZoneId.of("UTC")).toLocalDate());
        int joined = (int) Math.min(board.people().size(), 2 + days / 150);
        return board.people().get(random.nextInt(joined));
    }

    private Duration duration(double days) {
        double spread = Math.exp(random.nextGaussian() * 0.8);
        return Duration.ofSeconds(60 + (long) (days * spread * HOURS_A_DAY * 3600));
    }

    private int poisson(double expected) {
        double limit = Math.exp(-expected);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A task on its way. */
    private final class Task {
        private final DemoBoard board;
        private final String id;
        private final String title;
        private String assignee = "-";
        private String priority = "-";
        private String sprint = "-";
        private String estimate = "-";

        Task(DemoBoard board, String id, String title) {
            this.board = board;
            this.id = id;
            this.title = title;
        }

        /** False when this is still to come. */
        boolean write(Instant at, int stage, String by) {
            if (at.isAfter(now)) {
                return false;
            }
            cell(at.truncatedTo(ChronoUnit.SECONDS).toString(), ',');
            cell(board.id(), ',');
            cell(board.name(), ',');
            cell(id, ',');
            cell(title, ',');
            cell(board.stages().get(stage), ',');
            cell(assignee, ',');
            cell(by, ',');
            cell(priority, ',');
            cell(sprint, ',');
            cell(estimate, '\n');
            return true;
        }

        private void cell(String text, char end) {
            csv.append('"').append(text.replace("\"", "\"\"")).append('"').append(end);
        }
    }
}
