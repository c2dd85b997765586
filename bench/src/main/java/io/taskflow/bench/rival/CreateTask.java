package io.taskflow.bench.rival;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

record CreateTask(@TargetAggregateIdentifier String id, String boardId, String columnId, String title) {}
