package io.taskflow.projection.rows;

import java.util.List;

/**
 * What is built, switched and rebuilt as one.
 *
 * @param projectors all see each event
 * @param entities in the order in which a batch loads them, {@link Epoch} first
 * @param monthly the tables that are partitioned by month
 */
public record Projection(String name, List<Projector> projectors, List<Entity<?>> entities, List<String> monthly) {}
