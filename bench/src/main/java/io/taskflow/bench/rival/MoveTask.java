package io.taskflow.bench.rival;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

record MoveTask(@TargetAggregateIdentifier String id, String columnId) {}
