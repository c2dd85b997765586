package io.taskflow.query.people;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** People whom a test knows without a database. */
public final class KnownPeople {
    private KnownPeople() {}

    public static People of(Person... people) {
        return new People(Arrays.stream(people).collect(Collectors.toMap(Person::id, Function.identity())));
    }
}
