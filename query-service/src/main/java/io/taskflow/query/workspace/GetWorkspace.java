package io.taskflow.query.workspace;

import io.taskflow.query.answer.Question;
import io.taskflow.query.moment.Asked;
import java.util.UUID;

/** Shows a workspace of now. */
record GetWorkspace(Question question, UUID workspace, Asked asked) {}
