package io.taskflow.query.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.query.moment.Asked;
import io.taskflow.query.moment.Live;
import io.taskflow.query.moment.MomentParameters;
import io.taskflow.query.moment.Moments;
import io.taskflow.query.paging.PageParameters;
import io.taskflow.query.paging.PageRequest;
import io.taskflow.query.paging.Pages;
import io.taskflow.support.security.CurrentUser;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /search}: tasks and comments by what they say. */
@RestController
@RequestMapping("/api/v1/search")
@Tag(name = "Search")
class SearchApi {
    private final SearchHandler search;
    private final Moments moments;
    private final Pages pages;

    SearchApi(SearchHandler search, Moments moments, Pages pages) {
        this.search = search;
        this.moments = moments;
        this.pages = pages;
    }

    @Operation(summary = "Look for tasks and comments on all boards you may see", description = """
            Titles, descriptions and comments of today are looked through, those of archived tasks as well. First comes the task of this name (its board's key \
            and its number, such as OPS-123, or its external id), then what says all the words, in any of the forms that they have in the language of the workspace, a title before a text. Where \
            that is little, what has a word that begins as the last one does follows, tasks whose external ids begin so, and those whose titles are spelt \
            alike. \
            The newest 500 that say the words are ranked together and counted in the facets; after them the pages go on with the next 500 that are older. \
            A page may be short, or empty where a filter takes little; only `nextCursor` says whether there is another. \
            What matched is told by pieces: each is plain text, and `match` says whether it is a word that was looked for, so that nothing in a text can \
            pass for markup.""")
    @GetMapping
    ResponseEntity<SearchPage> search(
            @AuthenticationPrincipal CurrentUser user,
            @Parameter(
                            description =
                                    "words, all of which are wanted; `\"a phrase\"`, `or`, and `-` before what must not"
                                            + " be there; `field:team=V30` or `field:\"a name\"=\"a value\"` for tasks with this value"
                                            + " in a field of their board")
                    @RequestParam
                    String q,
            @Parameter(description = "on the boards of this workspace") @RequestParam Optional<UUID> workspace,
            @Parameter(description = "on this board") @RequestParam Optional<UUID> board,
            @Parameter(description = "tasks of this person, and comments on them") @RequestParam
                    Optional<UUID> assignee,
            @Parameter(description = "tasks with this label, and comments on them") @RequestParam Optional<UUID> label,
            @Parameter(description = "tasks or comments alone") @RequestParam Optional<Search.Kind> type,
            @Live MomentParameters moment,
            PageParameters page) {
        Words words = Words.of(q);
        var filter = new Search.Filter(workspace, board, assignee, label, type);
        PageRequest request = pages.request(user.id(), Search.list(words, filter), page);
        Asked asked = moments.resolveLive(request.pinned(), moment, "what is looked for is what is said today");
        return search.handle(new Search(words, filter, asked, request)).response();
    }
}
