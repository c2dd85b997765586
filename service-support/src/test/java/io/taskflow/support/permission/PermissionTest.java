package io.taskflow.support.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.board.BoardRole;
import io.taskflow.events.workspace.MemberRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PermissionTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "permissions.md");
    private static final String TABLE_BEGINS =
            "<!-- Made from Permission; PermissionTest says when it must be made anew. -->";

    @Test
    void theDocumentShowsTheTable() throws IOException {
        String document = Files.readString(DOCUMENT);
        String wanted = document.substring(0, document.indexOf(TABLE_BEGINS)) + TABLE_BEGINS + "\n\n" + table();
        Path fresh = Path.of("target", "permissions.md");
        Files.writeString(fresh, wanted);

        assertThat(document).as("copy %s there", fresh.toAbsolutePath()).isEqualTo(wanted);
    }

    private static String table() {
        return Stream.of(
                        Stream.of(row("to", Arrays.stream(Role.values()).map(Role::toString))),
                        Stream.of(row("---", Arrays.stream(Role.values()).map(role -> "---"))),
                        Arrays.stream(Permission.values())
                                .map(permission -> row(
                                        permission.act(),
                                        Arrays.stream(Role.values())
                                                .map(role -> permission.allows(role) ? "yes" : ""))))
                .flatMap(rows -> rows)
                .collect(Collectors.joining());
    }

    private static String row(String first, Stream<String> cells) {
        return "| " + first + " | " + cells.collect(Collectors.joining(" | ")) + " |\n";
    }

    @Test
    void aStrongerRoleMayWhateverAWeakerOneMay() {
        for (List<Role> roles : List.of(
                List.of(Role.OWNER, Role.ADMIN, Role.MEMBER, Role.GUEST),
                List.of(Role.EDITOR, Role.COMMENTER, Role.VIEWER))) {
            for (Permission permission : Permission.values()) {
                for (int i = 1; i < roles.size(); i++) {
                    assertThat(permission.allows(roles.get(i - 1)) || !permission.allows(roles.get(i)))
                            .as("%s %s", roles.get(i - 1), permission)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void everyRoleOfAWorkspaceOrBoardIsInTheTable() {
        assertThat(Stream.of(MemberRole.values(), BoardRole.values())
                        .flatMap(Stream::of)
                        .map(Enum::name))
                .containsExactly(Stream.of(Role.values()).map(Enum::name).toArray(String[]::new));
    }
}
