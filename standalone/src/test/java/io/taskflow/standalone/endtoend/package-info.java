/** The whole of taskflow as its users meet it: a process that answers HTTP, and that can be killed. */
@NullMarked
package io.taskflow.standalone.endtoend;

import org.jspecify.annotations.NullMarked;
