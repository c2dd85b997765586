package io.taskflow.query.filter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskflow.query.moment.Asked;
import io.taskflow.query.moment.Live;
import io.taskflow.query.moment.MomentParameters;
import io.taskflow.query.moment.Moments;
import io.taskflow.query.paging.Page;
import io.taskflow.query.paging.PageParameters;
import io.taskflow.query.paging.PageRequest;
import io.taskflow.query.paging.Pages;
import io.taskflow.support.security.CurrentUser;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /me/filters}: what one asks lists with again and again. */
@RestController
@RequestMapping("/api/v1/me/filters")
@Tag(name = "Search")
class FilterApi {
    private final ListFiltersHandler filters;
    private final Moments moments;
    private final Pages pages;

    FilterApi(ListFiltersHandler filters, Moments moments, Pages pages) {
        this.filters = filters;
        this.moments = moments;
        this.pages = pages;
    }

    @Operation(operationId = "listFilters", summary = "List the filters you keep, by name")
    @GetMapping
    ResponseEntity<Page<FilterView>> filters(
            @AuthenticationPrincipal CurrentUser user, @Live MomentParameters moment, PageParameters page) {
        PageRequest request = pages.request(user.id(), ListFilters.LIST, page);
        Asked asked = moments.resolveLive(request.pinned(), moment, "filters are those of today");
        return filters.handle(new ListFilters(asked, request)).response();
    }
}
