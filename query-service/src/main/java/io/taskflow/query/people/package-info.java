/** Today's names of the people whom events name by id. */
@NullMarked
package io.taskflow.query.people;

import org.jspecify.annotations.NullMarked;
