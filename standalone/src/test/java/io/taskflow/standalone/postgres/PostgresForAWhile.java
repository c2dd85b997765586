package io.taskflow.standalone.postgres;

import java.nio.file.Path;

/** A process that owns an embedded PostgreSQL until it is killed; it prints the URL. */
final class PostgresForAWhile {

    private PostgresForAWhile() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.in(Path.of(arguments[0]), Path.of(arguments[1]))
                .start();
        System.out.println(postgres.jdbcUrl());
        Thread.currentThread().join();
    }
}
