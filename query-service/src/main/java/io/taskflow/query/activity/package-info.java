/** What happened on a board, newest first, as sentences. */
@NullMarked
package io.taskflow.query.activity;

import org.jspecify.annotations.NullMarked;
