package io.taskflow.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Real logs and exports that are not part of the project: in the folder {@code shared/data} beside the checkout, or
 * wherever the system property {@code shared.data} says.
 */
public final class SharedData {
    private static final Path BESIDE = Path.of("shared", "data");

    private SharedData() {}

    /** The file, or the running test ends as skipped, saying so. */
    public static Path require(String name) {
        String told = System.getProperty("shared.data", "");
        Stream<Path> places = told.isBlank()
                ? Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                        .map(folder -> folder.resolve(BESIDE))
                : Stream.of(Path.of(told));
        return places.map(place -> place.resolve(name))
                .filter(Files::isReadable)
                .findFirst()
                .orElseThrow(
                        () -> NotExercised.because("real data " + name, "no shared/data folder beside the checkout"));
    }
}
