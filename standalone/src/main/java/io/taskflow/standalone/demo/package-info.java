/** What {@code run --demo} shows: a believable team's two years, made up from a seed and brought in by the importer. */
@NullMarked
package io.taskflow.standalone.demo;

import org.jspecify.annotations.NullMarked;
