/** The filters that someone keeps. */
@NullMarked
package io.taskflow.query.filter;

import org.jspecify.annotations.NullMarked;
