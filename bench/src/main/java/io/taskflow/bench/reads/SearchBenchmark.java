package io.taskflow.bench.reads;

import io.taskflow.bench.Benchmark;
import io.taskflow.bench.Goal;
import io.taskflow.bench.Report;
import io.taskflow.bench.process.Scratch;
import io.taskflow.bench.process.TaskflowServer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Searches by somebody who may see a tenth of the boards, beside the same searches by somebody who may see all. */
public final class SearchBenchmark implements Benchmark {
    private static final long TASKS = 1_000_000;
    private static final String MEMBER = "member@bench.example";
    private static final List<String> KINDS = List.of("common word", "usual word", "rare word", "two words");
    private static final double LONGEST_MILLIS = 50;

    private final Random random = new Random(1);

    @Override
    public String name() {
        return "search";
    }

    @Override
    public String summary() {
        return "searches in 1,000,000 tasks and 3,000,000 comments, by who sees some boards beside who sees all";
    }

    @Override
    public String method() {
        return """
                The views of 200 boards in ten workspaces are filled with 1,000,000 tasks and 3,000,000 comments of 15 to 21 words; of 20,000 words the first ten are
                in up to a quarter of all texts (common), those from the 200th to the 2,000th in some thousands (usual), those from the 15,000th on in about a thousand (rare).
                One person is in all workspaces, so that the filter of what they may see takes nothing away; the other is in one. Both search in turns, on two
                connections, for another word each time; so do those who have not finished a word, mistyped one, or know an external id.
                """;
    }

    @Override
    public Report run(boolean quick) throws Exception {
        try (var scratch = Scratch.create();
                var server = TaskflowServer.start(scratch.directory())) {
            server.login();
            FilledViews views = FilledViews.fill(server, quick ? TASKS / 200 : TASKS);
            views.join(server.addAccount(MEMBER), 1);
            List<String> words = words(server);
            var reading = new Reading(server);
            for (String email : List.of(TaskflowServer.ADMIN, MEMBER)) {
                String who = email.equals(MEMBER) ? ", some boards" : ", all boards";
                reading.of("common word" + who, email, () -> search(word(words, 0, 10)))
                        .of("usual word" + who, email, () -> search(word(words, 200, 2_000)))
                        .of("rare word" + who, email, () -> search(word(words, 15_000, 20_000)))
                        .of("two words" + who, email, () -> search(word(words, 0, 100) + "%20" + word(words, 0, 100)));
            }
            reading.of("beginning of a word", MEMBER, () -> search(beginning(word(words, 200, 20_000))))
                    .of("mistyped word", MEMBER, () -> search(mistyped(word(words, 200, 20_000))))
                    .of("external id", MEMBER, () -> search("INC" + (10_000_000 + random.nextLong(1, views.tasks()))));
            var sums = reading.measure(Duration.ofSeconds(quick ? 1 : 15), Duration.ofSeconds(quick ? 1 : 5));

            var report = new Report(name(), quick, "what", "searches", "p50 ms", "p95 ms", "p99 ms");
            sums.forEach(
                    (what, sum) -> report.row(what, sum.accepted(), sum.millis(50), sum.millis(95), sum.millis(99)));
            sums.forEach((what, sum) -> report.goal(Goal.atMost(what + ", p95 in ms", sum.millis(95), LONGEST_MILLIS)));
            for (String kind : KINDS) {
                double some =
                        Objects.requireNonNull(sums.get(kind + ", some boards")).millis(95);
                double all =
                        Objects.requireNonNull(sums.get(kind + ", all boards")).millis(95);
                report.goal(Goal.atMost(kind + ", some boards beside all, p95", some / all, 1.5));
            }
            return report;
        }
    }

    private static List<String> words(TaskflowServer server) throws Exception {
        String all =
                server.text("SELECT string_agg(public.bench_word(n), ' ' ORDER BY n) FROM generate_series(0, 20000) n");
        return List.of(all.split(" "));
    }

    private String word(List<String> words, int from, int to) {
        return words.get(random.nextInt(from, to));
    }

    private static String search(String q) {
        return "/search?q=" + q;
    }

    private static String beginning(String word) {
        return word.substring(0, 4);
    }

    /** Without one of its letters. */
    private static String mistyped(String word) {
        return word.substring(0, 3) + word.substring(4);
    }
}
