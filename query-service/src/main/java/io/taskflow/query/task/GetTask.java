package io.taskflow.query.task;

import io.taskflow.query.answer.Question;
import io.taskflow.query.moment.Asked;
import java.util.UUID;

/** Shows a task at a moment. */
record GetTask(Question question, UUID task, Asked asked) {}
