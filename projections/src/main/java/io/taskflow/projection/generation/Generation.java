package io.taskflow.projection.generation;

/** One set of a projection's tables, in a schema of its own. */
public record Generation(String projection, int number) {
    public String schema() {
        return projection + "_g" + number;
    }

    /** A table of it, qualified. */
    public String table(String name) {
        return schema() + "." + name;
    }
}
