package io.taskflow.query.filter;

import io.taskflow.events.filter.FilterChanged;
import io.taskflow.events.filter.FilterDeleted;
import io.taskflow.events.filter.FilterEvent;
import io.taskflow.events.filter.FilterRenamed;
import io.taskflow.events.filter.FilterSaved;
import io.taskflow.eventstore.EventLog;
import io.taskflow.query.answer.Answer;
import io.taskflow.query.fold.LoggedEvent;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.paging.Page;
import io.taskflow.query.paging.PageRequest;
import io.taskflow.query.paging.Pages;
import io.taskflow.support.events.EventCodec;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Folds the filters of a person from the log: they are few, and nobody else asks for them. */
@Component
class ListFiltersHandler {
    private final ViewGate views;
    private final EventLog log;
    private final EventCodec codec;
    private final Pages pages;

    ListFiltersHandler(ViewGate views, EventLog log, EventCodec codec, Pages pages) {
        this.views = views;
        this.log = log;
        this.codec = codec;
        this.pages = pages;
    }

    Answer<Page<FilterView>> handle(ListFilters query) {
        PageRequest page = query.page();
        long head = views.awaitLog(query.asked());
        String after = page.after().map(place -> place.first()).orElse("");
        List<FilterView> rows = kept(page.viewer()).values().stream()
                .sorted(Comparator.comparing(ListFiltersHandler::key))
                .filter(filter -> key(filter).compareTo(after) > 0)
                .limit(page.fetch())
                .toList();
        return page.question()
                .answer(
                        query.asked().moment(),
                        rows,
                        head,
                        () -> pages.page(
                                page,
                                rows,
                                query.asked().moment(),
                                filter -> new Pages.Key(key(filter)),
                                filter -> filter));
    }

    /** No two names of a person differ in case alone. */
    private static String key(FilterView filter) {
        return filter.name().toLowerCase(Locale.ROOT);
    }

    private Map<UUID, FilterView> kept(UUID user) {
        Map<UUID, FilterView> kept = new HashMap<>();
        log.readStream(FilterEvent.stream(user).toString(), 0, recorded -> {
            if (LoggedEvent.of(recorded, codec).event() instanceof FilterEvent event) {
                evolve(kept, event);
            }
        });
        return kept;
    }

    private static void evolve(Map<UUID, FilterView> kept, FilterEvent event) {
        switch (event) {
            case FilterSaved e -> kept.put(e.filterId(), new FilterView(e.filterId(), e.name(), e.filter()));
            case FilterRenamed e ->
                kept.computeIfPresent(e.filterId(), (id, one) -> new FilterView(id, e.name(), one.filter()));
            case FilterChanged e ->
                kept.computeIfPresent(e.filterId(), (id, one) -> new FilterView(id, one.name(), e.filter()));
            case FilterDeleted e -> kept.remove(e.filterId());
        }
    }
}
