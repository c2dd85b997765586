/** What can happen to the filters that someone keeps. */
@NullMarked
package io.taskflow.events.filter;

import org.jspecify.annotations.NullMarked;
