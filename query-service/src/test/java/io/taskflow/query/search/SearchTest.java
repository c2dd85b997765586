package io.taskflow.query.search;

import static io.taskflow.query.ReadApi.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.TaskflowEvent;
import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.board.ColumnAdded;
import io.taskflow.events.board.ColumnArchived;
import io.taskflow.events.board.FieldAdded;
import io.taskflow.events.board.FieldDeleted;
import io.taskflow.events.board.FieldRenamed;
import io.taskflow.events.board.FieldType;
import io.taskflow.events.board.LabelAdded;
import io.taskflow.events.board.LabelDeleted;
import io.taskflow.events.comment.CommentAdded;
import io.taskflow.events.comment.CommentDeleted;
import io.taskflow.events.comment.CommentEdited;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.task.TaskAssigned;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskDescribed;
import io.taskflow.events.task.TaskFieldsChanged;
import io.taskflow.events.task.TaskLabelled;
import io.taskflow.events.task.TaskMoved;
import io.taskflow.events.task.TaskRenamed;
import io.taskflow.events.workspace.WorkspaceLanguageChanged;
import io.taskflow.query.ReadApi;
import io.taskflow.support.language.SearchLanguage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SearchTest {
    private static ReadApi api;

    private final ReadApi.Viewer ada = api.viewer("Ada");
    private final UUID workspace = api.workspace(ada, "Team");
    private final UUID board = api.board(ada, workspace, "Ops", null);
    private final UUID column = UuidV7.next();
    private long position = api.append(ada.id(), null, board, new ColumnAdded(board, column, "To do", "m"));

    @BeforeAll
    static void start() {
        api = new ReadApi();
    }

    @AfterAll
    static void end() {
        api.close();
    }

    private UUID given(String title, @Nullable String description) {
        return given(board, title, description, null, Map.of());
    }

    private UUID given(
            UUID on,
            String title,
            @Nullable String description,
            @Nullable String externalId,
            Map<String, String> fields) {
        UUID id = UuidV7.next();
        position = api.append(
                ada.id(),
                null,
                on,
                new TaskCreated(
                        id,
                        on,
                        on.equals(board) ? column : on,
                        "m",
                        title,
                        description,
                        List.of(),
                        null,
                        null,
                        fields,
                        externalId));
        return id;
    }

    private UUID said(UUID task, String text) {
        UUID id = UuidV7.next();
        happens(new CommentAdded(id, task, board, ada.id(), text, List.of()));
        return id;
    }

    private void happens(TaskflowEvent event) {
        position = api.append(ada.id(), null, board, event);
    }

    private JsonNode search(String q, String... more) {
        return search(ada, q, more);
    }

    private JsonNode search(ReadApi.Viewer viewer, String q, String... more) {
        ReadApi.Response response = api.get(
                viewer,
                "/search?q=" + encoded(q) + "&minPosition=" + position + "&waitMs=30000" + String.join("", more));
        assertThat(response.status()).as(response.http().body()).isEqualTo(200);
        return response.json();
    }

    private List<UUID> found(String q, String... more) {
        return ids(search(q, more));
    }

    private static List<UUID> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(hit -> UUID.fromString(hit.get("id").asString()))
                .toList();
    }

    private static String marked(JsonNode pieces) {
        return pieces.valueStream()
                .map(piece -> piece.get("match").asBoolean()
                        ? "[" + piece.get("text").asString() + "]"
                        : piece.get("text").asString())
                .collect(Collectors.joining());
    }

    @Test
    void wordsAreFoundInAnyFormAndATitleWeighsMore() {
        UUID inText = given("Cellar", "The printers were moved yesterday");
        UUID inTitle = given("Moving the printer", null);
        UUID comment = said(inText, "Nobody moves printers here");
        given("Something else", "about nothing");

        assertThat(found("move printer")).startsWith(inTitle).containsExactlyInAnyOrder(inTitle, inText, comment);
        assertThat(found("\"moving the printer\"")).containsExactly(inTitle);
        assertThat(found("printer -yesterday -nobody")).containsExactly(inTitle);
        assertThat(found("cellar or nobody")).containsExactlyInAnyOrder(inText, comment);
        assertThat(found("printer", "&type=comment")).containsExactly(comment);
        assertThat(found("printer", "&type=task")).containsExactly(inTitle, inText);
        assertThat(found("a")).isEmpty();
        assertThat(found("-printer", "&board=" + UuidV7.next())).isEmpty();
    }

    @Test
    void wordsAreThoseOfTheLanguageOfTheWorkspace() {
        UUID german = api.workspace(ada, "Mannschaft", "de-CH");
        UUID tafel = api.board(ada, german, "Tafel", null);
        UUID english = given("Haus", "Two houses");
        UUID gesagt = given(tafel, "Haus am See", "Viele houses", null, Map.of());

        assertThat(found("Häuser")).containsExactly(gesagt);
        assertThat(marked(search("Häuser").at("/items/0/title"))).isEqualTo("[Haus] am See");
        assertThat(found("haus")).containsExactlyInAnyOrder(english, gesagt);
        assertThat(found("house", "&workspace=" + workspace)).containsExactly(english);

        position = api.append(ada.id(), null, workspace, new WorkspaceLanguageChanged(workspace, "de"));
        assertThat(found("Häuser")).containsExactlyInAnyOrder(english, gesagt);
        UUID later = given("Häuser", null);
        assertThat(found("Haus", "&board=" + board)).containsExactlyInAnyOrder(english, later);
        position = api.append(ada.id(), null, workspace, new WorkspaceLanguageChanged(workspace, null));
        assertThat(found("Häuser")).containsExactlyInAnyOrder(later, gesagt);
        assertThat(found("house", "&board=" + board)).containsExactly(english);
    }

    @Test
    void everyLanguageIsOneOfTheDatabase() {
        assertThat(api.sql()
                        .sql("SELECT cfgname FROM pg_ts_config WHERE cfgname <> 'simple'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(SearchLanguage.values())
                        .map(SearchLanguage::configuration)
                        .toList());
    }

    @Test
    void theLastWordMayBeABeginning() {
        UUID task = given("Replace the xylophone", null);
        given("Replace the drum", null);

        assertThat(found("xylo")).containsExactly(task);
        assertThat(found("replace xylo")).containsExactly(task);
        assertThat(found("drum xylo")).isEmpty();
        assertThat(found("\"xylo\"")).isEmpty();
    }

    @Test
    void whatIsMistypedIsFoundByItsTitle() {
        UUID task = given("Kubernetes upgrade", null);

        assertThat(found("kubernets")).containsExactly(task);
        assertThat(found("kuebrnetes")).containsExactly(task);
        assertThat(found("zzzzzzzz")).isEmpty();
    }

    @Test
    void aTaskIsFoundByItsNumberAndByItsExternalId() {
        given("one", null);
        UUID second = given(board, "two", null, "INC0012345", Map.of());
        given(board, "INC0012345 again", null, null, Map.of());

        assertThat(found("B-2").getFirst()).isEqualTo(second);
        assertThat(found("b-2", "&board=" + board).getFirst()).isEqualTo(second);
        assertThat(found("B-99")).isEmpty();
        assertThat(found("inc0012345").getFirst()).isEqualTo(second);
        assertThat(found("INC00123")).contains(second);
        JsonNode hit = search("inc0012345").get("items").get(0);
        assertThat(hit.get("key").asString()).isEqualTo("B");
        assertThat(hit.get("number").asInt()).isEqualTo(2);
        assertThat(hit.get("externalId").asString()).isEqualTo("INC0012345");
    }

    @Test
    void fieldsNarrowASearchOrAreOne() {
        UUID one = given(board, "Crash", null, null, Map.of("team", "V30"));
        UUID other = given(board, "Crash", null, null, Map.of("team", "V5 3rd", "Found by", "O'Hara \\ Ltd"));

        assertThat(found("crash field:team=v30")).containsExactly(one);
        assertThat(found("field:team=\"V5 3rd\"")).containsExactly(other);
        assertThat(found("field:\"found by\"=\"O'Hara \\ Ltd\" crash")).containsExactly(other);
        happens(new TaskFieldsChanged(other, board, Map.of("team", "V30")));
        assertThat(found("field:team=V30")).containsExactly(other, one);
        assertThat(found("field:team=\"V5 3rd\"")).isEmpty();
    }

    @Test
    void aFieldIsAskedForByTheNameItHasToday() {
        UUID field = UuidV7.next();
        UUID gone = UuidV7.next();
        happens(new FieldAdded(board, field, "Squad", "Squad", FieldType.TEXT, List.of()));
        happens(new FieldAdded(board, gone, "Gone", "Gone", FieldType.TEXT, List.of()));
        UUID task = given(board, "Fielded", null, null, Map.of("Squad", "Red", "Gone", "Yes"));
        happens(new FieldRenamed(board, field, "Crew"));
        happens(new FieldDeleted(board, gone));

        assertThat(found("field:crew=red")).containsExactly(task);
        assertThat(found("field:squad=red")).isEmpty();
        assertThat(found("field:gone=yes")).isEmpty();
    }

    @Test
    void whatChangesIsFoundAsItIsToday() {
        UUID task = given("Old title", "Old text");
        UUID comment = said(task, "Old remark");
        happens(new TaskRenamed(task, board, "New title"));
        happens(new TaskDescribed(task, board, null));
        happens(new CommentEdited(comment, task, board, "New remark", List.of()));
        happens(new TaskMoved(task, board, column, column, "n"));

        assertThat(found("old")).isEmpty();
        assertThat(found("new")).containsExactly(task, comment);
        assertThat(search("new").at("/items/1/archived").asBoolean()).isFalse();
        happens(new ColumnArchived(board, column));
        assertThat(search("new").at("/items/1/archived").asBoolean()).isTrue();
        happens(new CommentDeleted(comment, task, board));
        assertThat(found("new")).containsExactly(task);
        assertThat(found("remark")).isEmpty();
    }

    @Test
    void whatMatchedIsToldWithoutMarkup() {
        UUID task =
                given("<b>Fire</b> in \uE000cellar\uE001 & attic", "Call the <script>alert(1)</script> fire brigade");
        said(task, "fire!");

        JsonNode hit = search("fire", "&type=task").get("items").get(0);
        assertThat(marked(hit.get("title"))).isEqualTo("<b>[Fire]</b> in cellar & attic");
        assertThat(marked(hit.get("text"))).contains("[fire] brigade").doesNotContain("\uE000");
        JsonNode comment = search("fire", "&type=comment").get("items").get(0);
        assertThat(marked(comment.get("text"))).isEqualTo("[fire]");
        assertThat(comment.get("taskId").asString()).isEqualTo(task.toString());
        assertThat(comment.get("author").get("name").asString()).isEqualTo("Ada");
    }

    @Test
    void facetsCountBoardsPeopleAndLabelsAndFiltersNarrow() {
        UUID other = api.board(ada, workspace, "Other", null);
        UUID label = UuidV7.next();
        UUID gone = UuidV7.next();
        happens(new LabelAdded(board, label, "urgent", "RED"));
        happens(new LabelAdded(board, gone, "gone", "RED"));
        UUID task = given("Leak", null);
        UUID comment = said(task, "A leak it is");
        UUID elsewhere = given(other, "Leak elsewhere", null, null, Map.of());
        happens(new TaskAssigned(task, board, ada.id()));
        happens(new TaskLabelled(task, board, label));
        happens(new TaskLabelled(task, board, gone));
        happens(new LabelDeleted(board, gone));

        JsonNode facets = search("leak").get("facets");
        assertThat(facets.get("boards").toString())
                .isEqualTo(
                        "[{\"id\":\"%s\",\"name\":\"Ops\",\"count\":2},{\"id\":\"%s\",\"name\":\"Other\",\"count\":1}]"
                                .formatted(board, other));
        assertThat(facets.get("assignees").toString())
                .isEqualTo("[{\"id\":\"%s\",\"name\":\"Ada\",\"count\":2}]".formatted(ada.id()));
        assertThat(facets.get("labels"))
                .singleElement()
                .satisfies(one -> assertThat(one.get("name").asString()).isEqualTo("urgent"));
        assertThat(found("leak", "&board=" + other)).containsExactly(elsewhere);
        assertThat(found("leak", "&workspace=" + workspace)).hasSize(3);
        assertThat(found("leak", "&assignee=" + ada.id())).containsExactly(task, comment);
        assertThat(found("leak", "&label=" + label)).containsExactly(task, comment);
        assertThat(found("leak", "&label=" + gone)).isEmpty();
    }

    @Test
    void onlyMembersFindWhatIsOnABoard() {
        given("Secret plan", "hidden");
        ReadApi.Viewer eve = api.viewer("Eve");
        api.workspace(eve, "Elsewhere");

        assertThat(ids(search(eve, "secret"))).isEmpty();
        assertThat(ids(search(eve, "secrt"))).isEmpty();
        assertThat(ids(search(eve, "sec"))).isEmpty();
        assertThat(ids(search(eve, "B-1"))).isEmpty();
        assertThat(ids(search(eve, "secret", "&board=" + board, "&workspace=" + workspace)))
                .isEmpty();
        api.sql()
                .sql("INSERT INTO command.membership VALUES (?, ?, 'MEMBER')")
                .params(workspace, eve.id())
                .update();
        assertThat(ids(search(eve, "secret"))).hasSize(1);
    }

    @Test
    void boardsThatAreAlikeInTheIndexAreToldApart() {
        ReadApi.Viewer eve = api.viewer("Eve");
        UUID elsewhere = api.workspace(eve, "Elsewhere");
        UUID twin = new UUID(UuidV7.next().getMostSignificantBits(), board.getLeastSignificantBits());
        api.append(eve.id(), null, twin, new BoardCreated(twin, elsewhere, "Twin", "B", null, null));
        api.open(twin, elsewhere);
        UUID theirs = given(twin, "Gemini 1", null, "GEM-1", Map.of("team", "Gemini"));
        UUID ours = given("Gemini", null);

        for (String q : List.of("gemini", "gem", "gemmini", "B-1", "GEM-1", "field:team=gemini", "gem-")) {
            assertThat(ids(search(eve, q))).as(q).containsExactly(theirs);
            assertThat(found(q)).as(q).doesNotContain(theirs);
        }
        assertThat(found("gemini")).containsExactly(ours);
    }

    @Test
    void everythingIsFoundOncePageByPageHoweverMuchThereIs() {
        int many = 1_130;
        Set<UUID> all = new HashSet<>();
        for (int batch = 0; batch < 10; batch++) {
            List<TaskflowEvent> events = new ArrayList<>();
            IntStream.range(0, many / 10).forEach(i -> {
                UUID id = UuidV7.next();
                all.add(id);
                events.add(new TaskCreated(
                        id, board, column, "m", "Bulk " + i, null, List.of(), null, null, Map.of(), null));
            });
            position = api.append(ada.id(), null, board, events.toArray(TaskflowEvent[]::new));
        }
        UUID mine = all.iterator().next();
        happens(new TaskAssigned(mine, board, ada.id()));

        List<UUID> pages = new ArrayList<>();
        JsonNode page = search("bulk", "&limit=200");
        UUID later = given("Bulk later", null);
        while (true) {
            pages.addAll(ids(page));
            if (page.get("nextCursor").isNull()) {
                break;
            }
            page = search("bulk", "&limit=200&cursor=" + page.get("nextCursor").asString());
        }
        assertThat(pages).doesNotHaveDuplicates().doesNotContain(later);
        assertThat(new HashSet<>(pages)).isEqualTo(all);
        assertThat(found("bulk", "&assignee=" + ada.id())).containsExactly(mine);
    }

    @Test
    void whatCannotBeLookedForIsRefused() {
        assertThat(api.get(ada, "/search").status()).isEqualTo(400);
        for (String query : List.of("q=%20", "q=x%00", "q=" + "x".repeat(501), "q=x&type=board", "q=x&board=1")) {
            assertThat(api.get(ada, "/search?" + query).problem()).as(query).isEqualTo("malformed");
        }
        assertThat(api.get(ada, "/search?q=x&asOfPosition=1").problem()).isEqualTo("malformed");
        assertThat(api.get(ada, "/search?q=x&cursor=abc").problem()).isEqualTo("invalid-cursor");
        for (String odd :
                List.of("'", "\\", ":*", "((", "!!", "& |", "<->", "\"", "field:=", "field:a=", "'; --", "%")) {
            assertThat(api.get(ada, "/search?q=" + encoded(odd)).status())
                    .as(odd)
                    .isEqualTo(200);
        }
    }
}
