package io.taskflow.query.task;

import io.taskflow.query.answer.Question;
import io.taskflow.query.moment.Asked;
import java.util.UUID;

/** Shows a task as it was at one of its versions, from 1. */
record GetTaskVersion(Question question, UUID task, long version, Asked asked) {}
