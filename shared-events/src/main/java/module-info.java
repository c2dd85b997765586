/** The contract. A module, so that its sealed catalogue may spread over packages and nothing but java.base comes in. */
module io.taskflow.events {
    requires static transitive org.jspecify;

    exports io.taskflow.events;
    exports io.taskflow.events.board;
    exports io.taskflow.events.comment;
    exports io.taskflow.events.filter;
    exports io.taskflow.events.id;
    exports io.taskflow.events.task;
    exports io.taskflow.events.watcher;
    exports io.taskflow.events.workspace;
}
