/** What tasks and comments say, looked for over all boards that someone may see. */
@NullMarked
package io.taskflow.query.search;

import org.jspecify.annotations.NullMarked;
