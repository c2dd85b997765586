package io.taskflow.bench.importing;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Cases as a support desk handles them, about as many and as long as in the real log; seeded, so always the same. */
final class GeneratedIncidents {
    private static final int CASES = 5_000;
    private static final int PRODUCTS = 400;
    private static final int PEOPLE = 600;
    private static final int TEAMS = 150;
    private static final int MEAN_CHANGES = 8;
    private static final OffsetDateTime BEGIN = OffsetDateTime.of(2011, 1, 3, 8, 0, 0, 0, ZoneOffset.ofHours(1));
    private static final int SECONDS_OF_BEGINNINGS = 500 * 24 * 3600;

    private static final List<String> HEADER = List.of(
            "SR Number",
            "Change Date+Time",
            "Sub Status",
            "Involved Org line 3",
            "Involved ST",
            "SR Latest Impact",
            "Product",
            "Country",
            "Resource");
    private static final List<String> STATES = List.of(
            "In Progress",
            "Awaiting Assignment",
            "Assigned",
            "Wait - User",
            "Wait - Implementation",
            "Wait - Vendor",
            "Resolved",
            "Closed");
    private static final List<String> IMPACTS = List.of("Low", "Medium", "Medium", "High", "Major");

    private GeneratedIncidents() {}

    static List<List<String>> rows() {
        var random = new Random(2013);
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        for (int number = 0; number < CASES; number++) {
            // Few products have most cases.
            String product = "PROD" + (int) (PRODUCTS * Math.pow(random.nextDouble(), 3));
            String country = "c" + random.nextInt(25);
            String impact = IMPACTS.get(random.nextInt(IMPACTS.size()));
            String person = "person " + random.nextInt(PEOPLE);
            int team = random.nextInt(TEAMS);
            OffsetDateTime at = BEGIN.plusSeconds(random.nextInt(SECONDS_OF_BEGINNINGS));
            int changes = 1 + (int) (-MEAN_CHANGES * Math.log(1 - random.nextDouble()));
            for (int change = 0; change < changes; change++) {
                String state = STATES.get(change == changes - 1 ? STATES.size() - 1 : random.nextInt(6));
                rows.add(List.of(
                        "1-" + (364_000_000 + number),
                        at.toString(),
                        state,
                        "Org line " + team % 20,
                        "V" + team,
                        impact,
                        product,
                        country,
                        person));
                at = at.plusSeconds(1 + (long) (-40_000 * Math.log(1 - random.nextDouble())));
                if (random.nextInt(3) == 0) {
                    person = "person " + random.nextInt(PEOPLE);
                    team = random.nextInt(TEAMS);
                }
            }
        }
        return rows;
    }
}
